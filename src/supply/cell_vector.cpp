// What is done to whole cells, many at once: which may lose anybody, and sums. Compiled once for each kind of
// processor.
#include <algorithm>
#include <bit>

#include "supply/draw_batch.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "supply/cell_vector.cpp"
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#include <hwy/foreach_target.h>
// foreach_target comes first.
#include <hwy/highway.h>

#include "supply/vector_math_inl.h"

HWY_BEFORE_NAMESPACE();
namespace cadre::supply::HWY_NAMESPACE {

constexpr std::int32_t kManyPeople = 32767;  // with these any chance that is not 0 passes the filter

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128

std::size_t filter(const std::int32_t* stock, const std::int32_t* threshold, std::size_t cells, const DrawName& name,
                   std::uint32_t first_block, std::uint32_t* found) {
  std::size_t count = 0;
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
        const std::int32_t bound = std::min(stock[place], kManyPeople) * threshold[start + i];
        if (static_cast<std::int32_t>(byte << 8) < bound)
          found[count++] = static_cast<std::uint32_t>(place) << 8 | byte;
      }
  }
  return count;
}

void all_first_bits(std::size_t cells, const DrawName& name, std::uint32_t first_block, std::uint8_t* tops) {
  for (std::size_t start = 0; start < cells; start += kFilterCells)
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
      const PhiloxBlock words = philox(
          {name.future + lane, static_cast<std::uint32_t>(first_block + start / kFilterCells), name.step, name.stream},
          name.seed);
      for (std::size_t i = 0; i < kFilterCells; ++i)
        tops[(start + i) * kLanes + lane] = static_cast<std::uint8_t>(words[i / 4] >> (8 * (i % 4)) & 0xFFU);
    }
}

void sums(const std::int32_t* stock, const std::int16_t* weight, const std::int16_t* weight_next, std::size_t cells,
          const CellSums& to) {
  for (std::int32_t* sum : {to.people, to.weighted, to.weighted_next}) std::fill_n(sum, kLanes, 0);
  for (std::size_t c = 0; c < cells; ++c)
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const std::int32_t people = stock[c * kLanes + lane];
      to.people[lane] += people;
      to.weighted[lane] += people * weight[c];
      to.weighted_next[lane] += people * weight_next[c];
    }
}

#else

using Lanes32 = hn::ScalableTag<std::int32_t>;
using Unsigned32 = hn::Rebind<std::uint32_t, Lanes32>;
using Signed = hn::Vec<Lanes32>;
using Unsigned = hn::Vec<Unsigned32>;
constexpr std::size_t kWidth32 = hn::MaxLanes(Lanes32());
constexpr std::size_t kVectors = kLanes / kWidth32;
static_assert(kLanes % kWidth32 == 0);

// Sixteen bytes a lane for sixteen cells: words[v * 4 + w] holds word w of the lanes of vector v.
HWY_INLINE void filter_words(const DrawName& name, std::uint32_t block, const RoundKeys& keys, Unsigned* words) {
  const Longs d;
  const Unsigned32 du;
  for (std::size_t v = 0; v < kVectors; ++v) {
    const Long numbers = hn::ShiftLeft<1>(hn::Iota(d, 0));
    const Long even = hn::Add(numbers, hn::Set(d, std::uint64_t{name.future} + v * kWidth32));
    const Long cell = hn::Set(d, std::uint64_t{block}), step = hn::Set(d, std::uint64_t{name.step}),
               stream = hn::Set(d, std::uint64_t{name.stream});
    FourWords a{even, cell, step, stream}, b{hn::Add(even, hn::Set(d, std::uint64_t{1})), cell, step, stream};
    philox_pair(a, b, keys);
    words[v * 4 + 0] = hn::BitCast(du, joined(b.w0, a.w0));
    words[v * 4 + 1] = hn::BitCast(du, joined(b.w1, a.w1));
    words[v * 4 + 2] = hn::BitCast(du, joined(b.w2, a.w2));
    words[v * 4 + 3] = hn::BitCast(du, joined(b.w3, a.w3));
  }
}

template <std::size_t cells>
HWY_INLINE bool nobody(const std::int32_t* stock) {
  const Lanes32 d;
  Signed any[4] = {hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d)};
  for (std::size_t i = 0; i < cells * kVectors; ++i)
    any[i % 4] = hn::Or(any[i % 4], hn::LoadU(d, stock + i * kWidth32));
  return hn::AllTrue(d, hn::Eq(hn::Or(hn::Or(any[0], any[1]), hn::Or(any[2], any[3])), hn::Zero(d)));
}

// Byte `byte` of each word, times 256.
template <int byte>
HWY_INLINE Signed byte_of(Unsigned words) {
  const Unsigned32 du;
  Unsigned moved = words;
  if constexpr (byte == 0) moved = hn::ShiftLeft<8>(words);
  if constexpr (byte > 1) moved = hn::ShiftRight<8 * byte - 8>(words);
  return hn::BitCast(Lanes32(), hn::And(moved, hn::Set(du, 0xFF00U)));
}

// Bit l: the cell of lane l may lose somebody.
template <int byte>
HWY_INLINE std::uint64_t hits_of(const std::int32_t* stock, std::int32_t threshold, const Unsigned* words) {
  const Lanes32 d;
  std::uint64_t bits = 0;
  for (std::size_t v = 0; v < kVectors; ++v) {
    const Signed people = hn::Min(hn::LoadU(d, stock + v * kWidth32), hn::Set(d, kManyPeople));
    const auto hit = hn::Lt(byte_of<byte>(words[v * 4]), hn::Mul(people, hn::Set(d, threshold)));
    std::uint8_t raw[8] = {};
    hn::StoreMaskBits(d, hit, raw);
    bits |= std::uint64_t{raw[0] | static_cast<std::uint32_t>(raw[1]) << 8} << (v * kWidth32);
  }
  return bits;
}

// Four cells that share a word: bit 16 c + l.
HWY_INLINE std::uint64_t hits_of_four(const std::int32_t* stock, const std::int32_t* threshold, std::size_t cells,
                                      const Unsigned* words) {
  std::uint64_t bits = hits_of<0>(stock, threshold[0], words);
  if (cells > 1) bits |= hits_of<1>(stock + kLanes, threshold[1], words) << 16;
  if (cells > 2) bits |= hits_of<2>(stock + 2 * kLanes, threshold[2], words) << 32;
  if (cells > 3) bits |= hits_of<3>(stock + 3 * kLanes, threshold[3], words) << 48;
  return bits;
}

// Appends what stands in `bits`, whose first bit is place `place`; `words`: four bytes a lane. Few are written without
// a branch for each, which would be guessed wrong too often.
HWY_INLINE std::size_t append(std::uint64_t bits, std::size_t place, const std::uint8_t* words, std::uint32_t* found) {
  const auto count = static_cast<std::size_t>(std::popcount(bits));
  constexpr std::size_t kFew = 4;
  std::size_t done = 0;
  do {
    for (std::size_t i = 0; i < kFew; ++i) {
      const auto at = static_cast<std::size_t>(std::countr_zero(bits)) & 63U;
      found[done + i] = static_cast<std::uint32_t>(place + at) << 8 | words[(at & 15U) * 4 + (at >> 4)];
      bits &= bits - 1;
    }
    done += kFew;
  } while (done < count);
  return count;
}

std::size_t filter(const std::int32_t* stock, const std::int32_t* threshold, std::size_t cells, const DrawName& name,
                   std::uint32_t first_block, std::uint32_t* found) {
  const Unsigned32 du;
  const RoundKeys keys = round_keys(name.seed);
  std::size_t count = 0;
  for (std::size_t start = 0; start < cells; start += kFilterCells) {
    if (start + kFilterCells <= cells && nobody<kFilterCells>(stock + start * kLanes)) continue;
    Unsigned words[kVectors * 4];
    filter_words(name, static_cast<std::uint32_t>(first_block + start / kFilterCells), keys, words);
    alignas(64) std::uint32_t in_memory[4][kLanes];
    for (std::size_t w = 0; w < 4; ++w)
      for (std::size_t v = 0; v < kVectors; ++v) hn::Store(words[v * 4 + w], du, in_memory[w] + v * kWidth32);
    std::uint64_t bits[4] = {};
    for (std::size_t w = 0; w < 4; ++w) {
      const std::size_t cell = start + 4 * w;
      if (cell < cells) bits[w] = hits_of_four(stock + cell * kLanes, threshold + cell, cells - cell, words + w);
    }
    for (std::size_t w = 0; w < 4; ++w)
      count +=
          append(bits[w], (start + 4 * w) * kLanes, reinterpret_cast<const std::uint8_t*>(in_memory[w]), found + count);
  }
  return count;
}

void all_first_bits(std::size_t cells, const DrawName& name, std::uint32_t first_block, std::uint8_t* tops) {
  const Unsigned32 du;
  const hn::Rebind<std::uint8_t, Unsigned32> db;
  const RoundKeys keys = round_keys(name.seed);
  for (std::size_t start = 0; start < cells; start += kFilterCells) {
    Unsigned words[kVectors * 4];
    filter_words(name, static_cast<std::uint32_t>(first_block + start / kFilterCells), keys, words);
    for (std::size_t i = 0; i < kFilterCells; ++i)
      for (std::size_t v = 0; v < kVectors; ++v) {
        const Unsigned byte =
            hn::And(hn::ShiftRightSame(words[v * 4 + i / 4], static_cast<int>(8 * (i % 4))), hn::Set(du, 0xFFU));
        hn::StoreU(hn::U8FromU32(byte), db, tops + (start + i) * kLanes + v * kWidth32);
      }
  }
}

void sums(const std::int32_t* stock, const std::int16_t* weight, const std::int16_t* weight_next, std::size_t cells,
          const CellSums& to) {
  const Lanes32 d;
  for (std::size_t v = 0; v < kVectors; ++v) {
    auto all = hn::Zero(d), sum = hn::Zero(d), next = hn::Zero(d);
    for (std::size_t c = 0; c < cells; ++c) {
      const auto now = hn::LoadU(d, stock + c * kLanes + v * kWidth32);
      all = hn::Add(all, now);
      sum = hn::Add(sum, hn::Mul(now, hn::Set(d, static_cast<std::int32_t>(weight[c]))));
      next = hn::Add(next, hn::Mul(now, hn::Set(d, static_cast<std::int32_t>(weight_next[c]))));
    }
    hn::StoreU(all, d, to.people + v * kWidth32);
    hn::StoreU(sum, d, to.weighted + v * kWidth32);
    hn::StoreU(next, d, to.weighted_next + v * kWidth32);
  }
}

#endif

}  // namespace cadre::supply::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cadre::supply {
namespace {

HWY_EXPORT(filter);
HWY_EXPORT(all_first_bits);
HWY_EXPORT(sums);

}  // namespace

std::size_t filter_cells(const std::int32_t* stock, const std::int32_t* threshold, std::size_t cells,
                         const DrawName& name, std::uint32_t first_block, std::uint32_t* found) {
  return HWY_DYNAMIC_DISPATCH(filter)(stock, threshold, cells, name, first_block, found);
}
void first_bits(std::size_t cells, const DrawName& name, std::uint32_t first_block, std::uint8_t* tops) {
  HWY_DYNAMIC_DISPATCH(all_first_bits)(cells, name, first_block, tops);
}
void sum_cells(const std::int32_t* stock, const std::int16_t* weight, const std::int16_t* weight_next,
               std::size_t cells, const CellSums& to) {
  HWY_DYNAMIC_DISPATCH(sums)(stock, weight, weight_next, cells, to);
}

}  // namespace cadre::supply
#endif  // HWY_ONCE
