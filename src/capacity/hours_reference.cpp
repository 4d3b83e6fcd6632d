#include "capacity/hours_reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::capacity {
namespace {

using vocabulary::Band;

/// A reference table read row by row; faults name file, line and column.
class Rows {
 public:
  explicit Rows(const std::string& path) : csv_(base::read_small_csv(path)) {}

  bool next() { return ++row_ <= csv_.rows.size(); }
  const std::string& text(const char* column) const { return csv_.rows[row_ - 1][csv_.column(column)]; }
  double number(const char* column) const {
    const std::string& cell = text(column);
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || value < 0)
      refuse(column, "is no number from 0", "Write digits, with a point before decimals");
    return value;
  }
  double number_or(const char* column, double otherwise) const {
    return text(column).empty() ? otherwise : number(column);
  }
  double share(const char* column) const {
    const double value = number(column);
    if (value > 1) refuse(column, "is no share", "Write 0.75 for 75%");
    return value;
  }
  [[noreturn]] void refuse(const char* column, const char* what, const char* remedy) const {
    throw base::InputError({base::Severity::Error,
                            {csv_.file, csv_.lines[row_ - 1], csv_.column(column) + 1},
                            fmt::format("{} = '{}' {}", column, text(column), what),
                            remedy});
  }
  const std::string& file() const { return csv_.file; }

 private:
  base::SmallCsv csv_;
  std::size_t row_ = 0;
};

void read_working_time(Rows rows, HoursReference& out) {
  const std::map<std::string, double TimeLost::*, std::less<>> known = {{"leave_days", &TimeLost::leave_days},
                                                                        {"public_holidays", &TimeLost::public_holidays},
                                                                        {"study_days", &TimeLost::study_days},
                                                                        {"sickness_share", &TimeLost::sickness_share}};
  std::size_t read = 0;
  while (rows.next()) {
    const auto member = known.find(rows.text("id"));
    if (member == known.end()) continue;  // an assumption on something else
    const double likely = rows.number("value");
    out.likely.*(member->second) = likely;
    out.least.*(member->second) = rows.number_or("low", likely);
    out.most.*(member->second) = rows.number_or("high", likely);
    if (out.least.*(member->second) > likely || out.most.*(member->second) < likely)
      rows.refuse("value", "lies outside low to high", "Correct the row");
    ++read;
  }
  if (read != known.size())
    throw base::InputError({base::Severity::Error,
                            {rows.file(), 0, 0},
                            fmt::format("{} assumptions on working time instead of {}", read, known.size()),
                            "Restore the table"});
}

void read_clinical_shares(Rows rows, HoursReference& out) {
  std::array<bool, vocabulary::kBandCount> given{};
  ShareRange otherwise;
  while (rows.next()) {
    const ShareRange range{rows.share("share"), rows.share("low"), rows.share("high")};
    if (range.low > range.likely || range.high < range.likely)
      rows.refuse("share", "lies outside low to high", "Correct the row");
    if (rows.text("band") == "unknown") {
      otherwise = range;
      continue;
    }
    const Band band = vocabulary::band_of(rows.text("band"));
    if (band == Band::Unknown) rows.refuse("band", "is no band", "Write 5, 8a or unknown");
    out.clinical_share[static_cast<std::size_t>(band)] = range;
    given[static_cast<std::size_t>(band)] = true;
  }
  for (std::size_t band = 0; band < given.size(); ++band)
    if (!given[band]) out.clinical_share[band] = otherwise;
}

void read_attainment(Rows rows, HoursReference& out) {
  const std::map<std::string, std::int64_t JobPlanCounts::*, std::less<>> known = {
      {"active_share", &JobPlanCounts::active},
      {"linked_share", &JobPlanCounts::linked},
      {"compared_share", &JobPlanCounts::compared}};
  while (rows.next()) {
    const auto measure = known.find(rows.text("measure"));
    if (measure == known.end()) rows.refuse("measure", "is not measured", "Remove the row");
    const int level = static_cast<int>(rows.number("level"));
    if (level != static_cast<int>(out.attainment.size()) + 1)
      rows.refuse("level", "leaves a gap", "Levels rise from 1 without a gap");
    out.attainment.push_back({level, measure->second, rows.share("least")});
  }
}

void read_pay(Rows rows, HoursReference& out) {
  std::map<std::string, PayYear> years;
  while (rows.next()) {
    if (rows.text("nation") != "england") continue;
    const Band band = vocabulary::band_of(rows.text("band"));
    if (band == Band::Unknown) rows.refuse("band", "is no band", "Write 5 or 8a");
    PayYear& year = years[rows.text("year")];
    year.year = rows.text("year");
    auto& steps = year.bands[band].steps;
    const double salary = rows.number("salary");
    if (!steps.empty() && salary <= steps.back()) rows.refuse("salary", "is below the step before", "Order the steps");
    steps.push_back(salary);
  }
  for (auto& [name, year] : years) out.pay_years.push_back(std::move(year));
}

/// On-costs of the year, else those of the latest year before it, else the earliest.
void read_on_costs(Rows rows, HoursReference& out) {
  std::map<std::string, std::vector<OnCost>> years;
  while (rows.next())
    years[rows.text("year")].push_back(
        {rows.text("element"), rows.share("rate"), rows.number("above"), rows.text("paid_by")});
  if (years.empty()) return;
  for (PayYear& year : out.pay_years) {
    const auto after = years.upper_bound(year.year);
    year.on_costs = (after == years.begin() ? after : std::prev(after))->second;
  }
}

}  // namespace

HoursReference HoursReference::load(const std::string& dir) {
  HoursReference out;
  read_working_time(Rows(dir + "/assumptions.csv"), out);
  read_clinical_shares(Rows(dir + "/clinical_shares.csv"), out);
  read_attainment(Rows(dir + "/attainment_levels.csv"), out);
  read_pay(Rows(dir + "/pay_steps.csv"), out);
  read_on_costs(Rows(dir + "/on_costs.csv"), out);
  return out;
}

}  // namespace cadre::capacity
