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

#include "supply/vector_math_inl.h"
#include "supply/vector_reject_inl.h"

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

#else

// Writes kWidth results, of which `all` holds those that are not `big`. A proposal taken at once is a result; the other
// rows go to the list or, rarest of all, are drawn one by one.
HWY_INLINE void draw_big(DrawBatch& batch, std::size_t i, Mask big, const VectorBits& bits, const DrawName& name,
                         LargeRows& large, Double all) {
  const Doubles d;
  const Double one = hn::Set(d, 1.0);
  const Double n = hn::PromoteTo(d, hn::LoadU(hn::Rebind<std::int32_t, Doubles>(), &batch.n[i]));
  const Double p = hn::LoadU(d, &batch.p[i]);
  const Mask often = hn::Gt(p, hn::Set(d, 0.5));
  const Double rarer = hn::IfThenElse(often, hn::Sub(one, p), p);
  const Mask rejected = hn::And(big, hn::Ge(hn::Mul(n, rarer), hn::Set(d, kInversionMean)));
  const Proposal first = propose(
      hat_of(hn::IfThenElse(rejected, n, hn::Set(d, 100.0)), hn::IfThenElse(rejected, rarer, hn::Set(d, 0.25))), bits);
  const Mask taken = hn::And(rejected, first.taken);
  put(&batch.x[i], hn::IfThenElse(taken, hn::IfThenElse(often, hn::Sub(n, first.k), first.k), all));
  std::uint8_t left[8] = {}, listed[8] = {};
  hn::StoreMaskBits(d, hn::AndNot(taken, big), left);
  hn::StoreMaskBits(d, rejected, listed);
  alignas(64) double k[kWidth], us[kWidth], v[kWidth];
  hn::Store(first.k, d, k);
  hn::Store(first.us, d, us);
  hn::Store(first.v, d, v);
  for (std::uint32_t rest = left[0]; rest != 0; rest &= rest - 1) {
    const auto j = static_cast<std::size_t>(std::countr_zero(rest));
    const std::size_t row = i + j;
    if (row >= batch.size()) break;
    const double chance = batch.p[row];
    if ((listed[0] >> j & 1) != 0)
      large.push(batch, static_cast<std::uint32_t>(row), chance > 0.5 ? 1 - chance : chance, k[j], us[j], v[j]);
    else
      batch.x[row] =
          draw_binomial(batch.n[row], chance, {name.seed, batch.future[row], batch.cell[row], name.step, name.stream});
  }
}

void binomials(DrawBatch& batch, const DrawName& name, bool with_top) {
  const Doubles d;
  static thread_local LargeRows large;
  large.clear();
  const RoundKeys keys = round_keys(name.seed);
  const Double zero = hn::Zero(d), one = hn::Set(d, 1.0), inverted = hn::Set(d, kInversionMean);
  for (std::size_t i = 0; i < batch.size(); i += kPair * kWidth) {
    Pair n, p, uniform, all;
    const PairOfBits drawn = pair_of_bits(&batch.future[i], &batch.cell[i], name, keys);
    Mask small[kPair], big[kPair];
    for (std::size_t j = 0; j < kPair; ++j) {
      const std::size_t at = i + j * kWidth;
      const Double count = hn::PromoteTo(d, hn::LoadU(hn::Rebind<std::int32_t, Doubles>(), &batch.n[at]));
      const Double chance = hn::LoadU(d, &batch.p[at]);
      const VectorBits& bits = drawn.of[j];
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
      const std::size_t at = i + j * kWidth;
      if (hn::AllFalse(d, big[j]))
        put(&batch.x[at], all.of[j]);
      else
        draw_big(batch, at, big[j], drawn.of[j], name, large, all.of[j]);
    }
  }
  reject_rows(batch, large, name, keys);
}

void uniform_bits(DrawBatch& batch, const DrawName& name) {
  const Longs d;
  const RoundKeys keys = round_keys(name.seed);
  const Long step = hn::Set(d, std::uint64_t{name.step}), stream = hn::Set(d, std::uint64_t{name.stream});
  const auto numbered = [&](std::size_t i) {
    const auto numbers = hn::LoadU(hn::Rebind<std::int32_t, Longs>(), &batch.n[i]);
    return hn::Or(hn::PromoteTo(d, hn::BitCast(hn::Rebind<std::uint32_t, Longs>(), numbers)), stream);
  };
  for (std::size_t i = 0; i < batch.size(); i += kPair * kWidth) {
    const std::size_t next = i + kWidth;
    FourWords a{promoted(&batch.future[i]), promoted(&batch.cell[i]), step, numbered(i)};
    FourWords b{promoted(&batch.future[next]), promoted(&batch.cell[next]), step, numbered(next)};
    philox_pair(a, b, keys);
    const VectorBits of_a = bits_of_words(a), of_b = bits_of_words(b);
    hn::StoreU(of_a.first, d, &batch.first[i]);
    hn::StoreU(of_a.second, d, &batch.second[i]);
    hn::StoreU(of_b.first, d, &batch.first[next]);
    hn::StoreU(of_b.second, d, &batch.second[next]);
  }
}

void poissons(DrawBatch& batch, const DrawName& name) {
  const Doubles d;
  const RoundKeys keys = round_keys(name.seed);
  const Double limit = hn::Set(d, kInversionMean), endless = hn::Set(d, 1e9);
  for (std::size_t i = 0; i < batch.size(); i += kPair * kWidth) {
    Pair mean, term, rest;
    Mask small[kPair];
    const PairOfBits drawn = pair_of_bits(&batch.future[i], &batch.cell[i], name, keys);
    for (std::size_t j = 0; j < kPair; ++j) {
      const std::size_t at = i + j * kWidth;
      const Double all = hn::LoadU(d, &batch.p[at]);
      small[j] = hn::And(hn::Gt(all, hn::Zero(d)), hn::Lt(all, limit));
      mean.of[j] = hn::IfThenElseZero(small[j], all);
      term.of[j] = vector_exp(hn::Neg(mean.of[j]));
      const Double uniform = unit_of_53(hn::ShiftRight<11>(drawn.of[j].first));
      rest.of[j] = hn::Sub(hn::Sub(hn::Set(d, 1.0), uniform), term.of[j]);
    }
    const Pair x = count_up<false>(term, rest, mean, {{endless, endless}});
    for (std::size_t j = 0; j < kPair; ++j) put(&batch.x[i + j * kWidth], hn::IfThenElseZero(small[j], x.of[j]));
    for (std::size_t j = i; j < std::min(i + kPair * kWidth, batch.size()); ++j)
      if (batch.p[j] >= kInversionMean)
        batch.x[j] = draw_poisson(batch.p[j], {name.seed, batch.future[j], batch.cell[j], name.step, name.stream});
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

}  // namespace cadre::supply
#endif  // HWY_ONCE
