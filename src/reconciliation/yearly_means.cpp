#include "reconciliation/yearly_means.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "base/month.h"
#include "curation/code_book.h"

namespace cadre::reconciliation {
namespace {

constexpr const char* kMeanMeasure = "mean_fte_per_record";

struct Sum {
  Amount fte = 0;
  std::int64_t records = 0;

  void add(Amount amount) {
    fte += amount;
    ++records;
  }
  /// Rounded to a thousand-millionth; 0 of no records.
  Amount mean() const {
    if (records == 0) return 0;
    return std::llround(static_cast<long double>(fte) / static_cast<long double>(records));
  }
};

/// Records of one staff group of one network, by calendar year and by year to March.
struct Year {
  Sum calendar, to_march, to_march_with_copies;
};
using Years = std::map<std::tuple<std::string, std::string, int>, Year>;  ///< employer, folded staff group, year

Years years_of(const std::vector<GroupRecord>& records, std::set<std::int32_t>& months) {
  Years years;
  for (const GroupRecord& record : records) {
    const base::Month month = base::Month::from_ordinal(record.month);
    const std::string group = curation::folded(record.staff_group);
    const Amount fte = std::isnan(record.fte) ? 0 : std::llround(record.fte * capacity::kNanoPerFte);
    months.insert(record.month);
    Year& to_march = years[{record.employer, group, month.month() <= 3 ? month.year() : month.year() + 1}];
    to_march.to_march_with_copies.add(fte);
    if (record.merged) continue;
    to_march.to_march.add(fte);
    years[{record.employer, group, month.year()}].calendar.add(fte);
  }
  return years;
}

}  // namespace

Comparisons compare_yearly_means(const base::Table& published, const std::vector<GroupRecord>& records,
                                 const Limits& limits) {
  std::set<std::int32_t> months;
  const Years years = years_of(records, months);
  struct Figure {
    std::string source;
    double value = 0;
    std::int64_t rows = 0;
  };
  std::map<std::tuple<std::string, std::string, std::int32_t>, Figure> figures;  // employer, staff group, month
  Comparisons out;
  for (std::size_t row = 0; row < published.rows(); ++row) {
    if (published.text_at(row, "measure") != kMeanMeasure) continue;
    const auto month = static_cast<std::int32_t>(published.integer_at(row, "month"));
    if (!months.contains(month)) continue;
    const double value = published.decimal_at(row, "value");
    if (std::isnan(value)) {
      ++out.suppressed;
      continue;
    }
    Figure& figure = figures[{published.text_at(row, "geography_code"), published.text_at(row, "staff_group"), month}];
    figure.source = published.text_at(row, "source_id");
    figure.value = std::max(figure.value, value);  // of several names: none of them is the one
    ++figure.rows;
  }
  for (const auto& entry : figures) {
    const auto& [employer, staff_group, month] = entry.first;
    const Figure& figure = entry.second;
    const auto year = years.find({employer, curation::folded(staff_group), base::Month::from_ordinal(month).year()});
    if (year == years.end()) continue;
    const Year& ours = year->second;
    Comparison c;
    c.source = figure.source;
    c.beside = "staff_records";
    c.month = c.our_month = month;
    c.employer = employer;
    c.staff_group = staff_group;
    c.measure = Measure::MeanFte;
    c.published = std::llround(figure.value * capacity::kNanoPerFte);
    c.ours = ours.calendar.mean();
    c.part(Part::Date) = c.ours - ours.to_march.mean();
    c.part(Part::Duplicates) = ours.to_march.mean() - ours.to_march_with_copies.mean();
    if (figure.rows > 1) c.verdict = Verdict::Renamed;
    c.close(limits.of(c.measure));
    if (!c.adds_up()) throw std::logic_error("the parts of a reconciliation do not add up");
    if (c.part(Part::Date) != 0)
      out.evidence.push_back({out.rows.size(), Part::Date, "year", "",
                              std::abs(ours.to_march.records - ours.calendar.records), c.part(Part::Date)});
    if (ours.to_march_with_copies.records != ours.to_march.records)
      out.evidence.push_back({out.rows.size(), Part::Duplicates, "copies", "",
                              ours.to_march_with_copies.records - ours.to_march.records, c.part(Part::Duplicates)});
    out.rows.push_back(std::move(c));
  }
  return out;
}

}  // namespace cadre::reconciliation
