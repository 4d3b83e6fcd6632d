#include "publishing/release_tables.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/month.h"
#include "base/test_data.h"
#include "publishing/release_test_cells.h"

namespace cadre::publishing {
namespace {

using capacity::Dimension;
base::SilentProgress silent;

ReleaseRequest request_of(const base::Table& cells) {
  ReleaseRequest request;
  request.cells = &cells;
  request.list = kList;
  return request;
}

std::string text_of_file(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

TEST(ReleaseTables, HoldNoExactSmallCount) {
  const base::Table cells = cells_of(staff_of(1, 300), {2025, 3});
  const Released<ReleaseSet> release = protect(request_of(cells), silent);
  ASSERT_EQ(release->tables.size(), kList.size());
  int shown = 0, hidden = 0;
  for (const ReleasedTable& table : release->tables) {
    for (const ReleasedTable::Row& row : table.rows) {
      row.cell.people_mark == Mark::Shown ? ++shown : ++hidden;
      if (row.cell.people_mark == Mark::Shown) {
        EXPECT_EQ(row.cell.people % 5, 0);
      } else {
        EXPECT_NE(row.cell.fte_mark, Mark::Shown);
      }
    }
  }
  EXPECT_GT(shown, 40);
  EXPECT_GT(hidden, 5);
}

TEST(ReleaseTables, SharesPastAnAgeNeedTwentyPeopleAndNoHiddenPart) {
  const base::Table cells = cells_of(staff_of(2, 400), {2025, 3});
  const Released<ReleaseSet> release = protect(request_of(cells), silent);
  ASSERT_FALSE(release->past_age.empty());
  int shares = 0;
  for (const ReleasedPastAgeRow& row : release->past_age) {
    if (std::isnan(row.share)) continue;
    ++shares;
    EXPECT_EQ(row.known_age.people_mark, Mark::Shown);
    EXPECT_EQ(row.past_age.people_mark, Mark::Shown);
    EXPECT_GE(row.known_age.people, 20);
    EXPECT_EQ(row.share, std::round(row.share));
  }
  EXPECT_GE(shares, 1);
}

TEST(ReleaseTables, SharesPastAnAgeNeedNoReleasedAgesByProfession) {
  const base::Table cells = cells_of(staff_of(2, 400), {2025, 3});
  ReleaseRequest request = request_of(cells);
  std::erase_if(request.list, [](const capacity::ReleaseTable& table) { return table.id == "profession_age_band"; });
  const Released<ReleaseSet> release = protect(request, silent);
  EXPECT_EQ(release->tables.size(), kList.size() - 1);
  int shares = 0;
  for (const ReleasedPastAgeRow& row : release->past_age) shares += !std::isnan(row.share) && !row.profession.empty();
  EXPECT_GE(shares, 1);
}

TEST(ReleaseTables, KeepTheFiguresMostRead) {
  const base::Table cells = cells_of(staff_of(8, 300), {2025, 3});
  const Released<ReleaseSet> release = protect(request_of(cells), silent);
  int withheld = 0;
  for (const ReleasedTable& table : release->tables) {
    for (const ReleasedTable::Row& row : table.rows) {
      withheld += row.cell.people_mark == Mark::Withheld;
      if (table.dimensions.empty()) {
        EXPECT_EQ(row.cell.people_mark, Mark::Shown);
        EXPECT_EQ(row.cell.fte_mark, Mark::Shown);
      }
    }
  }
  EXPECT_LE(10 * withheld, release->cells);  // at most one in ten
}

TEST(ReleaseTables, AreReadBackAsWritten) {
  const base::Table cells = cells_of(staff_of(3, 200), {2025, 3});
  const Released<ReleaseSet> release = protect(request_of(cells), silent);
  const std::filesystem::path dir = std::filesystem::path(base::own_temp_dir()) / "release_tables";
  std::filesystem::remove_all(dir);
  std::filesystem::create_directories(dir);
  write_release_tables(release, dir.string());
  const ReleaseSet back = read_release_tables(dir.string(), kList);
  ASSERT_EQ(back.tables.size(), release->tables.size());
  for (std::size_t t = 0; t < back.tables.size(); ++t) {
    ASSERT_EQ(back.tables[t].rows.size(), release->tables[t].rows.size());
    for (std::size_t r = 0; r < back.tables[t].rows.size(); ++r) {
      EXPECT_EQ(people_text(back.tables[t].rows[r].cell), people_text(release->tables[t].rows[r].cell));
      EXPECT_EQ(fte_text(back.tables[t].rows[r].cell), fte_text(release->tables[t].rows[r].cell));
      EXPECT_EQ(back.tables[t].rows[r].values, release->tables[t].rows[r].values);
    }
  }
  EXPECT_EQ(back.months, release->months);
  const std::string csv = text_of_file(dir / "profession.csv");
  EXPECT_EQ(csv.substr(0, csv.find('\n')), "month,profession,people,people_mark,fte,fte_mark");
  EXPECT_TRUE(std::filesystem::exists(dir / "profession.parquet"));
  std::filesystem::remove_all(dir);
}

TEST(ReleaseTables, TheSameWhateverTheThreads) {
  TestStaff staff = staff_of(4, 200);
  base::Table cells = cells_of(staff, {2025, 3});
  ReleaseRequest request = request_of(cells);
  request.threads = 1;
  const Released<ReleaseSet> one = protect(request, silent);
  request.threads = 2;
  const Released<ReleaseSet> two = protect(request, silent);
  for (std::size_t t = 0; t < one->tables.size(); ++t) {
    for (std::size_t r = 0; r < one->tables[t].rows.size(); ++r) {
      EXPECT_EQ(one->tables[t].rows[r].cell, two->tables[t].rows[r].cell);
    }
  }
}

TEST(ReleaseTables, ANextMonthIsProtectedAgainstTheLast) {
  const base::Table march = cells_of(staff_of(5, 200), {2025, 3});
  const Released<ReleaseSet> last = protect(request_of(march), silent);
  const base::Table april = cells_of(staff_of(5, 202), {2025, 4});
  ReleaseRequest request = request_of(april);
  request.last = &last.get();
  const Released<ReleaseSet> now = protect(request, silent);
  EXPECT_EQ(now->months, (std::vector<std::int32_t>{base::Month(2025, 4).ordinal()}));
}

TEST(ReleaseTables, FilesWithoutPersonsHideRecordsBelowFive) {
  TestStaff staff = staff_of(6, 100);
  base::Table cells = cells_of(staff, {2025, 3});
  base::Table nobody(capacity::capacity_cells_spec());
  for (std::size_t r = 0; r < cells.rows(); ++r) {
    nobody.text(cells.text_at(r, "table_id")).integer(cells.integer_at(r, "month"));
    for (std::size_t d = 0; d < capacity::kDimensionCount; ++d)
      nobody.text(cells.text_at(r, code_of(static_cast<Dimension>(d))));
    const std::int64_t roles = cells.integer_at(r, "roles");
    nobody.integer(0).integer(0).integer(0).integer(roles).integer(roles).integer(roles).integer(roles);
    const double fte = cells.decimal_at(r, "fte");
    nobody.decimal(fte).decimal(fte).decimal(fte).decimal(fte).missing().missing().flag(roles < 5);
    nobody.end_row();
  }
  const Released<ReleaseSet> release = protect(request_of(nobody), silent);
  EXPECT_TRUE(release->roles_for_people);
  EXPECT_EQ(release->tables[0].rows[0].cell.people, round_to_five(nobody.integer_at(0, "roles")));
}

TEST(ReleaseTables, ModeOffIsNeverReleased) {
  const base::Table cells = cells_of(staff_of(7, 20), {2025, 3});
  ReleaseRequest request = request_of(cells);
  request.options.mode = DisclosureMode::Off;
  EXPECT_THROW(protect(request, silent), std::logic_error);
}

}  // namespace
}  // namespace cadre::publishing
