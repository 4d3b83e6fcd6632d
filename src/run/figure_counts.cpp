#include "run/figure_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "capacity/dimension.h"
#include "capacity/options.h"
#include "publishing/numbers.h"
#include "run/capacity_step.h"
#include "store/sql_text.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using publishing::FigureName;

/// Which records a measure counts besides those its keys choose. `{0}` is the plan's past_age.
struct MeasureRecords {
  std::string_view table, measure;  ///< measure empty = every one of the table
  std::string_view condition;
};
constexpr std::array kRecords = {
    MeasureRecords{"capacity_cells", "", "true"},
    MeasureRecords{"rates", "", "true"},
    MeasureRecords{"trend", "fte_raw", "true"},
    MeasureRecords{"trend", "people_raw", "true"},
    MeasureRecords{"age_profile", "", "true"},
    MeasureRecords{"past_55", "people_55_plus", "age >= {0}"},
    MeasureRecords{"past_55", "share_55_plus", "age >= 1"},
    MeasureRecords{"support_mix", "support_fte", "role_level = 'support'"},
    MeasureRecords{"support_mix", "assistant_practitioner_fte", "role_level = 'assistant_practitioner'"},
    MeasureRecords{"support_mix", "registered_fte", "role_level NOT IN ('support', 'assistant_practitioner')"},
    MeasureRecords{"support_mix", "support_share", "role_level IS NOT NULL"},
};

std::optional<std::string_view> condition_of(const FigureName& figure) {
  for (const MeasureRecords& row : kRecords)
    if (row.table == figure.table && (row.measure.empty() || row.measure == figure.measure)) return row.condition;
  return std::nullopt;
}

int leading_number(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "under_25", "25_29", "65_and_over" as capacity::AgeBands writes them.
std::string age_condition(std::string_view band) {
  if (band == capacity::kUnknown) return "age IS NULL";
  if (band.starts_with("under_")) return fmt::format("age < {}", leading_number(band.substr(6)));
  const std::string_view last = band.substr(std::min(band.find('_'), band.size() - 1) + 1);
  if (last == "and_over") return fmt::format("age >= {}", leading_number(band));
  return fmt::format("age BETWEEN {} AND {}", leading_number(band), leading_number(last));
}

/// Accepted and review records in post whose profession is decided: what the figures count.
std::string headline_condition() {
  const capacity::CapacityOptions options;
  std::string footings;
  for (std::size_t i = 1; i < vocabulary::staffing_codes().size(); ++i)
    if (options.in_post.has(static_cast<vocabulary::Staffing>(i)))
      footings +=
          fmt::format("{}{}", footings.empty() ? "" : ", ", store::quote_literal(vocabulary::staffing_codes()[i]));
  std::string staffing = fmt::format("staffing IN ({})", footings);
  if (options.in_post.has(vocabulary::Staffing::Unknown)) staffing = fmt::format("(staffing IS NULL OR {})", staffing);
  return fmt::format("status IN ('accepted', 'review') AND profession NOT IN ({}, {}) AND {}",
                     store::quote_literal(vocabulary::code_of(vocabulary::Profession::None)),
                     store::quote_literal(vocabulary::code_of(vocabulary::Profession::Unclear)), staffing);
}

/// The keys of a figure as a condition on records; texts become parameters.
std::string keys_condition(const FigureName& figure, std::vector<store::Value>& parameters) {
  std::string where;
  for (const auto& [key, value] : figure.keys) {
    where += " AND ";
    if (key == "month") {
      where += "month = ?::DATE";
      parameters.emplace_back(value + "-01");
    } else if (key == "age_band") {
      where += age_condition(value);
    } else if (value == capacity::kUnknown) {
      where += fmt::format("s.{} IS NULL", store::quote_name(key));
    } else {
      where += fmt::format("s.{} = ?", store::quote_name(key));
      parameters.emplace_back(value);
    }
  }
  return where;
}

std::string text_or_empty(const store::QueryResult& result, std::size_t row, std::size_t column) {
  return result.is_null(row, column) ? std::string() : result.text(row, column);
}

/// Leaves a temporary table inside_area: the combinations of employer and place that belong to the plan's area.
void find_area(store::Database& database, const plan_file::Plan& plan, const vocabulary::Geography& geography) {
  const vocabulary::Area area = plan_area(plan, geography);
  database.execute(
      "CREATE OR REPLACE TEMP TABLE inside_area (employer VARCHAR, sub_icb VARCHAR, ics VARCHAR, region VARCHAR)");
  const auto found = database.query("SELECT DISTINCT employer, sub_icb, ics, region FROM staff ORDER BY ALL");
  for (std::size_t row = 0; row < found.rows(); ++row) {
    vocabulary::Placement at;
    at.sub_icb = text_or_empty(found, row, 1);
    at.ics = text_or_empty(found, row, 2);
    at.region = text_or_empty(found, row, 3);
    if (geography.in_area(area, text_or_empty(found, row, 0), at) != vocabulary::Membership::Inside) continue;
    std::vector<store::Value> values;
    for (std::size_t column = 0; column < 4; ++column) values.push_back(found.at(row, column));
    database.query("INSERT INTO inside_area VALUES (?, ?, ?, ?)", values);
  }
}

/// A person key says who somebody is within a file, an employer or the nation (curation/staff_table.h).
constexpr const char* kStaffCounts =
    "SELECT l.file, count(*), count(DISTINCT CASE person_scope WHEN 'national' THEN '' WHEN 'employer' THEN "
    "coalesce(s.employer, '') ELSE '#file' END || '/' || person_key::VARCHAR) + coalesce(sum(headcount - 1) FILTER "
    "(person_key IS NOT NULL AND headcount > 1), 0)::BIGINT, sum(coalesce(fte, 0)) FROM staff s JOIN "
    "inside_area a ON s.employer IS NOT DISTINCT FROM a.employer AND s.sub_icb IS NOT DISTINCT FROM a.sub_icb AND "
    "s.ics IS NOT DISTINCT FROM a.ics AND s.region IS NOT DISTINCT FROM a.region JOIN ledger l ON l.file_id = "
    "s.file_id WHERE {} AND {}{} GROUP BY l.file_id, l.file ORDER BY l.file_id";

std::vector<publishing::FigureCount> staff_counts(store::Database& database, const std::string& sql,
                                                  const std::vector<store::Value>& parameters) {
  std::vector<publishing::FigureCount> counts;
  const auto found = database.query(sql, parameters);
  for (std::size_t row = 0; row < found.rows(); ++row)
    counts.push_back({found.text(row, 0), publishing::spoken_count(found.integer(row, 1)),
                      publishing::spoken_count(found.integer(row, 2)),
                      publishing::spoken_decimal(found.decimal(row, 3), 1)});
  return counts;
}

std::vector<publishing::FigureCount> ledger_counts(store::Database& database, const FigureName& figure) {
  const publishing::Measure* measure = publishing::find_measure(figure.table, figure.measure);
  const std::string file = figure.value_of("file");
  const std::vector<store::Value> parameters = {file};
  const auto found = database.query(
      fmt::format("SELECT file, {} FROM ledger WHERE ?1 IN ('', file) ORDER BY file_id", measure->source_column),
      parameters);
  std::vector<publishing::FigureCount> counts;
  for (std::size_t row = 0; row < found.rows(); ++row)
    counts.push_back({found.text(row, 0), publishing::spoken_count(found.integer(row, 1)), "", ""});
  return counts;
}

}  // namespace

std::vector<publishing::FigureCount> figure_counts(store::Database& database, const FigureName& figure,
                                                   const plan_file::Plan& plan,
                                                   const vocabulary::Geography& geography) {
  if (figure.table == "quality") return ledger_counts(database, figure);
  const auto condition = condition_of(figure);
  if (!condition) return {};
  find_area(database, plan, geography);
  std::vector<store::Value> parameters;
  const std::string keys = keys_condition(figure, parameters);
  const std::string own = fmt::format(fmt::runtime(*condition), plan.capacity.past_age);
  return staff_counts(database, fmt::format(kStaffCounts, headline_condition(), own, keys), parameters);
}

}  // namespace cadre::run
