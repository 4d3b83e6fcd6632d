// Transformed rejection in vectors; compiled once for each kind of processor, by draw_vector.cpp.
#if defined(CADRE_SUPPLY_VECTOR_REJECT_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef CADRE_SUPPLY_VECTOR_REJECT_INL_H_
#undef CADRE_SUPPLY_VECTOR_REJECT_INL_H_
#else
#define CADRE_SUPPLY_VECTOR_REJECT_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "supply/draw.h"
#include "supply/draw_batch.h"
#include "supply/vector_math_inl.h"

HWY_BEFORE_NAMESPACE();
namespace cadre::supply::HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR && HWY_TARGET != HWY_EMU128

// Rows of a batch whose first proposal was not taken at once; p is that of the rarer side. What is settled leaves the
// list.
struct LargeRows {
  std::vector<std::uint32_t> row, future, cell;
  std::vector<std::int32_t> n;
  std::vector<double> p, k, us, v;
  std::size_t size = 0;

  void clear() { size = 0; }
  void push(const DrawBatch& batch, std::uint32_t at, double chance, double of_k, double of_us, double of_v) {
    if (size + kSpare >= row.size()) {
      const std::size_t room = (size + 1) * 2 + kSpare;
      for (auto* c : {&row, &future, &cell}) c->resize(room);
      n.resize(room, 100);
      for (auto* c : {&p, &k, &us, &v}) c->resize(room, 0.25);
    }
    row[size] = at;
    n[size] = batch.n[at];
    p[size] = chance;
    future[size] = batch.future[at];
    cell[size] = batch.cell[at];
    k[size] = of_k;
    us[size] = of_us;
    v[size++] = of_v;
  }
  // Row `from` takes place `to`, which is not behind it.
  void move(std::size_t from, std::size_t to) {
    row[to] = row[from];
    n[to] = n[from];
    p[to] = p[from];
    future[to] = future[from];
    cell[to] = cell[from];
    k[to] = k[from];
    us[to] = us[from];
    v[to] = v[from];
  }

 private:
  static constexpr std::size_t kSpare = 16;
};

// What both tests of a row share.
struct Hat {
  Double n, p, q, np, spread, a, b;
};
HWY_INLINE Hat hat_of(Double n, Double p) {
  const Doubles d;
  Hat h;
  h.n = n;
  h.p = p;
  h.q = hn::Sub(hn::Set(d, 1.0), h.p);
  h.np = hn::Mul(h.n, h.p);
  h.spread = hn::Sqrt(hn::Mul(h.np, h.q));
  h.b = hn::Add(hn::Set(d, 1.15), hn::Mul(hn::Set(d, 2.53), h.spread));
  h.a = hn::Add(hn::Add(hn::Set(d, -0.0873), hn::Mul(hn::Set(d, 0.0248), h.b)), hn::Mul(hn::Set(d, 0.01), h.p));
  return h;
}

HWY_INLINE Hat hat_of(const LargeRows& rows, std::size_t i) {
  const Doubles d;
  return hat_of(hn::PromoteTo(d, hn::LoadU(hn::Rebind<std::int32_t, Doubles>(), &rows.n[i])), hn::LoadU(d, &rows.p[i]));
}

// A proposal for kWidth rows, and the mask of those taken at once.
struct Proposal {
  Double k, us, v;
  Mask taken;
};
HWY_INLINE Proposal propose(const Hat& h, const VectorBits& bits) {
  const Doubles d;
  const Double one = hn::Set(d, 1.0), half = hn::Set(d, 0.5);
  const Double u = hn::Sub(unit_of_53(hn::ShiftRight<11>(bits.first)), half);
  const Double v = hn::Sub(one, unit_of_53(hn::ShiftRight<11>(bits.second)));
  const Double us = hn::Sub(half, hn::Abs(u));
  const Double c = hn::Add(h.np, half);
  const Double k = hn::Floor(hn::Add(hn::Mul(hn::Add(hn::Div(hn::Mul(hn::Set(d, 2.0), h.a), us), h.b), u), c));
  const Double sure = hn::Sub(hn::Set(d, 0.92), hn::Div(hn::Set(d, 4.2), h.b));
  return {k, us, v, hn::And(hn::Ge(us, hn::Set(d, 0.07)), hn::Le(v, sure))};
}

// The next proposal for rows of the list.
HWY_INLINE Mask propose_again(LargeRows& rows, std::size_t i, const DrawName& name, const RoundKeys& keys) {
  const Doubles d;
  const Proposal next = propose(hat_of(rows, i), vector_bits(&rows.future[i], &rows.cell[i], name, keys));
  hn::StoreU(next.k, d, &rows.k[i]);
  hn::StoreU(next.us, d, &rows.us[i]);
  hn::StoreU(next.v, d, &rows.v[i]);
  return next.taken;
}

// Whether the proposed k of kWidth rows lie under the true curve.
HWY_INLINE Mask accepted(const LargeRows& rows, std::size_t i) {
  const Doubles d;
  const Hat h = hat_of(rows, i);
  const Double one = hn::Set(d, 1.0), half = hn::Set(d, 0.5);
  const Double k = hn::LoadU(d, &rows.k[i]), us = hn::LoadU(d, &rows.us[i]), v = hn::LoadU(d, &rows.v[i]);
  const Double odds = hn::Div(h.p, h.q);
  const Double alpha = hn::Mul(hn::Add(hn::Set(d, 2.83), hn::Div(hn::Set(d, 5.1), h.b)), h.spread);
  const Double mode = hn::Floor(hn::Mul(hn::Add(h.n, one), h.p));
  const Double after = hn::Add(hn::Sub(h.n, mode), one);  // n - mode + 1
  const Mask inside = hn::And(hn::Ge(k, hn::Zero(d)), hn::Le(k, h.n));
  const Double kk = hn::IfThenElse(inside, k, mode);   // outside is never taken; keep the logarithms defined
  const Double rest = hn::Add(hn::Sub(h.n, kk), one);  // n - k + 1
  const Double left = vector_log(hn::Div(hn::Mul(v, alpha), hn::Add(hn::Div(h.a, hn::Mul(us, us)), h.b)));
  const Double first = hn::Mul(hn::Add(mode, half), vector_log(hn::Div(hn::Add(mode, one), hn::Mul(odds, after))));
  const Double middle = hn::Mul(hn::Add(h.n, one), vector_log(hn::Div(after, rest)));
  const Double last = hn::Mul(hn::Add(kk, half), vector_log(hn::Div(hn::Mul(odds, rest), hn::Add(kk, one))));
  const Double tails = hn::Sub(hn::Add(vector_stirling(mode), vector_stirling(hn::Sub(h.n, mode))),
                               hn::Add(vector_stirling(kk), vector_stirling(hn::Sub(h.n, kk))));
  const Double right = hn::Add(hn::Add(hn::Add(first, middle), last), tails);
  return hn::And(inside, hn::Le(left, right));
}

// Hands the rows of `taken` to the batch and closes up the others behind `kept`.
HWY_INLINE void settle(DrawBatch& batch, LargeRows& rows, std::size_t i, Mask taken, std::size_t& kept) {
  std::uint8_t raw[8] = {};
  hn::StoreMaskBits(Doubles(), taken, raw);
  for (std::size_t j = 0; j < std::min(kWidth, rows.size - i); ++j) {
    if ((raw[0] >> j & 1) == 0) {
      rows.move(i + j, kept++);
      continue;
    }
    const std::uint32_t row = rows.row[i + j];
    const auto k = static_cast<std::int32_t>(rows.k[i + j]);
    batch.x[row] = batch.p[row] > 0.5 ? batch.n[row] - k : k;
  }
}

// Tests the first proposals of the list, then goes on until nothing is left.
HWY_INLINE void reject_rows(DrawBatch& batch, LargeRows& rows, const DrawName& name, const RoundKeys& keys) {
  for (std::uint32_t attempt = 0; attempt < kMostAttempts && rows.size > 0; ++attempt) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size && attempt > 0; i += kWidth)
      settle(batch, rows, i, propose_again(rows, i, name.with(name.stream | attempt), keys), kept);
    if (attempt > 0) rows.size = kept;
    kept = 0;
    for (std::size_t i = 0; i < rows.size; i += kWidth) settle(batch, rows, i, accepted(rows, i), kept);
    rows.size = kept;
  }
  for (std::size_t i = 0; i < rows.size; ++i)
    batch.x[rows.row[i]] = static_cast<std::int32_t>((rows.n[i] + 1.0) * rows.p[i]);
}

#endif

}  // namespace cadre::supply::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
