#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/month.h"
#include "plan_file/assumption.h"

namespace cadre::plan_file {

/// What a key of the plan may hold.
enum class OptionKind : std::uint8_t {
  Text,
  Path,    ///< a file, a folder or a pattern, relative to the plan's folder unless it starts with "/"
  Date,    ///< "2026-11-22", as text or as a TOML date; kept as text
  Choice,  ///< one word of a list
  Integer,
  Number,
  Flag,
  Month,      ///< "2022-03"
  Texts,      ///< a list of text
  Integers,   ///< a list of whole numbers, each in range
  Scalar,     ///< text or a number
  TextMap,    ///< { field = "value", … }
  Assumption  ///< a number with its source
};

/// Position in OptionSpec::choices.
struct ChoiceIndex {
  std::size_t index = 0;
};

using Scalar = std::variant<std::string, double>;
using TextMap = std::map<std::string, std::string>;
using OptionValue = std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>,
                                 std::vector<std::int64_t>, base::Month, ChoiceIndex, Scalar, TextMap, Assumption>;

/// Everything a person must know of one key; the reader, the starter plan and docs/formats/plan.md all use this row.
struct OptionSpec {
  std::string_view key;
  OptionKind kind = OptionKind::Text;
  std::string_view meaning;  ///< one sentence
  std::string_view unit;     ///< "months", "share", … or empty
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();  ///< range of numbers, both ends allowed
  std::span<const std::string_view> choices;              ///< Choice only
  bool required = false;
  std::string_view example;  ///< a TOML value for the starter plan where the default would teach nothing
};

/// How a member's type is read and written back.
template <class T>
struct OptionType {
  static_assert(std::is_enum_v<T>, "this type of member has no row here yet");
  static constexpr OptionKind kKind = OptionKind::Choice;
  static T from(const OptionValue& v) { return static_cast<T>(std::get<ChoiceIndex>(v).index); }
  static std::optional<OptionValue> to(T v) { return ChoiceIndex{static_cast<std::size_t>(v)}; }
};

/// A member stored as one of the alternatives of OptionValue.
template <class T, OptionKind Kind>
struct DirectOptionType {
  static constexpr OptionKind kKind = Kind;
  static T from(const OptionValue& v) { return std::get<T>(v); }
  static std::optional<OptionValue> to(const T& v) { return OptionValue(std::in_place_type<T>, v); }
};
template <>
struct OptionType<std::string> : DirectOptionType<std::string, OptionKind::Text> {};
template <>
struct OptionType<double> : DirectOptionType<double, OptionKind::Number> {};
template <>
struct OptionType<bool> : DirectOptionType<bool, OptionKind::Flag> {};
template <>
struct OptionType<base::Month> : DirectOptionType<base::Month, OptionKind::Month> {};
template <>
struct OptionType<std::vector<std::string>> : DirectOptionType<std::vector<std::string>, OptionKind::Texts> {};
template <>
struct OptionType<std::vector<std::int64_t>> : DirectOptionType<std::vector<std::int64_t>, OptionKind::Integers> {};
template <>
struct OptionType<Scalar> : DirectOptionType<Scalar, OptionKind::Scalar> {};
template <>
struct OptionType<TextMap> : DirectOptionType<TextMap, OptionKind::TextMap> {};
template <>
struct OptionType<Assumption> : DirectOptionType<Assumption, OptionKind::Assumption> {};
template <>
struct OptionType<int> {
  static constexpr OptionKind kKind = OptionKind::Integer;
  static int from(const OptionValue& v) { return static_cast<int>(std::get<std::int64_t>(v)); }
  static std::optional<OptionValue> to(int v) { return std::int64_t{v}; }
};
template <>
struct OptionType<std::uint64_t> {
  static constexpr OptionKind kKind = OptionKind::Integer;
  static std::uint64_t from(const OptionValue& v) { return static_cast<std::uint64_t>(std::get<std::int64_t>(v)); }
  static std::optional<OptionValue> to(std::uint64_t v) { return static_cast<std::int64_t>(v); }
};
template <>
struct OptionType<std::optional<double>> {
  static constexpr OptionKind kKind = OptionKind::Number;
  static std::optional<double> from(const OptionValue& v) { return std::get<double>(v); }
  static std::optional<OptionValue> to(std::optional<double> v) {
    return v ? std::optional<OptionValue>(*v) : std::nullopt;
  }
};

/// One row of a stage's option table: the description, and the member of the value struct it fills.
template <class S>
struct Option {
  OptionSpec spec;
  void (*assign)(S&, const OptionValue&);
  std::optional<OptionValue> (*fetch)(const S&);  ///< nothing when the member holds no value

  Option as(OptionKind kind) && {
    return with([&](OptionSpec& s) { s.kind = kind; });
  }
  Option unit(std::string_view text) && {
    return with([&](OptionSpec& s) { s.unit = text; });
  }
  Option range(double low, double high) && {
    return with([&](OptionSpec& s) { s.low = low, s.high = high; });
  }
  Option choices(std::span<const std::string_view> c) && {
    return with([&](OptionSpec& s) { s.choices = c; });
  }
  Option required() && {
    return with([](OptionSpec& s) { s.required = true; });
  }
  Option example(std::string_view toml) && {
    return with([&](OptionSpec& s) { s.example = toml; });
  }

 private:
  template <class Change>
  Option with(Change change) {
    Option copy = *this;
    change(copy.spec);
    return copy;
  }
};

template <class S, class T>
S struct_of(T S::*);
template <class S, class T>
T type_of(T S::*);

/// Describes the member that a key fills: option<&Privacy::retention_months>("retention_months", "how long …").
template <auto Member>
auto option(std::string_view key, std::string_view meaning) {
  using S = decltype(struct_of(Member));
  using T = decltype(type_of(Member));
  OptionSpec spec;
  spec.key = key;
  spec.kind = OptionType<T>::kKind;
  spec.meaning = meaning;
  return Option<S>{spec, [](S& target, const OptionValue& value) { target.*Member = OptionType<T>::from(value); },
                   [](const S& source) { return OptionType<T>::to(source.*Member); }};
}

/// A section of plan.toml: `[name]`, or `[[name]]` when it may stand several times.
template <class S>
struct OptionTable {
  std::string_view section;
  bool repeated = false;
  std::string_view meaning;
  std::vector<Option<S>> options;
  bool switches = false;  ///< its presence alone switches a stage on: a remark in the starter plan
};

/// The value as it would stand in plan.toml.
std::string toml_text(const OptionSpec& spec, const OptionValue& value);
/// "between 0 and 1", "at least 0"; empty when every number will do.
std::string range_text(const OptionSpec& spec);
/// The text itself when it is a day of the calendar ("2026-11-22"), else nothing.
std::optional<std::string> parse_day(std::string_view text);
/// What the key holds, for people: "whole number, months, 1 to 120".
std::string kind_text(const OptionSpec& spec);

}  // namespace cadre::plan_file
