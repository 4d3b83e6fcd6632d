#include "run/table_files_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/month.h"
#include "curation/file_words.h"
#include "curation/rules.h"
#include "curation/tables.h"
#include "intake/companion_reader.h"
#include "intake/companion_table.h"
#include "intake/published_table.h"
#include "intake/statistics_reader.h"
#include "run/cached_file.h"
#include "run/reject_reasons.h"
#include "store/content_hash.h"
#include "store/database.h"
#include "store/parquet_writer.h"
#include "store/sql_text.h"
#include "store/table_exchange.h"

namespace cadre::run {
namespace {

constexpr const char* kRows = "/rows.parquet";
constexpr const char* kRejects = "/rejects.parquet";

const base::TableSpec& spec_of(const intake::Layout& layout) {
  const base::TableSpec* companion = intake::companion_spec(layout.table);
  return companion == nullptr ? intake::published_spec() : *companion;
}

std::vector<std::string> months_of(const base::Table& rows) {
  std::set<std::int64_t> months;
  for (std::size_t row = 0; row < rows.rows(); ++row) months.insert(rows.integer_at(row, "month"));
  // Published series name a month in every row, often decades of them: the ledger says the latest.
  if (&rows.spec() == &intake::published_spec() && !months.empty()) months = {*months.rbegin()};
  std::vector<std::string> names;
  for (const std::int64_t month : months)
    if (month != 0) names.push_back(base::Month::from_ordinal(static_cast<std::int32_t>(month)).iso());
  return names;
}

void write_rows(const base::Table& table, const std::string& path) {
  if (table.rows() > 0) store::write_parquet(path, store::views_of(table));
}

/// Appends the rows kept at `path`, if any, as those of file `file_id`.
void add_rows(store::Database& database, const std::string& path, std::size_t file_id, base::Table& to) {
  if (!std::filesystem::exists(path)) return;
  const auto columns = to.spec().columns;
  const bool numbered = std::any_of(columns.begin(), columns.end(), [](const auto& c) { return c.name == "file_id"; });
  const std::string replaced = numbered ? fmt::format(" REPLACE ({} AS file_id)", file_id) : "";
  to.append(store::read_table(
      database, fmt::format("SELECT *{} FROM read_parquet({})", replaced, store::quote_literal(path)), to.spec()));
}

FileSummary keep(const intake::TableFile& file, const std::string& folder) {
  FileSummary summary = summary_of(file);
  summary.content_hash = store::content_hash(store::views_of(file.rows));
  base::Table rejects(curation::rejects_spec());
  add_rejects(rejects, file.faults, 0);
  write_rows(file.rows, folder + kRows);
  write_rows(rejects, folder + kRejects);
  return summary;
}

base::Table& table_of(const base::TableSpec& spec, std::vector<base::Table>& tables) {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return &t.spec() == &spec; });
  return found != tables.end() ? *found : tables.emplace_back(spec);
}

void sort_tables(std::vector<base::Table>& tables) {
  const auto order = [](const base::Table& table) {
    return std::pair(&table.spec() != &intake::published_spec(), table.spec().name);
  };
  std::stable_sort(tables.begin(), tables.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
}

}  // namespace

const base::Table* TableFiles::find(std::string_view name) const {
  for (const base::Table& table : tables)
    if (table.spec().name == name) return &table;
  return nullptr;
}

void add_rejects(base::Table& rejects, const std::vector<intake::ReadFault>& faults, std::size_t file_id,
                 const std::string& sheet) {
  for (const intake::ReadFault& fault : faults) {
    const RejectReason& reason = reason_of(fault.kind);
    rejects.integer(static_cast<std::int64_t>(file_id)).integer(static_cast<std::int64_t>(fault.line));
    rejects.integer(fault.column > 0 ? static_cast<std::int64_t>(fault.column) : base::kNoInteger);
    rejects.text(base::cell_name({{}, fault.line, fault.column, sheet})).text(fault.field).text(reason.code);
    rejects.text(fault.shown)
        .text(fault.remedy.empty() ? std::string(reason.remedy) : fault.remedy)
        .flag(fault.row_kept)
        .end_row();
  }
}

FileSummary summary_of(const intake::TableFile& file) {
  FileSummary summary;
  summary.file = file.file;
  summary.layout = file.layout;
  summary.sha256 = file.sha256;
  summary.bytes = file.bytes;
  summary.rows_read = file.rows_read;
  summary.review = file.review;
  summary.rejected = file.rejected;
  summary.merged = file.merged;
  summary.accepted = file.rows_read - file.review - file.rejected - file.merged;
  summary.by_rule.assign(curation::rules().size(), 0);
  summary.months = months_of(file.rows);
  summary.missing_fields = file.missing_fields;
  summary.of_people = false;
  return summary;
}

intake::TableFile read_table_file(const StaffFile& file, const PreparedPlan& prepared, int threads,
                                  base::Progress& progress) {
  intake::ReadOptions options;
  options.display_name = file.shown;
  options.hash_key = prepared.key.bytes;
  options.month = file.month;
  options.employer = file.employer;
  options.threads = threads;
  options.progress = &progress;
  if (file.layout->kind == intake::LayoutKind::Statistics)
    return intake::read_statistics_file(file.path, *file.layout, options);
  intake::TableFile read =
      intake::read_companion_file(file.path, *file.layout, options, curation::file_words(prepared.context));
  if (&read.rows.spec() == &intake::establishment_spec() && !prepared.subjective_codes.empty())
    read.rows = prepared.subjective_codes.attributed(read.rows);
  return read;
}

TableFiles read_table_files(const PreparedPlan& prepared, Partitions& partitions, std::size_t first_file_id,
                            int threads, base::Progress& progress) {
  TableFiles read{{}, {}, base::Table(curation::rejects_spec()), 0};
  base::Diagnostics faults;
  store::Database database;
  for (const StaffFile& file : prepared.table_files) {
    try {
      const CachedFile cached = cached_file(file, prepared.rules_hash, partitions, [&](const std::string& folder) {
        return keep(read_table_file(file, prepared, threads, progress), folder);
      });
      const std::size_t file_id = first_file_id + read.files.size();
      add_rows(database, cached.folder + kRows, file_id, table_of(spec_of(*file.layout), read.tables));
      add_rows(database, cached.folder + kRejects, file_id, read.rejects);
      read.from_cache += cached.from_cache ? 1 : 0;
      read.files.push_back(cached.summary);
    } catch (const base::InputError& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (!faults.empty()) throw base::InputError(std::move(faults));
  sort_tables(read.tables);
  return read;
}

}  // namespace cadre::run
