#include "forecast/forecast_table.h"

#include <algorithm>
#include <map>

namespace cadre::forecast {
namespace {

using base::ColumnKind;
constexpr std::string_view kUnit = "of the series";
constexpr base::ColumnSpec kColumns[] = {
    {"metric", ColumnKind::Code, "", "Name of the series."},
    {"month", ColumnKind::Month, "", "Month of the value."},
    {"value", ColumnKind::Decimal, kUnit, "What was counted; missing after the last month looked at."},
    {"mean", ColumnKind::Decimal, kUnit, "Mean of what is expected; means of parts add up to that of their sum."},
    {"median", ColumnKind::Decimal, kUnit, "Expected value: as likely to be exceeded as not."},
    {"lower_50", ColumnKind::Decimal, kUnit, "Lower end of the 50 % range."},
    {"upper_50", ColumnKind::Decimal, kUnit, "Upper end of the 50 % range."},
    {"lower_80", ColumnKind::Decimal, kUnit, "Lower end of the 80 % range."},
    {"upper_80", ColumnKind::Decimal, kUnit, "Upper end of the 80 % range."},
    {"lower_95", ColumnKind::Decimal, kUnit, "Lower end of the 95 % range."},
    {"upper_95", ColumnKind::Decimal, kUnit, "Upper end of the 95 % range."},
    {"new_counting", ColumnKind::Code, "",
     "yes = from this month on the series is counted otherwise, as declared; else no."},
};
constexpr base::TableSpec kSpec = {"forecast", "forecast", true,
                                   "Plain monthly series: what was counted, and what is expected with its ranges.",
                                   kColumns};
constexpr std::size_t kForecastColumns = 8;  // mean … upper_95

bool declared(std::span<const Break> breaks, const std::string& metric, base::Month month) {
  return std::any_of(breaks.begin(), breaks.end(),
                     [&](const Break& b) { return b.month == month && (b.metric.empty() || b.metric == metric); });
}

}  // namespace

const base::TableSpec& forecast_spec() { return kSpec; }

base::Table forecast_table(std::span<const Series> series, std::span<const Break> breaks, const Forecasts& forecasts,
                           base::Month origin) {
  std::map<std::string, std::vector<const ForecastRow*>> by_metric;
  for (const ForecastRow& row : forecasts.rows) by_metric[row.metric].push_back(&row);
  base::Table table(kSpec);
  for (const Series& s : series) {
    for (std::size_t i = 0; i < s.values.size(); ++i) {
      const base::Month month = base::Month::from_ordinal(s.first.ordinal() + static_cast<int>(i));
      if (month > origin) break;
      table.text(s.metric).integer(month.ordinal()).decimal(s.values[i]);
      for (std::size_t c = 0; c < kForecastColumns; ++c) table.missing();
      table.text(i > 0 && declared(breaks, s.metric, month) ? "yes" : "no").end_row();
    }
    for (const ForecastRow* row : by_metric[s.metric]) {
      table.text(s.metric).integer(row->month.ordinal()).missing().decimal(row->mean).decimal(row->median);
      for (std::size_t l = 0; l < std::size(kTableLevels); ++l) table.decimal(row->lower[l]).decimal(row->upper[l]);
      table.text("no").end_row();
    }
  }
  return table;
}

}  // namespace cadre::forecast
