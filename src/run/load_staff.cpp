#include "run/load_staff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "curation/evidence.h"
#include "intake/raw_table.h"
#include "store/chunk_reader.h"
#include "store/sql_text.h"
#include "vocabulary/characteristics.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using store::Chunk;
using store::ChunkColumn;

/// Codes a text column by order of first sight, across parts and files.
class TextColumn {
 public:
  explicit TextColumn(base::CodedColumn& into) : into_(&into) {
    for (std::size_t code = 0; code < into.values.size(); ++code)
      codes_.emplace(into.values[code], static_cast<std::uint32_t>(code));
  }
  void add(const ChunkColumn& column, std::size_t row) {
    if (column.missing(row)) {
      into_->codes.push_back(0);
      return;
    }
    const auto [entry, fresh] =
        codes_.try_emplace(std::string(column.text(row)), static_cast<std::uint32_t>(into_->values.size()));
    if (fresh) into_->values.push_back(entry->first);
    into_->codes.push_back(entry->second);
  }

 private:
  base::CodedColumn* into_;
  std::unordered_map<std::string, std::uint32_t> codes_;
};

intake::IdentifierScope scope_of(std::string_view text) {
  if (text == "national") return intake::IdentifierScope::National;
  if (text == "employer") return intake::IdentifierScope::Employer;
  return text == "file" ? intake::IdentifierScope::File : intake::IdentifierScope::None;
}

vocabulary::RecordStatus status_of(std::string_view text) {
  if (text == "merged") return vocabulary::RecordStatus::Merged;
  return text == "accepted" ? vocabulary::RecordStatus::Accepted : vocabulary::RecordStatus::Review;
}

std::uint32_t set_of(std::string_view text) {
  vocabulary::ProfessionSet set;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    set.add(vocabulary::profession_of(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return set.bits();
}

std::int32_t month_of(std::int32_t day) {
  const base::CivilDate date = base::civil_from_days(day);
  return base::Month(date.year, date.month).ordinal();
}

constexpr const char* kColumns =
    "month, person_key, assignment_key, post_key, occupation_code, job_role, person_scope, employer, place, sub_icb, "
    "ics, region, sector, setting, "
    "profession, "
    "alternatives, role_level, manager, band, staffing, presence, age, sex, ethnic_group, disability, fte, headcount, "
    "contract_end, status, profession_evidence, line";

/// Appends the rows of one chunk; columns in the order of kColumns.
class Loader {
 public:
  explicit Loader(curation::StaffTable& staff)
      : staff_(staff),
        occupation_code_(staff.occupation_code),
        job_role_(staff.job_role),
        employer_(staff.employer),
        place_(staff.place),
        sub_icb_(staff.sub_icb),
        ics_(staff.ics),
        region_(staff.region) {}

  void add(const Chunk& chunk, std::uint16_t file_id) {
    for (std::size_t row = 0; row < chunk.rows(); ++row) add_row(chunk, row, file_id);
  }
  void add_those_of(const std::unordered_set<std::uint64_t>& people, const Chunk& chunk, std::uint16_t file_id) {
    for (std::size_t row = 0; row < chunk.rows(); ++row)
      if (people.contains(chunk.column(1).key(row))) add_row(chunk, row, file_id);
  }

 private:
  void add_row(const Chunk& chunk, std::size_t row, std::uint16_t file_id) {
    std::size_t next = 0;
    auto column = [&]() -> const ChunkColumn& { return chunk.column(next++); };
    auto text = [&]() -> std::string_view {
      const ChunkColumn& c = column();
      return c.missing(row) ? std::string_view() : c.text(row);
    };
    auto key = [&] {
      const ChunkColumn& c = column();
      return c.missing(row) ? std::uint64_t{0} : c.key(row);
    };
    auto byte = [](auto value) { return static_cast<std::uint8_t>(value); };
    staff_.month.push_back(month_of(column().days(row)));
    staff_.person_key.push_back(key());
    staff_.assignment_key.push_back(key());
    staff_.post_key.push_back(key());
    for (TextColumn* coded : {&occupation_code_, &job_role_}) coded->add(column(), row);
    staff_.person_scope.push_back(byte(scope_of(text())));
    for (TextColumn* coded : {&employer_, &place_, &sub_icb_, &ics_, &region_}) coded->add(column(), row);
    staff_.sector.push_back(byte(vocabulary::sector_of(text())));
    staff_.setting.push_back(byte(vocabulary::setting_of(text())));
    staff_.profession.push_back(byte(vocabulary::profession_of(text())));
    staff_.alternatives.push_back(set_of(text()));
    staff_.role_level.push_back(byte(vocabulary::role_level_of(text())));
    staff_.manager.push_back(column().flag(row) ? 1 : 0);
    const std::string_view band = text();
    staff_.band.push_back(byte(band == "non_afc" ? vocabulary::Band::NonAfc : vocabulary::band_of(band)));
    staff_.staffing.push_back(byte(vocabulary::staffing_of(text())));
    staff_.presence.push_back(byte(vocabulary::presence_of(text())));
    const ChunkColumn& age = column();
    staff_.age.push_back(age.missing(row) ? std::uint8_t{0} : byte(age.integer(row)));
    staff_.sex.push_back(byte(vocabulary::sex_of(text())));
    staff_.ethnic_group.push_back(byte(vocabulary::ethnic_group_of(text())));
    staff_.disability.push_back(byte(vocabulary::disability_of(text())));
    const ChunkColumn& fte = column();
    staff_.fte.push_back(fte.missing(row) ? std::numeric_limits<double>::quiet_NaN() : fte.decimal(row));
    staff_.headcount.push_back(static_cast<std::uint16_t>(column().integer(row)));
    const ChunkColumn& end = column();
    staff_.contract_end.push_back(end.missing(row) ? 0 : month_of(end.days(row)));
    staff_.status.push_back(byte(status_of(text())));
    staff_.profession_evidence.push_back(evidence_code(text()));
    staff_.line.push_back(static_cast<std::uint32_t>(column().integer(row)));
    staff_.file_id.push_back(file_id);
  }

  static std::uint8_t evidence_code(std::string_view id) {
    for (const curation::EvidenceRow& row : curation::evidence_rows())
      if (row.id == id) return static_cast<std::uint8_t>(row.kind);
    return 0;
  }

  curation::StaffTable& staff_;
  TextColumn occupation_code_, job_role_, employer_, place_, sub_icb_, ics_, region_;
};

constexpr const char* kAllied =
    "status <> 'merged' AND (profession <> 'NONE' OR role_level = 'assistant_practitioner')";

template <class Take>
void read_staff(const std::vector<NumberedPartition>& partitions, int threads, const std::string& condition,
                Take take) {
  store::DatabaseOptions options;
  options.threads = threads;
  store::Database database({}, options);
  for (const NumberedPartition& partition : partitions)
    for (const std::string& file : part_files(partition, "staff"))
      store::read_chunks(
          database,
          fmt::format("SELECT {} FROM read_parquet({}) WHERE {}", kColumns, store::quote_literal(file), condition), {},
          [&](const Chunk& chunk) { take(chunk, partition.file_id); });
}

}  // namespace

std::vector<std::string> part_files(const NumberedPartition& partition, const std::string& kind) {
  std::vector<std::string> files;
  if (kind == "rejects") {
    files.push_back(partition.folder + "/rejects.parquet");
  } else {
    for (std::uint32_t part = 0; part < partition.parts; ++part)
      files.push_back(fmt::format("{}/{}-{:03}.parquet", partition.folder, kind, part));
  }
  std::erase_if(files, [](const std::string& file) { return !std::filesystem::exists(file); });
  return files;
}

curation::StaffTable load_allied_staff(const std::vector<NumberedPartition>& partitions, int threads) {
  curation::StaffTable staff;
  Loader loader(staff);
  read_staff(partitions, threads, kAllied,
             [&](const Chunk& chunk, std::uint16_t file_id) { loader.add(chunk, file_id); });
  return staff;
}

curation::StaffTable load_output_staff(store::Database& output) {
  curation::StaffTable staff;
  Loader loader(staff);
  const auto files = output.query("SELECT DISTINCT file_id FROM staff ORDER BY 1");
  for (std::size_t row = 0; row < files.rows(); ++row) {
    const std::int64_t file = files.integer(row, 0);
    store::read_chunks(
        output, fmt::format("SELECT {} FROM staff WHERE file_id = {} AND {} ORDER BY line", kColumns, file, kAllied),
        {}, [&](const Chunk& chunk) { loader.add(chunk, static_cast<std::uint16_t>(file)); });
  }
  return staff;
}

void add_other_records_of_staff(const std::vector<NumberedPartition>& partitions, int threads,
                                curation::StaffTable& staff) {
  if (staff.rows() == 0 || std::equal(staff.month.begin() + 1, staff.month.end(), staff.month.begin())) return;
  std::unordered_set<std::uint64_t> people(staff.person_key.begin(), staff.person_key.end());
  people.erase(0);
  Loader loader(staff);
  read_staff(partitions, threads,
             "status <> 'merged' AND profession = 'NONE' AND role_level IS DISTINCT FROM 'assistant_practitioner' AND "
             "person_key IS NOT NULL",
             [&](const Chunk& chunk, std::uint16_t file_id) { loader.add_those_of(people, chunk, file_id); });
}

curation::StaffTable load_records(const std::vector<NumberedPartition>& partitions, const std::string& condition,
                                  int threads) {
  curation::StaffTable staff;
  Loader loader(staff);
  read_staff(partitions, threads, condition,
             [&](const Chunk& chunk, std::uint16_t file_id) { loader.add(chunk, file_id); });
  return staff;
}

}  // namespace cadre::run
