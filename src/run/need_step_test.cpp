#include "run/need_step.h"

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

class NeedStep : public testing::Test {
 protected:
  NeedStep() {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
    plan_.dir = dir_;
    plan_.file = dir_ + "/plan.toml";
    plan_.area.kind = plan_file::AreaKind::Named;
    plan_.area.code = "syb";
    plan_.need.on = true;
    plan_.need.lines = "lines.csv";
    plan_.need.years = 2;
  }
  void lines(const std::string& rows) const {
    std::ofstream(dir_ + "/lines.csv")
        << "line,title,method,setting,function,place,professions,quantity,low,high,standard,mark,source\n"
        << rows;
  }
  PlanNeed read() const { return read_plan_need(plan_, base::source_dir() + "/reference").value(); }
  std::string refusal() const {
    try {
      read();
    } catch (const base::InputError& error) {
      return error.what();
    }
    return "nothing was refused";
  }

  std::string dir_ = base::own_temp_dir() + "need_step";
  plan_file::Plan plan_;
};

TEST_F(NeedStep, NothingIsReadWithoutTheSection) {
  plan_.need.on = false;
  EXPECT_FALSE(read_plan_need(plan_, base::source_dir() + "/reference").has_value());
}

TEST_F(NeedStep, LinesBecomeTablesAPageAndAssumptions) {
  lines(
      "a,Clinics,activity,community,TREAT,sheffield,PT,5200,5000,5400,hour,from the plan,our count\n"
      "b,As bought,hours,mental_health,TREAT,sheffield,OT,100,,,,published,contract\n");
  const PlanNeed need = read();
  ASSERT_EQ(need.files.size(), 1U);
  EXPECT_EQ(need.files[0].rows_read, 2U);
  FurtherResults further;
  base::Diagnostics remarks;
  add_need(plan_, need, base::Month(2025, 3), {}, remarks, further);
  ASSERT_EQ(further.tables.size(), 4U);
  EXPECT_EQ(further.tables[0].rows(), 6U);
  ASSERT_EQ(further.pages.size(), 1U);
  EXPECT_EQ(
      publishing::plain_text(further.pages[0].answer.at(0)),
      "In March 2025, 209 hours of clinical care a week are needed (205 to 213), the work of 9 full-time staff, by "
      "2 lines of need.");
  for (const auto& sentence : further.pages[0].answer)
    for (const auto& part : sentence)
      if (!part.figure.empty()) {
        EXPECT_NO_THROW(publishing::parse_figure(part.figure)) << part.figure;
      }
  EXPECT_TRUE(remarks.empty());
  EXPECT_EQ(need_assumptions(need).front().id, "need_lines_a");
  EXPECT_EQ(need_assumptions(need).front().mark, "plan");
}

TEST_F(NeedStep, UnknownCodesAreRefusedWithTheirRow) {
  lines("a,Clinics,hours,comunity,TREET,sheffeld,PT,52,,,,assumed,x\n");
  EXPECT_THAT(refusal(), HasSubstr("lines.csv:2"));
  EXPECT_THAT(refusal(), HasSubstr("Did you mean 'community'?"));
  EXPECT_THAT(refusal(), HasSubstr("Did you mean 'TREAT'?"));
  EXPECT_THAT(refusal(), HasSubstr("Did you mean 'sheffield'?"));
}

TEST_F(NeedStep, SettingsOfTheCapabilityTableAreKnown) {
  std::ofstream(dir_ + "/settings.csv") << "code,name\nprison,Prison\n";
  plan_.capability.settings = "settings.csv";
  lines("a,Clinics,hours,prison,TREAT,sheffield,PT,52,,,,assumed,x\n");
  EXPECT_EQ(read().inputs.lines.size(), 1U);
}

TEST_F(NeedStep, ASectionWithoutLinesIsRemarkedUpon) {
  plan_.need.lines.clear();
  FurtherResults further;
  base::Diagnostics remarks;
  add_need(plan_, read(), base::Month(2025, 3), {}, remarks, further);
  EXPECT_TRUE(further.pages.empty());
  ASSERT_EQ(remarks.size(), 1U);
  EXPECT_THAT(remarks[0].text(), HasSubstr("no lines"));
}

}  // namespace
}  // namespace cadre::run
