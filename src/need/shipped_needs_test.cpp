#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/source_dir.h"
#include "need/check_needs.h"
#include "need/read_needs.h"

namespace cadre::need {
namespace {

TEST(ShippedNeeds, TablesReadAndEveryRowIsMarkedAssumed) {
  Inputs in;
  for (const InputFile& file : input_files()) {
    if (!file.shipped) continue;
    std::stringstream text;
    text << std::ifstream(base::source_dir() + "/reference/need/" + std::string(file.key) + ".csv").rdbuf();
    file.read(text.str(), std::string(file.key), false, in);
    EXPECT_GT(file.rows(in), 0U);
  }
  EXPECT_TRUE(check_inputs(in, {}).empty());
  for (const Standard& row : in.standards) EXPECT_EQ(row.given.mark, plan_file::Mark::Assumed) << row.id;
  for (const Staffing& row : in.staffing) EXPECT_EQ(row.given.mark, plan_file::Mark::Assumed) << row.id;
}

}  // namespace
}  // namespace cadre::need
