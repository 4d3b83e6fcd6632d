#include "packs/pack_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "capacity/capacity.h"
#include "capacity/cells.h"
#include "capacity/staff_view.h"
#include "capacity/test_staff.h"

namespace cadre::packs {
namespace {

using capacity::testing_staff::random_records;
using capacity::testing_staff::Record;
using capacity::testing_staff::table_of;

std::vector<Record> unmerged(std::vector<Record> records) {
  std::erase_if(records, [](const Record& r) { return r.status == vocabulary::RecordStatus::Merged; });
  return records;
}

Record record(std::uint64_t person, vocabulary::Band band, double fte) {
  Record r;
  r.person = person;
  r.band = band;
  r.age = 41;
  r.fte = fte;
  return r;
}

std::int64_t sum(const base::Table& pack, const char* column) {
  std::int64_t all = 0;
  for (std::size_t row = 0; row < pack.rows(); ++row) all += pack.integer_at(row, column);
  return all;
}

/// One physiotherapist with two jobs, one without a known person: 2 people would be wrong, and so would 1 role.
TEST(PackTable, CountsAPersonOnceInTheMainRecord) {
  const Record main = record(7, vocabulary::Band::B6, 0.6), second = record(7, vocabulary::Band::B7, 0.2),
               nobody = record(0, vocabulary::Band::B7, 1);
  const base::Table pack = pack_table(table_of({second, nobody, main}), {});
  ASSERT_EQ(pack.rows(), 2U);
  EXPECT_EQ(pack.text_at(0, "band"), "6");
  EXPECT_EQ(pack.integer_at(0, "people"), 1);
  EXPECT_EQ(pack.integer_at(0, "roles"), 1);
  EXPECT_DOUBLE_EQ(pack.decimal_at(0, "fte"), 0.6);
  EXPECT_EQ(pack.text_at(0, "age_group"), "40_44");
  EXPECT_EQ(pack.integer_at(1, "people"), 0);
  EXPECT_EQ(pack.integer_at(1, "roles"), 2);
  EXPECT_DOUBLE_EQ(pack.decimal_at(1, "fte"), 1.2);
}

/// A post in post decides where somebody counts, however large a bank contract is.
TEST(PackTable, TheMainRecordIsOneInPost) {
  Record bank = record(7, vocabulary::Band::B5, 1);
  bank.staffing = vocabulary::Staffing::Bank;
  const Record post = record(7, vocabulary::Band::B6, 0.4);
  const base::Table pack = pack_table(table_of({bank, post}), {});
  ASSERT_EQ(pack.rows(), 2U);
  EXPECT_EQ(pack.text_at(1, "band"), "6");
  EXPECT_EQ(pack.integer_at(1, "people"), 1);
  EXPECT_EQ(pack.integer_at(0, "people"), 0);
}

TEST(PackTable, TotalsAreThoseOfTheRecordsWhateverTheirOrder) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    std::vector<Record> records = unmerged(random_records(seed, 400));
    const base::Table pack = pack_table(table_of(records), {});
    double fte = 0;
    std::set<std::tuple<std::int32_t, std::uint32_t, std::uint64_t>> people;
    const curation::StaffTable staff = table_of(records);
    for (std::size_t row = 0; row < staff.rows(); ++row) {
      fte += std::isfinite(staff.fte[row]) ? staff.fte[row] : 0;
      if (staff.person_key[row] != 0)
        people.emplace(staff.month[row], capacity::linker_of(staff, row, staff.employer.codes[row]),
                       staff.person_key[row]);
    }
    double packed = 0;
    for (std::size_t row = 0; row < pack.rows(); ++row) packed += pack.decimal_at(row, "fte");
    EXPECT_NEAR(packed, fte, 1e-6) << "seed " << seed;
    EXPECT_EQ(sum(pack, "roles"), static_cast<std::int64_t>(staff.rows())) << "seed " << seed;
    EXPECT_EQ(sum(pack, "people"), static_cast<std::int64_t>(people.size())) << "seed " << seed;
    std::reverse(records.begin(), records.end());
    const base::Table again = pack_table(table_of(records), {});
    EXPECT_EQ(sum(again, "people"), sum(pack, "people"));
    EXPECT_EQ(again.rows(), pack.rows());
  }
}

TEST(PackTable, HoldsNoPerson) {
  for (const base::ColumnSpec& column : pack_spec().columns) {
    EXPECT_NE(column.kind, base::ColumnKind::Key) << column.name;
    for (const char* word : {"key", "name", "line", "date", "title", "code"})
      EXPECT_EQ(column.name.find(word), std::string_view::npos) << column.name;
  }
}

}  // namespace
}  // namespace cadre::packs
