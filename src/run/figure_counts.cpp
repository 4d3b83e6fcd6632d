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

/// Which records a measure counts besides those its keys choose. `{0}` is the plan's past_age, `{1}` kMonthsToEnd.
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
    MeasureRecords{"capacity_staffing_position", "in_post", "true"},
    MeasureRecords{"capacity_staffing_position", "maternity", "presence = 'maternity'"},
    MeasureRecords{"capacity_staffing_position", "career_break", "presence = 'career_break'"},
    MeasureRecords{"capacity_staffing_position", "seconded_out", "presence = 'secondment_out'"},
    MeasureRecords{"capacity_staffing_position", "available",
                   "coalesce(presence::VARCHAR, '') NOT IN ('maternity', 'career_break', 'secondment_out')"},
    MeasureRecords{"capacity_staffing_position", "contract_end_3", "{1} BETWEEN 0 AND 3"},
    MeasureRecords{"capacity_staffing_position", "contract_end_6", "{1} BETWEEN 0 AND 6"},
    MeasureRecords{"capacity_staffing_position", "contract_end_12", "{1} BETWEEN 0 AND 12"},
    MeasureRecords{"capacity_staffing_bands", "in_post", "true"},
};
/// `{1}` of a condition: months until a fixed term ends; a permanent contract has no end.
constexpr std::string_view kMonthsToEnd =
    "CASE WHEN staffing::VARCHAR = 'permanent' THEN NULL ELSE date_diff('month', month, contract_end) END";

/// Rows of another file of the month that add up to a measure.
struct MeasureRows {
  std::string_view table, measure;
  std::string_view file_table, condition;
};
constexpr std::array kFileRows = {
    MeasureRows{"capacity_staffing_position", "bank", "temporary_staff", "staffing = 'bank'"},
    MeasureRows{"capacity_staffing_position", "agency", "temporary_staff", "staffing = 'agency'"},
    MeasureRows{"capacity_staffing_position", "bank_cost", "temporary_staff", "staffing = 'bank'"},
    MeasureRows{"capacity_staffing_position", "agency_cost", "temporary_staff", "staffing = 'agency'"},
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

/// The records of a table shaped like staff that count for a figure, as what follows SELECT … ; nothing when no set of
/// records adds up to the figure. Needs find_area.
std::optional<std::string> counted_records(std::string_view staff, const FigureName& figure,
                                           const plan_file::Plan& plan, std::vector<store::Value>& parameters) {
  const auto condition = condition_of(figure);
  if (!condition) return std::nullopt;
  const std::string own = fmt::format(fmt::runtime(*condition), plan.capacity.past_age, kMonthsToEnd);
  return fmt::format(
      "FROM {} s JOIN inside_area a ON s.employer IS NOT DISTINCT FROM a.employer AND s.sub_icb IS NOT DISTINCT FROM "
      "a.sub_icb AND s.ics IS NOT DISTINCT FROM a.ics AND s.region IS NOT DISTINCT FROM a.region JOIN ledger l ON "
      "l.file_id = s.file_id WHERE {} AND {}{}",
      staff, headline_condition(), own, keys_condition(figure, parameters));
}

/// A person key says who somebody is within a file, an employer or the nation (curation/staff_table.h).
constexpr const char* kStaffCounts =
    "SELECT l.file, count(*), count(DISTINCT CASE person_scope WHEN 'national' THEN '' WHEN 'employer' THEN "
    "coalesce(s.employer, '') ELSE '#file' END || '/' || person_key::VARCHAR) + coalesce(sum(headcount - 1) FILTER "
    "(person_key IS NOT NULL AND headcount > 1), 0)::BIGINT, sum(coalesce(fte, 0)) {} GROUP BY l.file_id, l.file "
    "ORDER BY l.file_id";

/// Leaves a temporary table staff_before: the records as curated, overrides undone from the last to the first.
void undo_overrides(store::Database& database) {
  database.execute("CREATE OR REPLACE TEMP TABLE staff_before AS SELECT * FROM staff");
  const auto found = database.query("SELECT DISTINCT number, field FROM overridden ORDER BY number DESC");
  for (std::size_t row = 0; row < found.rows(); ++row)
    database.execute(
        fmt::format("UPDATE staff_before SET {0} = CAST(o.original AS {1}) FROM overridden o WHERE o.number = {2} AND "
                    "staff_before.file_id = o.file_id AND staff_before.line = o.line",
                    store::quote_name(found.text(row, 1)), found.text(row, 1) == "fte" ? "DOUBLE" : "VARCHAR",
                    found.integer(row, 0)));
}

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

/// Rows and FTE of the other files of a month, of employers with staff in the area; needs find_area.
std::vector<publishing::FigureCount> file_row_counts(store::Database& database, const FigureName& figure,
                                                     const MeasureRows& rows) {
  std::vector<store::Value> parameters;
  const std::string keys = keys_condition(figure, parameters);
  const auto found = database.query(
      fmt::format("SELECT l.file, count(*), sum(coalesce(worked_wte, 0)) FROM {} s JOIN ledger l ON l.file_id = "
                  "s.file_id WHERE {} AND profession <> 'NONE' AND s.employer IN (SELECT employer FROM inside_area){} "
                  "GROUP BY l.file_id, l.file ORDER BY l.file_id",
                  rows.file_table, rows.condition, keys),
      parameters);
  std::vector<publishing::FigureCount> counts;
  for (std::size_t row = 0; row < found.rows(); ++row)
    counts.push_back({found.text(row, 0), publishing::spoken_count(found.integer(row, 1)), "",
                      publishing::spoken_decimal(found.decimal(row, 2), 1)});
  return counts;
}

}  // namespace

std::vector<publishing::FigureCount> figure_counts(store::Database& database, const FigureName& figure,
                                                   const plan_file::Plan& plan,
                                                   const vocabulary::Geography& geography) {
  if (figure.table == "quality") return ledger_counts(database, figure);
  for (const MeasureRows& rows : kFileRows) {
    if (rows.table != figure.table || rows.measure != figure.measure) continue;
    find_area(database, plan, geography);
    return file_row_counts(database, figure, rows);
  }
  std::vector<store::Value> parameters;
  const auto records = counted_records("staff", figure, plan, parameters);
  if (!records) return {};
  find_area(database, plan, geography);
  return staff_counts(database, fmt::format(kStaffCounts, *records), parameters);
}

std::string override_effect(store::Database& database, const FigureName& figure, const plan_file::Plan& plan,
                            const vocabulary::Geography& geography) {
  std::vector<store::Value> parameters;
  const auto before = counted_records("staff_before", figure, plan, parameters);
  if (!before || database.query("SELECT 1 FROM duckdb_tables() WHERE table_name = 'overridden'").rows() == 0) return {};
  find_area(database, plan, geography);
  undo_overrides(database);
  const auto without = database.query(fmt::format("SELECT count(*), coalesce(sum(fte), 0) {}", *before), parameters);
  std::string text = fmt::format("  without them: {} rows, {} FTE\n", publishing::spoken_count(without.integer(0, 0)),
                                 publishing::spoken_decimal(without.decimal(0, 1), 1));
  parameters.clear();
  const std::string counted = *counted_records("staff", figure, plan, parameters);
  const auto changed = database.query(
      fmt::format("SELECT o.override, o.field, coalesce(o.original, 'missing'), coalesce(o.\"value\", 'missing'), "
                  "count(*) FROM overridden o JOIN (SELECT s.file_id, s.line {}) r ON r.file_id = o.file_id AND r.line "
                  "= o.line GROUP BY o.number, 1, 2, 3, 4 ORDER BY o.number, 3",
                  counted),
      parameters);
  for (std::size_t row = 0; row < changed.rows(); ++row)
    text += fmt::format("  '{}' changed {} of these rows: {} {} became {}\n", changed.text(row, 0),
                        publishing::spoken_count(changed.integer(row, 4)), changed.text(row, 1), changed.text(row, 2),
                        changed.text(row, 3));
  if (changed.rows() == 0) text += "  none of these rows was changed by an override\n";
  return text;
}

}  // namespace cadre::run
