#include "run/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "plan_file/nearest.h"
#include "publishing/figures.h"
#include "publishing/numbers.h"
#include "run/figure_counts.h"
#include "run/last_output.h"
#include "run/plan_geography.h"
#include "store/database.h"
#include "store/sql_text.h"

namespace cadre::run {
namespace {

using publishing::FigureName;
using publishing::Measure;

/// A key of a table as figure names write it: a month as 2025-03, everything else as it stands.
std::string as_written(std::string_view key) {
  return key == "month" ? "strftime(month, '%Y-%m')" : store::quote_name(key) + "::VARCHAR";
}

bool has_month(const FigureName& figure) {
  const auto keys = publishing::keys_of(figure.table);
  return std::find(keys.begin(), keys.end(), "month") != keys.end();
}

/// A figure without a month gets the one that the pages of the report show.
FigureName with_month(store::Database& database, const plan_file::Plan& plan, const Measure& measure,
                      const FigureName& figure) {
  if (!has_month(figure) || !figure.value_of("month").empty()) return figure;
  const std::vector<store::Value> parameters = {plan.plan.month.known() ? plan.plan.month.iso() : std::string()};
  const auto found = database.query(fmt::format("SELECT coalesce(max({0}) FILTER ({0} = ?), max({0})) FROM {1}",
                                                as_written("month"), measure.source_table),
                                    parameters);
  if (found.is_null(0, 0))
    throw base::UsageError(fmt::format("this output holds no {} figures: the table is empty", figure.table));
  auto keys = figure.keys;
  keys.emplace_back("month", found.text(0, 0));
  return publishing::figure_name(figure.table, figure.measure, std::move(keys));
}

/// Refuses a value that the table holds in no row, naming the nearest one.
void check_values(store::Database& database, const Measure& measure, const FigureName& figure) {
  for (const auto& [key, value] : figure.keys) {
    const auto found =
        database.query(fmt::format("SELECT DISTINCT {0} AS value FROM {1} WHERE {0} IS NOT NULL ORDER BY 1",
                                   as_written(key), measure.source_table));
    std::vector<std::string_view> known;
    for (std::size_t row = 0; row < found.rows(); ++row) known.push_back(found.text(row, 0));
    if (std::find(known.begin(), known.end(), value) != known.end()) continue;
    if (known.empty()) throw base::UsageError(fmt::format("{} is empty for every {}", figure.table, key));
    constexpr std::size_t kShown = 12;
    const std::string rest = known.size() > kShown ? fmt::format(" and {} more", known.size() - kShown) : "";
    const std::string nearest(plan_file::nearest_of(value, known).word);
    known.resize(std::min(known.size(), kShown));
    throw base::UsageError(fmt::format("{} has no {} '{}' (the nearest is '{}'); it has {}{}", figure.table, key, value,
                                       nearest, fmt::join(known, ", "), rest));
  }
}

/// The figure of the same measure that agrees with most keys; a key left open counts as one to agree with.
std::string nearest_figure(store::Database& database, const Measure& measure, const FigureName& figure) {
  std::string columns, agreeing;
  std::vector<store::Value> parameters;
  const auto keys = publishing::keys_of(figure.table);
  for (const std::string_view key : keys) {
    columns += fmt::format("{}{}", columns.empty() ? "" : ", ", as_written(key));
    agreeing += fmt::format("{}(coalesce({}, '') = ?)::INTEGER", agreeing.empty() ? "" : " + ", as_written(key));
    parameters.emplace_back(figure.value_of(key));
  }
  const auto found = database.query(
      fmt::format("SELECT {} FROM {} ORDER BY {} DESC, rowid LIMIT 1", columns, measure.source_table, agreeing),
      parameters);
  if (found.rows() == 0) return "none, the table is empty";
  std::vector<std::pair<std::string, std::string>> nearest;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (!found.is_null(0, i)) nearest.emplace_back(keys[i], found.text(0, i));
  return publishing::figure_name(figure.table, figure.measure, std::move(nearest)).text();
}

std::string shown(const store::QueryResult& result, std::size_t column, int digits) {
  return result.is_null(0, column) ? std::string() : publishing::spoken_decimal(result.decimal(0, column), digits);
}

std::vector<publishing::FigureAssumption> assumptions_of(const Measure& measure, const plan_file::Plan& plan,
                                                         const std::string& reference_dir) {
  std::vector<publishing::FigureAssumption> found;
  const std::string wanted = fmt::format(";{};", measure.assumptions);
  const auto csv = base::read_small_csv(reference_dir + "/assumptions.csv");
  for (const auto& row : csv.rows) {
    const auto text = [&](const char* column) { return row[csv.column(column)]; };
    if (wanted.find(fmt::format(";{};", text("id"))) == std::string::npos) continue;
    std::string value = text("id") == "past_age" ? fmt::format("{}", plan.capacity.past_age) : text("value");
    std::string mark = text("mark"), source = text("source");
    if (plan.capacity.sickness_share && text("id") == "sickness_share") {
      value = fmt::format("{}", *plan.capacity.sickness_share);
      mark = "from the plan";
      source = "[capacity] sickness_share";
    }
    if (!text("unit").empty()) value += " " + text("unit");
    found.push_back({text("id"), text("name"), std::move(value), std::move(mark), std::move(source)});
  }
  return found;
}

}  // namespace

std::string explain_plan_figure(const plan_file::Plan& plan, const std::string& out_dir,
                                const std::string& reference_dir, const std::string& name) {
  FigureName figure = publishing::parse_figure(name);
  const Measure& measure = *publishing::find_measure(figure.table, figure.measure);
  store::Database database = open_output(plan, out_dir);
  figure = with_month(database, plan, measure, figure);
  check_values(database, measure, figure);
  const auto found = database.query(publishing::figure_sql(figure));
  if (found.rows() == 0)
    throw base::UsageError(
        fmt::format("there is no figure {}: nobody fits it, or staff are not counted by these keys together; the "
                    "nearest is {}",
                    figure.text(), nearest_figure(database, measure, figure)));
  publishing::FigureAnswer answer;
  answer.value = found.is_null(0, 0) ? "No data" : shown(found, 0, measure.digits);
  answer.low = shown(found, 1, measure.digits);
  answer.high = shown(found, 2, measure.digits);
  const auto geography = vocabulary::Geography::load(reference_dir, read_plan_geography(plan));
  answer.counts_by_file = figure_counts(database, figure, plan, geography);
  answer.overrides = override_effect(database, figure, plan, geography);
  answer.assumptions = assumptions_of(measure, plan, reference_dir);
  return publishing::explain_figure(figure, answer);
}

}  // namespace cadre::run
