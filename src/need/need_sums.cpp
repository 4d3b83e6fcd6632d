#include "need/need_sums.h"

#include <algorithm>
#include <array>
#include <map>

#include "need/check_needs.h"

namespace cadre::need {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "The plan's month, and the same month of each year ahead."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Setting; missing = all."},
    ColumnSpec{"function", ColumnKind::Code, "", "Function of care; missing = all."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place, unknown = lines that name none; missing = all."},
    ColumnSpec{"hours", ColumnKind::Decimal, "hours a week", "Hours of clinical care needed, mean over the year."},
    ColumnSpec{"hours_low", ColumnKind::Decimal, "hours a week", "Lower end of the range."},
    ColumnSpec{"hours_high", ColumnKind::Decimal, "hours a week", "Upper end of the range."},
    ColumnSpec{"weekend_hours", ColumnKind::Decimal, "hours a week", "Of them on Saturdays and Sundays."},
    ColumnSpec{"wte", ColumnKind::Decimal, "WTE", "Staff for these hours; lines by WISN with all allowances."},
    ColumnSpec{"lines", ColumnKind::Integer, "", "Lines of need that are added up."},
    ColumnSpec{"published_hours", ColumnKind::Decimal, "hours a week", "Hours that rest on published figures alone."},
    ColumnSpec{"plan_hours", ColumnKind::Decimal, "hours a week", "Hours that rest on the plan's own figures."},
    ColumnSpec{"assumed_hours", ColumnKind::Decimal, "hours a week", "Hours with an assumption among their figures."},
    ColumnSpec{"example_hours", ColumnKind::Decimal, "hours a week", "Hours with an invented figure of an example."},
};
constexpr base::TableSpec kSpec = {"need_sums", "need", false,
                                   "Hours needed by setting, function and place, and how far they may be trusted.",
                                   kColumns};

struct Sum {
  RangeSum hours;
  double weekend = 0, wte = 0;
  std::int64_t lines = 0;
  std::array<double, 4> by_mark{};
};
using Key = std::array<std::string, 3>;  ///< setting, function, place

void add(const LineHours& line, const Inputs& inputs, int years, std::map<Key, Sum>& sums) {
  std::vector<Factor> factors = line.factors;
  const std::vector<Factor> growth = growth_of(*line.line, inputs, years);
  factors.insert(factors.end(), growth.begin(), growth.end());
  const Range hours = product(factors);
  const double grown = growth.empty() ? 1 : product(growth).value;
  const auto mark = static_cast<std::size_t>(weakest_mark(*line.line, inputs));
  const std::string place = line.line->place.empty() ? "unknown" : line.line->place;
  for (unsigned all = 0; all < 8; ++all) {
    Sum& sum = sums[{(all & 1U) != 0 ? "" : line.line->setting, (all & 2U) != 0 ? "" : line.line->function,
                     (all & 4U) != 0 ? "" : place}];
    sum.hours.add(hours);
    sum.weekend += line.weekend_hours * grown;
    sum.wte += line.wte * grown;
    ++sum.lines;
    sum.by_mark[mark] += hours.value;
  }
}

}  // namespace

plan_file::Mark weakest_mark(const NeedLine& line, const Inputs& inputs) {
  plan_file::Mark mark = line.given.mark;
  if (!line.standard.empty()) mark = std::max(mark, standard_of(inputs, line.standard, line.place)->given.mark);
  if (!line.staffing.empty()) mark = std::max(mark, staffing_of(inputs, line.staffing)->given.mark);
  if (row_of(line.method).segment)
    for (const PopulationRow* row : people_of(inputs, line.segment, line.place)) mark = std::max(mark, row->given.mark);
  return mark;
}

base::Table need_sums(const std::vector<LineHours>& lines, const Inputs& inputs, base::Month month, int years) {
  base::Table table(kSpec);
  for (int year = 0; year <= years; ++year) {
    std::map<Key, Sum> sums;
    for (const LineHours& line : lines) add(line, inputs, year, sums);
    for (const auto& [key, sum] : sums) {
      table.integer(month.ordinal() + 12 * year).text(key[0]).text(key[1]).text(key[2]);
      const Range total = sum.hours.total();
      table.decimal(total.value).decimal(total.low).decimal(total.high).decimal(sum.weekend).decimal(sum.wte);
      table.integer(sum.lines);
      for (const double hours : sum.by_mark) table.decimal(hours);
      table.end_row();
    }
  }
  return table;
}

const base::TableSpec& need_sums_spec() { return kSpec; }

}  // namespace cadre::need
