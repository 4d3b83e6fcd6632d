#include "capacity/turnover.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "capacity/test_staff.h"

namespace cadre::capacity {
namespace {

using base::Month;
using testing_staff::random_records;
using testing_staff::Record;
using testing_staff::table_of;
using vocabulary::Membership;
using vocabulary::Profession;

TurnoverResult turnover_of(const std::vector<Record>& records) {
  const auto staff = table_of(records);
  return capacity_turnover(
      make_staff_view(staff, std::vector<Membership>(staff.rows(), Membership::Inside), CapacityOptions{}));
}

// METHODS 2: 12 leavers, 100 -> 104; 100 at start, 12 left; 1% a month.
TEST(TurnoverRates, WorkedValues) {
  EXPECT_NEAR(leaver_rate_on_mean(12, 100, 104).value(), 0.11765, 0.000005);
  EXPECT_DOUBLE_EQ(leaver_rate_on_start(12, 100).value(), 0.12);
  EXPECT_DOUBLE_EQ(stability_index(12, 100).value(), 0.88);
  EXPECT_NEAR(annual_from_monthly(0.01), 0.11362, 0.000005);
  EXPECT_FALSE(leaver_rate_on_mean(0, 0, 0).has_value());
  EXPECT_FALSE(stability_index(0, 0).has_value());
}

Record at(int year, std::uint64_t person, Profession profession = Profession::Physiotherapist,
          const char* employer = "RHQ") {
  Record r;
  r.month = Month(year, 3);
  r.person = person;
  r.profession = profession;
  r.employer = employer;
  return r;
}

TEST(Turnover, TheWorkedYearComesOutOfRecords) {
  std::vector<Record> records;
  for (std::uint64_t p = 1; p <= 100; ++p) records.push_back(at(2024, p));
  for (std::uint64_t p = 13; p <= 116; ++p) records.push_back(at(2025, p));  // 12 left, 16 came: 104
  const TurnoverResult result = turnover_of(records);
  EXPECT_EQ(result.refusal, "");
  ASSERT_GE(result.table.rows(), 2U);
  const base::Table& t = result.table;
  EXPECT_EQ(t.text_at(0, "left_what"), "employer");
  EXPECT_EQ(t.text_at(0, "profession"), "");
  EXPECT_EQ(t.integer_at(0, "people_start"), 100);
  EXPECT_EQ(t.integer_at(0, "leavers"), 12);
  EXPECT_EQ(t.integer_at(0, "joiners"), 16);
  EXPECT_EQ(t.integer_at(0, "people_end"), 104);
  EXPECT_NEAR(t.decimal_at(0, "leaver_rate"), 11.765, 0.0005);
  EXPECT_NEAR(t.decimal_at(0, "stability"), 88.0, 1e-9);
}

TEST(Turnover, AMoveBetweenProfessionsIsNoLeaver) {
  const TurnoverResult result = turnover_of(
      {at(2024, 1, Profession::Paramedic), at(2025, 1, Profession::Physiotherapist), at(2024, 2), at(2025, 2)});
  std::map<std::string, std::size_t> row;
  for (std::size_t i = 0; i < result.table.rows(); ++i)
    if (result.table.text_at(i, "period") == "year") row[result.table.text_at(i, "profession")] = i;
  EXPECT_EQ(result.table.integer_at(row.at(""), "leavers"), 0);
  EXPECT_EQ(result.table.integer_at(row.at("PARA"), "moved_out"), 1);
  EXPECT_EQ(result.table.integer_at(row.at("PT"), "moved_in"), 1);
  EXPECT_EQ(result.table.integer_at(row.at("PT"), "joiners"), 0);
}

TEST(Turnover, AMissingFileIsNotAWaveOfLeavers) {
  const TurnoverResult result = turnover_of({at(2024, 1), at(2025, 1), at(2024, 9, Profession::Paramedic, "RX8")});
  for (std::size_t i = 0; i < result.table.rows(); ++i) EXPECT_EQ(result.table.integer_at(i, "leavers"), 0);
  EXPECT_EQ(result.table.integer_at(0, "employers"), 1);
}

TEST(Turnover, OnlyANationalKeyFindsSomebodyElsewhere) {
  std::vector<Record> records = {at(2024, 1), at(2025, 1, Profession::Physiotherapist, "RFF"), at(2024, 2), at(2025, 2),
                                 at(2024, 3, Profession::Physiotherapist, "RFF")};
  const auto leavers = [](const TurnoverResult& r, std::string_view what) {
    std::int64_t n = -1;
    for (std::size_t i = 0; i < r.table.rows(); ++i)
      if (r.table.text_at(i, "left_what") == what && r.table.text_at(i, "profession").empty())
        n = r.table.integer_at(i, "leavers");
    return n;
  };
  EXPECT_EQ(leavers(turnover_of(records), "employer"), 2);
  EXPECT_EQ(leavers(turnover_of(records), "all"), -1);  // not answered
  for (Record& r : records) r.scope = intake::IdentifierScope::National;
  EXPECT_EQ(leavers(turnover_of(records), "employer"), 2);
  EXPECT_EQ(leavers(turnover_of(records), "all"), 1);  // person 1 is at RFF now
}

TEST(Turnover, RefusesWhereIdentifiersHoldWithinOneFile) {
  std::vector<Record> records = {at(2024, 1), at(2025, 1)};
  for (Record& r : records) r.scope = intake::IdentifierScope::File;
  TurnoverResult result = turnover_of(records);
  EXPECT_EQ(result.table.rows(), 0U);
  EXPECT_NE(result.refusal.find("would invent joiners and leavers"), std::string::npos);
  for (Record& r : records) r.person = 0;
  EXPECT_NE(turnover_of(records).refusal.find("no identifier"), std::string::npos);
  EXPECT_NE(turnover_of({at(2025, 1)}).refusal.find("at least two months"), std::string::npos);
}

TEST(TurnoverProperties, EveryAccountCloses) {
  const TurnoverResult result = turnover_of(random_records(3, 3000));
  ASSERT_GT(result.table.rows(), 10U);
  const base::Table& t = result.table;
  for (std::size_t i = 0; i < t.rows(); ++i)
    EXPECT_EQ(t.integer_at(i, "people_end"), t.integer_at(i, "people_start") + t.integer_at(i, "joiners") -
                                                 t.integer_at(i, "leavers") + t.integer_at(i, "moved_in") -
                                                 t.integer_at(i, "moved_out"));
}

/// The definition once more with sets: persons of two months of employers that report in both.
TEST(TurnoverProperties, AgreesWithSets) {
  const auto records = random_records(4, 3000);
  const TurnoverResult result = turnover_of(records);
  auto counts = [&](const Record& r) {
    using vocabulary::Staffing;
    return (r.status == vocabulary::RecordStatus::Accepted || r.status == vocabulary::RecordStatus::Review) &&
           r.profession != Profession::None && r.profession != Profession::Unclear && r.person != 0 &&
           (r.scope == intake::IdentifierScope::National || r.scope == intake::IdentifierScope::Employer) &&
           r.staffing != Staffing::Bank && r.staffing != Staffing::Agency && r.staffing != Staffing::Honorary &&
           r.staffing != Staffing::Learner && !r.employer.empty();
  };
  std::set<std::tuple<std::string, int, std::uint64_t>> before, after;
  for (const Record& r : records) {
    if (!counts(r)) continue;
    const std::tuple key{r.employer, static_cast<int>(r.scope), r.person};
    if (r.month == Month(2025, 1)) before.insert(key);
    if (r.month == Month(2025, 2)) after.insert(key);
  }
  std::int64_t leavers = 0;
  for (const auto& key : before) leavers += after.count(key) == 0 ? 1 : 0;
  EXPECT_EQ(result.table.integer_at(0, "people_start"), static_cast<std::int64_t>(before.size()));
  EXPECT_EQ(result.table.integer_at(0, "people_end"), static_cast<std::int64_t>(after.size()));
  EXPECT_EQ(result.table.integer_at(0, "leavers"), leavers);
}

}  // namespace
}  // namespace cadre::capacity
