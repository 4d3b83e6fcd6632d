#include "capacity/staffing_position.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/random_stream.h"
#include "base/source_dir.h"
#include "capacity/staffing_result.h"
#include "capacity/test_staff.h"
#include "capacity/test_staffing.h"
#include "vocabulary/geography.h"

namespace cadre::capacity {
namespace {

using testing_staff::Record;
using testing_staff::table_of;
using namespace testing_staffing;  // NOLINT(google-build-using-namespace)
using vocabulary::Presence;
using vocabulary::Profession;
using vocabulary::Staffing;

/// The other files of a month, filled by a test.
struct Files {
  base::Table establishment{intake::establishment_spec()}, temporary{intake::temporary_staff_spec()},
      absences{intake::absences_spec()}, recruitment{intake::recruitment_spec()};

  StaffingFiles all() const { return {&establishment, &temporary, &absences, &recruitment}; }
};

StaffingTables computed(const std::vector<Record>& records, const StaffingFiles& files) {
  return compute_staffing(table_of(records), {}, files, nullptr, std::nullopt, {});
}

TEST(StaffingRates, AreTheWorkedValues) {
  EXPECT_NEAR(*vacancy_rate(100, 92), 0.08, 1e-12);
  EXPECT_NEAR(*vacancy_rate(10, 11), -0.1, 1e-12) << "over-established is shown";
  EXPECT_FALSE(vacancy_rate(0, 5));
  EXPECT_NEAR(*temporary_share(4, 90, 6, 4), 0.04, 1e-12);  // METHODS 20
  EXPECT_NEAR(*temporary_share(10, 90, 6, 4), 0.1, 1e-12);
  EXPECT_NEAR(*absence_rate(78, 1950), 0.04, 1e-12);
  EXPECT_FALSE(absence_rate(1, 0));
}

TEST(StaffingPositionTable, TellsInPostAvailableVacantAndFilledIn) {
  Record r;
  std::vector<Record> records(8, r);
  records[0].presence = Presence::Maternity;
  records[1].presence = Presence::CareerBreak;
  records[1].fte = 0.5;
  records[2].presence = Presence::SecondedOut;
  records[2].fte = 0.6;
  records[3].presence = Presence::Suspended;  // in post and, for this, available
  records[4].staffing = Staffing::Bank;       // not in post
  records[5].profession = Profession::Unclear;
  records[6].status = vocabulary::RecordStatus::Merged;
  Files files;
  add(files.establishment, Post{.funded = 4, .contracted = 3.5, .worked = 3.25});
  add(files.establishment, Post{.band = "5", .funded = 0.5});
  add(files.establishment, Post{.profession = "NONE", .funded = 80});
  add(files.temporary, Shift{.worked = 0.25, .cost = 1000.5});
  add(files.temporary, Shift{.staffing = "agency", .worked = 0.1, .cost = 900});
  add(files.temporary, Shift{.profession = "NONE", .worked = 9});
  const base::Table t = computed(records, files.all()).position;
  const Wanted all;
  EXPECT_NEAR(at(t, all, "in_post"), 4.1, 1e-9);
  EXPECT_NEAR(at(t, all, "available"), 4.1 - 1 - 0.5 - 0.6, 1e-9);
  EXPECT_NEAR(at(t, all, "away_share"), 100 * 2.1 / 4.1, 1e-9);
  EXPECT_NEAR(at(t, all, "funded"), 4.5, 1e-9);
  EXPECT_NEAR(at(t, all, "vacancies"), 0.4, 1e-9);
  EXPECT_NEAR(at(t, all, "vacancy_rate"), 100 * 0.4 / 4.5, 1e-9);
  EXPECT_NEAR(at(t, all, "ledger_contracted"), 3.5, 1e-9);
  EXPECT_NEAR(at(t, all, "ledger_worked"), 3.25, 1e-9);
  EXPECT_NEAR(at(t, all, "bank"), 0.25, 1e-9);
  EXPECT_NEAR(at(t, all, "agency"), 0.1, 1e-9);
  EXPECT_NEAR(at(t, all, "bank_cost"), 1000.5, 1e-9);
  EXPECT_NEAR(at(t, all, "temporary_share"), 100 * 0.35 / 4.45, 1e-9);
  EXPECT_NEAR(at(t, all, "agency_share"), 100 * 0.1 / 4.45, 1e-9);
  EXPECT_TRUE(std::isnan(at(t, all, "sickness_rate"))) << "no absence file";
  EXPECT_EQ(t.text_at(*row_of(t, all), "missing_files"), "esr_absences;recruitment");
}

TEST(StaffingPositionTable, CountsEndsOfContractsAndFunding) {
  std::vector<Record> records;
  const auto ending = [&](int months, double fte, Staffing staffing) {
    Record r;
    r.fte = fte;
    r.staffing = staffing;
    r.contract_end = base::Month::from_ordinal(kMarch.ordinal() + months);
    records.push_back(r);
  };
  ending(0, 0.1, Staffing::FixedTerm);
  ending(3, 0.2, Staffing::FixedTerm);
  ending(4, 0.4, Staffing::FixedTerm);
  ending(12, 0.8, Staffing::FixedTerm);
  ending(13, 1, Staffing::FixedTerm);
  ending(-1, 1, Staffing::FixedTerm);  // over already: a fault of the record
  ending(1, 1, Staffing::Permanent);   // likewise
  Files files;
  add(files.establishment, Post{.funded = 1, .funding_end = base::Month(2025, 6)});
  add(files.establishment, Post{.funded = 2, .funding_end = base::Month(2026, 3)});
  add(files.establishment, Post{.funded = 4});
  const base::Table t = computed(records, files.all()).position;
  EXPECT_NEAR(at(t, {}, "contract_end_3"), 0.3, 1e-9);
  EXPECT_NEAR(at(t, {}, "contract_end_6"), 0.7, 1e-9);
  EXPECT_NEAR(at(t, {}, "contract_end_12"), 1.5, 1e-9);
  EXPECT_NEAR(at(t, {}, "funding_end_3"), 1, 1e-9);
  EXPECT_NEAR(at(t, {}, "funding_end_12"), 3, 1e-9);
}

TEST(StaffingPositionTable, HoldsDaysLostAgainstDaysOfStaffInPost) {
  Record first, second, other;
  first.assignment = 1;
  second.assignment = 2;
  second.fte = 0.5;
  other.assignment = 3;
  other.employer = "RFF";  // sends no absences
  Record again = first;    // the same assignment twice loses its days once
  again.fte = 0;
  Files files;
  add(files.absences, Absent{.assignment = 1, .lost = 2});
  add(files.absences, Absent{.assignment = 2, .kind = "maternity", .lost = 15.5});
  add(files.absences, Absent{.assignment = 2, .kind = "other", .lost = 1});
  add(files.absences, Absent{.assignment = 99, .lost = 30});                               // a nurse
  add(files.absences, Absent{.assignment = 1, .lost = 9, .month = base::Month(2025, 2)});  // another month
  const base::Table t = computed({first, second, other, again}, files.all()).position;
  EXPECT_NEAR(at(t, {}, "days_available"), 1.5 * 31, 1e-9);
  EXPECT_NEAR(at(t, {}, "sickness_days"), 2, 1e-9);
  EXPECT_NEAR(at(t, {}, "sickness_rate"), 100 * 2 / 46.5, 1e-9);
  EXPECT_NEAR(at(t, {}, "other_absence_rate"), 100 * 16.5 / 46.5, 1e-9);
  EXPECT_TRUE(std::isnan(at(t, {.employer = "RFF"}, "sickness_rate")));
}

TEST(StaffingPositionTable, AnEmployerInOneFileOnlyIsNeitherVacantNorFull) {
  Record listed;  // RHQ, without an establishment
  Record both = listed;
  both.employer = "RFF";
  both.fte = 0.9;
  Files files;
  add(files.establishment, Post{.employer = "RFF", .funded = 1});
  add(files.establishment, Post{.employer = "RX8", .funded = 50});  // sends no list
  const base::Table t = computed({listed, both}, files.all()).position;
  EXPECT_NEAR(at(t, {}, "in_post"), 1.9, 1e-9);
  EXPECT_NEAR(at(t, {}, "funded"), 51, 1e-9);
  EXPECT_NEAR(at(t, {}, "vacancies"), 0.1, 1e-9);
  EXPECT_NEAR(at(t, {}, "vacancy_rate"), 10, 1e-9);
  for (const char* employer : {"RHQ", "RX8"}) {
    ASSERT_TRUE(row_of(t, {.employer = employer})) << employer;
    EXPECT_TRUE(std::isnan(at(t, {.employer = employer}, "vacancies"))) << employer;
    EXPECT_TRUE(std::isnan(at(t, {.employer = employer}, "vacancy_rate"))) << employer;
  }
  EXPECT_TRUE(std::isnan(at(t, {.employer = "RX8"}, "in_post")));
  EXPECT_EQ(t.text_at(*row_of(t, {.employer = "RHQ"}), "missing_files"),
            "finance_establishment;temporary_staff;esr_absences;recruitment");
}

TEST(StaffingPositionTable, RowsThatNobodyCanAttributeStopTheComparison) {
  Files files;
  add(files.establishment, Post{.funded = 19});
  add(files.establishment, Post{.profession = "", .funded = 1});
  const base::Table few = computed({Record{}}, files.all()).position;
  EXPECT_NEAR(at(few, {}, "vacancies"), 18, 1e-9);
  EXPECT_NEAR(at(few, {}, "funded_unattributed"), 1, 1e-9);
  add(files.establishment, Post{.profession = "", .funded = 1});
  const base::Table many = computed({Record{}}, files.all()).position;
  EXPECT_TRUE(std::isnan(at(many, {}, "vacancies")));
  EXPECT_NEAR(at(many, {}, "funded"), 19, 1e-9);
}

TEST(StaffingPositionTable, AnEstablishmentWithoutProfessionsIsComparedAsAWhole) {
  Files files;
  add(files.establishment, Post{.funded = 2});
  add(files.establishment, Post{.profession = "AHP", .funded = 1});
  const StaffingTables tables = computed({Record{}}, files.all());
  EXPECT_NEAR(at(tables.position, {}, "vacancies"), 2, 1e-9);
  EXPECT_TRUE(std::isnan(at(tables.position, {.profession = "PT"}, "vacancies")));
  EXPECT_NEAR(at(tables.position, {.profession = "PT"}, "in_post"), 1, 1e-9);
}

TEST(StaffingPositionTable, IsEmptyWithoutFiles) {
  EXPECT_EQ(computed({Record{}}, {}).position.rows(), 0U);
  EXPECT_EQ(computed({Record{}}, Files().all()).position.rows(), 0U);
}

TEST(StaffingPositionTable, CountsPostsOfTheAreaByCostCentre) {
  vocabulary::PlanGeography plan;
  plan.cost_centres = {{"RXE", "1", "rotherham", ""}, {"RXE", "2", "", "QOQ"}};
  const auto geography = vocabulary::Geography::load(base::source_dir() + "/reference", plan);
  const auto area = geography.area("syb");
  Record inside;
  inside.employer = "RXE";
  inside.place = "rotherham";
  inside.sub_icb = "03L";
  inside.ics = "QF7";
  Record outside = inside;
  outside.place = "";
  outside.sub_icb = "";
  outside.ics = "QOQ";
  Files files;
  add(files.establishment, Post{.employer = "RXE", .cost_centre = "1", .funded = 1.5});
  add(files.establishment, Post{.employer = "RXE", .cost_centre = "2", .funded = 7});
  add(files.temporary, Shift{.employer = "RXE", .worked = 0.5});
  add(files.temporary, Shift{.employer = "RTD", .worked = 5});  // a trust elsewhere
  const base::Table t = compute_staffing(table_of({inside, outside}), {}, files.all(), &geography, area, {}).position;
  EXPECT_NEAR(at(t, {}, "in_post"), 1, 1e-9);
  EXPECT_NEAR(at(t, {}, "funded"), 1.5, 1e-9);
  EXPECT_NEAR(at(t, {}, "vacancies"), 0.5, 1e-9);
  EXPECT_NEAR(at(t, {.place = "rotherham"}, "vacancies"), 0.5, 1e-9);
  EXPECT_NEAR(at(t, {}, "bank"), 0.5, 1e-9);
  EXPECT_NEAR(at(t, {}, "temporary_share"), 100 * 0.5 / 2.5, 1e-9) << "of the whole employer";
  EXPECT_FALSE(row_of(t, {.employer = "RTD"}));
}

/// Files of random employers, professions, bands and months beside random records.
Files random_files(std::uint64_t seed) {
  base::RandomStream random(seed, 7);
  const std::vector<std::string> employers = {"RHQ", "RFF", "RX8", "U00001", "RTD"};
  const std::vector<std::string> professions = {"PT", "OT", "PARA", "NONE", "AHP", ""};
  const std::vector<std::string> bands = {"5", "6", "7", ""};
  Files files;
  for (int i = 0; i < 120; ++i) {
    const std::string& employer = employers[random.below(seed % 2 == 0 ? 5 : 3)];
    const std::string& profession = professions[random.below(random.below(20) == 0 ? 6 : 4)];
    const std::string& band = bands[random.below(random.below(10) == 0 ? 4 : 3)];
    const base::Month month(2025, 1 + static_cast<int>(random.below(4)));
    const double fte = static_cast<double>(random.below(90000)) / 10000 - 0.3;
    add(files.establishment, Post{.employer = employer,
                                  .profession = profession,
                                  .band = band,
                                  .funded = fte,
                                  .month = month,
                                  .contracted = fte,
                                  .worked = fte});
    add(files.temporary, Shift{.employer = employers[random.below(3)],
                               .staffing = i % 3 == 0 ? "agency" : "bank",
                               .profession = profession,
                               .band = band,
                               .worked = fte,
                               .month = month});
    add(files.absences, Absent{.assignment = 1 + random.below(50), .lost = fte, .employer = employer, .month = month});
  }
  return files;
}

TEST(StaffingPositionTable, EveryRowClosesAndEmployersAddUpToTheTotal) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    std::vector<Record> records = testing_staff::random_records(seed, 200);
    for (std::size_t i = 0; i < records.size(); ++i) records[i].assignment = 1 + i % 60;
    const Files files = random_files(seed);
    const base::Table t = computed(records, files.all()).position;
    std::map<std::pair<std::int64_t, std::string>, std::map<std::string, double>> sums, wholes;
    int compared = 0;
    for (std::size_t row = 0; row < t.rows(); ++row) {
      const double vacancies = t.decimal_at(row, "vacancies");
      const double expected = t.decimal_at(row, "compared_funded") - t.decimal_at(row, "compared_in_post");
      EXPECT_EQ(std::isnan(vacancies), std::isnan(expected));
      if (!std::isnan(vacancies)) {
        EXPECT_NEAR(vacancies, expected, 1e-8);
      }
      compared += std::isnan(vacancies) ? 0 : 1;
      if (!t.text_at(row, "place").empty()) continue;
      auto& into =
          (t.text_at(row, "employer").empty() ? wholes
                                              : sums)[{t.integer_at(row, "month"), t.text_at(row, "profession")}];
      for (const char* column : {"in_post", "available", "bank", "agency", "funded", "compared_funded",
                                 "compared_in_post", "vacancies", "sickness_days", "days_available"})
        if (const double value = t.decimal_at(row, column); !std::isnan(value)) into[column] += value;
    }
    EXPECT_GT(compared, 20) << seed;
    ASSERT_EQ(sums.size(), wholes.size());
    for (const auto& [key, columns] : wholes)
      for (const auto& [column, value] : columns) EXPECT_NEAR(value, sums[key][column], 1e-6) << column << ' ' << seed;
  }
}

TEST(StaffingPositionTable, OrderOfRowsLeavesNoTrace) {
  std::vector<Record> records = testing_staff::random_records(5, 300);
  const Files files = random_files(5);
  const std::string once = base::to_csv(computed(records, files.all()).position);
  std::reverse(records.begin(), records.end());
  EXPECT_EQ(base::to_csv(computed(records, files.all()).position), once);
}

}  // namespace
}  // namespace cadre::capacity
