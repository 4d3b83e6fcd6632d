#include "run/people_across_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>

#include "base/month.h"
#include "base/quantity.h"
#include "curation/finding_name.h"
#include "curation/repeated_keys.h"
#include "curation/rules.h"
#include "curation/tables.h"
#include "store/chunk_reader.h"
#include "store/sql_text.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using curation::key_in_month;

constexpr double kFullTimeLimit = 1.005;    // FTE, as within one file
constexpr double kWorkingTimeLimit = 48.0;  // hours a week

struct Record {
  std::int32_t month = 0;
  std::uint16_t file_id = 0;
  std::uint32_t line = 0;
  double fte = 0;  // 0 = not a contract that takes working time
  std::uint8_t age = 0;
  bool accepted = false;
  std::uint32_t employer = 0;
  std::uint8_t profession = 0;
};

struct Records {
  std::vector<Record> rows;
  std::vector<std::uint64_t> keys, assignments;
  base::CodedColumn employers;
};

struct Found {
  AcrossFiles::Spot spot;
  std::size_t rule;
  std::uint32_t row;
};

Records load(const std::vector<NumberedPartition>& partitions, int threads) {
  Records records;
  std::unordered_map<std::string, std::uint32_t> employer_codes;
  store::DatabaseOptions options;
  options.threads = threads;
  store::Database database({}, options);
  for (const NumberedPartition& partition : partitions)
    for (const std::string& file : part_files(partition, "staff")) {
      const std::string sql = fmt::format(
          "SELECT month, person_key, line, CASE WHEN staffing IN ('permanent', 'fixed_term') AND coalesce(presence, "
          "'') NOT IN "
          "('career_break', 'secondment_out') AND fte > 0 AND fte <= 1 THEN fte ELSE 0.0 END AS fte, coalesce(age, 0) "
          "AS age, "
          "status = 'accepted' AS accepted, employer, profession, assignment_key FROM read_parquet({}) WHERE "
          "person_scope = 'national' "
          "AND "
          "status <> 'merged'",
          store::quote_literal(file));
      store::read_chunks(database, sql, {}, [&](const store::Chunk& chunk) {
        for (std::size_t i = 0; i < chunk.rows(); ++i) {
          Record record;
          const base::CivilDate date = base::civil_from_days(chunk.column(0).days(i));
          record.month = base::Month(date.year, date.month).ordinal();
          record.file_id = partition.file_id;
          record.line = static_cast<std::uint32_t>(chunk.column(2).integer(i));
          record.fte = chunk.column(3).missing(i) ? 0 : chunk.column(3).decimal(i);
          record.age = static_cast<std::uint8_t>(chunk.column(4).integer(i));
          record.accepted = chunk.column(5).flag(i);
          const std::string employer(chunk.column(6).missing(i) ? std::string_view() : chunk.column(6).text(i));
          const auto [entry, fresh] =
              employer_codes.try_emplace(employer, static_cast<std::uint32_t>(records.employers.values.size()));
          if (fresh) records.employers.values.push_back(employer);
          record.employer = entry->second;
          record.profession = static_cast<std::uint8_t>(vocabulary::profession_of(chunk.column(7).text(i)));
          records.keys.push_back(key_in_month(chunk.column(1).key(i), record.month));
          records.assignments.push_back(chunk.column(8).missing(i) ? 0 : chunk.column(8).key(i));
          records.rows.push_back(record);
        }
      });
    }
  return records;
}

/// What the records of one person in one month, in at least two files, break together but not within a file.
void compare(const Records& records, std::span<const std::uint32_t> person, std::vector<Found>& found) {
  const std::uint16_t first_file = records.rows[person.front()].file_id;
  if (std::all_of(person.begin(), person.end(), [&](std::uint32_t r) { return records.rows[r].file_id == first_file; }))
    return;
  static const std::size_t kFte = curation::rule_index("PERSON-FTE"), kHours = curation::rule_index("PERSON-HOURS"),
                           kAge = curation::rule_index("PERSON-AGE");
  struct OfFile {
    std::uint16_t file_id = 0;
    double fte = 0;
    int contracts = 0;
    int youngest = 255, oldest = 0;
  };
  std::vector<OfFile> files;
  OfFile all;
  for (const std::uint32_t r : person) {
    const Record& record = records.rows[r];
    auto file = std::find_if(files.begin(), files.end(), [&](const OfFile& f) { return f.file_id == record.file_id; });
    if (file == files.end()) file = files.insert(files.end(), OfFile{record.file_id});
    for (OfFile* part : {&*file, &all}) {
      part->fte += record.fte;
      part->contracts += record.fte > 0 ? 1 : 0;
      if (record.age < 16 || record.age > 80) continue;
      part->youngest = std::min<int>(part->youngest, record.age);
      part->oldest = std::max<int>(part->oldest, record.age);
    }
  }
  auto too_much = [](const OfFile& f) { return f.contracts > 1 && f.fte > kFullTimeLimit; };
  auto too_long = [&](const OfFile& f) {
    return too_much(f) && base::hours_of(base::Fte(f.fte)).value() > kWorkingTimeLimit;
  };
  auto two_ages = [](const OfFile& f) { return f.oldest > f.youngest + 1; };
  for (const std::uint32_t r : person) {
    const Record& record = records.rows[r];
    const OfFile& own =
        *std::find_if(files.begin(), files.end(), [&](const OfFile& f) { return f.file_id == record.file_id; });
    const AcrossFiles::Spot spot{record.file_id, record.line};
    if (record.fte > 0 && too_much(all) && !too_much(own)) found.push_back({spot, kFte, r});
    if (record.fte > 0 && too_long(all) && !too_long(own)) found.push_back({spot, kHours, r});
    if (record.age >= 16 && record.age <= 80 && two_ages(all) && !two_ages(own)) found.push_back({spot, kAge, r});
  }
}

}  // namespace

AcrossFiles compare_people_across_files(const std::vector<NumberedPartition>& partitions,
                                        const std::vector<bool>& switched_off, const std::string& hash_key,
                                        int threads) {
  AcrossFiles result{base::Table(curation::findings_spec()), {}};
  if (partitions.size() < 2) return result;
  const Records records = load(partitions, threads);
  std::vector<Found> found;
  std::mutex mutex;
  curation::for_each_repeated(records.keys, threads, [&](std::span<const std::uint32_t> person) {
    std::vector<Found> own;
    compare(records, person, own);
    if (own.empty()) return;
    const std::lock_guard lock(mutex);
    found.insert(found.end(), own.begin(), own.end());
  });
  std::sort(found.begin(), found.end(),
            [](const Found& a, const Found& b) { return a.spot != b.spot ? a.spot < b.spot : a.rule < b.rule; });
  const intake::IdentifierHash hash(hash_key);
  for (const Found& finding : found) {
    if (finding.rule < switched_off.size() && switched_off[finding.rule]) continue;
    const curation::Rule& rule = curation::rules()[finding.rule];
    const Record& record = records.rows[finding.row];
    base::Table& table = result.findings;
    const std::string& employer = records.employers.values[record.employer];
    const std::uint64_t assignment = records.assignments[finding.row];
    const std::uint64_t name = curation::finding_key(hash, {rule.id, name_of(rule.field), "", assignment, employer});
    table.integer(finding.spot.file_id).integer(finding.spot.line).text(rule.id).text(code_of(rule.severity));
    table.text(name_of(rule.field)).missing().missing().missing().text(employer);
    table.text(vocabulary::code_of(static_cast<vocabulary::Profession>(record.profession))).integer(record.month);
    table.integer(static_cast<std::int64_t>(assignment)).integer(static_cast<std::int64_t>(name)).end_row();
    const bool review = rule.severity == curation::RuleSeverity::Review && record.accepted;
    if (review && (result.to_review.empty() || result.to_review.back() != finding.spot))
      result.to_review.push_back(finding.spot);
  }
  return result;
}

}  // namespace cadre::run
