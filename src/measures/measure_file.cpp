#include "measures/measure_file.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "intake/input_sheet.h"
#include "measures/funnel.h"

namespace cadre::measures {
namespace {

using base::ColumnKind;

constexpr double kLargest = 1e15;
constexpr int kLargestCount = 1'000'000;  // limits are exact sums over counts

constexpr base::ColumnSpec kColumns[] = {
    {"measure", ColumnKind::Code, "", "Name of the measure."},
    {"period", ColumnKind::Code, "", "Period, as written."},
    {"service", ColumnKind::Code, "", "Service or employer."},
    {"n", ColumnKind::Integer, "people or cases", "How many stand behind the value."},
    {"value", ColumnKind::Decimal, "share", "The service's share."},
    {"baseline", ColumnKind::Decimal, "share", "Its share before the plan; missing = not given."},
    {"centre", ColumnKind::Decimal, "share", "Share of all services together."},
    {"lower_998", ColumnKind::Decimal, "share", "Under this 1 of 1,000 services would lie by chance."},
    {"lower_95", ColumnKind::Decimal, "share", "Under this 1 of 40 services would lie by chance."},
    {"upper_95", ColumnKind::Decimal, "share", "Over this 1 of 40 services would lie by chance."},
    {"upper_998", ColumnKind::Decimal, "share", "Over this 1 of 1,000 services would lie by chance."},
    {"place", ColumnKind::Code, "", "within limits; below or above the 95 % or 99.8 % limit."},
};
constexpr base::TableSpec kSpec = {"measure_funnel", "measures", true,
                                   "Services of a measure beside what chance alone would spread.", kColumns};

/// A measure in one period.
struct Group {
  std::vector<const Reading*> readings;
  double cases = 0, events = 0;
  bool shares = true;
};

}  // namespace

std::vector<Reading> read_measures(std::string text, const std::string& name) {
  static constexpr intake::InputColumn kInput[] = {{"measure"}, {"service"},         {"period"},          {"n", false},
                                                   {"value"},   {"baseline", false}, {"direction", false}};
  static constexpr std::string_view kDirections[] = {"down", "none", "up"};
  intake::InputSheet sheet(std::move(text), name, kInput, true);
  std::vector<Reading> out;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  while (sheet.next()) {
    Reading row;
    row.measure = sheet.name("measure");
    row.service = sheet.name("service");
    row.period = sheet.name("period");
    if (!sheet.blank("n")) row.n = sheet.whole("n", 1, kLargestCount);
    row.value = sheet.number("value", -kLargest, kLargest);
    if (!sheet.blank("baseline")) row.baseline = sheet.number("baseline", -kLargest, kLargest);
    row.direction = static_cast<Direction>(static_cast<int>(sheet.choice("direction", kDirections, 1)) - 1);
    if (!seen.emplace(row.measure, row.service, row.period).second)
      sheet.fault("period", "this measure, service and period have a value already", "Keep one row for them");
    out.push_back(std::move(row));
  }
  sheet.finish();
  return out;
}

const base::TableSpec& funnel_spec() { return kSpec; }

base::Table funnel_table(const std::vector<Reading>& readings) {
  std::map<std::pair<std::string, std::string>, Group> groups;
  for (const Reading& row : readings) {
    Group& group = groups[{row.measure, row.period}];
    group.readings.push_back(&row);
    group.shares = group.shares && row.n && row.value >= 0 && row.value <= 1;
    group.cases += static_cast<double>(row.n.value_or(0));
    group.events += static_cast<double>(row.n.value_or(0)) * row.value;
  }
  base::Table table(kSpec);
  for (const auto& [key, group] : groups) {
    if (!group.shares) continue;
    const double centre = group.events / group.cases;
    for (const Reading* row : group.readings) {
      const FunnelLimits limits = funnel_limits(*row->n, centre);
      table.text(row->measure).text(row->period).text(row->service).integer(*row->n).decimal(row->value);
      if (row->baseline)
        table.decimal(*row->baseline);
      else
        table.missing();
      table.decimal(centre).decimal(limits.lower_998).decimal(limits.lower_95).decimal(limits.upper_95);
      table.decimal(limits.upper_998).text(funnel_text(funnel_place(row->value, limits))).end_row();
    }
  }
  return table;
}

}  // namespace cadre::measures
