#include "capacity/vacancy_spell.h"

#include <gtest/gtest.h>

#include <cmath>

#include "capacity/staffing_result.h"
#include "capacity/test_staff.h"
#include "capacity/test_staffing.h"

namespace cadre::capacity {
namespace {

using testing_staff::Record;
using testing_staff::table_of;
using namespace testing_staffing;  // NOLINT(google-build-using-namespace)

constexpr NanoFte kOne = 1'000'000'000;

TEST(VacancySpells, CountMonthsOneAfterTheOther) {
  // month 14 has no figures; month 16 is full; less than 0.05 FTE is no vacancy
  const std::vector<VacantMonth> months = {{10, kOne}, {11, kOne},  {12, 0},       {13, kOne},
                                           {15, kOne}, {16, -kOne}, {17, kVacant}, {18, kVacant - 1}};
  const std::vector<VacancySpell> spells = vacancy_spells(months);
  ASSERT_EQ(spells.size(), months.size());
  const std::vector<int> lengths = {1, 2, 0, 1, 2, 0, 1, 0};
  for (std::size_t i = 0; i < spells.size(); ++i) EXPECT_EQ(spells[i].months, lengths[i]) << i;
  EXPECT_TRUE(spells[1].at_least) << "vacant in the first month already";
  EXPECT_EQ(spells[1].since, 10);
  EXPECT_FALSE(spells[4].at_least);
  EXPECT_EQ(spells[4].since, 13);
  EXPECT_EQ(spells[5].since, 0);
}

TEST(VacancySpells, NothingWithoutMonths) { EXPECT_TRUE(vacancy_spells({}).empty()); }

TEST(StaffingBands, TellHowLongPostsOfABandAreVacant) {
  base::Table establishment(intake::establishment_spec());
  std::vector<Record> records;
  for (int month = 1; month <= 4; ++month) {
    if (month == 3) continue;  // no list, and so no figures
    Record r;
    r.month = base::Month(2025, month);
    r.fte = month == 1 ? 2 : 1.5;
    records.push_back(r);
    r.band = vocabulary::Band::B5;
    records.push_back(r);
  }
  for (int month = 1; month <= 4; ++month) {
    add(establishment, Post{.funded = 2, .month = base::Month(2025, month)});
    if (month > 1) add(establishment, Post{.band = "7", .funded = 1, .month = base::Month(2025, month)});
  }
  StaffingFiles files;
  files.establishment = &establishment;
  const base::Table t = compute_staffing(table_of(records), {}, files, nullptr, std::nullopt, {}).bands;
  const Wanted six{.employer = "RHQ", .profession = "PT", .band = "6", .month = base::Month(2025, 4)};
  const auto row = row_of(t, six);
  ASSERT_TRUE(row);
  EXPECT_NEAR(t.decimal_at(*row, "vacancies"), 0.5, 1e-9);
  EXPECT_NEAR(t.decimal_at(*row, "vacancy_rate"), 25, 1e-9);
  EXPECT_EQ(t.integer_at(*row, "months_vacant"), 2) << "February and April; March has no list";
  EXPECT_EQ(t.integer_at(*row, "vacant_since"), base::Month(2025, 2).ordinal());
  EXPECT_FALSE(t.flag_at(*row, "at_least"));
  const Wanted five{.employer = "RHQ", .profession = "PT", .band = "5", .month = base::Month(2025, 4)};
  EXPECT_NEAR(at(t, five, "vacancies"), -1.5, 1e-9) << "in post without a funded post";
  EXPECT_EQ(t.integer_at(*row_of(t, five), "months_vacant"), 0);
  const Wanted seven{.employer = "RHQ", .profession = "PT", .band = "7", .month = base::Month(2025, 4)};
  EXPECT_EQ(t.integer_at(*row_of(t, seven), "months_vacant"), 2);
  EXPECT_FALSE(t.flag_at(*row_of(t, seven), "at_least")) << "neither funded nor in post in January";
  const Wanted march{.employer = "RHQ", .profession = "PT", .band = "6", .month = base::Month(2025, 3)};
  EXPECT_TRUE(std::isnan(at(t, march, "vacancies")));
}

TEST(StaffingBands, WithoutBandsInTheEstablishmentThereAreNoVacanciesByBand) {
  base::Table establishment(intake::establishment_spec());
  add(establishment, Post{.funded = 2});
  add(establishment, Post{.band = "", .funded = 1});
  StaffingFiles files;
  files.establishment = &establishment;
  const StaffingTables tables = compute_staffing(table_of({Record{}}), {}, files, nullptr, std::nullopt, {});
  const Wanted six{.employer = "RHQ", .profession = "PT", .band = "6"};
  EXPECT_NEAR(at(tables.bands, six, "funded"), 2, 1e-9);
  EXPECT_TRUE(std::isnan(at(tables.bands, six, "vacancies")));
  EXPECT_EQ(tables.bands.integer_at(*row_of(tables.bands, six), "months_vacant"), base::kNoInteger);
  EXPECT_NEAR(at(tables.position, {.employer = "RHQ", .profession = "PT"}, "vacancies"), 2, 1e-9);
}

}  // namespace
}  // namespace cadre::capacity
