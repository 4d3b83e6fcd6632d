#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/coded_column.h"
#include "base/table.h"

namespace cadre::store {

/// Values of a coded column by code. Value 0 is the empty text and means missing.
using Dictionary = std::variant<std::span<const std::string>, std::span<const std::string_view>>;

std::size_t dictionary_size(const Dictionary& dictionary);
std::string_view dictionary_value(const Dictionary& dictionary, std::size_t code);

/// What a column holds, none of it owned. Left: how it lies in memory; right: how it is stored.
template <class Code>
struct Coded {  ///< text by code -> ENUM; code 0 = NULL; a code past the dictionary is an error
  std::span<const Code> codes;
  Dictionary dictionary;
};
struct Keys {  ///< keyed hashes -> UBIGINT; 0 = NULL
  std::span<const std::uint64_t> values;
};
struct Decimals {  ///< -> DOUBLE; NaN = NULL
  std::span<const double> values;
};
template <class Integer>
struct Integers {  ///< -> the integer type of that width; `missing` = NULL where given
  std::span<const Integer> values;
  std::optional<Integer> missing;
};
template <class Ordinal>
struct Months {  ///< base::Month ordinals -> DATE, the first of the month; 0 = NULL
  std::span<const Ordinal> values;
};
struct Days {  ///< days since 1970-01-01 -> DATE; `missing_below` and less = NULL
  std::span<const std::int32_t> values;
  std::int32_t missing_below = INT32_MIN + 1;
};
struct Flags {  ///< 0 or 1 -> BOOLEAN
  std::span<const std::uint8_t> values;
};
struct Texts {  ///< free text, stored as it is -> VARCHAR; empty = NULL
  std::span<const std::string> values;
};
template <class Code>
struct CodedTexts {  ///< free text by code -> VARCHAR; code 0 = NULL
  std::span<const Code> codes;
  Dictionary dictionary;
};

using ColumnData = std::variant<Coded<std::uint8_t>, Coded<std::uint16_t>, Coded<std::uint32_t>,
                                CodedTexts<std::uint32_t>, Keys, Decimals, Integers<std::uint8_t>,
                                Integers<std::uint16_t>, Integers<std::uint32_t>, Integers<std::int32_t>,
                                Integers<std::int64_t>, Months<std::int32_t>, Months<std::int64_t>, Days, Flags, Texts>;

/// One column to write: a name and a view of data that must outlive it.
struct ColumnView {
  std::string name;
  ColumnData data;

  std::size_t rows() const;
  /// Rows first … first + count - 1.
  ColumnView slice(std::size_t first, std::size_t count) const;
};

ColumnView coded_view(std::string name, const base::CodedColumn& column);
/// Enumerations kept as bytes, with their texts: vocabulary::band_codes() and the like.
ColumnView coded_view(std::string name, std::span<const std::uint8_t> codes, std::span<const std::string_view> texts);

/// The columns of a table by its description; Key columns as their bit pattern.
std::vector<ColumnView> views_of(const base::Table& table);
std::vector<ColumnView> slice(std::span<const ColumnView> views, std::size_t first, std::size_t count);

/// The common number of rows. Throws std::logic_error when columns differ, none is given, or two share a name.
std::size_t common_rows(std::span<const ColumnView> views);

}  // namespace cadre::store
