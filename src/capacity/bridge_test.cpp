#include "capacity/bridge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "capacity/test_staff.h"

namespace cadre::capacity {
namespace {

using base::Month;
using testing_staff::Record;
using testing_staff::table_of;
using vocabulary::Band;
using vocabulary::Profession;
using vocabulary::RoleLevel;

const Month kMarch(2025, 3), kApril(2025, 4);

ChangeRows rows_of(const std::vector<Record>& records) {
  const curation::StaffTable staff = table_of(records);
  const CapacityOptions options;
  const auto membership = area_membership(staff, nullptr, std::nullopt);
  return make_change_rows(staff, membership, make_staff_view(staff, membership, options), options);
}

/// Part → amount of the whole, from the first month to the last.
std::map<std::string, BridgeAmount> whole(const std::vector<Record>& records) {
  const ChangeRows rows = rows_of(records);
  const std::size_t last = rows.months.size() - 1;
  std::map<std::string, BridgeAmount> out;
  for (const BridgeCell& cell : bridge_between(rows, 0, last, link_months(rows, 0, last), {Dimension::Employer})) {
    for (std::size_t p = 0; p < kBridgeParts; ++p)
      if (cell.parts[p] != BridgeAmount{})
        out[rows.employers[cell.key[0]] + " " + std::string(code_of(static_cast<BridgePart>(p)))] = cell.parts[p];
  }
  return out;
}

BridgeAmount amount(std::int64_t people, std::int64_t roles, double fte) {
  return {people, roles, std::llround(fte * kNanoPerFte)};
}

Record someone(std::uint64_t person, Month month) {
  Record r;
  r.month = month;
  r.person = person;
  r.scope = intake::IdentifierScope::National;
  r.assignment = person * 10;
  r.post = person * 100;
  r.occupation_code = "S1E";
  r.job_role = "Physiotherapist";
  return r;
}

/// Somebody who stays, so that the employer reports in both months.
std::vector<Record> stayer(const std::string& employer, std::uint64_t person) {
  Record before = someone(person, kMarch);
  before.employer = employer;
  Record after = before;
  after.month = kApril;
  return {before, after};
}

std::vector<Record> with_stayers(std::vector<Record> records) {
  for (const auto& [employer, person] : {std::pair{"RHQ", 901}, std::pair{"RFF", 902}})
    for (const Record& r : stayer(employer, static_cast<std::uint64_t>(person))) records.push_back(r);
  return records;
}

TEST(Bridge, StarterLeaverAndHours) {
  Record leaver = someone(1, kMarch), starter = someone(2, kApril);
  leaver.fte = 0.6;
  Record more = someone(3, kMarch), more_now = someone(3, kApril);
  more.fte = 0.5, more_now.fte = 0.8;
  Record less = someone(4, kMarch), less_now = someone(4, kApril);
  less_now.fte = 0.9;
  const auto parts = whole(with_stayers({leaver, starter, more, more_now, less, less_now}));
  EXPECT_THAT(parts, testing::UnorderedElementsAre(testing::Pair("RHQ starters", amount(1, 1, 1)),
                                                   testing::Pair("RHQ leavers", amount(-1, -1, -0.6)),
                                                   testing::Pair("RHQ hours_up", amount(0, 0, 0.3)),
                                                   testing::Pair("RHQ hours_down", amount(0, 0, -0.1))));
}

TEST(Bridge, AFurtherContractIsMoreHoursOfTheSamePerson) {
  Record first = someone(1, kMarch), first_now = someone(1, kApril), second = someone(1, kApril);
  first.fte = first_now.fte = 0.6;
  second.fte = 0.2, second.assignment = 11;
  const auto parts = whole(with_stayers({first, first_now, second}));
  EXPECT_THAT(parts, testing::ElementsAre(testing::Pair("RHQ hours_up", amount(0, 1, 0.2))));
}

TEST(Bridge, AMoveBetweenEmployersIsNeitherStarterNorLeaver) {
  Record before = someone(1, kMarch), after = someone(1, kApril);
  after.employer = "RFF", after.assignment = 77, after.post = 78, after.fte = 0.8;
  const auto parts = whole(with_stayers({before, after}));
  EXPECT_THAT(parts, testing::UnorderedElementsAre(testing::Pair("RHQ transferred_out", amount(-1, -1, -1)),
                                                   testing::Pair("RFF transferred_in", amount(1, 1, 1)),
                                                   testing::Pair("RFF hours_down", amount(0, 0, -0.2))));
}

TEST(Bridge, AnEmployersOwnIdentifierDoesNotLinkAcrossEmployers) {
  Record before = someone(1, kMarch), after = someone(1, kApril);
  before.scope = after.scope = intake::IdentifierScope::Employer;
  after.employer = "RFF", after.person = 2;
  const auto parts = whole(with_stayers({before, after}));
  EXPECT_THAT(parts, testing::UnorderedElementsAre(testing::Pair("RHQ leavers", amount(-1, -1, -1)),
                                                   testing::Pair("RFF starters", amount(1, 1, 1))));
}

TEST(Bridge, AWholeServiceIsToldFromSinglePeople) {
  std::vector<Record> records;
  for (std::uint64_t person = 1; person <= 5; ++person) {
    Record before = someone(person, kMarch), after = someone(person, kApril);
    before.profession = after.profession = Profession::Podiatrist;
    after.assignment = 500 + person;
    if (person <= 4) after.employer = "RFF";  // four of five: 80 %
    records.push_back(before), records.push_back(after);
  }
  EXPECT_THAT(whole(with_stayers(records)),
              testing::UnorderedElementsAre(testing::Pair("RHQ service_out", amount(-4, -4, -4)),
                                            testing::Pair("RFF service_in", amount(4, 4, 4))));
  records[7].employer = "RHQ";  // three of five are single moves
  EXPECT_THAT(whole(with_stayers(records)),
              testing::UnorderedElementsAre(testing::Pair("RHQ transferred_out", amount(-3, -3, -3)),
                                            testing::Pair("RFF transferred_in", amount(3, 3, 3))));
}

TEST(Bridge, CoverageIsNotAWaveOfLeavers) {
  Record only_before = someone(1, kMarch), only_after = someone(2, kApril);
  only_before.employer = "RX8", only_after.employer = "RCU";
  const auto parts = whole(with_stayers({only_before, only_after}));
  EXPECT_THAT(parts, testing::UnorderedElementsAre(testing::Pair("RX8 coverage_out", amount(-1, -1, -1)),
                                                   testing::Pair("RCU coverage_in", amount(1, 1, 1))));
}

TEST(Bridge, AnEmployerThatBecamePartOfAnotherIsATransfer) {
  std::vector<Record> records;
  for (std::uint64_t person = 1; person <= 3; ++person) {
    Record before = someone(person, kMarch), after = someone(person, kApril);
    before.employer = "RX8", after.employer = "RFF", after.assignment += 1;
    records.push_back(before), records.push_back(after);
  }
  EXPECT_THAT(whole(with_stayers(records)),
              testing::UnorderedElementsAre(testing::Pair("RX8 service_out", amount(-3, -3, -3)),
                                            testing::Pair("RFF service_in", amount(3, 3, 3))));
}

TEST(Bridge, ANationalIdentifierFilledInIsTheSamePerson) {
  Record before = someone(1, kMarch), after = someone(2, kApril);
  before.scope = intake::IdentifierScope::Employer;
  after.assignment = before.assignment;
  EXPECT_TRUE(whole(with_stayers({before, after})).empty());
  after.assignment = 4711;
  EXPECT_EQ(whole(with_stayers({before, after})).size(), 2U);
}

/// From one profession to another: what must be the same to call it a recoding.
struct Recoded {
  const char* name;
  void (*change)(Record&);
  const char* part;
};
void PrintTo(const Recoded& c, std::ostream* out) { *out << c.name; }

class RecodingRule : public testing::TestWithParam<Recoded> {};

TEST_P(RecodingRule, DecidesWhatChanged) {
  Record before = someone(1, kMarch), after = someone(1, kApril);
  after.profession = Profession::OccupationalTherapist;
  after.occupation_code = "S1C";
  GetParam().change(after);
  const ChangeRows rows = rows_of(with_stayers({before, after}));
  const auto cells = bridge_between(rows, 0, 1, link_months(rows, 0, 1), {Dimension::Profession});
  for (const BridgeCell& cell : cells) {
    for (std::size_t p = 0; p < kBridgeParts; ++p) {
      const std::string name(code_of(static_cast<BridgePart>(p)));
      if (cell.parts[p] != BridgeAmount{}) {
        EXPECT_TRUE(name.starts_with(GetParam().part)) << name;
      }
    }
  }
  EXPECT_EQ(cells.size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(
    All, RecodingRule,
    testing::Values(Recoded{"coding_only", [](Record&) {}, "recoded"},
                    Recoded{"another_post", [](Record& r) { r.post = 5; }, "moved"},
                    Recoded{"post_unknown", [](Record& r) { r.post = 0; }, "moved"},
                    Recoded{"another_band", [](Record& r) { r.band = Band::B7; }, "moved"},
                    Recoded{"another_assignment", [](Record& r) { r.assignment = 5; }, "moved"},
                    Recoded{"fixed_term", [](Record& r) { r.staffing = vocabulary::Staffing::FixedTerm; }, "moved"}),
    [](const auto& instance) { return std::string(instance.param.name); });

TEST(Bridge, RecodedFromAnotherStaffGroupIsNoStarter) {
  Record before = someone(1, kMarch), after = someone(1, kApril);
  before.profession = Profession::None, before.job_role = "Healthcare Assistant";
  const auto parts = whole(with_stayers({before, after}));
  EXPECT_THAT(parts, testing::ElementsAre(testing::Pair("RHQ recoded_in", amount(1, 1, 1))));
  const BridgeTables tables = capacity_bridges(rows_of(with_stayers({before, after})), 1);
  ASSERT_EQ(tables.recodings.rows(), 1U);
  EXPECT_EQ(tables.recodings.text_at(0, "from_profession"), "NONE");
  EXPECT_EQ(tables.recodings.text_at(0, "to_profession"), "PT");
  EXPECT_EQ(tables.recodings.text_at(0, "field"), "job_role");
}

TEST(Bridge, APromotionIsAMoveBetweenLevelsAndNothingForTheEmployer) {
  Record before = someone(1, kMarch), after = someone(1, kApril);
  after.level = RoleLevel::Enhanced, after.band = Band::B7, after.post = 9;
  EXPECT_TRUE(whole(with_stayers({before, after})).empty());
  const ChangeRows rows = rows_of(with_stayers({before, after}));
  const auto cells = bridge_between(rows, 0, 1, link_months(rows, 0, 1), {Dimension::RoleLevel});
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].parts[static_cast<std::size_t>(BridgePart::MovedOut)], amount(-1, -1, -1));
  EXPECT_EQ(cells[1].parts[static_cast<std::size_t>(BridgePart::MovedIn)], amount(1, 1, 1));
}

TEST(Bridge, IdentifiersOfOneFileLinkNothing) {
  Record before = someone(1, kMarch), after = someone(1, kApril);
  before.scope = after.scope = intake::IdentifierScope::File;
  after.file = 2, after.fte = 0.5;
  Record gone = before;
  gone.employer = "RX8", gone.person = 3;
  const BridgeTables tables = capacity_bridges(rows_of({before, after, gone}), 1);
  EXPECT_THAT(tables.refusal, testing::HasSubstr("one file only"));
  std::set<std::string> parts;
  for (std::size_t row = 0; row < tables.bridge.rows(); ++row) parts.insert(tables.bridge.text_at(row, "part"));
  EXPECT_THAT(parts, testing::ElementsAre("closing", "coverage_out", "opening", "unlinked"));
}

TEST(Bridge, ARecordOfAReturnStandsForSeveralPeople) {
  Record before = someone(0, kMarch), after = someone(0, kApril);
  before.scope = after.scope = intake::IdentifierScope::None;
  before.headcount = 3, before.fte = 2.5;
  after.headcount = 2, after.fte = 2;
  EXPECT_THAT(whole(with_stayers({before, after})),
              testing::ElementsAre(testing::Pair("RHQ unlinked", amount(0, -1, -0.5))));
}

TEST(Bridge, OneMonthHasNone) {
  const BridgeTables tables = capacity_bridges(rows_of({someone(1, kMarch)}), 1);
  EXPECT_THAT(tables.refusal, testing::HasSubstr("two months"));
  EXPECT_EQ(tables.bridge.rows(), 0U);
}

std::vector<Record> odd_records(std::uint64_t seed) {
  std::vector<Record> records = testing_staff::random_records(seed, 400);
  base::RandomStream random(seed, 1);
  for (Record& r : records) {
    r.assignment = random.below(4) == 0 ? 0 : 1 + random.below(150);
    r.post = random.below(3) == 0 ? 0 : 1 + random.below(20);
    r.profession = static_cast<Profession>(random.below(4));  // few, so that people meet themselves again
    r.level = static_cast<RoleLevel>(random.below(3));
  }
  return records;
}

std::vector<BridgeCut> every_cut() {
  constexpr std::array kDimensions = {Dimension::Employer, Dimension::Profession, Dimension::RoleLevel,
                                      Dimension::Place};
  std::vector<BridgeCut> cuts;
  for (unsigned bits = 0; bits < 16; ++bits) {
    BridgeCut cut;
    for (unsigned d = 0; d < 4; ++d)
      if ((bits >> d & 1U) != 0) cut.push_back(kDimensions[d]);
    cuts.push_back(cut);
  }
  return cuts;
}

/// Distinct people, contracts and FTE of one cell the slow way.
BridgeAmount stock(const ChangeRows& rows, std::size_t month, const BridgeCut& cut,
                   const std::array<std::uint32_t, 4>& key) {
  BridgeAmount out;
  std::set<std::pair<std::uint32_t, std::uint64_t>> people;
  for (std::size_t i = rows.months[month].begin; i < rows.months[month].end; ++i) {
    const ChangeRow& row = rows.rows[i];
    bool inside = row.counted;
    for (std::size_t d = 0; d < cut.size(); ++d) {
      const std::uint32_t value = cut[d] == Dimension::Employer     ? row.employer
                                  : cut[d] == Dimension::Place      ? row.place
                                  : cut[d] == Dimension::Profession ? row.profession
                                                                    : row.level;
      inside = inside && value == key[d];
    }
    if (!inside) continue;
    ++out.roles, out.fte += row.fte;
    if (row.person != 0) people.emplace(row.linker, row.person);
  }
  out.people = static_cast<std::int64_t>(people.size());
  return out;
}

TEST(Bridge, ClosesForEveryPairOfMonthsAndEveryCut) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const ChangeRows rows = rows_of(odd_records(seed));
    for (std::size_t to = 1; to < rows.months.size(); ++to)
      for (std::size_t from = 0; from < to; ++from) {
        const auto links = link_months(rows, from, to);
        for (const BridgeCut& cut : every_cut())
          for (const BridgeCell& cell : bridge_between(rows, from, to, links, cut)) {
            EXPECT_EQ(cell.sum(), cell.closing);
            EXPECT_EQ(cell.opening, stock(rows, from, cut, cell.key));
            EXPECT_EQ(cell.closing, stock(rows, to, cut, cell.key));
          }
      }
  }
}

TEST(Bridge, TheNetOfTwoStepsIsTheNetOfOne) {
  const auto net = [](const ChangeRows& rows, std::size_t from, std::size_t to) {
    std::map<std::array<std::uint32_t, 4>, BridgeAmount> out;
    for (const BridgeCell& cell :
         bridge_between(rows, from, to, link_months(rows, from, to), {Dimension::Employer, Dimension::Profession}))
      for (const BridgeAmount& part : cell.parts) out[cell.key] += part;
    return out;
  };
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const ChangeRows rows = rows_of(odd_records(seed));
    ASSERT_EQ(rows.months.size(), 3U);
    auto steps = net(rows, 0, 1);
    for (const auto& [key, part] : net(rows, 1, 2)) steps[key] += part;
    auto at_once = net(rows, 0, 2);
    for (const auto& [key, part] : at_once) EXPECT_EQ(part, steps[key]);
    for (const auto& [key, part] : steps) EXPECT_EQ(part, at_once[key]);
  }
}

TEST(Bridge, EveryCountedRowStandsInOneLink) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const ChangeRows rows = rows_of(odd_records(seed));
    std::vector<int> seen(rows.rows.size(), 0);
    for (const ChangeLink& link : link_months(rows, 0, 1))
      for (const std::uint32_t row : {link.from, link.to})
        if (row != kNoRow) ++seen[row];
    for (std::size_t i = 0; i < rows.months[1].end; ++i)
      EXPECT_EQ(seen[i], 1) << "row " << i << " of " << rows.months[1].end;
  }
}

/// Leavers and starters of employers the slow way: by looking through all records of the other month.
TEST(Bridge, StartersAndLeaversAreThoseASlowSearchFinds) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const ChangeRows rows = rows_of(odd_records(seed));
    const auto links = link_months(rows, 0, 2);
    for (const ChangeLink& link : links) {
      if (link.from != kNoRow && link.to != kNoRow) continue;
      const bool gone = link.to == kNoRow;
      const std::size_t other = gone ? 2 : 0;
      const ChangeRow& row = rows.rows[gone ? link.from : link.to];
      bool at_employer = false;
      for (std::size_t i = rows.months[other].begin; i < rows.months[other].end; ++i) {
        const ChangeRow& there = rows.rows[i];
        const bool same = there.linked && there.linker == row.linker && there.person == row.person;
        at_employer = at_employer || (same && there.employer == row.employer && there.counted);
      }
      const bool reports = rows.reports(other, row.employer);
      const bool leaves = link.kind == ChangeKind::Leaver || link.kind == ChangeKind::Starter;
      EXPECT_EQ(link.kind == ChangeKind::Coverage, !reports);
      EXPECT_EQ(link.kind == ChangeKind::Unlinked, reports && !row.linked);
      if (!leaves) continue;
      EXPECT_FALSE(at_employer);
      ++found;
    }
  }
  EXPECT_GT(found, 100);
}

TEST(Bridge, TheOrderOfRowsAndTheThreadsLeaveNoTrace) {
  std::vector<Record> records = odd_records(7);
  const BridgeTables one = capacity_bridges(rows_of(records), 1);
  std::reverse(records.begin(), records.end());
  const BridgeTables other = capacity_bridges(rows_of(records), 4);
  EXPECT_EQ(base::to_csv(one.bridge), base::to_csv(other.bridge));
  EXPECT_EQ(base::to_csv(one.changes), base::to_csv(other.changes));
  EXPECT_EQ(base::to_csv(one.recodings), base::to_csv(other.recodings));
  EXPECT_EQ(base::to_csv(one.transfers), base::to_csv(other.transfers));
}

TEST(Bridge, StepsAreNextMonthsSameMonthsOfAYearOnAndFirstToLast) {
  std::vector<Record> records;
  records.reserve(14);
  for (int m = 0; m < 14; ++m) records.push_back(someone(1, Month::from_ordinal(Month(2024, 1).ordinal() + m)));
  std::map<std::string_view, int> count;
  for (const BridgeStep& step : bridge_steps(rows_of(records))) ++count[step.period];
  EXPECT_EQ(count["step"], 13);
  EXPECT_EQ(count["year"], 2);
  EXPECT_EQ(count["all"], 1);
}

}  // namespace
}  // namespace cadre::capacity
