#include "supply/warning_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::supply {
namespace {

struct MeasureName {
  std::string_view name;
  WarningMeasure measure;
};
constexpr std::array kMeasures = {MeasureName{"people", WarningMeasure::People},
                                  MeasureName{"under_floor", WarningMeasure::UnderFloor},
                                  MeasureName{"past_55_low", WarningMeasure::Past55Low},
                                  MeasureName{"intake_ratio_upper_80", WarningMeasure::IntakeRatioUpper80},
                                  MeasureName{"route_closes", WarningMeasure::RouteCloses},
                                  MeasureName{"register_change", WarningMeasure::RegisterChange}};

/// One row of the file of rules, with the place for messages.
class RuleRow {
 public:
  RuleRow(const base::SmallCsv& csv, std::size_t row) : csv_(csv), row_(row) {}

  const std::string& text(std::string_view column) const { return csv_.rows[row_][csv_.column(column)]; }
  double number(std::string_view column) const {
    const std::string& written = text(column);
    double value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc() || end != written.data() + written.size() || !std::isfinite(value))
      refuse(fmt::format("{} '{}' is no number", column, written), "Write a number like 0.8");
    return value;
  }
  [[noreturn]] void refuse(std::string what, std::string remedy) const {
    throw base::InputError(
        {base::Severity::Error, {csv_.file, csv_.lines[row_], 0}, std::move(what), std::move(remedy)});
  }

 private:
  const base::SmallCsv& csv_;
  std::size_t row_;
};

WarningRule rule_of(const RuleRow& row) {
  const std::string& name = row.text("measure");
  const auto found =
      std::find_if(kMeasures.begin(), kMeasures.end(), [&](const MeasureName& m) { return m.name == name; });
  if (found == kMeasures.end()) {
    std::string known;
    for (const MeasureName& m : kMeasures) known += fmt::format("{}{}", known.empty() ? "" : ", ", m.name);
    row.refuse(fmt::format("there is no measure '{}'", name), "Choose one of " + known);
  }
  const std::string& side = row.text("raised_when");
  if (side != "above" && side != "below")
    row.refuse(fmt::format("raised_when '{}' is neither above nor below", side), "Write above or below");
  return {row.text("id"),      found->measure,   side == "above",   row.number("value"),
          row.text("meaning"), row.text("mark"), row.text("source")};
}

}  // namespace

std::vector<WatchedProfession> read_watched_professions(const std::string& reference_dir) {
  const base::SmallCsv csv = base::read_small_csv(reference_dir + "/supply/watched_professions.csv");
  const std::size_t profession = csv.column("profession"), reason = csv.column("reason"), source = csv.column("source");
  std::vector<WatchedProfession> out;
  for (const auto& row : csv.rows) out.push_back({row[profession], row[reason], row[source]});
  return out;
}

WarningRules read_warning_rules(const std::string& reference_dir) {
  const base::SmallCsv csv = base::read_small_csv(reference_dir + "/supply/early_warning_rules.csv");
  WarningRules out;
  for (std::size_t r = 0; r < csv.rows.size(); ++r) {
    const RuleRow row(csv, r);
    if (row.text("measure") == "floor_share") {
      out.floor_share = row.number("value");
      if (out.floor_share < 0 || out.floor_share > 1) row.refuse("the floor is no share", "Write a number from 0 to 1");
    } else if (row.text("measure") == "horizon") {
      const double years = row.number("value");
      if (years < 1 || years > 100 || years != std::floor(years))
        row.refuse("the horizon is no number of years", "Write a whole number from 1 to 100");
      out.horizon = static_cast<int>(years);
    } else {
      out.rules.push_back(rule_of(row));
    }
  }
  return out;
}

}  // namespace cadre::supply
