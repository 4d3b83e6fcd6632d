#include "run/corrections_step.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "base/csv_text.h"
#include "curation/rules.h"
#include "publishing/numbers.h"
#include "store/column_loader.h"
#include "store/database.h"
#include "store/durable_file.h"
#include "store/sql_text.h"
#include "store/table_exchange.h"

namespace cadre::run {
namespace {

using corrections::CorrectionInputs;

std::int32_t month_of(std::int32_t days) {
  const base::CivilDate date = base::civil_from_days(days);
  return base::Month(date.year, date.month).ordinal();
}

/// Numbers of employers in order of first use.
class Employers {
 public:
  explicit Employers(std::vector<std::string>& codes) : codes_(codes) {}
  std::uint32_t number(const std::string& code) {
    const auto [entry, fresh] = numbers_.try_emplace(code, static_cast<std::uint32_t>(codes_.size()));
    if (fresh) codes_.push_back(code);
    return entry->second;
  }

 private:
  std::vector<std::string>& codes_;
  std::map<std::string, std::uint32_t> numbers_;
};

void load_lists(store::Database& database, Employers& employers, CorrectionInputs& inputs) {
  const auto columns = store::load_columns(
      database,
      "SELECT employer, month, count(*) AS rows, count(*) FILTER (status = 'review') AS wrong FROM staff WHERE "
      // records of packs are mended where the pack was made
      "profession <> 'NONE' AND status <> 'merged' AND profession_evidence IS DISTINCT FROM 'pack' GROUP BY ALL ORDER "
      "BY employer NULLS FIRST, month");
  for (std::size_t row = 0; row < columns[1].dates().size(); ++row)
    inputs.lists.push_back({employers.number(columns[0].texts().text(row)), month_of(columns[1].dates()[row]),
                            columns[2].integers()[row], columns[3].integers()[row]});
}

/// What keeps a row under review, or out of the records. Of repeats only when the plan asks to review them.
void load_faults(store::Database& database, bool review_repeats, Employers& employers, CorrectionInputs& inputs) {
  const auto columns = store::load_columns(
      database,
      fmt::format("WITH faults AS (SELECT f.*, s.fte, s.line IS NOT NULL AS scored FROM findings f LEFT JOIN (SELECT "
                  "file_id, line, fte FROM staff WHERE profession <> 'NONE' AND status = 'review') s USING (file_id, "
                  "line) WHERE f.severity = 'reject' OR (s.line IS NOT NULL AND f.severity IN ('review'{}))) SELECT "
                  "finding, coalesce(assignment_key, 0) AS assignment, employer, month, file_id, line, "
                  "coalesce(\"column\", 0) AS position, rule, count(*) OVER (PARTITION BY file_id, line) AS together, "
                  "scored, fte, field, shown, profession FROM faults ORDER BY file_id, line, rule",
                  review_repeats ? ", 'merge'" : ""));
  for (std::size_t row = 0; row < columns[0].keys().size(); ++row) {
    corrections::Fault fault;
    fault.finding = columns[0].keys()[row];
    fault.assignment = columns[1].keys()[row];
    fault.employer = employers.number(columns[2].texts().text(row));
    fault.month = month_of(columns[3].dates()[row]);
    fault.file_id = static_cast<std::uint16_t>(columns[4].integers()[row]);
    fault.line = static_cast<std::uint32_t>(columns[5].integers()[row]);
    fault.column = static_cast<std::uint32_t>(columns[6].integers()[row]);
    fault.rule = static_cast<std::uint16_t>(curation::rule_index(columns[7].texts().text(row)));
    fault.row_faults = static_cast<std::uint16_t>(columns[8].integers()[row]);
    fault.scored = columns[9].flags()[row] != 0;
    fault.fte = columns[10].decimals()[row];
    fault.field = columns[11].texts().text(row);
    fault.shown = columns[12].texts().text(row);
    fault.profession = columns[13].texts().text(row);
    inputs.faults.push_back(std::move(fault));
  }
}

/// In which months each assignment with a finding was listed, of whatever profession it was read then.
void load_present(store::Database& database, const std::vector<NumberedPartition>& partitions,
                  CorrectionInputs& inputs) {
  const auto add = [&](const std::string& sql) {
    const auto columns = store::load_columns(database, sql);
    for (std::size_t row = 0; row < columns[0].keys().size(); ++row)
      inputs.present.emplace_back(columns[0].keys()[row], month_of(columns[1].dates()[row]));
  };
  add("SELECT DISTINCT assignment_key, month FROM findings WHERE assignment_key IS NOT NULL");
  for (const NumberedPartition& partition : partitions)
    for (const std::string& file : part_files(partition, "staff"))
      add(
          fmt::format("SELECT DISTINCT assignment_key, month FROM read_parquet({}) WHERE assignment_key IN (SELECT "
                      "assignment_key FROM findings)",
                      store::quote_literal(file)));
}

/// A code as the name of a file.
std::string file_name(const std::string& employer) {
  if (employer.empty()) return "unknown";
  std::string name = employer;
  for (char& c : name)
    if (std::string_view("/\\:*?\"<>|.").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < ' ')
      c = '_';
  return name;
}

}  // namespace

corrections::ExceptionsFile read_plan_exceptions(const plan_file::Plan& plan) {
  return corrections::read_exceptions(plan.dir + "/" + kExceptionsFile, kExceptionsFile);
}

corrections::CorrectionResult correct_plan(const plan_file::Plan& plan, const std::string& database_path,
                                           const std::vector<FileSummary>& files,
                                           const std::vector<NumberedPartition>& partitions,
                                           const corrections::ExceptionsFile& exceptions, int threads) {
  CorrectionInputs inputs;
  inputs.exceptions = exceptions.rows;
  inputs.exceptions_name = kExceptionsFile;
  for (const FileSummary& file : files) inputs.files.push_back(file.file);
  store::DatabaseOptions options;
  options.threads = threads;
  store::Database database(database_path, options);
  Employers employers(inputs.employers);
  load_lists(database, employers, inputs);
  load_faults(database, plan.curation.duplicates == plan_file::DuplicatePolicy::Review, employers, inputs);
  load_present(database, partitions, inputs);
  corrections::CorrectionResult result = corrections::correct(inputs);
  result.remarks.insert(result.remarks.begin(), exceptions.remarks.begin(), exceptions.remarks.end());
  for (const base::Table* table :
       {&result.fix_list, &result.fix_rules, &result.fix_progress, &result.judgements, &result.false_alarms})
    store::create_table(database, *table);
  database.execute("CHECKPOINT");
  return result;
}

void write_fix_lists(const base::Table& fix_list, const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directory(folder, failed);
  if (failed) store::refuse_write(folder, failed.message());
  std::string header;
  for (const base::ColumnSpec& column : fix_list.spec().columns)
    header += (header.empty() ? "" : ",") + std::string(column.name);
  std::map<std::string, std::string> lists;
  for (std::size_t row = 0; row < fix_list.rows(); ++row) {
    std::string& text = lists.try_emplace(file_name(fix_list.text_at(row, "employer")), header + "\n").first->second;
    for (std::size_t column = 0; column < fix_list.column_count(); ++column) {
      if (column > 0) text += ',';
      base::append_csv_field(text, fix_list.csv_cell(row, column));
    }
    text += '\n';
  }
  for (const auto& [name, text] : lists) store::write_durable_file(fmt::format("{}/{}.csv", folder, name), text);
}

std::vector<const base::Table*> keep_corrections(corrections::CorrectionResult result, FurtherResults& further) {
  publishing::FurtherPage page;
  page.page = "data-quality";
  page.answer = correction_sentences(result);
  std::vector<const base::Table*> kept;
  const auto keep = [&](base::Table& table, bool in_report) {
    kept.push_back(further.keep(std::move(table)));
    page.tables.push_back({kept.back(), {}, in_report});
  };
  keep(result.fix_progress, true);
  keep(result.judgements, true);
  keep(result.false_alarms, true);
  keep(result.fix_rules, false);
  keep(result.fix_list, false);
  further.pages.push_back(std::move(page));
  return kept;
}

std::vector<publishing::AnswerSentence> correction_sentences(const corrections::CorrectionResult& result) {
  const base::Table& progress = result.fix_progress;
  std::map<std::string, std::size_t> latest;  // the last row of each employer
  for (std::size_t row = 0; row < progress.rows(); ++row) latest[progress.text_at(row, "employer")] = row;
  const auto sum = [&](const char* column) {
    std::int64_t total = 0;
    for (const auto& [employer, row] : latest)
      if (const std::int64_t value = progress.integer_at(row, column); value != base::kNoInteger) total += value;
    return total;
  };
  const std::int64_t found = sum("found");
  if (found == 0) return {};
  const auto count = [](std::int64_t value) { return publishing::spoken_count(value); };
  std::string text = fmt::format("The latest lists hold {} findings: {} to mend", count(found), count(sum("open")));
  for (const auto& [column, words] : {std::pair{"accepted", "accepted"}, std::pair{"wrong", "judged as false alarm"},
                                      std::pair{"promised", "to be fixed by a later month"}})
    if (const std::int64_t value = sum(column); value > 0) text += fmt::format(", {} {}", count(value), words);
  text += ".";
  std::vector<publishing::AnswerSentence> sentences{{{text, ""}}};
  const std::int64_t mended = sum("mended"), fresh = sum("new"), gone = sum("record_gone"), overdue = sum("overdue");
  if (mended + fresh + gone == 0 && overdue == 0) return sentences;
  std::string since =
      fmt::format("Since each employer’s list before, {} were mended, {} are new and {} left with their record",
                  count(mended), count(fresh), count(gone));
  if (overdue > 0)
    since += fmt::format("; {} {} said to be fixed and still there", count(overdue), overdue == 1 ? "was" : "were");
  sentences.push_back({{since + ".", ""}});
  return sentences;
}

}  // namespace cadre::run
