#include "run/unpack_file.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>

#include "base/table.h"
#include "curation/rules.h"
#include "curation/tables.h"
#include "intake/staff_reader.h"
#include "packs/unpack.h"
#include "run/checksums.h"
#include "run/staff_views.h"
#include "run/table_files_step.h"
#include "store/content_hash.h"
#include "store/parquet_writer.h"

namespace cadre::run {
namespace {

void write_rejects(const intake::RawTable& raw, const packs::Unpacked& unpacked, const std::string& path) {
  base::Table table(curation::rejects_spec());
  add_rejects(table, raw.faults, 0, raw.sheet);
  add_rejects(table, unpacked.faults, 0, raw.sheet);
  if (table.rows() == 0) return;
  auto views = store::views_of(table);
  std::erase_if(views, [](const store::ColumnView& view) { return view.name == "file_id"; });
  store::write_parquet(path, views);
}

}  // namespace

FileSummary unpack_file(const StaffFile& file, const curation::EvidenceConfidence& confidence, const std::string& dir,
                        int threads, base::Progress& progress) {
  intake::ReadOptions options;
  options.display_name = file.shown;
  options.month = file.month;
  options.threads = threads;
  options.progress = &progress;
  const intake::RawTable raw = intake::read_staff_file(file.path, *file.layout, options);
  const packs::Unpacked unpacked = packs::unpack(raw);
  write_rejects(raw, unpacked, dir + "/rejects.parquet");

  FileSummary summary = summary_of_reading(raw, file);
  store::ContentHash content;
  if (unpacked.staff.rows() > 0) {
    const StaffViews views(unpacked.staff, confidence);
    store::write_parquet(dir + "/staff-000.parquet", views.views());
    content.add(views.views(), 0);
    summary.parts = 1;
  }
  summary.accepted = unpacked.accepted;
  summary.review = unpacked.review;
  summary.rejected = unpacked.rejected + raw.rejected();
  summary.allied = unpacked.allied;
  summary.allied_fte = unpacked.allied_fte;
  summary.by_rule.assign(curation::rules().size(), 0);
  summary.content_hash = content.hex();
  if (summary.rows_read != summary.accepted + summary.review + summary.rejected)
    throw std::logic_error(fmt::format("{}: rows were lost: {} read, {} accounted for", file.shown, summary.rows_read,
                                       summary.accepted + summary.review + summary.rejected));
  return summary;
}

void check_pack(const StaffFile& file, base::Diagnostics& remarks) {
  const std::filesystem::path dir = std::filesystem::path(file.path).parent_path();
  if (!std::filesystem::is_regular_file(dir / kSums)) return;
  const SumsCheck check = check_sums(dir.string());
  for (const std::string& changed : check.changed)
    remarks.push_back({base::Severity::Warning,
                       {file.shown, 0, 0},
                       fmt::format("{} of this pack was changed since it was made", changed),
                       "Ask the sender for the pack again, or agree the change and write it down"});
  for (const std::string& missing : check.missing)
    remarks.push_back({base::Severity::Warning,
                       {file.shown, 0, 0},
                       fmt::format("{} of this pack is missing", missing),
                       "Ask the sender for the whole folder"});
}

void warn_of_employers_twice(const base::Table& sources, const std::vector<StaffFile>& files,
                             base::Diagnostics& remarks) {
  std::set<std::string> packs;
  for (const StaffFile& file : files)
    if (file.layout->kind == intake::LayoutKind::Pack) packs.insert(file.shown);
  if (packs.empty()) return;
  std::map<std::pair<std::string, std::int64_t>, std::set<std::string>> files_of;  // employer and month
  for (std::size_t row = 0; row < sources.rows(); ++row)
    files_of[{sources.text_at(row, "employer"), sources.integer_at(row, "month")}].insert(sources.text_at(row, "file"));
  std::map<std::pair<std::string, std::string>, std::string> told;  // employer and pack, the other file
  for (const auto& [whose, from] : files_of)
    for (const std::string& file : from) {
      if (!packs.contains(file) || from.size() < 2 || whose.first.empty()) continue;
      const std::string& other = *from.begin() == file ? *from.rbegin() : *from.begin();
      told.emplace(std::pair(whose.first, file), other);
    }
  for (const auto& [whose, other] : told)
    remarks.push_back({base::Severity::Warning,
                       {whose.second, 0, 0},
                       fmt::format("{} comes in this pack and in {}: its staff are counted twice", whose.first, other),
                       "Leave one of the two out of the plan"});
}

}  // namespace cadre::run
