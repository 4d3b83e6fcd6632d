#include "plan_file/value_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plan_file/nearest.h"
#include "plan_file/section_document.h"

namespace cadre::plan_file {
namespace {

/// What was found, in the words a person would use.
std::string_view noun_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::none:
      break;
    default:
      return "a date or time";
  }
  return "nothing";
}

/// Reads one value; `path` names the key in messages, with the field inside an assumption where there is one.
class ValueReader {
 public:
  ValueReader(const SectionDocument& document, base::Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics) {}

  std::optional<OptionValue> read(const OptionSpec& spec, const toml::node& node) {
    switch (spec.kind) {
      case OptionKind::Text:
      case OptionKind::Path:
        return wrap(text(spec, node));
      case OptionKind::Date:
        return wrap(date(spec.key, node));
      case OptionKind::Choice:
        return wrap(choice(spec, node));
      case OptionKind::Integer:
        return wrap(integer(spec, node));
      case OptionKind::Number:
        return wrap(number(spec, node));
      case OptionKind::Flag:
        return wrap(flag(spec, node));
      case OptionKind::Month:
        return wrap(month(spec, node));
      case OptionKind::Texts:
        return wrap(list<std::string>(spec, node, &ValueReader::text));
      case OptionKind::Integers:
        return wrap(list<std::int64_t>(spec, node, &ValueReader::integer));
      case OptionKind::Scalar:
        return wrap(scalar(spec, node));
      case OptionKind::TextMap:
        return wrap(text_map(spec, node));
      case OptionKind::Assumption:
        return wrap(assumption(spec, node));
    }
    return std::nullopt;
  }

 private:
  template <class T>
  static std::optional<OptionValue> wrap(std::optional<T> value) {
    if (!value) return std::nullopt;
    return OptionValue(std::in_place_type<T>, std::move(*value));
  }

  std::nullopt_t refuse(const toml::node& node, std::string message, std::string remedy) {
    diagnostics_.push_back({base::Severity::Error, document_.spot(node), std::move(message), std::move(remedy)});
    return std::nullopt;
  }
  std::nullopt_t wrong_type(std::string_view key, const toml::node& node, std::string_view wanted,
                            std::string_view remedy) {
    return refuse(node, fmt::format("{} is {}, not {}", key, noun_of(node), wanted), std::string(remedy));
  }

  std::optional<std::string> text(const OptionSpec& spec, const toml::node& node) {
    const auto* value = node.as_string();
    if (value == nullptr) return wrong_type(spec.key, node, "text", "Put the value in \"quotes\"");
    if (value->get().empty() && spec.required)
      return refuse(node, fmt::format("{} is empty", spec.key), fmt::format("Write {}", spec.meaning));
    return value->get();
  }

  std::optional<std::string> date(std::string_view key, const toml::node& node) {
    constexpr std::string_view kRemedy = "Write a day of the calendar as year-month-day, e.g. \"2026-11-22\"";
    if (const auto* day = node.as_date()) {
      const toml::date d = day->get();
      return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
    }
    const auto* value = node.as_string();
    if (value == nullptr) return wrong_type(key, node, "a date", kRemedy);
    std::optional<std::string> read = parse_day(value->get());
    if (!read)
      return refuse(node, fmt::format("{} = '{}' is not a date", key, shown(value->get())), std::string(kRemedy));
    return read;
  }

  std::optional<ChoiceIndex> choice(const OptionSpec& spec, const toml::node& node) {
    const auto* value = node.as_string();
    const std::string words = fmt::format("Write one of \"{}\"", fmt::join(spec.choices, "\", \""));
    if (value == nullptr) return wrong_type(spec.key, node, "text", words);
    const auto at = std::find(spec.choices.begin(), spec.choices.end(), value->get());
    if (at != spec.choices.end()) return ChoiceIndex{static_cast<std::size_t>(at - spec.choices.begin())};
    const Nearest nearest = nearest_of(value->get(), spec.choices);
    return refuse(node, fmt::format("{} = '{}' is not known", spec.key, shown(value->get())),
                  nearest.close ? fmt::format("Did you mean '{}'?", nearest.word) : words);
  }

  std::optional<std::int64_t> integer(const OptionSpec& spec, const toml::node& node) {
    const auto* value = node.as_integer();
    if (value == nullptr) return wrong_type(spec.key, node, "a whole number", "Write digits without quotes or a point");
    const auto as_double = static_cast<double>(value->get());
    if (!(as_double >= spec.low && as_double <= spec.high))
      return out_of_range(spec, node, fmt::to_string(value->get()));
    return value->get();
  }

  std::optional<double> number(const OptionSpec& spec, const toml::node& node) {
    double value = 0;
    if (const auto* whole = node.as_integer()) {
      value = static_cast<double>(whole->get());
    } else if (const auto* real = node.as_floating_point()) {
      value = real->get();
    } else {
      return wrong_type(spec.key, node, "a number", "Write the number without quotes");
    }
    if (!(value >= spec.low && value <= spec.high) || !std::isfinite(value))
      return out_of_range(spec, node, fmt::format("{}", value));
    return value;
  }

  std::nullopt_t out_of_range(const OptionSpec& spec, const toml::node& node, const std::string& found) {
    const std::string range = range_text(spec);
    return refuse(node, fmt::format("{} = {} is out of range", spec.key, found),
                  fmt::format("Write a number {}{}{}", range.empty() ? "that is finite" : range,
                              spec.unit.empty() ? "" : " ", spec.unit));
  }

  std::optional<bool> flag(const OptionSpec& spec, const toml::node& node) {
    const auto* value = node.as_boolean();
    if (value == nullptr) return wrong_type(spec.key, node, "true or false", "Write true or false without quotes");
    return value->get();
  }

  std::optional<base::Month> month(const OptionSpec& spec, const toml::node& node) {
    constexpr std::string_view kRemedy = "Write year and month, e.g. \"2026-03\"";
    if (const auto* day = node.as_date()) return base::Month(day->get().year, day->get().month);
    const auto* value = node.as_string();
    if (value == nullptr) return wrong_type(spec.key, node, "a month", kRemedy);
    const std::optional<base::Month> read = base::parse_month(value->get());
    if (!read)
      return refuse(node, fmt::format("{} = '{}' is not a month", spec.key, shown(value->get())), std::string(kRemedy));
    return read;
  }

  template <class T>
  std::optional<std::vector<T>> list(const OptionSpec& spec, const toml::node& node,
                                     std::optional<T> (ValueReader::*read_one)(const OptionSpec&, const toml::node&)) {
    const auto* array = node.as_array();
    if (array == nullptr)
      return wrong_type(spec.key, node, "a list", "Put the values in [brackets], separated by commas");
    std::vector<T> values;
    bool whole = true;
    for (const toml::node& item : *array) {
      std::optional<T> value = (this->*read_one)(spec, item);
      whole = whole && value.has_value();
      if (value) values.push_back(std::move(*value));
    }
    if (!whole) return std::nullopt;
    return values;
  }

  std::optional<Scalar> scalar(const OptionSpec& spec, const toml::node& node) {
    if (const auto* value = node.as_string()) return Scalar(value->get());
    if (!node.is_number())
      return wrong_type(spec.key, node, "text or a number", "Write a number, or text in \"quotes\"");
    const std::optional<double> value = number(spec, node);
    if (!value) return std::nullopt;
    return Scalar(*value);
  }

  std::optional<TextMap> text_map(const OptionSpec& spec, const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return wrong_type(spec.key, node, "a table", "Write { field = \"value\", … }");
    TextMap map;
    for (const auto& [key, value] : *table) {
      const auto* word = value.as_string();
      if (word == nullptr)
        return wrong_type(fmt::format("{}.{}", spec.key, shown(key.str())), value, "text",
                          "Put the value in \"quotes\"");
      map.emplace(std::string(key.str()), word->get());
    }
    return map;
  }

  /// `{ value = … | low, mode, high, unit, source, mark, date }`.
  std::optional<Assumption> assumption(const OptionSpec& spec, const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr)
      return wrong_type(spec.key, node, "a number with its source",
                        "Write { value = …, unit = \"…\", source = \"…\", mark = \"assumed\" }");
    static constexpr std::string_view kFields[] = {"value", "low", "mode", "high", "unit", "source", "mark", "date"};
    bool whole = true;
    for (const auto& [key, value] : *table) {
      if (std::find(std::begin(kFields), std::end(kFields), key.str()) != std::end(kFields)) continue;
      refuse(value, fmt::format("unknown field '{}' in {}", shown(key.str()), spec.key),
             fmt::format("Did you mean '{}'?", nearest_of(key.str(), kFields).word));
      whole = false;
    }
    Assumption read;
    whole = numbers_of(spec, *table, read) && whole;
    const auto field = [&](std::string_view key, OptionKind kind, auto take) {
      const toml::node* value = table->get(key);
      if (value == nullptr) return;
      OptionSpec row;
      row.key = key;
      row.kind = kind;
      row.choices = kMarks;
      const std::optional<OptionValue> got = this->read(row, *value);
      whole = whole && got.has_value();
      if (got) take(*got);
    };
    field("unit", OptionKind::Text, [&](const OptionValue& v) { read.unit = std::get<std::string>(v); });
    field("source", OptionKind::Text, [&](const OptionValue& v) { read.source = std::get<std::string>(v); });
    field("mark", OptionKind::Choice,
          [&](const OptionValue& v) { read.mark = static_cast<Mark>(std::get<ChoiceIndex>(v).index); });
    field("date", OptionKind::Date, [&](const OptionValue& v) { read.date = std::get<std::string>(v); });
    if (whole && read.source.empty())
      return refuse(node, fmt::format("{} has no source", spec.key),
                    "Say in source = \"…\" where the number comes from");
    if (!whole) return std::nullopt;
    return read;
  }

  /// Either `value`, or all of low <= mode <= high.
  bool numbers_of(const OptionSpec& spec, const toml::table& table, Assumption& out) {
    const auto get = [&](std::string_view key) -> std::optional<double> {
      const toml::node* value = table.get(key);
      if (value == nullptr) return std::nullopt;
      OptionSpec row = spec;
      row.key = key;
      return number(row, *value);
    };
    const bool single = table.contains("value");
    const bool range = table.contains("low") || table.contains("mode") || table.contains("high");
    if (single == range) {
      refuse(table, fmt::format("{} needs either value, or low, mode and high", spec.key), "Keep one of the two forms");
      return false;
    }
    const std::optional<double> low = get(single ? "value" : "low");
    const std::optional<double> mode = single ? low : get("mode");
    const std::optional<double> high = single ? low : get("high");
    if (!low || !mode || !high) {
      if (range && !(table.contains("low") && table.contains("mode") && table.contains("high")))
        refuse(table, fmt::format("{} has not all of low, mode and high", spec.key), "Add what is missing");
      return false;
    }
    if (!(*low <= *mode && *mode <= *high)) {
      refuse(table, fmt::format("{}: low, mode and high are not in order", spec.key), "Write low <= mode <= high");
      return false;
    }
    out.low = *low, out.mode = *mode, out.high = *high;
    return true;
  }

  static std::string_view shown(std::string_view text) { return text.substr(0, 60); }

  const SectionDocument& document_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

std::optional<OptionValue> read_value(const OptionSpec& spec, const toml::node& node, const SectionDocument& document,
                                      base::Diagnostics& diagnostics) {
  return ValueReader(document, diagnostics).read(spec, node);
}

}  // namespace cadre::plan_file
