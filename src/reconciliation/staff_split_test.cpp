#include "reconciliation/staff_split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/source_dir.h"
#include "capacity/test_staff.h"
#include "reconciliation/staff_comparisons.h"
#include "reconciliation/test_published.h"

namespace cadre::reconciliation {
namespace {

using capacity::testing_staff::Record;
using capacity::testing_staff::table_of;
using testing_published::Figure;
using testing_published::published;
using vocabulary::Membership;
using vocabulary::Profession;
using vocabulary::RoleLevel;

const ReconciliationReference& reference() {
  static const auto kReference = ReconciliationReference::load(base::source_dir() + "/reference");
  return kReference;
}

/// A physiotherapist as a clean list holds one.
Record physio(double fte) {
  Record r;
  static std::uint64_t person = 100;
  r.person = ++person;
  r.occupation_code = "S1E";
  r.fte = fte;
  return r;
}

Comparisons compare(const std::vector<Record>& records, const base::Table& figures, Limits limits = {},
                    std::vector<Membership> membership = {}) {
  const curation::StaffTable staff = table_of(records);
  membership.resize(records.size(), Membership::Inside);
  const capacity::CapacityOptions options;
  const StaffSplit split(staff, membership, reference(), options);
  return compare_staff(figures, split, reference(), limits, base::Month(2025, 3));
}

const Comparison& of_employer(const Comparisons& all, Measure measure = Measure::Fte) {
  const auto found = std::find_if(all.rows.begin(), all.rows.end(), [&](const Comparison& c) {
    return c.employer == "RHQ" && c.measure == measure && c.our_month == base::Month(2025, 3).ordinal();
  });
  EXPECT_NE(found, all.rows.end());
  return *found;
}

double fte(Amount amount) { return capacity::fte_of(amount); }

TEST(StaffSplit, EqualFiguresHaveNoParts) {
  const Comparisons all = compare({physio(1), physio(0.6)}, published({Figure{.value = 1.6}}));
  const Comparison& c = of_employer(all);
  EXPECT_EQ(c.difference(), 0);
  for (const Amount part : c.parts) EXPECT_EQ(part, 0);
  EXPECT_EQ(c.verdict, Verdict::Agrees);
  EXPECT_TRUE(all.evidence.empty());
}

TEST(StaffSplit, EachPartIsFoundWithItsAmount) {
  std::vector<Record> records = {physio(1), physio(0.6)};
  Record helper = physio(0.5);  // support staff of the profession: no part of the published group
  helper.level = RoleLevel::Support;
  helper.occupation_code = "S9E";
  Record break_taken = physio(0.8);
  break_taken.presence = vocabulary::Presence::CareerBreak;
  Record miscoded = physio(0.4);  // a physiotherapist under the code of occupational therapy
  miscoded.occupation_code = "S1C";
  Record foreign = physio(0.3);  // an occupational therapist under the code of physiotherapy
  foreign.profession = Profession::OccupationalTherapist;
  Record copy = records[1];
  copy.status = vocabulary::RecordStatus::Merged;
  Record outside = physio(0.9);
  records.insert(records.end(), {helper, break_taken, miscoded, foreign, copy, outside});
  std::vector<Membership> membership(records.size(), Membership::Inside);
  membership.back() = Membership::Outside;
  // published: the two, the foreign one, the copy and the one outside the area
  const Comparisons all = compare(records, published({Figure{.value = 1 + 0.6 + 0.3 + 0.6 + 0.9}}), {}, membership);
  const Comparison& c = of_employer(all);
  EXPECT_NEAR(fte(c.ours), 1 + 0.6 + 0.5 + 0.8 + 0.4, 1e-9);
  EXPECT_NEAR(fte(c.part(Part::Scope)), 0.5 + 0.8 - 0.9, 1e-9);
  EXPECT_NEAR(fte(c.part(Part::Recode)), 0.4 - 0.3, 1e-9);
  EXPECT_EQ(c.part(Part::Date), 0);
  EXPECT_NEAR(fte(c.part(Part::Duplicates)), -0.6, 1e-9);
  EXPECT_EQ(c.unexplained, 0);
  std::vector<std::string> steps;
  for (const Evidence& e : all.evidence)
    if (all.rows[e.comparison].employer == "RHQ") steps.push_back(e.step + " " + e.detail);
  EXPECT_THAT(steps, testing::ElementsAre("place ", "away ", "level ", "code S1C, read as Physiotherapist, registered",
                                          "code S1E, read as Occupational therapist, registered", "copies "));
}

TEST(StaffSplit, ALearnerUnderTheCodeOfRegisteredStaffIsPublishedAndNotOurs) {
  Record student = physio(0.8);
  student.staffing = vocabulary::Staffing::Learner;
  Record trainee = student;
  trainee.occupation_code = "S8E";  // the code says it
  const Comparisons all = compare({physio(1), student, trainee}, published({Figure{.value = 1.8}}));
  const Comparison& c = of_employer(all);
  EXPECT_NEAR(fte(c.ours), 1, 1e-9);
  EXPECT_NEAR(fte(c.part(Part::Recode)), -0.8, 1e-9);
  EXPECT_EQ(c.part(Part::Scope), 0);
  EXPECT_EQ(c.unexplained, 0);
}

TEST(StaffSplit, AnEarlierPublishedMonthIsAChangeOfDate) {
  Record before = physio(1);
  Record now = before;
  before.month = base::Month(2025, 2);
  const Comparisons all = compare({before, now, physio(0.5)}, published({Figure{.month = {2025, 2}, .value = 1}}));
  const Comparison& c = of_employer(all);
  EXPECT_EQ(c.month, base::Month(2025, 2).ordinal());
  EXPECT_NEAR(fte(c.part(Part::Date)), 0.5, 1e-9);
  EXPECT_EQ(c.unexplained, 0);
  EXPECT_EQ(c.verdict, Verdict::Agrees);
}

TEST(StaffSplit, AMonthThatIsNotLoadedIsNoFinding) {
  const Comparisons all = compare({physio(1)}, published({Figure{.month = {2024, 9}, .value = 5}}));
  EXPECT_EQ(of_employer(all).verdict, Verdict::OtherMonth);
  EXPECT_NEAR(fte(of_employer(all).unexplained), -4, 1e-9);
}

TEST(StaffSplit, MoreThanTwoPercentUnexplainedIsAFinding) {
  const std::vector<Record> records(100, physio(1));
  EXPECT_EQ(of_employer(compare(records, published({Figure{.value = 98.1}}))).verdict, Verdict::Agrees);
  EXPECT_EQ(of_employer(compare(records, published({Figure{.value = 98}}))).verdict, Verdict::Finding);
  EXPECT_EQ(of_employer(compare(records, published({Figure{.value = 98}}), {.fte = 0.03})).verdict, Verdict::Agrees);
}

TEST(StaffSplit, NobodyPublishedAndSomebodyHereIsAFindingWithoutAShare) {
  // the organisation is in the file, for dietetics; a row of physiotherapy elsewhere says that the file has them
  Record hidden = physio(1);
  const Comparisons all =
      compare({hidden}, published({Figure{.label = "Dietetics", .value = 2}, Figure{.geography = "RFF", .value = 3}}));
  const auto found = std::find_if(all.rows.begin(), all.rows.end(), [](const Comparison& c) {
    return c.employer == "RHQ" && c.label == "Physiotherapy";
  });
  ASSERT_NE(found, all.rows.end());
  EXPECT_EQ(found->verdict, Verdict::Finding);
  EXPECT_TRUE(std::isinf(found->unexplained_share()));
}

TEST(StaffSplit, PeopleAreCountedOnceAndUnknownOnesUnderScope) {
  Record first = physio(0.5), second = physio(0.5);
  second.person = first.person;
  second.assignment = 2;
  Record nobody = physio(1);
  nobody.person = 0;
  const std::string group = "Scientific, therapeutic & technical staff";
  Record scientist = physio(1);  // other staff of the same group
  scientist.profession = Profession::None;
  scientist.occupation_code = "U2A";
  ASSERT_TRUE(reference().code_lists.contains("U2A"));
  const Comparisons all =
      compare({first, second, nobody, scientist}, published({Figure{.source = "nhs_workforce_staff_group",
                                                                    .staff_group = group,
                                                                    .label = "",
                                                                    .measure = "headcount",
                                                                    .value = 3}}));
  const Comparison& c = of_employer(all, Measure::Headcount);
  EXPECT_NEAR(fte(c.ours), 1, 1e-9);
  EXPECT_NEAR(fte(c.part(Part::Scope)), -2, 1e-9);
  EXPECT_EQ(c.unexplained, 0);
}

TEST(StaffSplit, OrganisationsThatAreNotPublishedStandUnderScopeOfTheSum) {
  Record elsewhere = physio(0.7);
  elsewhere.employer = "RFF";
  const Comparisons all = compare({physio(1), elsewhere}, published({Figure{.value = 1}}));
  const auto sum = std::find_if(all.rows.begin(), all.rows.end(),
                                [](const Comparison& c) { return c.employer.empty() && c.label == "Physiotherapy"; });
  ASSERT_NE(sum, all.rows.end());
  EXPECT_NEAR(fte(sum->ours), 1.7, 1e-9);
  EXPECT_NEAR(fte(sum->part(Part::Scope)), 0.7, 1e-9);
  EXPECT_EQ(sum->unexplained, 0);
  EXPECT_TRUE(std::any_of(all.evidence.begin(), all.evidence.end(),
                          [](const Evidence& e) { return e.step == "absent" && e.records == 1; }));
  const Amount scope = sum->part(Part::Scope);
  EXPECT_TRUE(std::any_of(all.evidence.begin(), all.evidence.end(), [&](const Evidence& e) {
    return all.rows[e.comparison].label == "all" && e.amount == scope;
  })) << "all labels together say it as well";
}

TEST(StaffSplit, SuppressedFiguresAndSumsOfOtherRowsAreNotCompared) {
  const Comparisons all = compare({physio(1)}, published({Figure{.value = std::nan("")}}));
  EXPECT_EQ(all.suppressed, 1);
  EXPECT_TRUE(all.rows.empty());
  const Comparisons summed = compare({physio(1)}, published({Figure{.value = 1}, Figure{.value = 1, .total = true}}));
  EXPECT_EQ(of_employer(summed).difference(), 0);
}

/// Any records and any figures: the parts add up, to the last digit.
TEST(StaffSplit, PartsAlwaysAddUp) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    std::vector<Record> records = capacity::testing_staff::random_records(seed, 600);
    base::RandomStream random(seed, 7);
    const std::vector<std::string> codes = {"S1E", "S1C", "s9e", "U2A", "", "ABC", "S0F", "XX", "S1H"};
    for (Record& r : records) r.occupation_code = codes[random.below(codes.size())];
    base::Table figures(intake::published_spec());
    for (const char* employer : {"RHQ", "RFF", "RX8", "U00001"})
      for (int month = 1; month <= 4; ++month) {
        if (random.below(4) == 0) continue;
        testing_published::add(figures, {.month = {2025, month},
                                         .geography = employer,
                                         .label = random.below(2) == 0 ? "Physiotherapy" : "Art/Music/Dramatherapy",
                                         .value = static_cast<double>(random.below(900000)) / 7e4});
        for (const char* measure : {"fte", "headcount"})
          testing_published::add(
              figures,
              {.source = "nhs_workforce_staff_group",
               .month = {2025, month},
               .geography = employer,
               .staff_group = random.below(2) == 0 ? "Ambulance staff" : "Scientific, therapeutic & technical staff",
               .label = "",
               .measure = measure,
               .value = static_cast<double>(random.below(90))});
      }
    const Comparisons all = compare(records, figures);
    EXPECT_GT(all.rows.size(), 10U);
    for (const Comparison& c : all.rows) EXPECT_TRUE(c.adds_up()) << seed << " " << c.employer << " " << c.label;
    // what the steps of a part say is the part
    std::vector<Amount> parts(all.rows.size() * kParts);
    for (const Evidence& e : all.evidence) parts[e.comparison * kParts + static_cast<std::size_t>(e.part)] += e.amount;
    for (std::size_t i = 0; i < all.rows.size(); ++i)
      for (std::size_t p = 0; p < kParts; ++p)
        EXPECT_EQ(parts[i * kParts + p], all.rows[i].parts[p]) << code_of(static_cast<Part>(p));
  }
}

}  // namespace
}  // namespace cadre::reconciliation
