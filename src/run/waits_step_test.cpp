#include "run/waits_step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/source_dir.h"
#include "base/test_data.h"
#include "publishing/figures.h"

namespace cadre::run {
namespace {

using testing::HasSubstr;

class WaitsStep : public testing::Test {
 protected:
  WaitsStep() {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_ + "/waits");
    plan_.dir = dir_;
    plan_.file = dir_ + "/plan.toml";
    plan_.waits.lists = {"waits/*.csv"};
    plan_.waits.targets = "targets.csv";
    std::ofstream(dir_ + "/targets.csv")
        << "service,target_weeks,harm_weeks,profession,mark,source\nPodiatry,4,4;8,POD,from the plan,our board\n";
    std::ofstream(dir_ + "/waits/list.csv")
        << "Service,Referral,Removal\nPodiatry,2024-01-01,2024-02-01\nPodiatry,2024-01-15,\nPodiatry,2024-03-01,\n"
           "Podiatry,2024-03-31,\n";
  }
  PlanWaits read() const { return read_plan_waits(plan_, base::source_dir() + "/reference").value(); }

  std::string dir_ = base::own_temp_dir() + "waits_step";
  plan_file::Plan plan_;
};

TEST_F(WaitsStep, NothingIsReadWithoutLists) {
  plan_.waits.lists.clear();
  EXPECT_FALSE(read_plan_waits(plan_, base::source_dir() + "/reference").has_value());
}

TEST_F(WaitsStep, ListsBecomeTablesAPageAndAssumptions) {
  const PlanWaits waits = read();
  ASSERT_EQ(waits.files.size(), 2U);
  FurtherResults further;
  add_waits(plan_, waits, nullptr, {}, further);
  ASSERT_EQ(further.tables.size(), 4U);
  EXPECT_EQ(further.tables[0].rows(), 1U);
  EXPECT_EQ(further.tables[0].decimal_at(0, "target"), 4);
  EXPECT_EQ(further.tables[0].text_at(0, "unsustainable"), "yes");
  EXPECT_EQ(further.tables[1].text_at(0, "lines"), "3-4");
  EXPECT_EQ(further.tables[3].rows(), 36U);
  ASSERT_EQ(further.pages.size(), 1U);
  EXPECT_THAT(publishing::plain_text(further.pages[0].answer.at(0)),
              HasSubstr("1 of 1 waiting lists is unsustainable"));
  for (const auto& sentence : further.pages[0].answer)
    for (const auto& part : sentence)
      if (!part.figure.empty()) {
        EXPECT_NO_THROW(publishing::parse_figure(part.figure)) << part.figure;
      }
  EXPECT_EQ(waits_assumptions(waits).back().mark, "plan");
}

TEST_F(WaitsStep, APatternThatFitsNothingIsAFault) {
  plan_.waits.lists.push_back("none/*.csv");
  try {
    read();
    FAIL();
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("no file fits 'none/*.csv'"));
  }
}

}  // namespace
}  // namespace cadre::run
