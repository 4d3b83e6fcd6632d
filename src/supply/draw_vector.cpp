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

HWY_INLINE Double vector_power(Double base, Long exponent) {
  const Doubles d;
  const Longs dl;
  Double result = hn::Set(d, 1.0);
  const Long one = hn::Set(dl, std::uint64_t{1});
  while (true) {
    const Mask odd = hn::RebindMask(d, hn::Eq(hn::And(exponent, one), one));
    result = hn::IfThenElse(odd, hn::Mul(result, base), result);
    exponent = hn::ShiftRight<1>(exponent);
    if (hn::AllTrue(dl, hn::Eq(exponent, hn::Zero(dl)))) return result;
    base = hn::Mul(base, base);
  }
}

// Counts on from `rest` = what is left of 1 - u once x = 0 is taken off; `factor(x)` is the ratio of term x to the
// last.
template <class Factor>
HWY_INLINE Double count_up(Double term, Double rest, Double most, Factor factor) {
  const Doubles d;
  Double x = hn::Zero(d);
  const Double zero = hn::Zero(d);
  Mask going = hn::And(hn::Gt(rest, zero), hn::Lt(x, most));
  for (std::size_t i = 1; i <= 200 && !hn::AllFalse(d, going); ++i) {
    const Double now = hn::Set(d, static_cast<double>(i));
    x = hn::IfThenElse(going, now, x);
    term = hn::Mul(term, factor(now, hn::Set(d, kInverses[i])));
    rest = hn::Sub(rest, term);
    going = hn::And(going, hn::And(hn::Gt(rest, zero), hn::Lt(now, most)));
  }
  return x;
}

HWY_INLINE Double vector_invert(Double n, Long whole_n, Double p, Double uniform) {
  const Doubles d;
  const Double one = hn::Set(d, 1.0);
  const Double q = hn::Sub(one, p);
  const Double term = vector_power(q, whole_n);
  const Double rest = hn::Sub(hn::Sub(one, uniform), term);
  if (hn::AllTrue(d, hn::Le(rest, hn::Zero(d)))) return hn::Zero(d);
  const Double odds = hn::Div(p, q);
  return count_up(term, rest, n, [&](Double now, Double inverse) HWY_ATTR {
    return hn::Mul(hn::Mul(odds, hn::Add(hn::Sub(n, now), one)), inverse);
  });
}

HWY_INLINE Long promoted(const std::uint32_t* from) {
  return hn::PromoteTo(Longs(), hn::LoadU(hn::Rebind<std::uint32_t, Longs>(), from));
}

void put(std::int32_t* to, Double value) {
  const hn::Rebind<std::int32_t, Doubles> di;
  hn::StoreU(hn::DemoteTo(di, value), di, to);
}

// Transformed rejection, the rows given by number; all of them have n p >= kInversionMean and p <= 1/2.
struct LargeRows {
  alignas(64) std::int32_t n[8];
  alignas(64) double p[8];
  alignas(64) std::uint32_t future[8], cell[8];
  alignas(64) std::int32_t x[8];
};

HWY_INLINE void vector_reject(LargeRows& rows, const DrawName& name) {
  const Doubles d;
  const Double one = hn::Set(d, 1.0), half = hn::Set(d, 0.5);
  const Double n = hn::PromoteTo(d, hn::LoadU(hn::Rebind<std::int32_t, Doubles>(), rows.n));
  const Double p = hn::LoadU(d, rows.p);
  const Long future = promoted(rows.future), cell = promoted(rows.cell);
  const Double q = hn::Sub(one, p);
  const Double odds = hn::Div(p, q);
  const Double np = hn::Mul(n, p);
  const Double spread = hn::Sqrt(hn::Mul(np, q));
  const Double b = hn::Add(hn::Set(d, 1.15), hn::Mul(hn::Set(d, 2.53), spread));
  const Double a = hn::Add(hn::Add(hn::Set(d, -0.0873), hn::Mul(hn::Set(d, 0.0248), b)), hn::Mul(hn::Set(d, 0.01), p));
  const Double c = hn::Add(np, half);
  const Double sure = hn::Sub(hn::Set(d, 0.92), hn::Div(hn::Set(d, 4.2), b));
  const Double alpha = hn::Mul(hn::Add(hn::Set(d, 2.83), hn::Div(hn::Set(d, 5.1), b)), spread);
  const Double mode = hn::Floor(hn::Mul(hn::Add(n, one), p));
  const Double after = hn::Add(hn::Sub(n, mode), one);  // n - mode + 1
  Double result = mode;
  Mask open = hn::FirstN(d, kWidth);
  for (std::uint32_t attempt = 0; attempt < kMostAttempts && !hn::AllFalse(d, open); ++attempt) {
    const VectorBits bits = vector_bits(future, cell, name.with(name.stream | attempt));
    const Double u = hn::Sub(unit_of_53(hn::ShiftRight<11>(bits.first)), half);
    const Double v = hn::Sub(one, unit_of_53(hn::ShiftRight<11>(bits.second)));
    const Double us = hn::Sub(half, hn::Abs(u));
    const Double k = hn::Floor(hn::Add(hn::Mul(hn::Add(hn::Div(hn::Mul(hn::Set(d, 2.0), a), us), b), u), c));
    Mask taken = hn::And(hn::Ge(us, hn::Set(d, 0.07)), hn::Le(v, sure));
    const Mask unsure = hn::AndNot(taken, open);
    if (!hn::AllFalse(d, unsure)) {
      const Mask inside = hn::And(hn::Ge(k, hn::Zero(d)), hn::Le(k, n));
      const Double kk = hn::IfThenElse(inside, k, mode);  // outside is never taken; keep the logarithms defined
      const Double rest = hn::Add(hn::Sub(n, kk), one);   // n - k + 1
      const Double left = vector_log(hn::Div(hn::Mul(v, alpha), hn::Add(hn::Div(a, hn::Mul(us, us)), b)));
      const Double first = hn::Mul(hn::Add(mode, half), vector_log(hn::Div(hn::Add(mode, one), hn::Mul(odds, after))));
      const Double middle = hn::Mul(hn::Add(n, one), vector_log(hn::Div(after, rest)));
      const Double last = hn::Mul(hn::Add(kk, half), vector_log(hn::Div(hn::Mul(odds, rest), hn::Add(kk, one))));
      const Double tails = hn::Sub(hn::Add(vector_stirling(mode), vector_stirling(hn::Sub(n, mode))),
                                   hn::Add(vector_stirling(kk), vector_stirling(hn::Sub(n, kk))));
      const Double right = hn::Add(hn::Add(hn::Add(first, middle), last), tails);
      taken = hn::Or(taken, hn::And(inside, hn::Le(left, right)));
    }
    taken = hn::And(taken, open);
    result = hn::IfThenElse(taken, k, result);
    open = hn::AndNot(taken, open);
  }
  put(rows.x, result);
}

void reject_rows(DrawBatch& batch, const std::vector<std::uint32_t>& large, const DrawName& name) {
  LargeRows rows;
  for (std::size_t start = 0; start < large.size(); start += kWidth) {
    const std::size_t count = std::min(kWidth, large.size() - start);
    for (std::size_t j = 0; j < kWidth; ++j) {
      const std::uint32_t i = large[start + std::min(j, count - 1)];
      rows.n[j] = batch.n[i];
      rows.p[j] = batch.p[i] > 0.5 ? 1 - batch.p[i] : batch.p[i];
      rows.future[j] = batch.future[i];
      rows.cell[j] = batch.cell[i];
    }
    vector_reject(rows, name);
    for (std::size_t j = 0; j < count; ++j) {
      const std::uint32_t i = large[start + j];
      batch.x[i] = batch.p[i] > 0.5 ? batch.n[i] - rows.x[j] : rows.x[j];
    }
  }
}

void binomials(DrawBatch& batch, const DrawName& name, bool with_top) {
  const Doubles d;
  static thread_local std::vector<std::uint32_t> large;
  large.clear();
  const Double zero = hn::Zero(d), one = hn::Set(d, 1.0);
  for (std::size_t i = 0; i < batch.size(); i += kWidth) {
    const auto counts = hn::LoadU(hn::Rebind<std::int32_t, Doubles>(), &batch.n[i]);
    const Double n = hn::PromoteTo(d, counts);
    const Double p = hn::LoadU(d, &batch.p[i]);
    const Long future = promoted(&batch.future[i]), cell = promoted(&batch.cell[i]);
    const VectorBits bits = vector_bits(future, cell, name);
    hn::StoreU(bits.second, Longs(), &batch.second[i]);
    const Mask none = hn::Or(hn::Le(n, zero), hn::Le(p, zero));
    const Mask all = hn::AndNot(none, hn::Ge(p, one));
    const Mask settled = hn::Or(none, all);
    const Mask small = hn::AndNot(settled, hn::Lt(hn::Mul(n, p), hn::Set(d, kInversionMean)));
    Double x = hn::IfThenElseZero(all, n);
    if (!hn::AllFalse(d, small)) {
      Double uniform;
      if (with_top) {
        const auto bytes = hn::LoadU(hn::Rebind<std::uint8_t, Longs>(), &batch.top[i]);
        const Long top = hn::PromoteTo(Longs(), hn::PromoteTo(hn::Rebind<std::uint32_t, Longs>(), bytes));
        uniform = unit_of_53(hn::Or(hn::ShiftLeft<45>(top), hn::ShiftRight<19>(bits.first)));
      } else {
        uniform = unit_of_53(hn::ShiftRight<11>(bits.first));
      }
      const Double n_small = hn::IfThenElseZero(small, n);
      const Double p_small = hn::IfThenElseZero(small, p);
      const Long whole = hn::BitCast(Longs(), hn::ConvertTo(SignedLongs(), n_small));
      x = hn::IfThenElse(small, vector_invert(n_small, whole, p_small, uniform), x);
    }
    put(&batch.x[i], x);
    const Mask big = hn::Not(hn::Or(settled, small));
    if (hn::AllFalse(d, big)) continue;
    for (std::size_t j = i; j < std::min(i + kWidth, batch.size()); ++j) {
      const double np = batch.n[j] * batch.p[j];
      if (batch.n[j] <= 0 || !(batch.p[j] > 0) || batch.p[j] >= 1 || np < kInversionMean) continue;
      const double rarer = batch.p[j] > 0.5 ? 1 - batch.p[j] : batch.p[j];
      if (batch.n[j] * rarer >= kInversionMean)
        large.push_back(static_cast<std::uint32_t>(j));
      else
        batch.x[j] =
            draw_binomial(batch.n[j], batch.p[j], {name.seed, batch.future[j], batch.cell[j], name.step, name.stream});
    }
  }
  if (!large.empty()) reject_rows(batch, large, name);
}

void poissons(DrawBatch& batch, const DrawName& name) {
  const Doubles d;
  for (std::size_t i = 0; i < batch.size(); i += kWidth) {
    const Double mean = hn::LoadU(d, &batch.p[i]);
    const Mask small = hn::And(hn::Gt(mean, hn::Zero(d)), hn::Lt(mean, hn::Set(d, kInversionMean)));
    const Double m = hn::IfThenElseZero(small, mean);
    const VectorBits bits = vector_bits(promoted(&batch.future[i]), promoted(&batch.cell[i]), name);
    const Double term = vector_exp(hn::Neg(m));
    const Double uniform = unit_of_53(hn::ShiftRight<11>(bits.first));
    const Double rest = hn::Sub(hn::Sub(hn::Set(d, 1.0), uniform), term);
    const Double x =
        count_up(term, rest, hn::Set(d, 1e9), [&](Double, Double inverse) HWY_ATTR { return hn::Mul(m, inverse); });
    put(&batch.x[i], hn::IfThenElseZero(small, x));
    if (hn::AllTrue(d, hn::Lt(mean, hn::Set(d, kInversionMean)))) continue;
    for (std::size_t j = i; j < std::min(i + kWidth, batch.size()); ++j)
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
