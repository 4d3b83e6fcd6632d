#include "capacity/representation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "base/csv_text.h"
#include "base/random_stream.h"
#include "base/source_dir.h"
#include "capacity/cells.h"
#include "capacity/characteristics.h"
#include "capacity/test_staff.h"
#include "capacity/turnover.h"

namespace cadre::capacity {
namespace {

using base::Month;
using testing_staff::random_records;
using testing_staff::Record;
using testing_staff::table_of;
using vocabulary::Band;
using vocabulary::Disability;
using vocabulary::EthnicGroup;
using vocabulary::Membership;
using vocabulary::Sex;

RepresentationTables representation_of(const std::vector<Record>& records, Month month = {},
                                       std::vector<PopulationShare> population = {}) {
  RepresentationInputs inputs;
  inputs.month = month;
  inputs.population = std::move(population);
  return compute_representation(table_of(records), inputs, CapacityOptions{});
}

/// Random records of March 2024 to March 2025 with every value of every characteristic.
std::vector<Record> random_people(std::uint64_t seed, std::size_t count) {
  std::vector<Record> records = random_records(seed, count);
  base::RandomStream random(seed, 7);
  for (Record& r : records) {
    r.sex = static_cast<Sex>(random.below(vocabulary::kSexCount));
    r.ethnic_group = static_cast<EthnicGroup>(random.below(vocabulary::kEthnicGroupCount));
    r.disability = static_cast<Disability>(random.below(vocabulary::kDisabilityCount));
    if (r.month == Month(2025, 1)) r.month = Month(2024, 3);
  }
  return records;
}

using Key = std::tuple<std::string, std::string, std::string>;  ///< profession, stage, characteristic

TEST(Representation, CountsAreThoseOfCapacityAndSharesAddUpToOne) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const std::vector<Record> records = random_people(seed, 900);
    const auto staff = table_of(records);
    const RepresentationTables found = representation_of(records);
    std::map<Key, std::int64_t> people, stated;
    std::map<Key, double> shares;
    const base::Table& t = found.shares;
    for (std::size_t row = 0; row < t.rows(); ++row) {
      const Key key{t.text_at(row, "profession"), t.text_at(row, "stage"), t.text_at(row, "characteristic")};
      people[key] += t.integer_at(row, "people");
      const std::string& group = t.text_at(row, "group_code");
      if (group == "not_stated" || group == "not_read" || group == "not_in_list") continue;
      stated[key] += t.integer_at(row, "people");
      shares[key] += t.decimal_at(row, "share");
      EXPECT_EQ(t.integer_at(row, "month"), Month(2025, 3).ordinal());
      if (t.integer_at(row, "of_people") < kFewestPeople) continue;
      EXPECT_LE(t.decimal_at(row, "share_low"), t.decimal_at(row, "share"));
      EXPECT_LE(t.decimal_at(row, "share"), t.decimal_at(row, "share_high"));
    }
    for (const auto& [key, sum] : shares) {
      if (stated[key] < kFewestPeople) continue;
      EXPECT_NEAR(sum, 100.0, 1e-9);
    }
    // every characteristic counts everybody once, in the whole and in the clusters
    const StaffView view =
        make_staff_view(staff, std::vector<Membership>(staff.rows(), Membership::Inside), CapacityOptions{});
    const std::size_t last = view.months.size() - 1;
    for (const char* c : {"sex", "age_group", "ethnic_group", "disability"}) {
      const auto whole = count_cells(view, last, {});
      EXPECT_EQ((people[{"", "staff", c}]), whole.at(0).totals.people);
      for (const Cell& cell : count_cells(view, last, std::array{Dimension::Profession})) {
        const std::string& name = view.names(Dimension::Profession)[cell.key[0]];
        EXPECT_EQ((people[{name, "staff", c}]), cell.totals.people) << name << c;
        std::int64_t clusters = 0;
        for (const char* stage : {"to_5", "6_7", "8a_up", "no_band"}) clusters += people[{name, stage, c}];
        EXPECT_EQ(clusters, cell.totals.people) << name << c;
      }
    }
  }
}

TEST(Representation, JoinersAndLeaversAreThoseOfTurnover) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const std::vector<Record> records = random_people(seed, 700);
    const auto staff = table_of(records);
    const TurnoverResult turnover = capacity_turnover(
        make_staff_view(staff, std::vector<Membership>(staff.rows(), Membership::Inside), CapacityOptions{}));
    const RepresentationTables found = representation_of(records);
    ASSERT_EQ(found.no_flows, "");
    std::map<std::string, std::int64_t> joiners;
    for (std::size_t row = 0; row < found.shares.rows(); ++row)
      if (found.shares.text_at(row, "stage") == "joiners" && found.shares.text_at(row, "characteristic") == "sex")
        joiners[found.shares.text_at(row, "profession")] += found.shares.integer_at(row, "people");
    int compared = 0;
    const base::Table& t = turnover.table;
    for (std::size_t row = 0; row < t.rows(); ++row) {
      if (t.text_at(row, "period") != "year" || t.text_at(row, "left_what") != "all") continue;
      EXPECT_EQ(joiners[t.text_at(row, "profession")], t.integer_at(row, "joiners")) << t.text_at(row, "profession");
      ++compared;
    }
    EXPECT_GT(compared, 5);
  }
}

TEST(Representation, TheOrderOfRowsLeavesNoTrace) {
  std::vector<Record> records = random_people(11, 500);
  const RepresentationTables one = representation_of(records);
  std::reverse(records.begin(), records.end());
  const RepresentationTables other = representation_of(records);
  EXPECT_EQ(base::to_csv(one.shares), base::to_csv(other.shares));
  EXPECT_EQ(base::to_csv(one.likelihood), base::to_csv(other.likelihood));
}

/// `count` people of an ethnic group at a band, numbered from `first`.
void add_people(std::vector<Record>& records, std::uint64_t first, int count, EthnicGroup group, Band band,
                Month month = Month(2025, 3)) {
  for (int i = 0; i < count; ++i) {
    Record r;
    r.month = month;
    r.person = first + static_cast<std::uint64_t>(i);
    r.ethnic_group = group;
    r.band = band;
    records.push_back(r);
  }
}

std::size_t likelihood_row(const base::Table& t, const char* outcome, const char* group) {
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.text_at(row, "profession").empty() && t.text_at(row, "outcome") == outcome &&
        t.text_at(row, "group_code") == group)
      return row;
  ADD_FAILURE() << "no row " << outcome << " " << group;
  return 0;
}

// 10 of 100 Black people of bands 6 and above at 8a and above, 20 of 100 White ones: 0.5, as in
// relative_likelihood_test.
TEST(Representation, TheNextClusterIsMeasuredAmongThoseThereAndBelow) {
  std::vector<Record> records;
  add_people(records, 1000, 90, EthnicGroup::Black, Band::B7);
  add_people(records, 2000, 10, EthnicGroup::Black, Band::B8a);
  add_people(records, 3000, 80, EthnicGroup::White, Band::B6);
  add_people(records, 4000, 20, EthnicGroup::White, Band::B8c);
  add_people(records, 5000, 40, EthnicGroup::White, Band::B5);
  add_people(records, 6000, 9, EthnicGroup::NotStated, Band::B8a);
  add_people(records, 7000, 3, EthnicGroup::Mixed, Band::B8a);
  const RepresentationTables found = representation_of(records);
  const base::Table& t = found.likelihood;
  const std::size_t black = likelihood_row(t, "next_8a_up", "black");
  EXPECT_EQ(t.integer_at(black, "with_outcome"), 10);
  EXPECT_EQ(t.integer_at(black, "of_people"), 100);
  EXPECT_EQ(t.integer_at(black, "reference_with_outcome"), 20);
  EXPECT_EQ(t.integer_at(black, "reference_of_people"), 100);
  EXPECT_DOUBLE_EQ(t.decimal_at(black, "likelihood"), 0.5);
  EXPECT_EQ(t.text_at(black, "finding"), "no_clear_difference");  // 0.25 to 1.01
  const std::size_t minority = likelihood_row(t, "next_8a_up", "minority");
  EXPECT_EQ(t.integer_at(minority, "of_people"), 103);
  const std::size_t mixed = likelihood_row(t, "next_8a_up", "mixed");
  EXPECT_EQ(t.text_at(mixed, "finding"), "too_few");
  const std::size_t next = likelihood_row(t, "next_6_7", "black");
  EXPECT_EQ(t.integer_at(next, "with_outcome"), 90);
  EXPECT_EQ(t.integer_at(next, "of_people"), 90);
  EXPECT_EQ(t.integer_at(next, "reference_of_people"), 120);
  EXPECT_EQ(t.text_at(next, "finding"), "more_likely");
  EXPECT_THAT(found.no_flows, testing::HasSubstr("second month"));
}

TEST(Representation, ALeaverOfAGroupIsCountedAmongThoseWhoCouldLeave) {
  std::vector<Record> records;
  add_people(records, 1000, 100, EthnicGroup::Asian, Band::B6, Month(2024, 3));
  add_people(records, 3000, 100, EthnicGroup::White, Band::B6, Month(2024, 3));
  add_people(records, 1030, 70, EthnicGroup::Asian, Band::B6);  // 30 of 100 left
  add_people(records, 3010, 95, EthnicGroup::White, Band::B6);  // 10 of 100 left, 5 came
  const RepresentationTables found = representation_of(records);
  const base::Table& t = found.likelihood;
  const std::size_t left = likelihood_row(t, "left", "asian");
  EXPECT_EQ(t.integer_at(left, "with_outcome"), 30);
  EXPECT_EQ(t.integer_at(left, "of_people"), 100);
  EXPECT_EQ(t.integer_at(left, "reference_with_outcome"), 10);
  EXPECT_NEAR(t.decimal_at(left, "likelihood"), 3.0, 1e-12);
  EXPECT_EQ(t.text_at(left, "finding"), "more_likely");
  EXPECT_EQ(t.text_at(left, "from_month"), "2024-03");
  EXPECT_EQ(t.text_at(left, "left_what"), "employer");
}

TEST(Representation, SomebodyWithTwoPostsIsOnePersonWithWhatEitherRecordStates) {
  Record small;
  small.person = 1;
  small.fte = 0.2;
  small.band = Band::B8a;
  small.sex = Sex::Female;
  Record large = small;
  large.fte = 0.6;
  large.band = Band::B6;
  large.sex = Sex::NotStated;
  const RepresentationTables found = representation_of({small, large});
  for (std::size_t row = 0; row < found.shares.rows(); ++row) {
    const bool woman = found.shares.text_at(row, "group_code") == "female";
    const std::string& stage = found.shares.text_at(row, "stage");
    if (woman) {
      EXPECT_EQ(found.shares.integer_at(row, "people"), 1) << stage;
    }
    EXPECT_NE(stage, "8a_up");
    EXPECT_TRUE(std::isnan(found.shares.decimal_at(row, "share"))) << "one person has no share";
  }
  EXPECT_GT(found.shares.rows(), 0U);
}

TEST(Representation, WithoutACharacteristicThereIsNoPage) {
  std::vector<Record> records;
  add_people(records, 1, 30, EthnicGroup::Unknown, Band::B6);
  const RepresentationTables found = representation_of(records);
  EXPECT_THAT(found.no_groups, testing::HasSubstr("No list gives"));
  EXPECT_EQ(found.shares.rows(), 0U);
  EXPECT_EQ(representation_of({}).shares.rows(), 0U);
}

TEST(Representation, PublishedSharesAddUpAndAreThoseOfTheirCounts) {
  std::map<std::string, double> sums, people;
  const auto population = load_population_shares(base::source_dir() + "/reference");
  for (const PopulationShare& p : population) {
    sums[p.characteristic] += p.share;
    people[p.characteristic] += static_cast<double>(p.people.value_or(0));
    EXPECT_FALSE(p.source.empty());
    EXPECT_EQ(p.mark, "published");
  }
  EXPECT_EQ(sums.size(), kCharacteristicCount);
  for (const auto& [characteristic, sum] : sums) EXPECT_NEAR(sum, 100.0, 0.15) << characteristic;
  for (const PopulationShare& p : population)
    if (p.people) {
      EXPECT_NEAR(p.share, 100.0 * static_cast<double>(*p.people) / people[p.characteristic], 0.051) << p.group;
    }
}

TEST(BandClusters, AreLowerMiddleAndUpper) {
  EXPECT_EQ(cluster_of(Band::B2), BandCluster::To5);
  EXPECT_EQ(cluster_of(Band::B5), BandCluster::To5);
  EXPECT_EQ(cluster_of(Band::B6), BandCluster::SixAndSeven);
  EXPECT_EQ(cluster_of(Band::B7), BandCluster::SixAndSeven);
  EXPECT_EQ(cluster_of(Band::B8a), BandCluster::From8a);
  EXPECT_EQ(cluster_of(Band::B9), BandCluster::From8a);
  EXPECT_EQ(cluster_of(Band::NonAfc), BandCluster::NoBand);
  EXPECT_EQ(cluster_of(Band::Unknown), BandCluster::NoBand);
}

}  // namespace
}  // namespace cadre::capacity
