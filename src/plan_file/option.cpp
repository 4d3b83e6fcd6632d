#include "plan_file/option.h"

#include <fmt/format.h>

#include <cmath>

namespace cadre::plan_file {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

struct Renderer {
  const OptionSpec& spec;

  std::string operator()(const std::string& v) const { return quoted(v); }
  std::string operator()(std::int64_t v) const { return fmt::to_string(v); }
  std::string operator()(double v) const { return fmt::format("{}", v); }
  std::string operator()(bool v) const { return v ? "true" : "false"; }
  std::string operator()(base::Month v) const { return quoted(v.iso()); }
  std::string operator()(ChoiceIndex v) const { return quoted(spec.choices[v.index]); }
  std::string operator()(const std::vector<std::string>& v) const { return list(v); }
  std::string operator()(const std::vector<std::int64_t>& v) const { return list(v); }
  std::string operator()(const Scalar& v) const { return std::visit(*this, v); }
  std::string operator()(const TextMap& v) const {
    std::string out = "{";
    for (const auto& [key, value] : v) out += fmt::format("{} {} = {}", out.size() > 1 ? "," : "", key, quoted(value));
    return out + " }";
  }
  std::string operator()(const Assumption& v) const {
    const std::string number = v.certain() ? fmt::format("value = {}", v.mode)
                                           : fmt::format("low = {}, mode = {}, high = {}", v.low, v.mode, v.high);
    return fmt::format("{{ {}, unit = {}, source = {}, mark = {}{} }}", number, quoted(v.unit), quoted(v.source),
                       quoted(text_of(v.mark)), v.date.empty() ? "" : ", date = " + quoted(v.date));
  }

  template <class T>
  std::string list(const std::vector<T>& values) const {
    std::string out = "[";
    for (const T& value : values) {
      if (out.size() > 1) out += ", ";
      out += (*this)(value);
    }
    return out + "]";
  }
};

std::string_view noun_of(OptionKind kind) {
  switch (kind) {
    case OptionKind::Text:
      return "text";
    case OptionKind::Path:
      return "path";
    case OptionKind::Date:
      return "date";
    case OptionKind::Choice:
      return "one of";
    case OptionKind::Integer:
      return "whole number";
    case OptionKind::Number:
      return "number";
    case OptionKind::Flag:
      return "true or false";
    case OptionKind::Month:
      return "month";
    case OptionKind::Texts:
      return "list of texts";
    case OptionKind::Integers:
      return "list of whole numbers";
    case OptionKind::Scalar:
      return "text or number";
    case OptionKind::TextMap:
      return "fields and their values";
    case OptionKind::Assumption:
      return "number with its source";
  }
  return "value";
}

}  // namespace

std::string toml_text(const OptionSpec& spec, const OptionValue& value) { return std::visit(Renderer{spec}, value); }

std::string range_text(const OptionSpec& spec) {
  if (std::isfinite(spec.low) && std::isfinite(spec.high)) return fmt::format("between {} and {}", spec.low, spec.high);
  if (std::isfinite(spec.low)) return fmt::format("at least {}", spec.low);
  return {};
}

std::optional<std::string> parse_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  int parts[3] = {0, 0, 0};
  int part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash != (text[i] == '-')) return std::nullopt;
    if (dash) {
      ++part;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    parts[part] = parts[part] * 10 + (text[i] - '0');
  }
  const auto [year, month, day] = parts;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const base::CivilDate round_trip = base::civil_from_days(base::days_from_civil(year, month, day));
  if (round_trip.month != month || round_trip.day != day) return std::nullopt;
  return std::string(text);
}

std::string kind_text(const OptionSpec& spec) {
  std::string out(noun_of(spec.kind));
  for (std::size_t i = 0; i < spec.choices.size(); ++i)
    out += fmt::format("{} `{}`", i > 0 ? "," : "", spec.choices[i]);
  if (!spec.unit.empty()) out += fmt::format(", {}", spec.unit);
  if (std::isfinite(spec.low) && std::isfinite(spec.high)) {
    out += fmt::format(", {} to {}", spec.low, spec.high);
  } else if (std::isfinite(spec.low)) {
    out += fmt::format(", {} or more", spec.low);
  }
  return out;
}

}  // namespace cadre::plan_file
