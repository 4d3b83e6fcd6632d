#include "capability/capability_model.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "capability/test_inputs.h"

namespace cadre::capability {
namespace {

using testing_inputs::shared;
using testing_inputs::shipped;
using testing_inputs::with_plan;

CapabilityModel model(base::Month month = base::Month(2025, 3), Inputs inputs = shipped()) {
  return CapabilityModel(shared(std::move(inputs)), month);
}

std::map<AbilityState, int> states(const CapabilityModel& model) {
  std::map<AbilityState, int> out;
  for (const MatrixInput& row : model.entries().first(model.first_of_roles())) ++out[model.state_of(row)];
  return out;
}

bool is_legal(const CapabilityModel& model, const std::string& barrier) {
  for (const Barrier& row : model.barriers())
    if (row.code == barrier) return row.type == BarrierType::Legal;
  return false;
}

// METHODS 4, the test set matrix_legal_check.csv.
TEST(CapabilityModel, TheLawTodayAndIn2019) {
  const CapabilityModel today = model();
  int legal = 0;
  for (const MatrixInput& row : today.entries().first(today.first_of_roles()))
    legal += is_legal(today, today.law_of(row.profession, row.competency).barrier) ? 1 : 0;
  EXPECT_EQ(legal, 14);
  EXPECT_EQ(states(today)[AbilityState::Blocked], 6);
  EXPECT_EQ(states(today.at(base::Month(2019, 3)))[AbilityState::Blocked], 8);
  EXPECT_EQ(states(today)[AbilityState::LocalPermission], 3);
  EXPECT_EQ(states(today)[AbilityState::Future], 3);  // 4 future rows, one of them blocked
}

// METHODS 20, from matrix_coverage.csv.
TEST(CapabilityModel, SeventyTwoCellsOfWhichThirtyFourAreCovered) {
  std::map<std::string, std::set<std::string>> cells;
  std::size_t covered = 0;
  const CapabilityModel today = model();
  for (const MatrixInput& row : today.entries().first(today.first_of_roles()))
    if (!row.setting.empty()) cells[row.profession].insert(row.setting + row.function);
  for (const auto& [profession, mine] : cells) covered += mine.size();
  EXPECT_EQ(covered, 34U);
  const std::map<std::string, std::size_t> expected = {{"OT", 6},  {"PT", 6},    {"SLT", 6},   {"PARA", 6},
                                                       {"ART", 3}, {"MUSIC", 3}, {"DRAMA", 3}, {"DIET", 1}};
  for (const auto& [profession, count] : expected) EXPECT_EQ(cells[profession].size(), count) << profession;
}

TEST(CapabilityModel, AbilityNeedsMatrixLawAndTraining) {
  const CapabilityModel today = model();
  const Ability blocked = today.ability("OT", "advanced", "primary_care", "TREAT", "PRESCRIBE", "");
  EXPECT_EQ(blocked.state, AbilityState::Blocked);
  EXPECT_EQ(blocked.barrier, "PRESCRIBING");
  const Ability lawful = today.ability("PT", "advanced", "primary_care", "TREAT", "PRESCRIBE", "Sheffield");
  EXPECT_EQ(lawful.state, AbilityState::Lawful);
  EXPECT_DOUBLE_EQ(lawful.trained, 0.35);
  EXPECT_LT(lawful.trained_low, lawful.trained);
  EXPECT_LT(lawful.trained_high, 1);
  EXPECT_NE(lawful.basis.find("since 2013"), std::string::npos) << lawful.basis;
  EXPECT_NE(lawful.basis.find("assumed"), std::string::npos) << lawful.basis;
  // Paramedics prescribe as advanced practitioners only; support staff hold no entry.
  EXPECT_EQ(today.ability("PARA", "advanced", "primary_care", "ASSESS", "PRESCRIBE_SSRI", "").state,
            AbilityState::Lawful);
  EXPECT_EQ(today.ability("PARA", "registered", "primary_care", "ASSESS", "PRESCRIBE_SSRI", "").state,
            AbilityState::Blocked);
  EXPECT_EQ(today.ability("OT", "support", "primary_care", "TREAT", "FALLS", "").state, AbilityState::NotInMatrix);
  EXPECT_EQ(today.ability("DIET", "registered", "primary_care", "TREAT", "FALLS", "").state, AbilityState::NotInMatrix);
  EXPECT_EQ(today.ability("OT", "", "primary_care", "ONWARD", "DEM_CT", "").state, AbilityState::LocalPermission);
  EXPECT_EQ(today.with_lifted("IMAGING").ability("OT", "", "primary_care", "ONWARD", "DEM_CT", "").state,
            AbilityState::Lawful);
  // A setting of care stands for several settings of the matrix.
  EXPECT_EQ(today.ability("DRAMA", "", "community", "ASSESS", "OA_REHAB", "").state, AbilityState::Lawful);
  EXPECT_EQ(today.ability("DRAMA", "", "mental_health", "ASSESS", "OA_REHAB", "").state, AbilityState::NotInMatrix);
}

TEST(CapabilityModel, BarriersFall) {
  const CapabilityModel today = model();
  EXPECT_EQ(states(today.with_lifted("S12"))[AbilityState::Blocked], 3);
  EXPECT_EQ(states(today.with_lifted("PRESCRIBING"))[AbilityState::Blocked], 4);
  // One proposed row alone, for one profession.
  EXPECT_EQ(states(today.with_lifted("OT_PRESCRIBING"))[AbilityState::Blocked], 4);
  EXPECT_EQ(states(today.with_lifted("SLT_PRESCRIBING"))[AbilityState::Blocked], 6);
  // What was meant to come comes when its barrier falls.
  EXPECT_EQ(today.ability("PARA", "registered", "community", "ASSESS", "CC", "").state, AbilityState::Future);
  EXPECT_EQ(today.with_lifted("CARE_COORD").ability("PARA", "registered", "community", "ASSESS", "CC", "").state,
            AbilityState::Lawful);
  // Training barriers change the share that is trained.
  const Ability before = today.ability("SLT", "registered", "primary_care", "ASSESS", "SPEC_DX", "");
  const Ability after =
      today.with_lifted("SPEC_ASSESS").ability("SLT", "registered", "primary_care", "ASSESS", "SPEC_DX", "");
  EXPECT_DOUBLE_EQ(before.trained, 0.25);
  EXPECT_DOUBLE_EQ(after.trained, 0.6);
}

TEST(CapabilityModel, OneRowOfLawInAPlanChangesTheAnswer) {
  const Inputs inputs = with_plan("law",
                                  "law,profession,power,from,status,mark,source\n"
                                  "OT_PRESCRIBING,OT,PRESCRIBING,2025-01-01,in_force,from the plan,a wish\n");
  EXPECT_EQ(states(model(base::Month(2025, 3), inputs))[AbilityState::Blocked], 4);
  EXPECT_EQ(states(model(base::Month(2024, 12), inputs))[AbilityState::Blocked], 6);
  const Inputs repealed = with_plan("law",
                                    "law,profession,power,from,to,status,mark,source\n"
                                    "PT_FIT_NOTE,PT,FIT_NOTE,2022-07-01,2024-12-31,in_force,from the plan,a wish\n");
  EXPECT_EQ(states(model(base::Month(2025, 3), repealed))[AbilityState::Blocked], 7);
}

TEST(CapabilityModel, CompetenciesRestOnOthers) {
  Inputs inputs = with_plan("competencies",
                            "competency,name,requires,mark,source\nREVIEW,Medication review,PRESCRIBE,assumed,me\n");
  inputs = with_plan("matrix",
                     "setting,function,profession,competency,status,mark,source\n"
                     "community,TREAT,OT,REVIEW,now,assumed,me\ncommunity,TREAT,PT,REVIEW,now,assumed,me\n",
                     inputs);
  const CapabilityModel today = model(base::Month(2025, 3), inputs);
  EXPECT_EQ(today.ability("OT", "", "community", "TREAT", "REVIEW", "").state, AbilityState::Blocked);
  const Ability review = today.ability("PT", "registered", "community", "TREAT", "REVIEW", "");
  EXPECT_EQ(review.state, AbilityState::Lawful);
  EXPECT_DOUBLE_EQ(review.trained, 0.05);
}

TEST(CapabilityModel, WhatASurveyFoundReplacesTheAssumption) {
  const std::vector<FoundShare> found = {{"OT", "FALLS", "", 10, 8, {0.8, 0.49, 0.94}, "survey"},
                                         {"OT", "FALLS", "Sheffield", 4, 4, {1, 0.51, 1}, "survey"}};
  const CapabilityModel today(shared(shipped()), base::Month(2025, 3), {}, found);
  EXPECT_DOUBLE_EQ(today.ability("OT", "registered", "primary_care", "TREAT", "FALLS", "Sheffield").trained, 1);
  EXPECT_DOUBLE_EQ(today.ability("OT", "registered", "primary_care", "TREAT", "FALLS", "Barnsley").trained, 0.8);
  EXPECT_DOUBLE_EQ(today.ability("PARA", "registered", "primary_care", "TREAT", "FALLS", "Sheffield").trained, 0.6);
}

TEST(CapabilityModel, WorkThatIsNotSplit) {
  const CapabilityModel today = model();
  EXPECT_EQ(today.ability("DRAD", "registered", "diagnostics", "ASSESS", "all", "").state, AbilityState::Lawful);
  EXPECT_EQ(today.ability("POD", "registered", "community", "TREAT", "all", "").state, AbilityState::Lawful);
  EXPECT_EQ(today.ability("DIET", "registered", "primary_care", "ONWARD", "all", "").state, AbilityState::NotInMatrix);
  const Ability support = today.ability("OT", "support", "primary_care", "TREAT", "all", "");
  EXPECT_EQ(support.state, AbilityState::Lawful);
  EXPECT_GT(support.trained, 0);
  EXPECT_LT(support.trained_high, 1);
}

TEST(CapabilityModel, NewRolesReachAcuteAndUnscheduledCare) {
  const CapabilityModel today = model();
  EXPECT_EQ(today.competencies("acute_specialist", "TREAT"), (std::vector<std::string>{"CC", "AC_RC"}));
  EXPECT_EQ(today.competencies("ambulance", "ASSESS"), (std::vector<std::string>{"RISK_MGT", "ORGANIC"}));
  EXPECT_EQ(today.competencies("primary_care", "TREAT").size(), 22U);
  EXPECT_EQ(today.ability("OT", "", "acute_specialist", "TREAT", "AC_RC", "").state, AbilityState::Future);
  EXPECT_EQ(today.ability("PT", "", "acute_specialist", "TREAT", "AC_RC", "").state, AbilityState::Blocked);
}

}  // namespace
}  // namespace cadre::capability
