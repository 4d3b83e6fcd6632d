#include "returns/return_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/random_stream.h"
#include "returns/reconciliation.h"

namespace cadre::returns {
namespace {

using testing::HasSubstr;
using vocabulary::Profession;
using vocabulary::RoleLevel;

const base::Month kMarch(2025, 3), kApril(2025, 4);

StaffCell staff(double fte, Profession profession = Profession::Physiotherapist,
                RoleLevel level = RoleLevel::Registered, base::Month month = kMarch,
                const std::string& employer = "ZY1") {
  return {month.ordinal(), employer, profession, level, "6", std::llround(fte * kNanoPerFte)};
}

ReturnRow row(Measure measure, std::vector<std::string> professions = {}) {
  ReturnRow r;
  r.block = "wte";
  r.label = "row";
  r.measure = measure;
  r.profession = std::move(professions);
  return r;
}

ReturnData ninety_six_four() {
  ReturnData data;
  data.staff = {staff(60), staff(30, Profession::OccupationalTherapist)};
  data.bank = {{kMarch.ordinal(), "ZY1", "PT", "6", 6}};
  data.agency = {{kMarch.ordinal(), "ZY1", "PT", "6", 4}};
  data.establishment = {{kMarch.ordinal(), "ZY1", "PT", "6", 70}, {kMarch.ordinal(), "ZY1", "", "6", 30}};
  data.employers = {{"ZY1", "A trust"}};
  return data;
}

TEST(ReturnTable, TheWorkedTotalAndAgencyShare) {
  // METHODS 20: substantive 90 + bank 6 + agency 4 = 100; agency share 4.0 %.
  const ReturnData data = ninety_six_four();
  EXPECT_DOUBLE_EQ(*value_of(row(Measure::Substantive), "", kMarch, data).value, 90);
  EXPECT_DOUBLE_EQ(*value_of(row(Measure::Total), "", kMarch, data).value, 100);
  EXPECT_DOUBLE_EQ(*value_of(row(Measure::AgencyShare), "", kMarch, data).value, 4.0);
  EXPECT_DOUBLE_EQ(*value_of(row(Measure::Vacancy), "", kMarch, data).value, 10);
  EXPECT_DOUBLE_EQ(*value_of(row(Measure::Vacancy, {"PT"}), "ZY1", kMarch, data).value, 10);
}

struct NothingCase {
  const char* name;
  ReturnRow wanted;
  const char* employer;
  base::Month month;
  const char* said;
};
class Nothing : public testing::TestWithParam<NothingCase> {};

TEST_P(Nothing, IsSaidInsteadOfZero) {
  const ReturnValue value = value_of(GetParam().wanted, GetParam().employer, GetParam().month, ninety_six_four());
  EXPECT_FALSE(value.value.has_value());
  EXPECT_THAT(value.reason, HasSubstr(GetParam().said));
}

ReturnRow of_group(Measure measure, StaffGroup group) {
  ReturnRow r = row(measure);
  r.group = group;
  return r;
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Nothing,
    testing::Values(
        NothingCase{"selects_nobody", row(Measure::Substantive, {"OSTEO"}), "", kMarch, "no record fits this row"},
        NothingCase{"no_list", row(Measure::Substantive), "", kApril, "no staff list of this month"},
        NothingCase{"no_absences", row(Measure::SicknessRate), "", kMarch, "no file of absences"},
        NothingCase{"no_level", of_group(Measure::Bank, StaffGroup::Support), "", kMarch, "says no level"},
        NothingCase{"month_of_file", row(Measure::Agency), "", kApril, "no figures of agency staff for this month"},
        NothingCase{"no_profession", row(Measure::Establishment, {"OT"}), "", kMarch, "does not say the profession"},
        NothingCase{"turnover_by_employer", row(Measure::Turnover), "ZY1", kMarch, "not by employer"},
        NothingCase{"no_turnover", row(Measure::Turnover), "", kMarch, "no turnover over the year"}),
    [](const auto& r) { return std::string(r.param.name); });

TEST(ReturnTable, AMissingFileIsNamed) {
  ReturnData data = ninety_six_four();
  data.bank.reset();
  EXPECT_THAT(value_of(row(Measure::Bank), "", kMarch, data).reason, HasSubstr("no file of bank staff: add"));
  EXPECT_THAT(value_of(row(Measure::Total), "", kMarch, data).reason, HasSubstr("no file of bank staff"))
      << "a sum of what is there would be too small";
}

TEST(ReturnTable, AnEmployerWithoutEstablishmentIsNoVacancyOfLessThanNothing) {
  ReturnData data = ninety_six_four();
  data.staff.push_back(staff(50, Profession::Physiotherapist, RoleLevel::Registered, kMarch, "ZY2"));
  EXPECT_THAT(value_of(row(Measure::Vacancy), "", kMarch, data).reason,
              HasSubstr("establishment of 1 of 2 employers only"));
  EXPECT_DOUBLE_EQ(*value_of(row(Measure::Vacancy), "ZY1", kMarch, data).value, 10);
}

TEST(ReturnTable, SicknessIsDaysLostOverDaysAvailable) {
  ReturnData data = ninety_six_four();
  data.sickness = {staff(90 * 31 * 0.05)};
  EXPECT_NEAR(*value_of(row(Measure::SicknessRate), "", kMarch, data).value, 5.0, 1e-9);
}

TEST(ReturnTable, MonthOneIsApril) {
  ReturnHead head;
  const auto months = months_of(head, kMarch);
  ASSERT_EQ(months.size(), 12U);
  EXPECT_EQ(months.front(), base::Month(2024, 4));
  EXPECT_EQ(months.back(), kMarch);
  EXPECT_EQ(year_name(head, months.front()), "2024-25");
  EXPECT_EQ(months_of(head, kApril).front(), kApril);
  head.first_month = 1;
  EXPECT_EQ(year_name(head, months_of(head, kMarch).front()), "2025");
}

ReturnMap map_of(std::vector<ReturnRow> rows, Per per = Per::Plan) {
  ReturnMap map;
  map.head.title = "T";
  map.head.per = per;
  map.blocks = {{"wte", "WTE", {}}};
  map.rows = std::move(rows);
  return map;
}

TEST(ReturnTable, ARowWithoutAnythingSaysWhy) {
  const ReturnMap map =
      map_of({row(Measure::Substantive, {"PT"}), row(Measure::Substantive, {"OSTEO"})}, Per::Employer);
  const auto blocks = fill(map, ninety_six_four(), kMarch);
  ASSERT_EQ(blocks[0].rows.size(), 2U);
  EXPECT_EQ(blocks[0].rows[0].note, "");
  EXPECT_EQ(blocks[0].rows[0].organisation, "A trust");
  EXPECT_THAT(blocks[0].rows[1].note, HasSubstr("no record fits"));
}

double line_of(const std::vector<AccountLine>& lines, const std::string& what) {
  for (const AccountLine& line : lines)
    if (line.what == what) return line.fte;
  ADD_FAILURE() << "no line " << what;
  return std::nan("");
}

TEST(Reconciliation, NamesEachDifference) {
  const ReturnData data = ninety_six_four();
  const ReturnMap map = map_of({row(Measure::Substantive, {"PT"}), row(Measure::Substantive, {"PT"})});
  Against against;
  against.all_footings = std::llround(97 * kNanoPerFte);
  against.not_in_post = std::llround(5 * kNanoPerFte);
  against.outside_area = std::llround(2 * kNanoPerFte);
  against.staff_in_post = 91;
  against.overrides = true;
  against.seal = "march";
  against.sealed = 88.5;
  against.seal_cause = "inputs";
  const auto lines = account_of(map, "", "plan", kMarch, data, against);
  EXPECT_DOUBLE_EQ(line_of(lines, "Staff in post, records"), 90);
  EXPECT_DOUBLE_EQ(line_of(lines, "overrides of the plan"), 1);
  EXPECT_DOUBLE_EQ(line_of(lines, "less: in no row of the return"), -30);
  EXPECT_DOUBLE_EQ(line_of(lines, "more: in several rows"), 60);
  EXPECT_DOUBLE_EQ(line_of(lines, "Sum of the substantive rows"), 120);
  EXPECT_DOUBLE_EQ(line_of(lines, "change since that seal"), 2.5);
  against.overrides = false;
  EXPECT_DOUBLE_EQ(line_of(account_of(map, "", "plan", kMarch, data, against), "unexplained: staff in post"), 1);
}

/// Rows that part the workforce add up to it exactly, whatever the numbers; and the account holds for any rows.
TEST(ReturnProperty, BlocksAddUpToStaffInPost) {
  const auto codes = vocabulary::profession_codes();
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    base::RandomStream random(seed, 0);
    ReturnData data;
    NanoFte all = 0;
    for (int i = 0; i < 200; ++i) {
      StaffCell cell = staff(0, vocabulary::profession_of(codes[2 + random.below(codes.size() - 3)]),
                             static_cast<RoleLevel>(random.below(7)));
      cell.fte = static_cast<NanoFte>(random.below(1'000'000'000));
      all += cell.fte;
      data.staff.push_back(cell);
    }
    std::vector<ReturnRow> parted, any;
    for (const std::string_view code : codes) parted.push_back(row(Measure::Substantive, {std::string(code)}));
    for (int i = 0; i < 5; ++i) {
      any.push_back(of_group(Measure::Substantive, static_cast<StaffGroup>(random.below(3))));
      if (random.below(2) == 0) any.back().profession = {std::string(codes[2 + random.below(codes.size() - 3)])};
    }
    Against against;
    against.all_footings = all;
    against.staff_in_post = static_cast<double>(all) / kNanoPerFte;
    const auto lines = account_of(map_of(parted), "", "plan", kMarch, data, against);
    EXPECT_EQ(line_of(lines, "Sum of the substantive rows"), *against.staff_in_post);
    const auto account = account_of(map_of(any), "", "plan", kMarch, data, against);
    double sum = 0;
    for (const ReturnRow& each : any) sum += value_of(each, "", kMarch, data).value.value_or(0);
    EXPECT_NEAR(line_of(account, "Sum of the substantive rows"), sum, 1e-6);
    EXPECT_NEAR(*against.staff_in_post + line_of(account, "less: in no row of the return") +
                    line_of(account, "more: in several rows"),
                sum, 1e-6);
  }
}

}  // namespace
}  // namespace cadre::returns
