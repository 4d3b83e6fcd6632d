#include "store/content_hash.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cadre::store {
namespace {

constexpr std::uint64_t kMissing = 0x6D697373696E6700U;
constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;

/// The finalizer of splitmix64 (Steele, Lea and Flood 2014): every bit of the input moves every bit of the output.
constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = text.size();
  std::size_t i = 0;
  while (i < text.size()) {
    std::uint64_t word = 0;
    for (unsigned shift = 0; shift < 64 && i < text.size(); shift += 8, ++i)
      word |= std::uint64_t{static_cast<unsigned char>(text[i])} << shift;
    hash = mix(hash + kOdd + word);
  }
  return hash;
}

/// Sums of the cells of one column, in two halves that weigh rows differently.
struct Sum {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

template <class ValueOf>
Sum sum_cells(std::size_t rows, std::uint64_t column_seed, std::uint64_t first_row, const ValueOf& value_of) {
  Sum sum;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::uint64_t cell = mix(value_of(i) + column_seed + (first_row + i) * kOdd);
    sum.low += cell;
    sum.high += cell * (cell >> 32U | 1U);
  }
  return sum;
}

struct HashColumn {
  std::uint64_t seed;
  std::uint64_t first_row;

  template <class View>
  Sum coded(const View& view) const {
    std::vector<std::uint64_t> hashes(dictionary_size(view.dictionary), kMissing);
    for (std::size_t code = 1; code < hashes.size(); ++code) {
      const std::string_view text = dictionary_value(view.dictionary, code);
      if (!text.empty()) hashes[code] = hash_text(text);
    }
    return sum_cells(view.codes.size(), seed, first_row, [&](std::size_t i) { return hashes.at(view.codes[i]); });
  }
  template <class T, class Missing>
  Sum whole(std::span<const T> values, const Missing& missing) const {
    return sum_cells(values.size(), seed, first_row, [&](std::size_t i) {
      return missing(values[i]) ? kMissing : mix(static_cast<std::uint64_t>(values[i]) + 1);
    });
  }

  template <class Code>
  Sum operator()(const Coded<Code>& view) const {
    return coded(view);
  }
  template <class Code>
  Sum operator()(const CodedTexts<Code>& view) const {
    return coded(view);
  }
  Sum operator()(const Keys& view) const {
    return whole(view.values, [](std::uint64_t key) { return key == 0; });
  }
  Sum operator()(const Decimals& view) const {
    return sum_cells(view.values.size(), seed, first_row, [&](std::size_t i) {
      const double value = view.values[i] == 0 ? 0.0 : view.values[i];  // -0 is 0
      return std::isnan(value) ? kMissing : mix(std::bit_cast<std::uint64_t>(value) + 1);
    });
  }
  template <class T>
  Sum operator()(const Integers<T>& view) const {
    return whole(view.values, [&](T value) { return view.missing && value == *view.missing; });
  }
  template <class T>
  Sum operator()(const Months<T>& view) const {
    return whole(view.values, [](T ordinal) { return ordinal == 0; });
  }
  Sum operator()(const Days& view) const {
    return whole(view.values, [&](std::int32_t day) { return day <= view.missing_below; });
  }
  Sum operator()(const Flags& view) const {
    return sum_cells(view.values.size(), seed, first_row,
                     [&](std::size_t i) { return mix(view.values[i] != 0 ? 2 : 1); });
  }
  Sum operator()(const Texts& view) const {
    return sum_cells(view.values.size(), seed, first_row,
                     [&](std::size_t i) { return view.values[i].empty() ? kMissing : hash_text(view.values[i]); });
  }
};

}  // namespace

void ContentHash::add(std::span<const ColumnView> views, std::uint64_t first_row) {
  common_rows(views);
  for (std::size_t i = 0; i < views.size(); ++i) {
    const std::uint64_t seed = mix(hash_text(views[i].name) + (i + 1) * kOdd);
    const Sum sum = std::visit(HashColumn{seed, first_row}, views[i].data);
    low_ += sum.low;
    high_ += sum.high;
    if (first_row == 0) low_ += seed;  // so that columns of an empty table count too
  }
}

void ContentHash::merge(const ContentHash& other) {
  low_ += other.low_;
  high_ += other.high_;
}

std::string ContentHash::hex() const { return fmt::format("{:016x}{:016x}", mix(high_), mix(low_)); }

std::string content_hash(std::span<const ColumnView> views) {
  ContentHash hash;
  hash.add(views, 0);
  return hash.hex();
}

}  // namespace cadre::store
