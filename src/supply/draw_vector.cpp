// The draws of draw.h, many at once. This file is compiled once for each kind of processor; every operation stands in
// the order of draw.cpp, so that all give the same values to the last bit.
#include <algorithm>
#include <bit>

#include "supply/draw.h"
#include "supply/draw_batch.h"
#include "supply/fixed_math.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "supply/draw_vector.cpp"
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#include <hwy/foreach_target.h>
// foreach_target comes first.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cadre::supply::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128

void binomials(DrawBatch& batch, const DrawName& name, bool with_top) {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const DrawName row{name.seed, batch.future[i], batch.cell[i], name.step, name.stream};
    batch.x[i] = with_top ? draw_binomial(batch.n[i], batch.p[i], batch.top[i], row)
                          : draw_binomial(batch.n[i], batch.p[i], row);
    batch.second[i] = bits_of(row).second;
  }
}

void uniform_bits(DrawBatch& batch, const DrawName& name) {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const Bits bits = bits_of(
        {name.seed, batch.future[i], batch.cell[i], name.step, name.stream | static_cast<std::uint32_t>(batch.n[i])});
    batch.first[i] = bits.first;
    batch.second[i] = bits.second;
  }
}

void poissons(DrawBatch& batch, const DrawName& name) {
  for (std::size_t i = 0; i < batch.size(); ++i)
    batch.x[i] = draw_poisson(batch.p[i], {name.seed, batch.future[i], batch.cell[i], name.step, name.stream});
}

std::size_t filter(const std::int32_t* stock, const std::uint16_t* threshold, std::size_t cells, const DrawName& name,
                   std::uint32_t first_block, std::uint32_t* places, std::uint8_t* tops) {
  std::size_t found = 0;
  for (std::size_t start = 0; start < cells; start += kFilterCells) {
    PhiloxBlock words[kLanes];
    for (std::uint32_t lane = 0; lane < kLanes; ++lane)
      words[lane] = philox(
          {name.future + lane, static_cast<std::uint32_t>(first_block + start / kFilterCells), name.step, name.stream},
          name.seed);
    for (std::size_t i = 0; i < std::min(kFilterCells, cells - start); ++i)
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const std::size_t place = (start + i) * kLanes + lane;
        const std::uint32_t byte = words[lane][i / 4] >> (8 * (i % 4)) & 0xFFU;
        if (byte >= static_cast<std::uint32_t>(stock[place]) * threshold[start + i]) continue;
        places[found] = static_cast<std::uint32_t>(place);
        tops[found++] = static_cast<std::uint8_t>(byte);
      }
  }
  return found;
}

void sums(const std::int32_t* stock, const std::int16_t* weight, std::size_t cells, std::int32_t* people,
          std::int32_t* weighted) {
  std::fill_n(people, kLanes, 0);
  std::fill_n(weighted, kLanes, 0);
  for (std::size_t c = 0; c < cells; ++c)
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      people[lane] += stock[c * kLanes + lane];
      weighted[lane] += stock[c * kLanes + lane] * weight[c];
    }
}

#else

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::ScalableTag<double>;
using Longs = hn::Rebind<std::uint64_t, Doubles>;
using SignedLongs = hn::Rebind<std::int64_t, Doubles>;
using PairedWords = hn::Repartition<std::uint32_t, Doubles>;
using Double = hn::Vec<Doubles>;
using Long = hn::Vec<Longs>;
using Mask = hn::Mask<Doubles>;
constexpr std::size_t kWidth = hn::MaxLanes(Doubles());

// Low halves of the lanes count; what stands above them is noise that no later step reads.
struct FourWords {
  Long w0, w1, w2, w3;
};

HWY_INLINE Long times_low(Long a, std::uint32_t factor) {
  const PairedWords words;
  return hn::MulEven(hn::BitCast(words, a), hn::Set(words, factor));
}

HWY_INLINE FourWords philox_words(Long c0, Long c1, Long c2, Long c3, std::uint64_t key) {
  const Longs d;
  auto k0 = static_cast<std::uint32_t>(key);
  auto k1 = static_cast<std::uint32_t>(key >> 32);
  for (int round = 0; round < kPhiloxRounds; ++round) {
    const Long p0 = times_low(c0, kPhiloxMultiply0);
    const Long p1 = times_low(c2, kPhiloxMultiply1);
    c0 = hn::Xor(hn::Xor(hn::ShiftRight<32>(p1), c1), hn::Set(d, std::uint64_t{k0}));
    c2 = hn::Xor(hn::Xor(hn::ShiftRight<32>(p0), c3), hn::Set(d, std::uint64_t{k1}));
    c1 = p1;
    c3 = p0;
    k0 += kPhiloxWeyl0;
    k1 += kPhiloxWeyl1;
  }
  return {c0, c1, c2, c3};
}

HWY_INLINE Long joined(Long high, Long low) {
  return hn::Or(hn::ShiftLeft<32>(high), hn::And(low, hn::Set(Longs(), std::uint64_t{0xFFFFFFFFU})));
}

struct VectorBits {
  Long first, second;
};
HWY_INLINE VectorBits vector_bits(Long future, Long cell, const DrawName& name) {
  const Longs d;
  const FourWords w = philox_words(future, cell, hn::Set(d, std::uint64_t{name.step}),
                                   hn::Set(d, std::uint64_t{name.stream}), name.seed);
  return {joined(w.w1, w.w0), joined(w.w3, w.w2)};
}

HWY_INLINE Double unit_of_53(Long bits) {
  return hn::Mul(hn::ConvertTo(Doubles(), hn::BitCast(SignedLongs(), bits)), hn::Set(Doubles(), 0x1p-53));
}

HWY_INLINE Double vector_log(Double x) {
  const Doubles d;
  const SignedLongs di;
  const auto bits = hn::BitCast(di, x);
  const auto exponent = hn::ShiftRight<52>(hn::Sub(bits, hn::Set(di, kSqrtHalfBits)));
  const Double f = hn::Sub(hn::BitCast(d, hn::Sub(bits, hn::ShiftLeft<52>(exponent))), hn::Set(d, 1.0));
  const Double s = hn::Div(f, hn::Add(f, hn::Set(d, 2.0)));
  const Double z = hn::Mul(s, s);
  Double r = hn::Set(d, kLogSeries[6]);
  for (std::size_t i = 6; i-- > 0;) r = hn::Add(hn::Mul(r, z), hn::Set(d, kLogSeries[i]));
  r = hn::Mul(r, z);
  const Double half = hn::Mul(hn::Mul(f, f), hn::Set(d, 0.5));
  const Double e = hn::ConvertTo(d, exponent);
  const Double inner = hn::Add(hn::Mul(s, hn::Add(half, r)), hn::Mul(e, hn::Set(d, kLn2Low)));
  return hn::Sub(hn::Mul(e, hn::Set(d, kLn2High)), hn::Sub(hn::Sub(half, inner), f));
}

HWY_INLINE Double vector_exp(Double x) {
  const Doubles d;
  const SignedLongs di;
  const Double k = hn::Floor(hn::Add(hn::Mul(x, hn::Set(d, 0x1.71547652b82fep+0)), hn::Set(d, 0.5)));
  const Double r = hn::Sub(hn::Sub(x, hn::Mul(k, hn::Set(d, kLn2High))), hn::Mul(k, hn::Set(d, kLn2Low)));
  Double sum = hn::Set(d, kExpSeries[12]);
  for (std::size_t i = 12; i-- > 0;) sum = hn::Add(hn::Mul(sum, r), hn::Set(d, kExpSeries[i]));
  const auto power = hn::ShiftLeft<52>(hn::Add(hn::ConvertTo(di, k), hn::Set(di, std::int64_t{1023})));
  return hn::Mul(sum, hn::BitCast(d, power));
}

HWY_INLINE Double vector_stirling(Double k) {
  const Doubles d;
  const SignedLongs di;
  const Double inverse = hn::Div(hn::Set(d, 1.0), hn::Add(k, hn::Set(d, 1.0)));
  const Double square = hn::Mul(inverse, inverse);
  const Double series =
      hn::Mul(hn::Sub(hn::Set(d, 1.0 / 12),
                      hn::Mul(hn::Sub(hn::Set(d, 1.0 / 360), hn::Mul(hn::Set(d, 1.0 / 1260), square)), square)),
              inverse);
  const Mask few = hn::Lt(k, hn::Set(d, 10.0));
  if (hn::AllFalse(d, few)) return series;
  const auto place = hn::ConvertTo(di, hn::Min(hn::Max(k, hn::Zero(d)), hn::Set(d, 9.0)));
  return hn::IfThenElse(few, hn::GatherIndex(d, kStirlingRest.data(), place), series);
}

// 1/x of small whole x.
constexpr auto kInverses = [] {
  std::array<double, 201> out{};
  for (int i = 1; i <= 200; ++i) out[static_cast<std::size_t>(i)] = 1.0 / i;
  return out;
}();

// Chains of dependent operations leave a processor idle; two side by side fill it.
constexpr std::size_t kPair = 2;
struct Pair {
  Double of[kPair];
};

HWY_INLINE Pair vector_power(Pair base, Long exponent0, Long exponent1) {
  const Doubles d;
  const Longs dl;
  const Long one = hn::Set(dl, std::uint64_t{1});
  Pair result{{hn::Set(d, 1.0), hn::Set(d, 1.0)}};
  Long exponent[kPair] = {exponent0, exponent1};
  while (true) {
    for (std::size_t j = 0; j < kPair; ++j) {
      const Mask odd = hn::RebindMask(d, hn::Eq(hn::And(exponent[j], one), one));
      result.of[j] = hn::IfThenElse(odd, hn::Mul(result.of[j], base.of[j]), result.of[j]);
      exponent[j] = hn::ShiftRight<1>(exponent[j]);
      base.of[j] = hn::Mul(base.of[j], base.of[j]);
    }
    if (hn::AllTrue(dl, hn::Eq(hn::Or(exponent[0], exponent[1]), hn::Zero(dl)))) return result;
  }
}

// Counts on from `rest` = what is left of 1 - u once x = 0 is taken off. Term x is term x - 1 times
// (slope × (most - x + 1)) / x, or slope / x where `falling` is off (Poisson).
template <bool falling>
HWY_INLINE Pair count_up(Pair term, Pair rest, const Pair& slope, const Pair& most) {
  const Doubles d;
  const Double zero = hn::Zero(d), one = hn::Set(d, 1.0);
  Pair x{{zero, zero}};
  Mask going[kPair] = {hn::And(hn::Gt(rest.of[0], zero), hn::Lt(zero, most.of[0])),
                       hn::And(hn::Gt(rest.of[1], zero), hn::Lt(zero, most.of[1]))};
  for (std::size_t i = 1; i <= 200 && !hn::AllFalse(d, hn::Or(going[0], going[1])); ++i) {
    const Double now = hn::Set(d, static_cast<double>(i)), inverse = hn::Set(d, kInverses[i]);
    for (std::size_t j = 0; j < kPair; ++j) {
      const Double top = falling ? hn::Mul(slope.of[j], hn::Add(hn::Sub(most.of[j], now), one)) : slope.of[j];
      x.of[j] = hn::IfThenElse(going[j], now, x.of[j]);
      term.of[j] = hn::Mul(term.of[j], hn::Mul(top, inverse));
      rest.of[j] = hn::Sub(rest.of[j], term.of[j]);
      going[j] = hn::And(going[j], hn::And(hn::Gt(rest.of[j], zero), hn::Lt(now, most.of[j])));
    }
  }
  return x;
}

HWY_INLINE Pair vector_invert(const Pair& n, const Pair& p, const Pair& uniform) {
  const Doubles d;
  const SignedLongs di;
  const Longs dl;
  const Double one = hn::Set(d, 1.0);
  const Pair q{{hn::Sub(one, p.of[0]), hn::Sub(one, p.of[1])}};
  const Pair term =
      vector_power(q, hn::BitCast(dl, hn::ConvertTo(di, n.of[0])), hn::BitCast(dl, hn::ConvertTo(di, n.of[1])));
  Pair rest, odds;
  for (std::size_t j = 0; j < kPair; ++j) {
    rest.of[j] = hn::Sub(hn::Sub(one, uniform.of[j]), term.of[j]);
    odds.of[j] = hn::Div(p.of[j], q.of[j]);
  }
  return count_up<true>(term, rest, odds, n);
}

HWY_INLINE Long promoted(const std::uint32_t* from) {
  return hn::PromoteTo(Longs(), hn::LoadU(hn::Rebind<std::uint32_t, Longs>(), from));
}

void put(std::int32_t* to, Double value) {
  const hn::Rebind<std::int32_t, Doubles> di;
  hn::StoreU(hn::DemoteTo(di, value), di, to);
}

// Rows of a batch that go through transformed rejection; p is that of the rarer side. What is settled leaves the list.
struct LargeRows {
  std::vector<std::uint32_t> row, future, cell;
  std::vector<std::int32_t> n;
  std::vector<double> p, k, us, v;
  std::vector<std::uint64_t> first, second;  // bits of the first attempt, which are drawn already
  std::size_t size = 0;

  void clear() { size = 0; }
  void push(const DrawBatch& batch, std::uint32_t at, double chance) {
    if (size + kSpare >= row.size()) {
      const std::size_t room = (size + 1) * 2 + kSpare;
      for (auto* c : {&row, &future, &cell}) c->resize(room);
      n.resize(room, 100);
      for (auto* c : {&p, &k, &us, &v}) c->resize(room, 0.25);
      for (auto* c : {&first, &second}) c->resize(room);
    }
    row[size] = at;
    n[size] = batch.n[at];
    p[size] = chance;
    future[size] = batch.future[at];
    cell[size] = batch.cell[at];
    first[size] = batch.first[at];
    second[size++] = batch.second[at];
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
HWY_INLINE Hat hat_of(const LargeRows& rows, std::size_t i) {
  const Doubles d;
  Hat h;
  h.n = hn::PromoteTo(d, hn::LoadU(hn::Rebind<std::int32_t, Doubles>(), &rows.n[i]));
  h.p = hn::LoadU(d, &rows.p[i]);
  h.q = hn::Sub(hn::Set(d, 1.0), h.p);
  h.np = hn::Mul(h.n, h.p);
  h.spread = hn::Sqrt(hn::Mul(h.np, h.q));
  h.b = hn::Add(hn::Set(d, 1.15), hn::Mul(hn::Set(d, 2.53), h.spread));
  h.a = hn::Add(hn::Add(hn::Set(d, -0.0873), hn::Mul(hn::Set(d, 0.0248), h.b)), hn::Mul(hn::Set(d, 0.01), h.p));
  return h;
}

// Proposes k, us and v for kWidth rows; gives the mask of those taken at once.
HWY_INLINE Mask propose(LargeRows& rows, std::size_t i, const DrawName& name, bool drawn) {
  const Doubles d;
  const Hat h = hat_of(rows, i);
  const Double one = hn::Set(d, 1.0), half = hn::Set(d, 0.5);
  VectorBits bits{hn::LoadU(Longs(), &rows.first[i]), hn::LoadU(Longs(), &rows.second[i])};
  if (!drawn) bits = vector_bits(promoted(&rows.future[i]), promoted(&rows.cell[i]), name);
  const Double u = hn::Sub(unit_of_53(hn::ShiftRight<11>(bits.first)), half);
  const Double v = hn::Sub(one, unit_of_53(hn::ShiftRight<11>(bits.second)));
  const Double us = hn::Sub(half, hn::Abs(u));
  const Double c = hn::Add(h.np, half);
  const Double k = hn::Floor(hn::Add(hn::Mul(hn::Add(hn::Div(hn::Mul(hn::Set(d, 2.0), h.a), us), h.b), u), c));
  hn::StoreU(k, d, &rows.k[i]);
  hn::StoreU(us, d, &rows.us[i]);
  hn::StoreU(v, d, &rows.v[i]);
  const Double sure = hn::Sub(hn::Set(d, 0.92), hn::Div(hn::Set(d, 4.2), h.b));
  return hn::And(hn::Ge(us, hn::Set(d, 0.07)), hn::Le(v, sure));
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

void reject_rows(DrawBatch& batch, LargeRows& rows, const DrawName& name) {
  for (std::uint32_t attempt = 0; attempt < kMostAttempts && rows.size > 0; ++attempt) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size; i += kWidth)
      settle(batch, rows, i, propose(rows, i, name.with(name.stream | attempt), attempt == 0), kept);
    rows.size = kept;
    kept = 0;
    for (std::size_t i = 0; i < rows.size; i += kWidth) settle(batch, rows, i, accepted(rows, i), kept);
    rows.size = kept;
  }
  for (std::size_t i = 0; i < rows.size; ++i)
    batch.x[rows.row[i]] = static_cast<std::int32_t>((rows.n[i] + 1.0) * rows.p[i]);
}

// Those of kWidth rows that the vectors cannot settle: to the list of large ones, or, rarest of all, one by one.
void set_aside(DrawBatch& batch, std::size_t i, const DrawName& name, LargeRows& large) {
  for (std::size_t j = i; j < std::min(i + kWidth, batch.size()); ++j) {
    const double p = batch.p[j];
    if (batch.n[j] <= 0 || !(p > 0) || p >= 1 || batch.n[j] * p < kInversionMean) continue;
    const double rarer = p > 0.5 ? 1 - p : p;
    if (batch.n[j] * rarer >= kInversionMean)
      large.push(batch, static_cast<std::uint32_t>(j), rarer);
    else
      batch.x[j] = draw_binomial(batch.n[j], p, {name.seed, batch.future[j], batch.cell[j], name.step, name.stream});
  }
}

void binomials(DrawBatch& batch, const DrawName& name, bool with_top) {
  const Doubles d;
  static thread_local LargeRows large;
  large.clear();
  const Double zero = hn::Zero(d), one = hn::Set(d, 1.0), inverted = hn::Set(d, kInversionMean);
  for (std::size_t i = 0; i < batch.size(); i += kPair * kWidth) {
    Pair n, p, uniform, all;
    Mask small[kPair], big[kPair];
    for (std::size_t j = 0; j < kPair; ++j) {
      const std::size_t at = i + j * kWidth;
      const Double count = hn::PromoteTo(d, hn::LoadU(hn::Rebind<std::int32_t, Doubles>(), &batch.n[at]));
      const Double chance = hn::LoadU(d, &batch.p[at]);
      const VectorBits bits = vector_bits(promoted(&batch.future[at]), promoted(&batch.cell[at]), name);
      hn::StoreU(bits.first, Longs(), &batch.first[at]);
      hn::StoreU(bits.second, Longs(), &batch.second[at]);
      const Mask none = hn::Or(hn::Le(count, zero), hn::Not(hn::Gt(chance, zero)));
      const Mask certain = hn::AndNot(none, hn::Ge(chance, one));
      const Mask open = hn::Not(hn::Or(none, certain));
      small[j] = hn::And(open, hn::Lt(hn::Mul(count, chance), inverted));
      big[j] = hn::AndNot(small[j], open);
      all.of[j] = hn::IfThenElseZero(certain, count);
      n.of[j] = hn::IfThenElseZero(small[j], count);
      p.of[j] = hn::IfThenElseZero(small[j], chance);
      if (with_top) {
        const auto bytes = hn::LoadU(hn::Rebind<std::uint8_t, Longs>(), &batch.top[at]);
        const Long top = hn::PromoteTo(Longs(), hn::PromoteTo(hn::Rebind<std::uint32_t, Longs>(), bytes));
        uniform.of[j] = unit_of_53(hn::Or(hn::ShiftLeft<45>(top), hn::ShiftRight<19>(bits.first)));
      } else {
        uniform.of[j] = unit_of_53(hn::ShiftRight<11>(bits.first));
      }
    }
    if (!hn::AllFalse(d, hn::Or(small[0], small[1]))) {
      const Pair x = vector_invert(n, p, uniform);
      for (std::size_t j = 0; j < kPair; ++j) all.of[j] = hn::IfThenElse(small[j], x.of[j], all.of[j]);
    }
    for (std::size_t j = 0; j < kPair; ++j) {
      put(&batch.x[i + j * kWidth], all.of[j]);
      if (!hn::AllFalse(d, big[j])) set_aside(batch, i + j * kWidth, name, large);
    }
  }
  reject_rows(batch, large, name);
}

void uniform_bits(DrawBatch& batch, const DrawName& name) {
  const Longs d;
  for (std::size_t i = 0; i < batch.size(); i += kWidth) {
    const auto numbers = hn::LoadU(hn::Rebind<std::int32_t, Longs>(), &batch.n[i]);
    const Long number = hn::PromoteTo(d, hn::BitCast(hn::Rebind<std::uint32_t, Longs>(), numbers));
    const FourWords w =
        philox_words(promoted(&batch.future[i]), promoted(&batch.cell[i]), hn::Set(d, std::uint64_t{name.step}),
                     hn::Or(number, hn::Set(d, std::uint64_t{name.stream})), name.seed);
    hn::StoreU(joined(w.w1, w.w0), d, &batch.first[i]);
    hn::StoreU(joined(w.w3, w.w2), d, &batch.second[i]);
  }
}

void poissons(DrawBatch& batch, const DrawName& name) {
  const Doubles d;
  const Double limit = hn::Set(d, kInversionMean), endless = hn::Set(d, 1e9);
  for (std::size_t i = 0; i < batch.size(); i += kPair * kWidth) {
    Pair mean, term, rest;
    Mask small[kPair];
    for (std::size_t j = 0; j < kPair; ++j) {
      const std::size_t at = i + j * kWidth;
      const Double all = hn::LoadU(d, &batch.p[at]);
      small[j] = hn::And(hn::Gt(all, hn::Zero(d)), hn::Lt(all, limit));
      mean.of[j] = hn::IfThenElseZero(small[j], all);
      const VectorBits bits = vector_bits(promoted(&batch.future[at]), promoted(&batch.cell[at]), name);
      term.of[j] = vector_exp(hn::Neg(mean.of[j]));
      const Double uniform = unit_of_53(hn::ShiftRight<11>(bits.first));
      rest.of[j] = hn::Sub(hn::Sub(hn::Set(d, 1.0), uniform), term.of[j]);
    }
    const Pair x = count_up<false>(term, rest, mean, {{endless, endless}});
    for (std::size_t j = 0; j < kPair; ++j) put(&batch.x[i + j * kWidth], hn::IfThenElseZero(small[j], x.of[j]));
    for (std::size_t j = i; j < std::min(i + kPair * kWidth, batch.size()); ++j)
      if (batch.p[j] >= kInversionMean)
        batch.x[j] = draw_poisson(batch.p[j], {name.seed, batch.future[j], batch.cell[j], name.step, name.stream});
  }
}

using Lanes32 = hn::ScalableTag<std::int32_t>;
using Unsigned32 = hn::Rebind<std::uint32_t, Lanes32>;
constexpr std::size_t kWidth32 = hn::MaxLanes(Lanes32());
constexpr std::size_t kVectors = kLanes / kWidth32;
static_assert(kLanes % kWidth32 == 0);

// Sixteen bytes a lane for sixteen cells: words[v * 4 + w] holds word w of the lanes of vector v.
HWY_INLINE void filter_words(const DrawName& name, std::uint32_t block, hn::Vec<Unsigned32>* words) {
  const Longs d;
  const Unsigned32 du;
  for (std::size_t v = 0; v < kVectors; ++v) {
    const Long numbers = hn::ShiftLeft<1>(hn::Iota(d, 0));
    const Long even = hn::Add(numbers, hn::Set(d, std::uint64_t{name.future} + v * kWidth32));
    const Long cell = hn::Set(d, std::uint64_t{block}), step = hn::Set(d, std::uint64_t{name.step}),
               stream = hn::Set(d, std::uint64_t{name.stream});
    const FourWords a = philox_words(even, cell, step, stream, name.seed);
    const FourWords b = philox_words(hn::Add(even, hn::Set(d, std::uint64_t{1})), cell, step, stream, name.seed);
    words[v * 4 + 0] = hn::BitCast(du, joined(b.w0, a.w0));
    words[v * 4 + 1] = hn::BitCast(du, joined(b.w1, a.w1));
    words[v * 4 + 2] = hn::BitCast(du, joined(b.w2, a.w2));
    words[v * 4 + 3] = hn::BitCast(du, joined(b.w3, a.w3));
  }
}

HWY_INLINE bool nobody(const std::int32_t* stock, std::size_t cells) {
  const Lanes32 d;
  auto any = hn::Zero(d);
  for (std::size_t i = 0; i < cells * kLanes; i += kWidth32) any = hn::Or(any, hn::LoadU(d, stock + i));
  return hn::AllTrue(d, hn::Eq(any, hn::Zero(d)));
}

std::size_t filter(const std::int32_t* stock, const std::uint16_t* threshold, std::size_t cells, const DrawName& name,
                   std::uint32_t first_block, std::uint32_t* places, std::uint8_t* tops) {
  const Lanes32 d;
  const Unsigned32 du;
  std::size_t found = 0;
  const auto byte_mask = hn::Set(du, 0xFFU);
  for (std::size_t start = 0; start < cells; start += kFilterCells) {
    const std::size_t count = std::min(kFilterCells, cells - start);
    if (nobody(stock + start * kLanes, count)) continue;
    hn::Vec<Unsigned32> words[kVectors * 4];
    filter_words(name, static_cast<std::uint32_t>(first_block + start / kFilterCells), words);
    alignas(64) std::uint32_t bytes[kLanes];
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t place = (start + i) * kLanes;
      const auto limit = hn::Set(d, static_cast<std::int32_t>(threshold[start + i]));
      for (std::size_t v = 0; v < kVectors; ++v) {
        const auto byte = hn::And(hn::ShiftRightSame(words[v * 4 + i / 4], static_cast<int>(8 * (i % 4))), byte_mask);
        const auto bound = hn::Mul(hn::LoadU(d, stock + place + v * kWidth32), limit);
        const auto hit = hn::Lt(hn::BitCast(d, byte), bound);
        if (hn::AllFalse(d, hit)) continue;
        hn::Store(byte, du, bytes);
        std::uint8_t raw[8] = {};
        hn::StoreMaskBits(d, hit, raw);
        for (std::uint32_t bits = raw[0] | static_cast<std::uint32_t>(raw[1]) << 8; bits != 0; bits &= bits - 1) {
          const auto lane = static_cast<std::size_t>(std::countr_zero(bits));
          places[found] = static_cast<std::uint32_t>(place + v * kWidth32 + lane);
          tops[found++] = static_cast<std::uint8_t>(bytes[lane]);
        }
      }
    }
  }
  return found;
}

void sums(const std::int32_t* stock, const std::int16_t* weight, std::size_t cells, std::int32_t* people,
          std::int32_t* weighted) {
  const Lanes32 d;
  for (std::size_t v = 0; v < kVectors; ++v) {
    auto all = hn::Zero(d), sum = hn::Zero(d);
    for (std::size_t c = 0; c < cells; ++c) {
      const auto now = hn::LoadU(d, stock + c * kLanes + v * kWidth32);
      all = hn::Add(all, now);
      sum = hn::Add(sum, hn::Mul(now, hn::Set(d, static_cast<std::int32_t>(weight[c]))));
    }
    hn::StoreU(all, d, people + v * kWidth32);
    hn::StoreU(sum, d, weighted + v * kWidth32);
  }
}

#endif

}  // namespace cadre::supply::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cadre::supply {
namespace {

HWY_EXPORT(binomials);
HWY_EXPORT(poissons);
HWY_EXPORT(uniform_bits);
HWY_EXPORT(filter);
HWY_EXPORT(sums);

constexpr std::int64_t kNoVectors = std::int64_t{HWY_STATIC_TARGET};
constexpr std::array<std::int64_t, 4> kTargets = {kNoVectors, HWY_SSE4, HWY_AVX2, HWY_AVX3};

}  // namespace

std::vector<VectorPath> vector_paths() {
  std::vector<VectorPath> out = {VectorPath::Scalar};
  hwy::SetSupportedTargetsForTest(0);
  for (const VectorPath path : {VectorPath::Sse4, VectorPath::Avx2, VectorPath::Avx512})
    if ((hwy::SupportedTargets() & HWY_TARGETS & kTargets[static_cast<std::size_t>(path)]) != 0) out.push_back(path);
  return out;
}

void force_vector_path(VectorPath path) { hwy::SetSupportedTargetsForTest(kTargets[static_cast<std::size_t>(path)]); }
void release_vector_path() { hwy::SetSupportedTargetsForTest(0); }

VectorPath vector_path() {
  const std::int64_t targets = hwy::SupportedTargets() & HWY_TARGETS;
  for (const VectorPath path : {VectorPath::Avx512, VectorPath::Avx2, VectorPath::Sse4})
    if ((targets & kTargets[static_cast<std::size_t>(path)]) != 0) return path;
  return VectorPath::Scalar;
}

void draw_binomials(DrawBatch& batch, const DrawName& name, bool with_top) {
  HWY_DYNAMIC_DISPATCH(binomials)(batch, name, with_top);
}
void draw_bits(DrawBatch& batch, const DrawName& name) { HWY_DYNAMIC_DISPATCH(uniform_bits)(batch, name); }
void draw_poissons(DrawBatch& batch, const DrawName& name) { HWY_DYNAMIC_DISPATCH(poissons)(batch, name); }
std::size_t filter_cells(const std::int32_t* stock, const std::uint16_t* threshold, std::size_t cells,
                         const DrawName& name, std::uint32_t first_block, std::uint32_t* places, std::uint8_t* tops) {
  return HWY_DYNAMIC_DISPATCH(filter)(stock, threshold, cells, name, first_block, places, tops);
}
void sum_cells(const std::int32_t* stock, const std::int16_t* weight, std::size_t cells, std::int32_t* people,
               std::int32_t* weighted) {
  HWY_DYNAMIC_DISPATCH(sums)(stock, weight, cells, people, weighted);
}

}  // namespace cadre::supply
#endif  // HWY_ONCE
