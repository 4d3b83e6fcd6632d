#include <fmt/format.h>

#include <chrono>

#include "base/source_dir.h"
#include "bench_curation_list.h"
#include "bench_curation_side.h"
#include "store/database.h"
#include "store/sql_text.h"

namespace cadre::bench {
namespace {

using store::quote_literal;

store::Database open_database(const SideInput& input) {
  store::DatabaseOptions options;
  options.threads = input.threads;
  options.temp_dir = input.folder + "/spill";
  return store::Database({}, options);
}

/// The list, every column typed as cadre's layout types it.
std::string read_list(const SideInput& input) {
  std::string columns;
  for (const ListColumn& column : list_columns(input.list))
    columns += fmt::format("{}{}: '{}'", columns.empty() ? "" : ", ", quote_literal(column.heading), column.sql_type);
  return fmt::format("read_csv({}, header = true, delim = ',', quote = '\"', columns = {{{}}})",
                     quote_literal(input.list), columns);
}

std::string reference(std::string_view table) {
  return fmt::format("read_csv({}, header = true, all_varchar = true)",
                     quote_literal(fmt::format("{}/reference/{}.csv", base::source_dir(), table)));
}

template <class Work>
double seconds_of(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

constexpr std::string_view kTables = R"(
CREATE TABLE codes AS SELECT code, kind, post, professions, level, TRY_CAST(replace(band_min, '8a', '8') AS INTEGER) AS band_min,
  TRY_CAST(replace(band_max, '8a', '8') AS INTEGER) AS band_max, kind IN ('ahp', 'ahp_support', 'ambulance') AS ahp,
  kind = 'ahp' AND post IN ('therapist', 'consultant') AS registered,
  kind = 'ahp_support' AND post IN ('assistant_practitioner', 'helper') AS support FROM {codes};
CREATE TABLE roles AS SELECT lower(label) AS role, any_value(professions) AS professions, any_value(level) AS level,
  any_value(manager) AS manager, any_value(learner) AS learner, any_value(generic) AS generic, any_value(family) AS family
  FROM {roles} GROUP BY ALL;
CREATE TABLE areas AS SELECT lower(label) AS area, any_value(setting) AS setting, any_value(professions) AS professions,
  any_value(generic) AS generic FROM {areas} GROUP BY ALL;
CREATE TABLE registers AS SELECT prefix, any_value(professions) AS professions FROM {registers} WHERE prefix <> '' GROUP BY prefix;
CREATE TABLE categories AS SELECT lower(label) AS label, value FROM {terms} WHERE "column" = 'category';
CREATE TABLE statuses AS SELECT lower(label) AS label, value FROM {terms} WHERE "column" = 'status';
)";

/// Joins to the code book, then one expression per rule, then the windows that find people and duplicates.
constexpr std::string_view kCuration = R"(
COPY (
  WITH list AS (
    SELECT last_day("Effective Date") AS month_end, "Org Code" AS organisation,
      hash("NHS Unique Identifier") AS person, hash("Org Code", "Employee Number") AS employee,
      hash("Org Code", "Assignment Number") AS assignment, hash(raw) AS whole_row, "NHS Unique Identifier" IS NULL AND "Employee Number" IS NULL AS nobody,
      upper(trim("Occupation Code")) AS code, lower(trim("Job Role")) AS role, lower(trim("Area Of Work")) AS area,
      lower(trim("Staff Group")) AS staff_group, lower("Position Title") AS title, "Position Number" AS position,
      CASE WHEN "Pay Grade" LIKE 'Band 8%' THEN 8 ELSE TRY_CAST(replace("Pay Grade", 'Band ', '') AS INTEGER) END AS band,
      "Pay Grade" AS grade, "Contracted Hours" AS hours, "FTE" AS fte, lower(trim("Assignment Category")) AS category,
      lower(trim("Assignment Status")) AS status, "Start Date" AS started, "Fixed Term End" AS ends, "Date Of Birth" AS born,
      regexp_extract(upper("Registration Number"), '^[A-Z]+') AS letters, "Registration Number" AS registration,
      "Registration Body" AS body, "Registration Date" AS registered_on, "Team" AS team, "Location" AS location
    FROM {list} raw
  ),
  joined AS (
    SELECT list.*, codes.professions AS code_professions, codes.ahp, codes.registered, codes.support, codes.level AS code_level,
      codes.band_min, codes.band_max, codes.kind, roles.professions AS role_professions, roles.level AS role_level, roles.manager,
      roles.learner, roles.generic, roles.family, areas.setting, areas.professions AS area_professions, areas.generic AS area_generic,
      registers.professions AS register_professions, categories.value AS staffing, statuses.value AS presence,
      date_diff('year', born, month_end) AS age
    FROM list LEFT JOIN codes ON list.code = codes.code LEFT JOIN roles ON list.role = roles.role
      LEFT JOIN areas ON list.area = areas.area LEFT JOIN registers ON list.letters = registers.prefix
      LEFT JOIN categories ON list.category = categories.label LEFT JOIN statuses ON list.status = statuses.label
  ),
  flagged AS (
    SELECT month_end, organisation, person, employee, assignment, whole_row, position, hours, started, band, setting, staffing, presence, fte, age, location,
      code_professions, ahp, title,
      CASE WHEN role_professions IS NOT NULL AND code_professions LIKE '%' || role_professions || '%' THEN role_professions
           WHEN code_professions IS NOT NULL THEN code_professions WHEN register_professions IS NOT NULL THEN register_professions
           WHEN title LIKE '%physio%' THEN 'PT' WHEN title LIKE '%occupational%' THEN 'OT' WHEN title LIKE '%dieti%' THEN 'DIET'
           WHEN title LIKE '%speech%' THEN 'SLT' WHEN title LIKE '%radiograph%' THEN 'RAD' WHEN title LIKE '%paramedic%' THEN 'PARA'
           ELSE 'NONE' END AS profession,
      coalesce(role_level, code_level) AS level,
      code IS NULL AS occ_blank, code IS NOT NULL AND kind IS NULL AS occ_unknown, kind = 'other_therapy' AND role_professions = 'PO' AS occ_other,
      family = 'ahp' AND kind IS NOT NULL AND code_professions IS NULL AS occ_not_ahp,
      code IS NULL AND role IS NULL AND title IS NULL AND registration IS NULL AS evidence_none,
      role IS NULL AS role_blank, ahp AND role IS NOT NULL AND family IS NULL AS role_unknown,
      role_professions IS NOT NULL AND code_professions IS NOT NULL AND NOT code_professions LIKE '%' || role_professions || '%' AS role_occ,
      ahp AND role_professions IS NULL AND family IN ('nursing', 'medical', 'science', 'admin', 'estates') AS role_not_ahp,
      kind = 'ahp' AND generic = 'yes' AS role_generic, registered AND role_level IN ('support', 'assistant_practitioner') AS role_level_differs,
      ahp AND area IS NULL AS area_blank, ahp AND area_generic = 'yes' AND lower(team) LIKE '%mental health%' AS area_generic_in_team,
      role_professions IS NOT NULL AND area_professions IS NOT NULL AND NOT area_professions LIKE '%' || role_professions || '%' AS role_area,
      staff_group IS NULL AS group_blank, registered AND staff_group <> 'allied health professionals' AS group_registered,
      support AND staff_group = 'allied health professionals' AS group_support, band IS NULL AND grade IS NULL AS band_unknown,
      band > band_max AS band_above, band < band_min AS band_below, support AND band >= 5 AS support_high, registered AND band <= 4 AS registered_low,
      ahp AND band <= 6 AND (title LIKE '%advanced%practitioner%' OR role_level = 'advanced') AS advanced_band,
      registered AND learner = 'yes' AS learner_registered, fte IS NULL AND staffing NOT IN ('bank', 'honorary') AS fte_blank,
      (fte <= 0 OR fte > 1) AND staffing NOT IN ('bank', 'honorary') AS fte_range, abs(fte - hours / 37.5) > 0.02 AS fte_hours,
      hours = 0 AND fte > 0 AS hours_zero, registered AND registration IS NULL AND manager = 'no' AS registration_missing,
      registered AND register_professions IS NULL AS registration_format,
      registered AND NOT code_professions LIKE '%' || register_professions || '%' AS registration_prefix,
      ahp AND registered_on > month_end AS registration_date, born IS NULL AS age_blank, age < 16 OR age > 80 AS age_range,
      started > month_end AS start_future, age - date_diff('year', started, month_end) < 15 AS start_child,
      staffing = 'fixed_term' AND ends IS NULL AS fixed_no_end, ends < started AS fixed_order, staffing IS NULL AS category_unknown,
      presence IS NULL AS status_unknown, nobody AS person_none, organisation IS NULL AS organisation_blank
    FROM joined
  ),
  numbered AS (
    SELECT *, row_number() OVER (PARTITION BY assignment, month_end, whole_row) AS occurrence,
      sum(fte) OVER (PARTITION BY employee, month_end) AS person_fte
    FROM flagged
  )
  SELECT *, occurrence > 1 AS duplicate, person_fte > 1.005 AS person_over FROM numbered
) TO {target} (FORMAT parquet, COMPRESSION zstd)
)";

}  // namespace

SideResult run_duckdb_copy(const SideInput& input) {
  store::Database database = open_database(input);
  SideResult result;
  const std::string target = quote_literal(input.folder + "/copy.parquet");
  result.seconds = seconds_of([&] {
    database.execute(
        fmt::format("COPY (SELECT * FROM {}) TO {} (FORMAT parquet, COMPRESSION zstd)", read_list(input), target));
  });
  result.kept = static_cast<std::uint64_t>(
      database.query(fmt::format("SELECT count(*) FROM read_parquet({})", target)).integer(0, 0));
  return result;
}

SideResult run_duckdb_curation(const SideInput& input) {
  store::Database database = open_database(input);
  SideResult result;
  const std::string target = quote_literal(input.folder + "/curated.parquet");
  result.seconds = seconds_of([&] {
    database.execute(
        fmt::format(kTables, fmt::arg("codes", reference("occupation_codes")),
                    fmt::arg("roles", reference("job_roles")), fmt::arg("areas", reference("areas_of_work")),
                    fmt::arg("registers", reference("registers")), fmt::arg("terms", reference("assignment_terms"))));
    database.execute(fmt::format(kCuration, fmt::arg("list", read_list(input)), fmt::arg("target", target)));
  });
  const auto counts = database.query(
      fmt::format("SELECT count(*) FILTER (WHERE NOT duplicate AND NOT refused), count(*) FILTER (WHERE refused) FROM "
                  "(SELECT *, evidence_none OR organisation_blank AS refused FROM read_parquet({}))",
                  target));
  result.kept = static_cast<std::uint64_t>(counts.integer(0, 0));
  result.rejects = static_cast<std::uint64_t>(counts.integer(0, 1));
  return result;
}

}  // namespace cadre::bench
