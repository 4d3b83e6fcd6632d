#include "run/source_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/source_dir.h"
#include "base/test_data.h"

namespace cadre::run {
namespace {

TEST(SourceRows, AreThoseOfTheLinesAskedForAsTheFileHasThem) {
  const std::string path = base::own_temp_dir() + "/source_rows_test.csv";
  std::ofstream(path)
      << "ESR report\n\nOrg Code,Occupation Code,Position Title,Employee Number,FTE\nZY1,S1E,\"OT,\nand more\",7,1\n"
         "ZY1,,Physio,8,1\n\nZY1,S1E,\"say \"\"hi\"\"\",9,1\n";
  const auto layouts = intake::load_layouts(base::source_dir() + "/reference");
  const auto layout =
      std::find_if(layouts.begin(), layouts.end(), [](const auto& l) { return l.id == "esr_staff_in_post"; });
  const std::vector<std::uint64_t> lines = {4, 8, 99};
  const SourceRows rows = read_source_rows(path, "own.csv", *layout, lines);
  std::filesystem::remove(path);
  EXPECT_THAT(rows.headings,
              testing::ElementsAre("Org Code", "Occupation Code", "Position Title", "Employee Number", "FTE"));
  ASSERT_EQ(rows.rows.size(), 2U);
  EXPECT_THAT(rows.rows.at(4), testing::ElementsAre("ZY1", "S1E", "OT,\nand more", "7", "1"));
  EXPECT_THAT(rows.rows.at(8), testing::ElementsAre("ZY1", "S1E", "say \"hi\"", "9", "1"));
}

}  // namespace
}  // namespace cadre::run
