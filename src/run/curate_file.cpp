#include "run/curate_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <unordered_map>

#include "base/parallel.h"
#include "base/table.h"
#include "curation/curator.h"
#include "curation/finding_name.h"
#include "curation/tables.h"
#include "intake/staff_reader.h"
#include "intake/text_values.h"
#include "run/staff_views.h"
#include "run/table_files_step.h"
#include "store/content_hash.h"
#include "store/parquet_writer.h"

namespace cadre::run {
namespace {

using curation::CuratedSlice;
using curation::FileCurator;

void add_employer(intake::RawTable& raw, const std::string& employer) {
  if (employer.empty() || raw.find("employer_code") != nullptr) return;
  intake::RawColumn column;
  column.name = "employer_code";
  column.safe = true;
  column.text.values.push_back(employer);
  column.text.codes.assign(raw.rows(), 1);
  raw.columns.push_back(std::move(column));
}

/// A value as a person may see it: itself when the layout calls its column safe, else its shape.
std::string shown_value(const intake::RawColumn* column, std::uint32_t row) {
  if (column == nullptr) return {};
  std::string value;
  if (!column->text.codes.empty()) {
    value = column->text.text(row);
    return column->safe ? value : intake::shape_of(value);
  }
  if (!column->safe) return {};
  if (!column->numbers.empty() && column->numbers[row] == column->numbers[row])
    return fmt::format("{}", column->numbers[row]);
  if (!column->dates.empty() && column->dates[row] > intake::kUnreadableDate) {
    const base::CivilDate date = base::civil_from_days(column->dates[row]);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  }
  return {};
}

/// The assignment column when its identifiers outlast the file; null otherwise.
const intake::RawColumn* lasting_assignment(const curation::FileFacts& facts) {
  const intake::RawColumn* column = facts.column(curation::Field::Assignment);
  const bool lasts = column != nullptr && (column->scope == intake::IdentifierScope::Employer ||
                                           column->scope == intake::IdentifierScope::National);
  return lasts ? column : nullptr;
}

void write_findings(const FileCurator& curator, const CuratedSlice& slice, const intake::IdentifierHash& hash,
                    const std::string& path) {
  if (slice.findings.empty()) return;
  const curation::FileFacts& facts = curator.facts();
  const intake::RawTable& raw = facts.raw();
  std::vector<std::uint32_t> line, column;
  std::vector<std::uint8_t> rule, severity, field, profession;
  base::CodedColumn shown, employer, cell;
  std::vector<std::int32_t> month;
  std::vector<std::uint64_t> assignments, names;
  const intake::RawColumn* assignment = lasting_assignment(facts);
  std::unordered_map<std::string, std::uint32_t> shown_codes, employer_codes, cell_codes;
  auto code_in = [](base::CodedColumn& into, auto& codes, const std::string& text) {
    if (text.empty()) return std::uint32_t{0};
    const auto [entry, fresh] = codes.try_emplace(text, static_cast<std::uint32_t>(into.values.size()));
    if (fresh) into.values.push_back(text);
    return entry->second;
  };
  for (const curation::Finding& finding : slice.findings) {
    const curation::Rule& broken = curation::rules()[finding.rule];
    const intake::RawColumn* source = facts.column(broken.field);
    line.push_back(raw.line[finding.row]);
    column.push_back(source == nullptr ? 0 : source->position);
    cell.codes.push_back(code_in(cell, cell_codes, base::cell_name({{}, line.back(), column.back(), raw.sheet})));
    rule.push_back(static_cast<std::uint8_t>(finding.rule + 1));
    severity.push_back(static_cast<std::uint8_t>(static_cast<int>(broken.severity) + 1));
    field.push_back(static_cast<std::uint8_t>(broken.field));
    profession.push_back(static_cast<std::uint8_t>(static_cast<int>(finding.profession) + 1));
    const std::string value = shown_value(source, finding.row);
    const std::string& whose = facts.placements().of(finding.row).employer;
    shown.codes.push_back(code_in(shown, shown_codes, value));
    employer.codes.push_back(code_in(employer, employer_codes, whose));
    month.push_back(raw.month[finding.row]);
    assignments.push_back(assignment == nullptr ? 0 : assignment->keys[finding.row]);
    names.push_back(curation::finding_key(hash, {broken.id, name_of(broken.field), value, assignments.back(), whose}));
  }
  std::vector<std::string_view> rule_ids(1), severities(1), fields, professions(1);
  for (const curation::Rule& r : curation::rules()) rule_ids.push_back(r.id);
  for (int s = 0; s < 4; ++s) severities.push_back(curation::code_of(static_cast<curation::RuleSeverity>(s)));
  for (std::size_t f = 0; f < curation::kFieldCount; ++f) fields.push_back(name_of(static_cast<curation::Field>(f)));
  professions.insert(professions.end(), vocabulary::profession_codes().begin(), vocabulary::profession_codes().end());
  const std::vector<store::ColumnView> views = {
      {"line", store::Integers<std::uint32_t>{line, std::nullopt}},
      store::coded_view("rule", rule, rule_ids),
      store::coded_view("severity", severity, severities),
      store::coded_view("field", field, fields),
      {"column", store::Integers<std::uint32_t>{column, 0U}},
      {"cell", store::CodedTexts<std::uint32_t>{cell.codes, std::span<const std::string>(cell.values)}},
      {"shown", store::CodedTexts<std::uint32_t>{shown.codes, std::span<const std::string>(shown.values)}},
      store::coded_view("employer", employer),
      store::coded_view("profession", profession, professions),
      {"month", store::Months<std::int32_t>{month}},
      {"assignment_key", store::Keys{assignments}},
      {"finding", store::Keys{names}},
  };
  store::write_parquet(path, views);
}

/// Rows the reader refused, values it dropped, and rows that a rule refused.
void write_rejects(const FileCurator& curator, const std::vector<CuratedSlice>& slices, const std::string& path) {
  const intake::RawTable& raw = curator.facts().raw();
  base::Table table(curation::rejects_spec());
  add_rejects(table, raw.faults, 0, raw.sheet);
  for (const CuratedSlice& slice : slices)
    for (const curation::Finding& finding : slice.findings) {
      const curation::Rule& rule = curation::rules()[finding.rule];
      if (rule.severity != curation::RuleSeverity::Reject) continue;
      table.missing().integer(raw.line[finding.row]).missing();
      table.text(base::cell_name({{}, raw.line[finding.row], 0, raw.sheet}))
          .text(name_of(rule.field))
          .text(rule.id)
          .missing();
      table.text(rule.remedy).flag(false).end_row();
    }
  if (table.rows() == 0) return;
  auto views = store::views_of(table);
  std::erase_if(views, [](const store::ColumnView& view) { return view.name == "file_id"; });
  store::write_parquet(path, views);
}

using LabelCounts = std::map<std::pair<std::uint32_t, std::uint8_t>, std::uint64_t>;

/// Adds the kept rows of a slice by job role and profession. Staff rows and raw rows are both in order of line.
void count_labels(const FileCurator& curator, const curation::StaffTable& staff, std::size_t first,
                  LabelCounts& counts) {
  const intake::RawColumn* role = curator.facts().column(curation::Field::Role);
  if (role == nullptr || !role->safe) return;
  const std::vector<std::uint32_t>& lines = curator.facts().raw().line;
  std::size_t row = first;
  for (std::size_t i = 0; i < staff.rows(); ++i, ++row) {
    while (row < lines.size() && lines[row] != staff.line[i])
      ++row;  // rows that a rule rejected are not in the staff table
    if (row == lines.size()) return;
    ++counts[{role->text.codes[row], staff.profession[i]}];
  }
}

std::vector<LabelCount> listed(const LabelCounts& counts, const FileCurator& curator) {
  std::vector<LabelCount> labels;
  const intake::RawColumn* role = curator.facts().column(curation::Field::Role);
  for (const auto& [key, rows] : counts)
    labels.push_back({role->text.values[key.first],
                      std::string(vocabulary::code_of(static_cast<vocabulary::Profession>(key.second))), rows});
  return labels;
}

}  // namespace

FileSummary summary_of_reading(const intake::RawTable& raw, const StaffFile& file) {
  FileSummary summary;
  summary.file = file.shown;
  summary.layout = raw.layout;
  summary.sha256 = raw.sha256;
  summary.bytes = raw.bytes;
  summary.rows_read = raw.rows_read;
  const std::set<std::int32_t> months(raw.month.begin(), raw.month.end());
  for (const std::int32_t month : months) summary.months.push_back(base::Month::from_ordinal(month).iso());
  for (const intake::LayoutColumn& column : file.layout->columns)
    if (raw.find(column.name) == nullptr && column.type != intake::ColumnType::Month &&
        column.type != intake::ColumnType::Year && column.type != intake::ColumnType::MonthOfYear)
      summary.missing_fields.push_back(column.name);
  for (const char* id : {"person_id_national", "person_id"}) {
    const intake::RawColumn* column = raw.find(id);
    if (column == nullptr || !summary.person_scope.empty()) continue;
    if (std::none_of(column->keys.begin(), column->keys.end(), [](std::uint64_t key) { return key != 0; })) continue;
    summary.person_scope = column->scope == intake::IdentifierScope::National   ? "national"
                           : column->scope == intake::IdentifierScope::Employer ? "employer"
                                                                                : "file";
  }
  // returns and packs count people
  if (raw.find("headcount") != nullptr || file.layout->kind == intake::LayoutKind::Pack) summary.person_scope = "file";
  return summary;
}

FileSummary curate_file(const StaffFile& file, const curation::CurationContext& context, const std::string& hash_key,
                        const std::string& dir, int threads, base::Progress& progress) {
  intake::ReadOptions options;
  options.display_name = file.shown;
  options.hash_key = hash_key;
  options.month = file.month;
  options.employer = file.employer;
  options.threads = threads;
  options.progress = &progress;
  intake::RawTable raw = intake::read_staff_file(file.path, *file.layout, options);
  add_employer(raw, file.employer);

  progress.start(fmt::format("Curating {}", file.shown), raw.rows(), "rows");
  const FileCurator curator(raw, context, 0, threads);
  const intake::IdentifierHash hash(hash_key);
  const std::size_t parts = (raw.rows() + kPartRows - 1) / kPartRows;
  std::vector<CuratedSlice> slices(parts);
  std::vector<store::ContentHash> hashes(parts);
  std::vector<LabelCounts> labels(parts);
  base::parallel_for(parts, threads, [&](std::size_t part) {
    const std::size_t first = part * kPartRows;
    CuratedSlice slice = curator.curate(first, std::min(kPartRows, raw.rows() - first));
    const StaffViews views(slice.staff, context.confidence);
    if (slice.staff.rows() > 0) {
      store::write_parquet(fmt::format("{}/staff-{:03}.parquet", dir, part), views.views());
      hashes[part].add(views.views(), first);
    }
    write_findings(curator, slice, hash, fmt::format("{}/findings-{:03}.parquet", dir, part));
    count_labels(curator, slice.staff, first, labels[part]);
    progress.advance(slice.staff.rows());
    slice.staff = {};
    slices[part] = std::move(slice);
  });
  write_rejects(curator, slices, dir + "/rejects.parquet");
  progress.finish();

  FileSummary summary = summary_of_reading(raw, file);
  curation::CurationCounts counts;
  store::ContentHash content;
  LabelCounts all_labels;
  for (std::size_t part = 0; part < parts; ++part) {
    counts.add(slices[part].counts);
    content.merge(hashes[part]);
    for (const auto& [key, rows] : labels[part]) all_labels[key] += rows;
    summary.findings += slices[part].findings.size();
  }
  summary.accepted = counts.accepted;
  summary.review = counts.review;
  summary.merged = counts.merged;
  summary.rejected = counts.rejected + (raw.rows_read - raw.rows());
  summary.allied = counts.allied;
  summary.allied_fte = counts.allied_fte;
  summary.by_rule = counts.by_rule;
  summary.parts = static_cast<std::uint32_t>(parts);
  summary.content_hash = content.hex();
  summary.labels = listed(all_labels, curator);
  if (summary.rows_read != summary.accepted + summary.review + summary.rejected + summary.merged)
    throw std::logic_error(fmt::format("{}: rows were lost: {} read, {} accounted for", file.shown, summary.rows_read,
                                       summary.accepted + summary.review + summary.rejected + summary.merged));
  return summary;
}

}  // namespace cadre::run
