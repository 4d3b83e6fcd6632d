#include "publishing/disclosure.h"

#include <gtest/gtest.h>

#include <functional>

#include "publishing/release_audit.h"
#include "publishing/release_test_data.h"

namespace cadre::publishing {
namespace {

base::SilentProgress silent;

std::string row_text(const PublishedTable& table) {
  std::string text;
  for (const PublishedCell& cell : table.cells) text += (text.empty() ? "" : " ") + people_text(cell);
  return text;
}

/// Every truth of a one-dimensional table that would be published as `table` is: the oracle, counting all worlds.
std::set<std::int64_t> worlds_of_row(const PublishedTable& table, std::size_t asked, const DisclosureOptions& options,
                                     std::int64_t most) {
  std::set<std::int64_t> seen;
  const std::size_t parts = table.cells.size() - 1;
  std::vector<std::int64_t> world(parts, 0);
  const std::function<void(std::size_t, std::int64_t)> fill = [&](std::size_t at, std::int64_t sum) {
    if (at == parts) {
      if (!possible_counts(table.cells[parts], options).holds(sum)) return;
      seen.insert(asked == parts ? sum : world[asked]);
      return;
    }
    const CountRange range = possible_counts(table.cells[at], options);
    for (std::int64_t n = range.low; n <= std::min(range.high, most); ++n) {
      world[at] = n;
      fill(at + 1, sum + n);
    }
  };
  fill(0, 0);
  return seen;
}

TEST(ProtectCounts, LeavesTheRowOfMethods17AsItStands) {
  // METHODS 17: 3, 12, 27, 0 (total 42) -> *, 10, 25, 0, total 40.
  const ProtectedRelease release = protect_counts({{row_of({3, 12, 27, 0})}, {}, {}}, {}, silent);
  EXPECT_EQ(row_text(release.tables[0]), "* 10 25 0 40");
  EXPECT_EQ(release.small, 1);
  EXPECT_EQ(release.withheld, 0);
}

TEST(ProtectCounts, WithholdsWhereRoundingAlonePinsTheHiddenCount) {
  // 4, 12, 12 (total 28) would read *, 10, 10, total 30: at least 28 less at most 24 leaves only 4.
  const ProtectedRelease release = protect_counts({{row_of({4, 12, 12})}, {}, {}}, {}, silent);
  const std::set<std::int64_t> values = worlds_of_row(release.tables[0], 0, release.options, 40);
  for (std::int64_t n = 1; n <= 4; ++n) EXPECT_TRUE(values.contains(n)) << n << " in " << row_text(release.tables[0]);
  EXPECT_EQ(release.withheld, 1) << row_text(release.tables[0]);
}

TEST(ProtectCounts, AgreesWithAllWorldsOnEverySmallRow) {
  for (const DisclosureMode mode : {DisclosureMode::Round5, DisclosureMode::Suppress}) {
    for (const bool show_zero : {true, false}) {
      const DisclosureOptions options{mode, show_zero};
      for (std::int64_t a = 0; a <= 8; ++a) {
        for (std::int64_t b = a; b <= 13; ++b) {
          for (std::int64_t c = b; c <= 13; ++c) {
            const ProtectedRelease release = protect_counts({{row_of({a, b, c})}, {}, {}}, options, silent);
            ASSERT_TRUE(release.unsafe.empty()) << a << " " << b << " " << c;
            for (std::size_t i = 0; i < 3; ++i) {
              const std::int64_t truth = std::vector<std::int64_t>{a, b, c}[i];
              if (release.tables[0].cells[i].people_mark == Mark::Shown || truth == 0 || truth >= kSmallCount) continue;
              const std::set<std::int64_t> values = worlds_of_row(release.tables[0], i, options, 24);
              for (std::int64_t n = 1; n <= 4; ++n) {
                ASSERT_TRUE(values.contains(n)) << n << " of cell " << i << " in " << row_text(release.tables[0])
                                                << " from " << a << " " << b << " " << c;
              }
            }
          }
        }
      }
    }
  }
}

TEST(ProtectCounts, HidesAnFteThatDifferencesWouldTell) {
  // Two groups of 30 and one of 3: the total's FTE less the two would be the FTE of the three.
  CountTable table{"t", {"band"}, {}};
  table.cells = {{{"5"}, 30, 30, 27.3}, {{"6"}, 30, 30, 25.1}, {{"7"}, 3, 3, 2.6}, {{""}, 63, 63, 55.0}};
  const ProtectedRelease release = protect_counts({{table}, {}, {}}, {}, silent);
  EXPECT_EQ(row_text(release.tables[0]), "30 30 * 65");
  EXPECT_EQ(release.fte_withheld, 1);
  EXPECT_EQ(release.tables[0].cells[2].fte_mark, Mark::Small);
  EXPECT_TRUE(audit_release({{table}, {}, {}}, release, {}, silent).passed());
}

TEST(ProtectCounts, ModeOffShowsEverythingExactly) {
  const ProtectedRelease release = protect_counts({{row_of({3, 12})}, {}, {}}, {DisclosureMode::Off, true}, silent);
  EXPECT_EQ(row_text(release.tables[0]), "3 12 15");
}

TEST(ProtectCounts, SuppressModeHidesASecondCellSoThatTheTotalTellsNothing) {
  const ReleaseInput input{{row_of({3, 12, 27, 0})}, {}, {}};
  const ProtectedRelease release = protect_counts(input, {DisclosureMode::Suppress, true}, silent);
  EXPECT_EQ(row_text(release.tables[0]), "* c 27 0 42");
}

TEST(ProtectCounts, TheSameCellReadsTheSameInEveryTable) {
  const TestStaff staff = random_staff(5, 300, {{"profession", 6}, {"band", 5}, {"place", 4}}, 0.05);
  const ReleaseInput input{
      {count_by(staff, "a", {"profession", "band"}), count_by(staff, "b", {"place", "profession"})}, {}, {}};
  const ProtectedRelease release = protect_counts(input, {DisclosureMode::Suppress, true}, silent);
  std::map<std::string, PublishedCell> by_profession;
  for (std::size_t r = 0; r < release.tables[0].cells.size(); ++r) {
    if (release.tables[0].values[r][1].empty())
      by_profession[release.tables[0].values[r][0]] = release.tables[0].cells[r];
  }
  int compared = 0;
  for (std::size_t r = 0; r < release.tables[1].cells.size(); ++r) {
    if (!release.tables[1].values[r][0].empty()) continue;
    EXPECT_EQ(release.tables[1].cells[r], by_profession.at(release.tables[1].values[r][1]));
    ++compared;
  }
  EXPECT_EQ(compared, 7);
}

TEST(ProtectCounts, TablesThatContradictEachOtherAreOurFault) {
  CountTable other = row_of({3, 12});
  other.cells[0].people = 4;
  EXPECT_THROW(protect_counts({{row_of({3, 12}), other}, {}, {}}, {}, silent), std::logic_error);
}

TEST(ProtectCounts, ATotalThatNoTableListsMayFallShortOfItsParts) {
  // Records that name nobody count as people below 5, so that parts may hold more people than their total.
  CountTable fine{"fine", {"place", "band"}, {}}, places{"places", {"place"}, {}};
  fine.cells = {{{"a", "5"}, 4, 4, 3}, {{"a", "6"}, 4, 6, 3}, {{"b", "5"}, 30, 30, 25}, {{"b", "6"}, 2, 2, 1}};
  places.cells = {{{"a"}, 5, 10, 6}, {{"b"}, 32, 32, 26}};
  const ReleaseInput input{{fine, places}, {}, {}};
  const ProtectedRelease release = protect_counts(input, {}, silent);
  EXPECT_TRUE(release.unsafe.empty());
  EXPECT_TRUE(audit_release(input, release, {}, silent).passed());
}

TEST(ProtectCounts, AnUncountedGroupShowsItsFteOnly) {
  CountTable table{"t", {"band"}, {}};
  table.cells = {{{"5"}, 40, 40, 35.0}, {{"6"}, 30, 30, 27.0}, {{""}, 40, 70, 62.0}};
  table.cells[1].uncounted = true;
  const ProtectedRelease release = protect_counts({{table}, {}, {}}, {}, silent);
  EXPECT_EQ(row_text(release.tables[0]), "40 c 40");
  EXPECT_EQ(fte_text(release.tables[0].cells[1]), "27.0");
}

TEST(ProtectCounts, RatesAreWithheldWhereTheExactCountWouldPinAnother) {
  // Were 12 + 24 and 39 exact beside a rate, * would be known.
  CountTable table = row_of({3, 36, 40});
  table.cells[1].rate = table.cells[2].rate = table.cells[3].rate = true;
  const ReleaseInput input{{table}, {}, {}};
  const ProtectedRelease release = protect_counts(input, {}, silent);
  EXPECT_GE(release.rates_withheld, 1);
  EXPECT_EQ(release.withheld, 0);
  EXPECT_TRUE(audit_release(input, release, {}, silent).passed());
}

TEST(ProtectCounts, AnEarlierPublicationOfTheSameMonthBinds) {
  // What was shown for March when it was first released cannot be withheld now.
  CountTable table{"t", {"month", "band"}, {}};
  table.cells = {{{"2022-03", "5"}, 3, 3, 2.4},
                 {{"2022-03", "6"}, 12, 12, 9.6},
                 {{"2022-03", "7"}, 27, 27, 21.6},
                 {{"2022-03", ""}, 42, 42, 33.6}};
  const DisclosureOptions suppress{DisclosureMode::Suppress, true};
  EarlierRelease earlier{suppress, false, {{"t", {"month", "band"}, {{"2022-03", "6"}}, {{}}}}};
  earlier.tables[0].cells[0] = first_view(12, 9.6, suppress);
  const ReleaseInput input{{table}, {}, {earlier}};
  const ProtectedRelease release = protect_counts(input, suppress, silent);
  EXPECT_EQ(people_text(release.tables[0].cells[1]), "12") << "withholding it again would be no use";
  EXPECT_NE(release.tables[0].cells[2].people_mark == Mark::Withheld,
            release.tables[0].cells[3].people_mark == Mark::Withheld);
  EXPECT_TRUE(audit_release(input, release, {}, silent).passed());
}

TEST(ProtectCounts, LastMonthsReleaseUnmasksNothingWhenNobodyMoved) {
  const TestStaff staff = random_staff(11, 400, {{"profession", 5}, {"band", 5}, {"place", 3}}, 0.02);
  const DisclosureOptions options{DisclosureMode::Suppress, true};
  ReleaseInput input{{count_by(staff, "a", {"profession", "band"})}, {}, {}};
  const ProtectedRelease last = protect_counts(input, options, silent);
  input.tables.push_back(count_by(staff, "b", {"profession", "place"}));
  input.earlier.push_back({options, false, last.tables});
  const ProtectedRelease now = protect_counts(input, options, silent);
  EXPECT_EQ(now.narrowed_by_last_month, 0);
  EXPECT_TRUE(audit_release(input, now, {.nothing_changed = true}, silent).passed());
}

struct RandomCase {
  const char* name;
  DisclosureMode mode;
  int people;
  double second_jobs;
};
class RandomReleases : public testing::TestWithParam<RandomCase> {};

TEST_P(RandomReleases, WithstandTheAttack) {
  const RandomCase& p = GetParam();
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {
    const TestStaff staff =
        random_staff(seed, p.people, {{"profession", 6}, {"band", 5}, {"place", 4}, {"setting", 4}}, p.second_jobs);
    ReleaseInput input;
    input.tables.push_back(count_by(staff, "a", {"profession", "band", "place"}));
    input.tables.push_back(count_by(staff, "b", {"profession", "setting"}));
    input.tables.push_back(count_by(staff, "c", {"place", "setting", "band"}));
    const ProtectedRelease release = protect_counts(input, {p.mode, true}, silent);
    EXPECT_TRUE(release.unsafe.empty()) << "seed " << seed;
    const AuditReport report = audit_release(input, release, {}, silent);
    EXPECT_TRUE(report.consistent);
    EXPECT_GT(report.hidden, 0);
    EXPECT_TRUE(report.passed()) << "seed " << seed << ": " << report.exposed.size() << " of " << report.hidden;
    RecordProperty("withheld_" + std::to_string(seed), std::to_string(release.withheld));
  }
}
INSTANTIATE_TEST_SUITE_P(Modes, RandomReleases,
                         testing::Values(RandomCase{"round5", DisclosureMode::Round5, 400, 0.0},
                                         RandomCase{"round5_second_jobs", DisclosureMode::Round5, 400, 0.05},
                                         RandomCase{"round5_tiny", DisclosureMode::Round5, 40, 0.1},
                                         RandomCase{"suppress", DisclosureMode::Suppress, 400, 0.0},
                                         RandomCase{"suppress_second_jobs", DisclosureMode::Suppress, 400, 0.05}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace cadre::publishing
