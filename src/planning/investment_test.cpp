#include "planning/investment.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/diagnostics.h"
#include "base/source_dir.h"

namespace cadre::planning {
namespace {

std::string reference(const std::string& file) {
  std::stringstream text;
  text << std::ifstream(base::source_dir() + "/reference/planning/" + file).rdbuf();
  return text.str();
}

TEST(Investment, TheDocumentedSum) {  // METHODS 15: 135,000 = 10,000 + 90,000 + 35,000
  const auto rows = read_investment(reference("investment.csv"), "investment.csv", false);
  EXPECT_DOUBLE_EQ(total_of(rows), 135'000);
  auto by = total_by(rows, &Investment::recommendation);
  EXPECT_DOUBLE_EQ(by["1"], 10'000);
  EXPECT_DOUBLE_EQ(by["2"], 90'000);
  EXPECT_DOUBLE_EQ(by["3"], 35'000);
  auto regions = total_by(rows, &Investment::region);
  EXPECT_DOUBLE_EQ(regions["South West"], 5'000);
  EXPECT_DOUBLE_EQ(regions["national"], 10'000);
  EXPECT_EQ(investment_table(rows).rows(), 10U);
}

TEST(Investment, ProjectsWithoutAnEffectSayso) {
  const auto rows = read_listed_projects(reference("projects.csv"), "projects.csv", false);
  ASSERT_EQ(rows.size(), 15U);
  const base::Table table = listed_projects_table(rows);
  for (std::size_t row = 0; row < table.rows(); ++row) EXPECT_EQ(table.text_at(row, "effect"), kNoEffect);
}

TEST(Investment, FaultsAreTold) {
  EXPECT_THROW(
      read_investment("recommendation,title,region,year,pounds,mark,source\n1,t,r,y,-5,published,s\n", "i", true),
      base::InputError);
  EXPECT_THROW(read_listed_projects("project,title,mark,source\nA,t,published,s\nA,t,published,s\n", "p", true),
               base::InputError);
}

}  // namespace
}  // namespace cadre::planning
