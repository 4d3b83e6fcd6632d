#include "run/capability_step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/source_dir.h"
#include "base/test_data.h"
#include "intake/test_workbook.h"

namespace cadre::run {
namespace {

using testing::HasSubstr;

class CapabilityStep : public testing::Test {
 protected:
  CapabilityStep() {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
    plan_.dir = dir_;
    plan_.file = dir_ + "/plan.toml";
    plan_.capability.on = true;
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(dir_ + "/" + name) << text; }
  PlanCapability read() const { return read_plan_capability(plan_, base::source_dir() + "/reference").value(); }
  FurtherResults results() const {
    FurtherResults further;
    add_capability(read(), base::Month(2025, 3), nullptr, publishing::Labels::load(base::source_dir() + "/reference"),
                   further);
    return further;
  }
  static std::size_t blocked(const FurtherResults& results) {
    std::size_t count = 0;
    for (const base::Table& table : results.tables)
      if (table.spec().name == "capability_matrix")
        for (std::size_t row = 0; row < table.rows(); ++row) count += table.text_at(row, "state") == "blocked" ? 1 : 0;
    return count;
  }

  std::string dir_ = base::own_temp_dir() + "capability_step";
  plan_file::Plan plan_;
};

TEST_F(CapabilityStep, AnEmptySectionGivesTheMatrixOf2019) {
  EXPECT_EQ(blocked(results()), 6U);
  plan_.capability.on = false;
  EXPECT_FALSE(read_plan_capability(plan_, base::source_dir() + "/reference").has_value());
}

TEST_F(CapabilityStep, OneRowOfLawOrOneLiftedBarrierChangesTheTables) {
  write(
      "law.csv",
      "law,profession,power,from,status,mark,source\nOT_PRESCRIBING,OT,PRESCRIBING,2025-01,in_force,from the plan,x\n");
  plan_.capability.law = "law.csv";
  EXPECT_EQ(blocked(results()), 4U);
  plan_.capability.lifted = {"S12"};
  EXPECT_EQ(blocked(results()), 1U);
  plan_.capability.lifted = {"S13"};
  EXPECT_THROW(read(), base::InputError);
}

// As LibreOffice leaves it: numbers as numbers, renamed sheets, a further column, a heading typed over.
TEST_F(CapabilityStep, ASurveyThatWentThroughLibreOffice) {
  using namespace intake::testing_workbook;
  std::filesystem::create_directories(dir_ + "/surveys");
  ASSERT_TRUE(write_test_workbook(
      dir_ + "/surveys/a.xlsx",
      {{"Hinweise", {{"Capability survey"}, {"Fill in"}}, {}},
       {"Blatt 2",
        {{"Capability survey"},
         {},
         {"Row", "Person or team", "People", "Profession", "Role level", "Place", "FALLS: Falls", "Our own", "PAINN"},
         {"Example", "team", "#6", "Physiotherapist", "registered", "", "#1", "", "#1"},
         {"#1", "person", "", "Physiotherapist", "registered", "Sheffield", "#3", "x", "#2"},
         {"#2", "person", "", "Physiotherapist", "registered", "Sheffield", "#1", "", ""},
         {"#3", "", "", "", "", "", "", "", ""}},
        {}}}));
  plan_.capability.surveys = {"surveys/*.xlsx"};
  const PlanCapability read_back = read();
  EXPECT_EQ(read_back.answers.size(), 2U);
  const capability::Ability able =
      read_back.model(base::Month(2025, 3)).ability("PT", "registered", "community", "ASSESS", "FALLS", "sheffield");
  EXPECT_DOUBLE_EQ(able.trained, 0.5);
  EXPECT_THAT(able.basis, HasSubstr("survey, 1 of 2 people"));
  std::string notes;
  for (const auto& note : read_back.notes) notes += note.text() + "\n";
  EXPECT_THAT(notes, HasSubstr("surveys/a.xlsx: Blatt 2!I3: warning: this heading is no code of a competency"));
  EXPECT_THAT(notes, HasSubstr("Write 'PAIN' if you mean that competency"));
}

TEST_F(CapabilityStep, ReadinessBecomesAPage) {
  write("r.csv",
        "Team,Profession,Domain,Score\nStroke,OT,USP,3\nStroke,OT,EXTEND,1\nStroke,OT,ENHANCE,2\nStroke,OT,SHARED,2\n");
  plan_.capability.readiness = "r.csv";
  const FurtherResults further = results();
  ASSERT_EQ(further.pages.size(), 2U);
  EXPECT_EQ(further.pages[1].page, "readiness");
  EXPECT_THAT(publishing::plain_text(further.pages[1].answer.front()),
              HasSubstr("Extending skills and knowledge, with 1.0 of 4"));
}

}  // namespace
}  // namespace cadre::run
