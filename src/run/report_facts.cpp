#include "run/report_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>

#include "base/csv_text.h"
#include "curation/evidence.h"
#include "run/partitions.h"
#include "store/database.h"

namespace cadre::run {
namespace {

using publishing::ReportInputs;

std::string short_hash(const std::string& sha256) { return sha256.substr(0, 12); }
std::string name_of_file(const std::string& path) { return std::filesystem::path(path).filename().string(); }

std::string text_at(const store::QueryResult& result, std::size_t row, std::size_t column) {
  return result.is_null(row, column) ? std::string() : result.text(row, column);
}

void add_scores(store::Database& database, ReportInputs& inputs) {
  const auto found = database.query(
      "SELECT coalesce(employer, '') AS employer, count(*), count(*) FILTER (status = 'review') FROM staff WHERE "
      "profession <> "
      "'NONE' AND status <> 'merged' GROUP BY 1 ORDER BY 3 DESC, 2 DESC, 1");
  for (std::size_t row = 0; row < found.rows(); ++row)
    inputs.scores.push_back({text_at(found, row, 0), found.integer(row, 1), found.integer(row, 2)});
}

void add_rejects(store::Database& database, ReportInputs& inputs) {
  const auto found = database.query(
      "SELECT reason, any_value(remedy), count(*) FROM rejects WHERE NOT row_kept GROUP BY 1 ORDER BY 3 DESC, 1");
  for (std::size_t row = 0; row < found.rows(); ++row)
    inputs.rejects.push_back({text_at(found, row, 0), text_at(found, row, 1), found.integer(row, 2)});
}

/// The twenty worst of the faults to mend: those that bring the score of all latest lists most. Quiet ones are not
/// among them.
void add_worst(store::Database& database, const ReportSources& sources, ReportInputs& inputs) {
  const auto found = database.query(
      "WITH latest AS (SELECT \"rows\" AS listed, row_number() OVER (PARTITION BY employer ORDER BY month DESC) AS nth "
      "FROM fix_progress) SELECT rule::VARCHAR, file, any_value(field)::VARCHAR, mode(shown), count(*) AS records, "
      "coalesce(sum(fte), 0.0) AS fte_touched, 100.0 * sum(1.0 / row_faults) / (SELECT greatest(sum(listed), 1) FROM "
      "latest WHERE nth = 1) AS gained FROM fix_list WHERE severity <> 'reject' GROUP BY 1, 2 ORDER BY gained DESC, "
      "abs(fte_touched) DESC, records DESC, 1, 2 LIMIT 20");
  for (std::size_t row = 0; row < found.rows(); ++row) {
    const std::string& rule = found.text(row, 0);
    std::string remedy;
    for (std::size_t r = 0; r < sources.rules->rows(); ++r)
      if (sources.rules->text_at(r, "rule") == rule) remedy = sources.rules->text_at(r, "remedy");
    inputs.worst.push_back({rule, name_of_file(found.text(row, 1)), text_at(found, row, 2), text_at(found, row, 3),
                            remedy, found.integer(row, 4), found.decimal(row, 5), found.decimal(row, 6)});
  }
}

void add_evidence(store::Database& database, const ReportSources& sources, ReportInputs& inputs) {
  const auto found = database.query(
      "SELECT profession_evidence, count(*) FROM staff WHERE profession <> 'NONE' AND status <> 'merged' AND "
      "profession_evidence IS NOT NULL GROUP BY 1");
  const auto csv = base::read_small_csv(sources.reference_dir + "/evidence_confidence.csv");
  for (const curation::EvidenceRow& kind : curation::evidence_rows()) {
    std::int64_t records = 0;
    for (std::size_t row = 0; row < found.rows(); ++row)
      if (found.text(row, 0) == kind.id) records = found.integer(row, 1);
    if (records == 0) continue;
    const double share = sources.prepared->context.confidence.profession[static_cast<std::size_t>(kind.kind)];
    std::string measured_on;
    for (const auto& row : csv.rows)
      if (row[csv.column("evidence")] == kind.id) measured_on = row[csv.column("source")];
    inputs.evidence.push_back({std::string(kind.id), std::string(kind.meaning), measured_on, records,
                               std::isnan(share) ? std::nullopt : std::optional(100 * share)});
  }
}

/// How each job role was read, over all files: a reader sees at once what a label became.
void add_role_labels(const ReportSources& sources, ReportInputs& inputs) {
  std::map<std::pair<std::string, std::string>, std::int64_t> rows;
  for (const FileSummary& file : *sources.files)
    for (const LabelCount& label : file.labels)
      rows[{label.label, label.profession}] += static_cast<std::int64_t>(label.rows);
  for (const auto& [key, count] : rows) {
    const auto profession = vocabulary::profession_of(key.second);
    const bool decided = profession != vocabulary::Profession::None && profession != vocabulary::Profession::Unclear;
    inputs.role_labels.push_back(
        {key.first, decided ? key.second : std::string(vocabulary::name_of(profession)), count});
  }
  std::stable_sort(inputs.role_labels.begin(), inputs.role_labels.end(),
                   [](const auto& a, const auto& b) { return a.rows > b.rows; });
}

void add_inputs(const ReportSources& sources, ReportInputs& inputs) {
  for (const FileSummary& file : *sources.files) {
    std::string licence;
    bool own = file.layout.starts_with("esr");
    for (const auto* kind : {&sources.prepared->staff_files, &sources.prepared->table_files})
      for (const StaffFile& staff : *kind)
        if (staff.shown == file.file) {
          licence = staff.licence;
          own = own || staff.layout->by_hand || staff.layout->kind == intake::LayoutKind::Companion ||
                staff.layout->kind == intake::LayoutKind::Pack;
        }
    const std::string mark = sources.plan->plan.synthetic ? "synthetic" : own ? "plan" : "published";
    inputs.inputs.push_back({name_of_file(file.file), file.layout, short_hash(file.sha256), licence,
                             file.months.empty() ? "" : file.months.back(), mark,
                             static_cast<std::int64_t>(file.rows_read)});
    inputs.generated_from.emplace_back(name_of_file(file.file), short_hash(file.sha256));
  }
}

/// Rows of a table; what is no table (a model as TOML) is one thing.
std::int64_t rows_of_reference(const std::string& path) {
  return path.ends_with(".csv") ? static_cast<std::int64_t>(base::read_small_csv(path).rows.size()) : 1;
}

void add_references(const ReportSources& sources, ReportInputs& inputs) {
  const auto index = base::read_small_csv(sources.reference_dir + "/index.csv");
  for (const auto& row : index.rows) {
    const std::string path = sources.reference_dir + "/" + row[index.column("file")];
    inputs.references.push_back({row[index.column("file")], row[index.column("what")], short_hash(sha256_of_file(path)),
                                 row[index.column("source")], row[index.column("licence")], row[index.column("date")],
                                 rows_of_reference(path)});
  }
}

void add_assumptions(const ReportSources& sources, ReportInputs& inputs) {
  const base::Table& cells = sources.capacity->table("capacity_cells");
  double range = 0;  // of the latest month's total
  for (std::size_t row = 0; row < cells.rows(); ++row)
    if (cells.text_at(row, "table_id") == "total")
      range = cells.decimal_at(row, "fte_high") - cells.decimal_at(row, "fte_low");
  const auto csv = base::read_small_csv(sources.reference_dir + "/assumptions.csv");
  for (const auto& row : csv.rows) {
    auto text = [&](const char* column) { return row[csv.column(column)]; };
    ReportInputs::Assumption assumption{
        text("id"),     text("name"), text("value"), text("low"), text("high"), text("unit"), text("mark"),
        text("source"), text("date"), std::nullopt,  ""};
    if (text("influence") == "range") assumption.influence_fte = range;
    if (assumption.id == "past_age") assumption.value = fmt::format("{}", sources.plan->capacity.past_age);
    if (const auto share = sources.plan->capacity.sickness_share; share && assumption.id == "sickness_share") {
      assumption.value = fmt::format("{}", *share);
      assumption.low = assumption.high = {};
      assumption.mark = "plan";
      assumption.source = "[capacity] sickness_share";
    }
    inputs.assumptions.push_back(std::move(assumption));
  }
  const vocabulary::Geography& geography = sources.prepared->context.geography;
  for (const vocabulary::Organisation& employer : geography.organisations())
    for (const vocabulary::Apportionment& share : geography.apportionments(employer.code))
      inputs.assumptions.push_back({share.rule + "_" + share.employer + "_" + share.place,
                                    fmt::format("Share of {} records without a place that work in {}", share.employer,
                                                geography.name_of(share.place.empty() ? share.ics : share.place)),
                                    fmt::format("{}", share.share), "", "", "share", "plan", share.source, "",
                                    std::nullopt, ""});
}

void add_overrides(const ReportSources& sources, ReportInputs& inputs) {
  for (std::size_t i = 0; i < sources.overrides->effects.size(); ++i) {
    const OverrideEffect& effect = sources.overrides->effects[i];
    const plan_file::Override& own = sources.plan->overrides[i];
    const auto* text = std::get_if<std::string>(&own.value);
    const std::string value = text != nullptr ? *text : fmt::format("{}", std::get<double>(own.value));
    std::string which;
    for (const auto& [field, wanted] : own.where)
      which += fmt::format("{}{} {}", which.empty() ? "" : " and ", field, wanted);
    inputs.overrides.push_back(
        {own.name, fmt::format("{} becomes {}{}{}", own.field, value, which.empty() ? "" : " where ", which),
         own.reason, own.by, own.date, effect.records, effect.fte_after - effect.fte_before});
  }
}

}  // namespace

publishing::Labels plan_labels(const std::string& reference_dir, const vocabulary::Geography& geography) {
  publishing::Labels labels = publishing::Labels::load(reference_dir);
  for (const vocabulary::Organisation& organisation : geography.organisations())
    if (organisation.mark == "plan") labels.add("employer", {organisation.code, organisation.name, "", "", false});
  return labels;
}

ReportInputs report_inputs(const ReportSources& sources) {
  ReportInputs inputs;
  const plan_file::Plan& plan = *sources.plan;
  const vocabulary::Geography& geography = sources.prepared->context.geography;
  inputs.plan_name = plan.plan.title;
  inputs.area = plan_area(plan, geography).name;
  inputs.month = plan.plan.month;
  inputs.synthetic = plan.plan.synthetic;
  inputs.provisional = plan.plan.provisional;
  inputs.version = sources.version;
  inputs.capacity = sources.capacity;
  inputs.release_list = capacity::load_release_tables(sources.reference_dir);
  inputs.ledger = sources.ledger;
  inputs.rules = sources.rules;
  inputs.labels = plan_labels(sources.reference_dir, geography);
  store::DatabaseOptions options;
  options.read_only = true;
  store::Database database(sources.database, options);
  add_scores(database, inputs);
  add_rejects(database, inputs);
  add_role_labels(sources, inputs);
  add_worst(database, sources, inputs);
  add_evidence(database, sources, inputs);
  add_inputs(sources, inputs);
  add_references(sources, inputs);
  add_assumptions(sources, inputs);
  add_overrides(sources, inputs);
  return inputs;
}

}  // namespace cadre::run
