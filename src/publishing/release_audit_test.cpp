#include "publishing/release_audit.h"

#include <gtest/gtest.h>

#include "publishing/release_test_data.h"

namespace cadre::publishing {
namespace {

base::SilentProgress silent;

/// What plain rounding would publish, without protection of one figure by another.
ProtectedRelease unprotected(const ReleaseInput& input, const DisclosureOptions& options) {
  ProtectedRelease release;
  release.options = options;
  for (const CountTable& table : input.tables) {
    PublishedTable out{table.id, table.dimensions, {}, {}};
    for (const CountCell& cell : table.cells) {
      out.values.push_back(cell.values);
      out.cells.push_back(first_view(cell.people, cell.fte, options));
    }
    release.tables.push_back(std::move(out));
  }
  return release;
}

void hide_all_fte(ProtectedRelease& release) {
  for (PublishedTable& table : release.tables) {
    for (PublishedCell& cell : table.cells) cell.fte_mark = Mark::Withheld;
  }
}

TEST(ReleaseAudit, FindsTheCountThatRoundedTotalsPin) {
  const ReleaseInput input{{row_of({4, 12, 12})}, {}, {}};
  ProtectedRelease release = unprotected(input, {});
  hide_all_fte(release);
  const AuditReport report = audit_release(input, release, {}, silent);
  ASSERT_EQ(report.exposed.size(), 1U);
  EXPECT_EQ(report.exposed[0].place, (CellPlace{0, 0}));
  EXPECT_NEAR(report.exposed[0].low, 4, 1e-6);
  EXPECT_NEAR(report.exposed[0].high, 4, 1e-6);
}

TEST(ReleaseAudit, FindsAnFteByDifference) {
  CountTable table{"t", {"band"}, {}};
  table.cells = {{{"5"}, 30, 30, 27.3}, {{"6"}, 30, 30, 25.1}, {{"7"}, 3, 3, 2.6}, {{""}, 63, 63, 55.0}};
  const ReleaseInput input{{table}, {}, {}};
  const AuditReport report = audit_release(input, unprotected(input, {}), {}, silent);
  ASSERT_EQ(report.exposed.size(), 2U) << "2.6 FTE are at least three people";
  EXPECT_EQ(report.exposed[0].measure, "people");
  EXPECT_NEAR(report.exposed[0].low, 2.45, 1e-3);
  EXPECT_EQ(report.exposed[1].measure, "fte");
  EXPECT_NEAR(report.exposed[1].high - report.exposed[1].low, 0.3, 1e-3);
}

TEST(ReleaseAudit, FindsWhatTwoTablesTellTogether) {
  // Each table alone hides two cells; together with the other's total of one of them the rest is known.
  CountTable fine{"fine", {"place", "band"}, {}};
  fine.cells = {{{"north", "5"}, 3, 3, 2.4},
                {{"north", "6"}, 4, 4, 3.2},
                {{"south", "5"}, 20, 20, 16},
                {{"south", "6"}, 30, 30, 24}};
  CountTable bands{"bands", {"band"}, {}};
  bands.cells = {{{"5"}, 23, 23, 18.4}, {{"6"}, 34, 34, 27.2}};
  const ReleaseInput input{{fine, bands}, {}, {}};
  const DisclosureOptions exact{DisclosureMode::Suppress, true};
  const AuditReport report = audit_release(input, unprotected(input, exact), {}, silent);
  EXPECT_EQ(report.exposed.size(), 4U) << "people and FTE of both";
  EXPECT_TRUE(audit_release(input, protect_counts(input, exact, silent), {}, silent).passed());
}

TEST(ReleaseAudit, SeesThroughAHierarchyOfPlaces) {
  CountTable places{"places", {"place"}, {}};
  places.cells = {{{"a"}, 3, 3, 2.4}, {{"b"}, 20, 20, 16}, {{"c"}, 30, 30, 24}};
  CountTable systems{"systems", {"ics"}, {}};
  systems.cells = {{{"one"}, 23, 23, 18.4}, {{"two"}, 30, 30, 24}};
  const Hierarchy in{"place", "ics", {{"a", "one"}, {"b", "one"}, {"c", "two"}}};
  const ReleaseInput input{{places, systems}, {in}, {}};
  const DisclosureOptions exact{DisclosureMode::Suppress, true};
  EXPECT_FALSE(audit_release(input, unprotected(input, exact), {}, silent).passed());
  const ProtectedRelease release = protect_counts(input, exact, silent);
  EXPECT_TRUE(audit_release(input, release, {}, silent).passed());
  EXPECT_EQ(people_text(release.tables[0].cells[2]), "30") << "another system is not touched";
}

TEST(ReleaseAudit, FindsWhatLastMonthsReleaseUnmasksIfNothingChanged) {
  const ReleaseInput alone{{row_of({3, 12, 27})}, {}, {}};
  const DisclosureOptions exact{DisclosureMode::Suppress, true};
  ProtectedRelease now = protect_counts(alone, exact, silent);
  ProtectedRelease last = now;
  std::swap(last.tables[0].cells[1], last.tables[0].cells[2]);  // last month the other one was withheld
  last.tables[0].cells[1] = first_view(12, 9.6, exact);
  ReleaseInput input = alone;
  input.earlier.push_back({exact, false, last.tables});
  EXPECT_TRUE(audit_release(input, now, {}, silent).passed());
  EXPECT_FALSE(audit_release(input, now, {.nothing_changed = true}, silent).passed());
}

TEST(ReleaseAudit, SaysWhenTheGuessContradictsTheFigures) {
  CountTable table = row_of({10, 10});
  table.cells[2].people = 15;  // five people counted twice
  table.cells.push_back({{"band2"}, 2, 2, 1.6});
  table.cells[2].roles += 2;
  table.cells[2].fte += 1.6;
  const ReleaseInput input{{table}, {}, {}};
  ProtectedRelease release = unprotected(input, {DisclosureMode::Suppress, true});
  hide_all_fte(release);
  EXPECT_FALSE(audit_release(input, release, {.people_add = true}, silent).consistent);
}

}  // namespace
}  // namespace cadre::publishing
