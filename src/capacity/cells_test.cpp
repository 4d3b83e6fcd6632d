#include "capacity/cells.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "base/source_dir.h"
#include "capacity/test_staff.h"

namespace cadre::capacity {
namespace {

using curation::StaffTable;
using testing_staff::random_records;
using testing_staff::Record;
using testing_staff::table_of;
using vocabulary::Membership;
using vocabulary::Profession;
using vocabulary::RecordStatus;
using vocabulary::Staffing;

StaffView view_of(const StaffTable& staff, const CapacityOptions& options = {}) {
  return make_staff_view(staff, std::vector<Membership>(staff.rows(), Membership::Inside), options);
}

/// The total of the first month, which every test below has.
CellTotals total_of(const std::vector<Record>& records) {
  const StaffView view = view_of(table_of(records));
  const auto cells = count_cells(view, 0, {});
  return cells.empty() ? CellTotals{} : cells.front().totals;
}

Record record(std::uint64_t person, const char* employer = "RHQ", double fte = 1.0) {
  Record r;
  r.person = person;
  r.employer = employer;
  r.fte = fte;
  return r;
}

TEST(Cells, APersonWithTwoPostsIsOnePersonInTwoRoles) {
  const CellTotals t = total_of({record(1, "RHQ", 0.6), record(1, "RHQ", 0.3), record(2, "RHQ", 1.0)});
  EXPECT_EQ(t.people, 2);
  EXPECT_EQ(t.roles, 3);
  EXPECT_DOUBLE_EQ(fte_of(t.fte), 1.9);
  EXPECT_DOUBLE_EQ(participation(t).value(), 0.95);
}

TEST(Cells, ARoleWithoutAPersonIsNeverAPerson) {
  const CellTotals t = total_of({record(0), record(0), record(7)});
  EXPECT_EQ(t.people, 1);
  EXPECT_EQ(t.roles, 3);
  EXPECT_EQ(t.roles_unlinked, 2);
  EXPECT_DOUBLE_EQ(participation(t).value(), 1.0);  // contracted services do not raise anybody's share
}

/// A row of a return counts people and names nobody: they are people of that return, and may be anybody elsewhere.
TEST(Cells, AReturnCountsPeopleWhoMayBeAnybodyElsewhere) {
  Record hospice = record(0x50000001, "HOSPICE", 4.0);
  hospice.scope = intake::IdentifierScope::File;
  hospice.file = 2;
  hospice.headcount = 7;
  Record support = record(0x60000001, "HOSPICE", 1.1);
  support.scope = intake::IdentifierScope::File;
  support.file = 2;
  support.headcount = 3;
  const CellTotals t = total_of({record(1), record(2), record(3), hospice, support});
  EXPECT_EQ(t.people_low, 10);  // the largest list alone: all others could be among its people
  EXPECT_EQ(t.people_high, 13);
  EXPECT_EQ(t.roles, 13);
  EXPECT_EQ(t.roles_unlinked, 0);
  EXPECT_EQ(t.fte, 8'100'000'000);  // 4.0 over 7 people is shared out to the last thousand-millionth
}

TEST(Cells, AReturnOfVacantPostsCountsNobody) {
  Record vacant = record(0, "HOSPICE", std::nan(""));
  vacant.headcount = 0;
  EXPECT_EQ(total_of({record(1), vacant}).roles, 1);
  Record unnamed = record(0, "HOSPICE", 0.5);
  unnamed.headcount = 0;
  const CellTotals t = total_of({record(1), unnamed});
  EXPECT_EQ(t.roles, 2);
  EXPECT_EQ(t.roles_unlinked, 1);
}

TEST(Cells, EmployersWithoutANationalIdentifierGiveARange) {
  std::vector<Record> records = {record(11, "RHQ"), record(12, "RHQ"), record(13, "RHQ"), record(21, "RFF"),
                                 record(22, "RFF")};
  CellTotals t = total_of(records);
  EXPECT_EQ(t.people_low, 3);  // both of RFF may be people of RHQ
  EXPECT_EQ(t.people_high, 5);
  EXPECT_EQ(t.people, 5);
  for (Record& r : records) r.scope = intake::IdentifierScope::National;
  records[3].person = 11;
  t = total_of(records);
  EXPECT_EQ(t.people_low, 4);
  EXPECT_EQ(t.people, 4);
  EXPECT_EQ(t.people_high, 4);
}

TEST(Cells, TheRangeIsTheFigureWithReviewRowsOutAndIn) {
  std::vector<Record> records = {record(1), record(2), record(3), record(4)};
  records[1].status = RecordStatus::Review;
  records[2].status = RecordStatus::Review;
  records[2].profession = Profession::Unclear;
  records[2].alternatives = vocabulary::kRadiographers;
  records[3].status = RecordStatus::Merged;
  const CellTotals t = total_of(records);
  EXPECT_DOUBLE_EQ(fte_of(t.fte_low), 1.0);
  EXPECT_DOUBLE_EQ(fte_of(t.fte), 2.0);
  EXPECT_DOUBLE_EQ(fte_of(t.fte_high), 3.0);
  EXPECT_EQ(t.roles, 2);
  EXPECT_EQ(t.people, 2);
  EXPECT_NEAR(review_share(t).value(), 66.667, 0.001);

  const StaffView view = view_of(table_of(records));
  std::map<std::string, CellTotals> by;
  for (const Cell& cell : count_cells(view, 0, std::array{Dimension::Profession}))
    by[view.names(Dimension::Profession)[cell.key[0]]] = cell.totals;
  EXPECT_EQ(by.size(), 4U);
  EXPECT_DOUBLE_EQ(fte_of(by["DRAD"].fte), 0.0);
  EXPECT_DOUBLE_EQ(fte_of(by["DRAD"].fte_high), 1.0);
  EXPECT_DOUBLE_EQ(fte_of(by["TRAD"].fte_high), 1.0);
  EXPECT_DOUBLE_EQ(fte_of(by["AHP"].fte_high), 1.0);
  EXPECT_EQ(by["AHP"].roles, 0);
  EXPECT_DOUBLE_EQ(fte_of(by["PT"].fte_high), 2.0);
}

TEST(Cells, BankStaffAndLearnersCountOnlyWhereEveryFootingDoes) {
  std::vector<Record> records = {record(1), record(1), record(2), record(3)};
  records[1].staffing = Staffing::Bank;
  records[2].staffing = Staffing::Learner;
  records[3].staffing = Staffing::FixedTerm;
  EXPECT_EQ(total_of(records).roles, 2);
  const StaffView view = view_of(table_of(records));
  std::map<std::string, std::int64_t> roles;
  EXPECT_EQ(count_cells(view, 0, std::array{Dimension::Staffing}).size(), 2U);
  for (const Cell& cell : count_cells(view, 0, std::array{Dimension::Staffing}, nullptr, true))
    roles[view.names(Dimension::Staffing)[cell.key[0]]] = cell.totals.roles;
  EXPECT_EQ(roles,
            (std::map<std::string, std::int64_t>{{"bank", 1}, {"fixed_term", 1}, {"learner", 1}, {"permanent", 1}}));
}

TEST(Cells, AvailableLeavesOutMaternityCareerBreakAndSecondmentOut) {
  std::vector<Record> records(8, record(0));
  for (std::size_t i = 0; i < records.size(); ++i) records[i].presence = static_cast<vocabulary::Presence>(i);
  const CellTotals t = total_of(records);
  EXPECT_DOUBLE_EQ(fte_of(t.fte), 8.0);
  EXPECT_DOUBLE_EQ(fte_of(t.available), 5.0);
}

// METHODS 2, England, 2014-11: headcount 1,216,834, FTE 1,070,964, roles 1,240,454.
TEST(Cells, ParticipationOfEnglandInNovember2014) {
  CellTotals t;
  t.people = 1216834;
  t.linked = std::int64_t{1070964} * 1000000000;
  EXPECT_NEAR(participation(t).value(), 0.88012, 0.000005);
  EXPECT_NEAR(1240454.0 / static_cast<double>(t.people), 1.01941, 0.000005);
}

TEST(Cells, SmallMeansOneToFourNotNobody) {
  CellTotals t;
  EXPECT_FALSE(is_small(t, 5));
  t.roles = 3;
  EXPECT_TRUE(is_small(t, 5));
  t.people = 4;
  t.roles = 9;
  EXPECT_TRUE(is_small(t, 5));
  t.people = 5;
  EXPECT_FALSE(is_small(t, 5));
}

/// The slow oracle: the definitions of cells.h and docs/methods/capacity.md once more, row by row with sets.
struct Oracle {
  std::map<std::uint32_t, std::set<std::uint64_t>> people_by_linker;
  std::int64_t roles = 0, roles_low = 0, roles_high = 0;
  double fte = 0, fte_low = 0, fte_high = 0, available = 0;
};

std::string label(const Record& r, Dimension d) {
  auto named = [](std::string_view code) { return code.empty() ? std::string("unknown") : std::string(code); };
  switch (d) {
    case Dimension::Profession:
      return named(code_of(r.profession));
    case Dimension::RoleLevel:
      return named(code_of(r.level));
    case Dimension::Band:
      return named(code_of(r.band));
    case Dimension::Setting:
      return named(code_of(r.setting));
    case Dimension::Sector:
      return named(code_of(r.sector));
    case Dimension::Employer:
      return named(r.employer);
    case Dimension::Place:
      return named(r.place);
    case Dimension::Ics:
      return named(r.ics);
    case Dimension::Region:
      return named(r.region);
    case Dimension::Staffing:
      return named(code_of(r.staffing));
    case Dimension::AgeBand:
      break;
  }
  if (r.age == 0) return "unknown";
  if (r.age < 25) return "under_25";
  if (r.age >= 65) return "65_and_over";
  const int start = r.age / 5 * 5;
  return std::to_string(start) + "_" + std::to_string(start + 4);
}

using OracleCells = std::map<std::vector<std::string>, Oracle>;

OracleCells oracle(const std::vector<Record>& records, base::Month month, const std::vector<Dimension>& dims) {
  OracleCells out;
  for (const Record& r : records) {
    if (r.month != month || r.profession == Profession::None) continue;
    if (r.status == RecordStatus::Merged || r.status == RecordStatus::Rejected) continue;
    const bool away = r.staffing == Staffing::Bank || r.staffing == Staffing::Agency ||
                      r.staffing == Staffing::Honorary || r.staffing == Staffing::Learner;
    if (away) continue;
    const double fte = std::isnan(r.fte) ? 0 : r.fte;
    std::vector<std::string> key;
    key.reserve(dims.size());
    for (const Dimension d : dims) key.push_back(label(r, d));
    Oracle& cell = out[key];
    ++cell.roles_high;
    cell.fte_high += fte;
    if (r.profession == Profession::Unclear) {
      if (r.alternatives == vocabulary::kRadiographers)
        for (std::size_t i = 0; i < dims.size(); ++i)
          if (dims[i] == Dimension::Profession)
            for (const char* branch : {"DRAD", "TRAD"}) {
              auto other = key;
              other[i] = branch;
              ++out[other].roles_high;
              out[other].fte_high += fte;
            }
      continue;
    }
    ++cell.roles;
    cell.fte += fte;
    if (r.status == RecordStatus::Accepted) {
      ++cell.roles_low;
      cell.fte_low += fte;
    }
    using vocabulary::Presence;
    if (r.presence != Presence::Maternity && r.presence != Presence::CareerBreak && r.presence != Presence::SecondedOut)
      cell.available += fte;
    if (r.person == 0) continue;
    std::uint32_t linker = 0;
    if (r.scope == intake::IdentifierScope::Employer)
      linker = 1 + static_cast<std::uint32_t>(std::hash<std::string>{}(r.employer) % 1000003);
    if (r.scope == intake::IdentifierScope::File) linker = 5000000U + r.file;
    cell.people_by_linker[linker].insert(r.person);
  }
  return out;
}

class CellsAgainstOracle : public testing::TestWithParam<std::vector<Dimension>> {};

TEST_P(CellsAgainstOracle, CountTheSame) {
  const auto& dims = GetParam();
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto records = random_records(seed, 3000);
    const StaffView view = view_of(table_of(records));
    for (std::size_t m = 0; m < view.months.size(); ++m) {
      const auto expected = oracle(records, base::Month::from_ordinal(view.months[m].month), dims);
      const auto cells = count_cells(view, m, dims);
      ASSERT_EQ(cells.size(), expected.size());
      for (const Cell& cell : cells) {
        std::vector<std::string> key;
        for (std::size_t d = 0; d < dims.size(); ++d) key.push_back(view.names(dims[d])[cell.key[d]]);
        const Oracle& o = expected.at(key);
        std::int64_t all = 0, largest = 0;
        for (const auto& [linker, people] : o.people_by_linker) {
          all += static_cast<std::int64_t>(people.size());
          largest = std::max(largest, static_cast<std::int64_t>(people.size()));
        }
        EXPECT_EQ(cell.totals.people, all);
        EXPECT_EQ(cell.totals.people_low, largest);
        EXPECT_EQ(cell.totals.roles, o.roles);
        EXPECT_EQ(cell.totals.roles_low, o.roles_low);
        EXPECT_EQ(cell.totals.roles_high, o.roles_high);
        EXPECT_NEAR(fte_of(cell.totals.fte), o.fte, 1e-6);
        EXPECT_NEAR(fte_of(cell.totals.fte_low), o.fte_low, 1e-6);
        EXPECT_NEAR(fte_of(cell.totals.fte_high), o.fte_high, 1e-6);
        EXPECT_NEAR(fte_of(cell.totals.available), o.available, 1e-6);
      }
    }
  }
}
INSTANTIATE_TEST_SUITE_P(Groupings, CellsAgainstOracle,
                         testing::Values(std::vector<Dimension>{}, std::vector{Dimension::Profession},
                                         std::vector{Dimension::Staffing}, std::vector{Dimension::AgeBand},
                                         std::vector{Dimension::Employer, Dimension::Profession},
                                         std::vector{Dimension::Profession, Dimension::RoleLevel, Dimension::Place},
                                         std::vector{Dimension::Sector, Dimension::Setting, Dimension::Band},
                                         std::vector{Dimension::Ics, Dimension::Region, Dimension::Profession}));

TEST(CellsProperties, EveryGroupingSumsToTheTotalAndPeopleNeverExceedRoles) {
  const auto tables = load_release_tables(base::source_dir() + "/reference");
  EXPECT_GE(tables.size(), 25U);
  const StaffView view = view_of(table_of(random_records(9, 4000)));
  for (std::size_t m = 0; m < view.months.size(); ++m) {
    const CellTotals total = count_cells(view, m, {}).at(0).totals;
    for (const ReleaseTable& table : tables) {
      CellTotals sum;
      for (const Cell& cell : count_cells(view, m, table.dims)) {
        sum.roles += cell.totals.roles;
        sum.fte += cell.totals.fte;
        sum.fte_low += cell.totals.fte_low;
        sum.available += cell.totals.available;
        sum.people += cell.totals.people;
        EXPECT_LE(cell.totals.people, cell.totals.roles);
        EXPECT_LE(cell.totals.people_low, cell.totals.people_high);
        EXPECT_LE(cell.totals.roles_low, cell.totals.roles);
        EXPECT_LE(cell.totals.roles, cell.totals.roles_high);
      }
      EXPECT_EQ(sum.roles, total.roles) << table.id;
      EXPECT_EQ(sum.fte, total.fte) << table.id;
      EXPECT_EQ(sum.fte_low, total.fte_low) << table.id;
      EXPECT_EQ(sum.available, total.available) << table.id;
      EXPECT_GE(sum.people, total.people) << table.id;  // headcounts do not add
    }
  }
}

TEST(CellsProperties, NeitherTheOrderOfRowsNorThreadsLeaveATrace) {
  const auto tables = load_release_tables(base::source_dir() + "/reference");
  auto records = random_records(5, 3000);
  CapacityOptions options;
  options.threads = 1;
  const std::string before = base::to_csv(capacity_cells(view_of(table_of(records)), tables, options));
  base::RandomStream random(6, 0);
  for (std::size_t i = records.size(); i > 1; --i) std::swap(records[i - 1], records[random.below(i)]);
  options.threads = 2;
  EXPECT_EQ(base::to_csv(capacity_cells(view_of(table_of(records)), tables, options)), before);
}

TEST(CellsTable, NamesTheGroupingOfEachRow) {
  const StaffView view = view_of(table_of({record(1)}));
  const base::Table table =
      capacity_cells(view, {{"t", {Dimension::Profession, Dimension::Employer}, "", ""}}, CapacityOptions{});
  ASSERT_EQ(table.rows(), 1U);
  EXPECT_EQ(table.text_at(0, "profession"), "PT");
  EXPECT_EQ(table.text_at(0, "employer"), "RHQ");
  EXPECT_EQ(table.text_at(0, "place"), "");
  EXPECT_EQ(table.integer_at(0, "people"), 1);
  EXPECT_TRUE(table.flag_at(0, "small"));
}

}  // namespace
}  // namespace cadre::capacity
