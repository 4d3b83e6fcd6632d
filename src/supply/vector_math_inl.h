// Random bits and the functions of fixed_math.h and draw.h in vectors; compiled once for each kind of processor, by
// draw_vector.cpp. Every operation stands in the order of the plain code.
#if defined(CADRE_SUPPLY_VECTOR_MATH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef CADRE_SUPPLY_VECTOR_MATH_INL_H_
#undef CADRE_SUPPLY_VECTOR_MATH_INL_H_
#else
#define CADRE_SUPPLY_VECTOR_MATH_INL_H_
#endif

#include <hwy/highway.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "supply/fixed_math.h"
#include "supply/philox.h"

HWY_BEFORE_NAMESPACE();
namespace cadre::supply::HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR && HWY_TARGET != HWY_EMU128

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

// The keys of all rounds.
struct RoundKeys {
  std::uint64_t first[kPhiloxRounds], second[kPhiloxRounds];
};
HWY_INLINE RoundKeys round_keys(std::uint64_t key) {
  RoundKeys out;
  auto k0 = static_cast<std::uint32_t>(key);
  auto k1 = static_cast<std::uint32_t>(key >> 32);
  for (int round = 0; round < kPhiloxRounds; ++round) {
    out.first[round] = k0;
    out.second[round] = k1;
    k0 += kPhiloxWeyl0;
    k1 += kPhiloxWeyl1;
  }
  return out;
}

HWY_INLINE void philox_round(FourWords& c, Long k0, Long k1) {
  const Long p0 = times_low(c.w0, kPhiloxMultiply0);
  const Long p1 = times_low(c.w2, kPhiloxMultiply1);
  c = {hn::Xor(hn::Xor(hn::ShiftRight<32>(p1), c.w1), k0), p1, hn::Xor(hn::Xor(hn::ShiftRight<32>(p0), c.w3), k1), p0};
}

// Chains of dependent operations leave a processor idle; two side by side fill it.
constexpr std::size_t kPair = 2;

HWY_INLINE void philox_pair(FourWords& a, FourWords& b, const RoundKeys& keys) {
  const Longs d;
  for (int round = 0; round < kPhiloxRounds; ++round) {
    const Long k0 = hn::Set(d, keys.first[round]), k1 = hn::Set(d, keys.second[round]);
    philox_round(a, k0, k1);
    philox_round(b, k0, k1);
  }
}

HWY_INLINE Long joined(Long high, Long low) {
  return hn::Or(hn::ShiftLeft<32>(high), hn::And(low, hn::Set(Longs(), std::uint64_t{0xFFFFFFFFU})));
}

HWY_INLINE Long promoted(const std::uint32_t* from) {
  return hn::PromoteTo(Longs(), hn::LoadU(hn::Rebind<std::uint32_t, Longs>(), from));
}

struct VectorBits {
  Long first, second;
};
struct PairOfBits {
  VectorBits of[kPair];
};
HWY_INLINE VectorBits bits_of_words(const FourWords& w) { return {joined(w.w1, w.w0), joined(w.w3, w.w2)}; }

HWY_INLINE VectorBits vector_bits(const std::uint32_t* future, const std::uint32_t* cell, const DrawName& name,
                                  const RoundKeys& keys) {
  const Longs d;
  FourWords words{promoted(future), promoted(cell), hn::Set(d, std::uint64_t{name.step}),
                  hn::Set(d, std::uint64_t{name.stream})};
  for (int round = 0; round < kPhiloxRounds; ++round)
    philox_round(words, hn::Set(d, keys.first[round]), hn::Set(d, keys.second[round]));
  return bits_of_words(words);
}

// Bits of twice kWidth rows.
HWY_INLINE PairOfBits pair_of_bits(const std::uint32_t* future, const std::uint32_t* cell, const DrawName& name,
                                   const RoundKeys& keys) {
  const Longs d;
  const Long step = hn::Set(d, std::uint64_t{name.step}), stream = hn::Set(d, std::uint64_t{name.stream});
  FourWords a{promoted(future), promoted(cell), step, stream};
  FourWords b{promoted(future + kWidth), promoted(cell + kWidth), step, stream};
  philox_pair(a, b, keys);
  return {{bits_of_words(a), bits_of_words(b)}};
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

HWY_INLINE void put(std::int32_t* to, Double value) {
  const hn::Rebind<std::int32_t, Doubles> di;
  hn::StoreU(hn::DemoteTo(di, value), di, to);
}

#endif

}  // namespace cadre::supply::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
