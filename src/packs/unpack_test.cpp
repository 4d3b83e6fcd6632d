#include "packs/unpack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/source_dir.h"
#include "base/test_data.h"
#include "capacity/cells.h"
#include "capacity/options.h"
#include "capacity/staff_view.h"
#include "capacity/test_staff.h"
#include "intake/header_finder.h"
#include "intake/staff_reader.h"
#include "packs/pack_table.h"

namespace cadre::packs {
namespace {

using capacity::testing_staff::random_records;
using capacity::testing_staff::Record;
using capacity::testing_staff::table_of;

constexpr const char* kHeadings =
    "month,employer,place,sub_icb,ics,region,sector,setting,profession,alternatives,role_level,manager,band,staffing,"
    "presence,age_group,status,people,roles,fte\n";

/// Reads a pack as a plan does.
intake::RawTable read(const std::string& name, const std::string& text) {
  const std::string path = base::own_temp_dir() + name;
  std::ofstream(path, std::ios::binary) << text;
  static const std::vector<intake::Layout> kLayouts = intake::load_layouts(base::source_dir() + "/reference");
  const intake::Layout& layout = intake::detect_layout(path, path, kLayouts);
  EXPECT_EQ(layout.id, "pack");
  return intake::read_staff_file(path, layout, {});
}

TEST(Unpack, ARowIsPeopleAndRolesOfNobody) {
  const Unpacked got = unpack(read(
      "one.csv",
      std::string(kHeadings) +
          "2025-03,RHQ,sheffield,03N,QF7,Y63,nhs_trust,community,PT,,registered,,6,permanent,active,25_29,accepted,"
          "3,4,3.2\n"));
  ASSERT_EQ(got.staff.rows(), 2U);
  EXPECT_EQ(got.accepted, 1U);
  EXPECT_THAT(got.staff.headcount, testing::ElementsAre(3, 1));
  EXPECT_NEAR(got.staff.fte[0], 2.4, 1e-12);
  EXPECT_NEAR(got.staff.fte[1], 0.8, 1e-12);
  EXPECT_NE(got.staff.person_key[0], 0U);
  EXPECT_EQ(got.staff.person_key[1], 0U);
  EXPECT_EQ(got.staff.age[0], 27);
  EXPECT_EQ(got.staff.employer.text(0), "RHQ");
  EXPECT_EQ(static_cast<vocabulary::Profession>(got.staff.profession[0]), vocabulary::Profession::Physiotherapist);
  EXPECT_TRUE(got.faults.empty());
}

TEST(Unpack, WhatCannotBeTakenIsToldAndNothingVanishes) {
  const Unpacked got = unpack(read(
      "faults.csv", std::string(kHeadings) +
                        "2025-03,RHQ,,,,,nhs_trust,moon,PT,,registered,,6,permanent,active,25_29,accepted,1,1,1\n"
                        "2025-03,RHQ,,,,,nhs_trust,,XYZ,,registered,,6,permanent,active,25_29,accepted,1,1,1\n"
                        "2025-03,RHQ,,,,,nhs_trust,,PT,,registered,,6,permanent,active,25_29,accepted,2,1,1\n"
                        "2025-03,RHQ,,,,,nhs_trust,,PT,,registered,,6,permanent,active,25_29,accepted,1,1.5,1\n"
                        "2025-03,RHQ,,,,,nhs_trust,,PT,,registered,,6,permanent,active,25_29,accepted,0,10000,1\n"));
  EXPECT_EQ(got.accepted, 0U);
  EXPECT_EQ(got.review, 2U);
  EXPECT_EQ(got.rejected, 3U);
  ASSERT_EQ(got.faults.size(), 5U);
  EXPECT_EQ(got.faults[0].shown, "moon");
  EXPECT_EQ(got.faults[0].line, 2U);
  EXPECT_TRUE(got.faults[0].row_kept);
  EXPECT_FALSE(got.faults[2].row_kept);
  EXPECT_EQ(got.faults[2].kind, intake::FaultKind::ImpossibleNumber) << "two people in one role";
  EXPECT_EQ(static_cast<vocabulary::Profession>(got.staff.profession[1]), vocabulary::Profession::Unclear);
}

TEST(Unpack, AgesOfGroups) {
  EXPECT_EQ(age_of_group("under_25"), 22);
  EXPECT_EQ(age_of_group("25_29"), 27);
  EXPECT_EQ(age_of_group("55_59"), 57);
  EXPECT_EQ(age_of_group("65_and_over"), 67);
  for (const char* odd : {"", "unknown", "29_25", "25-29", "under_2", "_and_over", "300_and_over"})
    EXPECT_EQ(age_of_group(odd), 0) << odd;
}

/// What a pack says is what its records said, by every cut that both can make.
TEST(Unpack, CountsAreThoseOfTheRecords) {
  using capacity::Dimension;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    std::vector<Record> records = random_records(seed, 300);
    std::erase_if(records, [](const Record& r) {
      return r.status != vocabulary::RecordStatus::Accepted && r.status != vocabulary::RecordStatus::Review;
    });
    for (Record& r : records) {  // a sender tells people apart within one list
      r.file = 1;
      r.scope = r.person == 0 ? intake::IdentifierScope::None : intake::IdentifierScope::National;
    }
    const curation::StaffTable staff = table_of(records);
    const capacity::CapacityOptions options;
    const Unpacked got =
        unpack(read("round" + std::to_string(seed) + ".csv", base::to_csv(pack_table(staff, options))));
    ASSERT_TRUE(got.faults.empty()) << got.faults[0].field << " " << got.faults[0].shown;
    EXPECT_EQ(got.rejected, 0U);
    const auto view_of = [&](const curation::StaffTable& table) {
      return capacity::make_staff_view(table, capacity::area_membership(table, nullptr, std::nullopt), options);
    };
    const capacity::StaffView before = view_of(staff), after = view_of(got.staff);
    ASSERT_EQ(before.months.size(), after.months.size());
    for (std::size_t m = 0; m < before.months.size(); ++m)
      for (const std::vector<Dimension>& cut : {std::vector<Dimension>{},
                                                {Dimension::Profession},
                                                {Dimension::Band, Dimension::AgeBand},
                                                {Dimension::Employer}}) {
        std::map<std::vector<std::string>, capacity::CellTotals> cells;
        const auto names = [&](const capacity::StaffView& view, const capacity::Cell& cell) {
          std::vector<std::string> key;
          for (std::size_t d = 0; d < cut.size(); ++d) key.push_back(view.names(cut[d])[cell.key[d]]);
          return key;
        };
        for (const capacity::Cell& cell : capacity::count_cells(before, m, cut))
          cells[names(before, cell)] = cell.totals;
        for (const capacity::Cell& cell : capacity::count_cells(after, m, cut)) {
          const capacity::CellTotals& was = cells[names(after, cell)];
          EXPECT_EQ(cell.totals.roles, was.roles) << "seed " << seed;
          EXPECT_NEAR(capacity::fte_of(cell.totals.fte), capacity::fte_of(was.fte), 1e-6) << "seed " << seed;
          if (cut.empty()) {
            EXPECT_EQ(cell.totals.people, was.people) << "seed " << seed;
          }
        }
      }
  }
}

}  // namespace
}  // namespace cadre::packs
