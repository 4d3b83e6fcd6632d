#include "measures/spc_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "base/month.h"
#include "intake/input_sheet.h"
#include "intake/number_values.h"

namespace cadre::measures {
namespace {

using base::ColumnKind;

constexpr double kLargest = 1e15;
constexpr int kLastYear = 2099;

constexpr base::ColumnSpec kColumns[] = {
    {"date", ColumnKind::Text, "", "Date of the value, as written in the input."},
    {"value", ColumnKind::Decimal, "of the series", "What was counted."},
    {"mean", ColumnKind::Decimal, "of the series", "Mean since the start or the last rebase."},
    {"lower", ColumnKind::Decimal, "of the series", "Lower process limit; missing for a single point."},
    {"upper", ColumnKind::Decimal, "of the series", "Upper process limit; missing for a single point."},
    {"rule", ColumnKind::Code, "", "First rule that the point fits, in the words of NHSRplotthedots; empty for none."},
    {"variation", ColumnKind::Code, "",
     "common_cause, special_cause_improvement, special_cause_concern, special_cause_neutral_high or _low."},
};
constexpr base::TableSpec kSpec = {"spc", "measures", true, "An XmR chart, point by point (cadre spc).", kColumns};

std::optional<std::int32_t> day_of(const std::string& text) {
  constexpr auto kStyles = static_cast<intake::DateStyles>(intake::DateStyle::DayFirst) |
                           static_cast<intake::DateStyles>(intake::DateStyle::YearFirst);
  if (const auto date = intake::parse_date(text, kStyles, kLastYear))
    return base::days_from_civil(date->year, date->month, date->day);
  if (const auto month = base::parse_month(text)) return base::days_from_civil(month->year(), month->month(), 1);
  return {};
}

template <class T>
std::vector<T> ordered(const std::vector<T>& from, const std::vector<std::size_t>& order) {
  std::vector<T> out;
  for (const std::size_t i : order) out.push_back(from[i]);
  return out;
}

std::string number(double value) { return fmt::format("{:.6g}", value); }

std::string assurance_sentence(const DatedSeries& series, const Spc& spc, const SpcOptions& options) {
  const std::string& last = series.dates.back();
  switch (spc.assurance) {
    case Assurance::Pass:
      return fmt::format("Assurance at {}: consistent_pass. The target {} lies beyond the limits, on the good side.",
                         last, number(*options.target));
    case Assurance::Fail:
      return fmt::format("Assurance at {}: consistent_fail. The process cannot be expected to reach the target {}.",
                         last, number(*options.target));
    case Assurance::Inconsistent:
      return fmt::format(
          "Assurance at {}: inconsistent. The target {} lies within the limits: met or missed by chance.", last,
          number(*options.target));
    case Assurance::None:
      break;
  }
  return fmt::format("Assurance at {}: none. {}", last,
                     options.target ? "Say with --direction which way is better." : "No --target was given.");
}

}  // namespace

DatedSeries read_dated_series(std::string text, const std::string& name) {
  static constexpr intake::InputColumn kInput[] = {{"date"}, {"value"}};
  intake::InputSheet sheet(std::move(text), name, kInput, true);
  DatedSeries read;
  std::set<std::int32_t> seen;
  while (sheet.next()) {
    const std::string date = sheet.name("date");
    const std::optional<std::int32_t> day = day_of(date);
    if (!day && !date.empty())
      sheet.fault("date", fmt::format("'{}' is no date", date.substr(0, 40)), "Write it like 2024-03-31 or 2024-03");
    const double value = sheet.number("value", -kLargest, kLargest);
    if (!day) continue;
    if (!seen.insert(*day).second)
      sheet.fault("date", fmt::format("{} has a value already", date), "Keep one row for each date");
    read.dates.push_back(date);
    read.days.push_back(*day);
    read.values.push_back(value);
  }
  if (read.days.empty() && sheet.sound()) sheet.fault("date", "no value stands under the headings", "Write a row");
  sheet.finish();
  std::vector<std::size_t> order(read.days.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return read.days[a] < read.days[b]; });
  return {ordered(read.dates, order), ordered(read.days, order), ordered(read.values, order)};
}

std::int32_t day_of_option(const std::string& text, const std::string& option) {
  const std::optional<std::int32_t> day = day_of(text);
  if (!day) throw base::UsageError(fmt::format("{}: '{}' is no date; write e.g. 2024-03-31.", option, text));
  return *day;
}

std::vector<std::size_t> rebase_points(const DatedSeries& series, const std::vector<std::int32_t>& days) {
  std::vector<std::size_t> out;
  for (const std::int32_t day : days) {
    const auto at = std::lower_bound(series.days.begin(), series.days.end(), day);
    if (at == series.days.begin() || at == series.days.end())
      throw base::UsageError(fmt::format("--rebase: the series goes from {} to {}; name a date within it.",
                                         series.dates.front(), series.dates.back()));
    out.push_back(static_cast<std::size_t>(at - series.days.begin()));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

const base::TableSpec& spc_spec() { return kSpec; }

base::Table spc_table(const DatedSeries& series, const Spc& spc, int run_length) {
  base::Table table(kSpec);
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    const SpcPoint& point = spc.points[i];
    const SpcLimits& limits = spc.parts[point.part];
    table.text(series.dates[i]).decimal(series.values[i]).decimal(limits.mean).decimal(limits.lower);
    table.decimal(limits.upper).text(rule_text(point, run_length)).text(variation_text(point.variation)).end_row();
  }
  return table;
}

std::vector<std::string> spc_sentences(const DatedSeries& series, const Spc& spc, const SpcOptions& options) {
  std::vector<std::string> out = {assurance_sentence(series, spc, options)};
  for (const SpcLimits& part : spc.parts)
    if (!part.firm())
      out.push_back(fmt::format("Trial limits from {}: {} point{}, fewer than 12; they move with every new point.",
                                series.dates[part.first], part.points, part.points == 1 ? "" : "s"));
  if (spc.suggested_rebase) {
    const std::string& date = series.dates[*spc.suggested_rebase];
    out.push_back(fmt::format(
        "Since {0} every point lies on one side of the mean. If the reason is known, start new limits with --rebase "
        "{0}; nothing was rebased.",
        date));
  }
  return out;
}

}  // namespace cadre::measures
