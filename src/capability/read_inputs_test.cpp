#include "capability/read_inputs.h"

#include <gtest/gtest.h>

#include "base/csv_text.h"
#include "capability/test_inputs.h"

namespace cadre::capability {
namespace {

using testing_inputs::shipped;
using testing_inputs::with_plan;

std::string faults_of(const std::string& key, const std::string& text) {
  try {
    std::string out;
    for (const auto& fault : check_inputs(with_plan(key, text))) out += fault.text() + "\n";
    return out;
  } catch (const base::InputError& error) {
    std::string out;
    for (const auto& fault : error.diagnostics()) out += fault.text() + "\n";
    return out;
  }
}

void expect_told(const std::string& key, const std::string& text, const std::string& words) {
  const std::string found = faults_of(key, text);
  EXPECT_NE(found.find(words), std::string::npos) << "wanted: " << words << "\nfound: " << found;
  EXPECT_NE(found.find("plan/" + key + ".csv"), std::string::npos) << found;
}

TEST(CapabilityInputs, ShippedTablesFitTogether) {
  EXPECT_TRUE(check_inputs(shipped()).empty());
  EXPECT_EQ(shipped().matrix.size(), 110U);
  EXPECT_EQ(shipped().readiness.size(), 4U);
  EXPECT_EQ(shipped().support.size(), 17U);
  EXPECT_EQ(shipped().benefits.size(), 12U);
}

TEST(CapabilityInputs, SettingsAgreeWithTheColumnOfSettingsOfCare) {
  const auto rows = base::read_small_csv(base::source_dir() + "/reference/settings.csv");
  for (const auto& row : rows.rows)
    for (const SettingInput& setting : shipped().settings) {
      if (setting.part != "matrix 2019") continue;
      const std::vector<std::string> words = words_of(row[3]);
      bool named = false;
      for (const std::string& word : words) {
        std::string low = word;
        for (char& c : low) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        std::string name = setting.name;
        for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        named = named || low == name;
      }
      const bool mapped =
          std::find(setting.care_settings.begin(), setting.care_settings.end(), row[0]) != setting.care_settings.end();
      EXPECT_EQ(named, mapped) << row[0] << " " << setting.setting;
    }
}

TEST(CapabilityInputs, RowsOfAPlanReplaceThoseWithTheSameKeyAtTheirPlace) {
  const Inputs inputs = with_plan("law",
                                  "law,profession,power,from,status,mark,source\n"
                                  "OT_PRESCRIBING,OT,PRESCRIBING,2027-01,in_force,from the plan,a wish\n"
                                  "NEW,SLT,PRESCRIBE,2028,in_force,from the plan,a wish\n");
  EXPECT_EQ(inputs.law.size(), shipped().law.size() + 1);
  for (const LawInput& row : inputs.law) {
    if (row.law == "OT_PRESCRIBING") {
      EXPECT_TRUE(row.given.own);
      EXPECT_EQ(row.from, base::Month(2027, 1));
    }
  }
  EXPECT_TRUE(check_inputs(inputs).empty());
}

TEST(CapabilityInputs, FaultsAreReadAloud) {
  expect_told("matrix",
              "setting,function,profession,competency,status,mark,source\n"
              "PRIMARY_CARE,ASSESS,OTT,FALLS,now,assumed,me\n",
              "plan/matrix.csv:2: error: there is no profession or colleague 'OTT'. The nearest is 'OT'");
  expect_told("competencies",
              "competency,name,requires,mark,source\nA,A,B,assumed,me\nB,B,C,assumed,me\nC,C,A,assumed,me\n",
              "competency 'A' requires others that in the end require each other in a loop");
  expect_told("matrix",
              "setting,function,profession,competency,status,mark,source\n"
              "PRIMARY_CARE,ASSESS,OT,FALLS,now,assumed,me\nPRIMARY_CARE,ASSESS,OT,FALLS,future,assumed,me\n",
              "plan/matrix.csv:3:4: error: this row has the same key as line 2. Keep one of the two");
  expect_told("law", "law,profession,power,from,status,mark,source\nX,OT,S12,2022-13,in_force,assumed,me\n",
              "'2022-13' is no date. Write it like 2022-07-01, 2022-07 or 2022");
  expect_told("law", "law,profession,power,from,to,status,mark,source\nX,OT,S12,2023,2022,in_force,assumed,me\n",
              "ends before it begins");
  expect_told("law", "law,profession,power,from,status,mark,source\nX,OT,SPEC_ASSESS,2023,in_force,assumed,me\n",
              "is no matter of law but of training");
  expect_told("trained", "profession,share,low,high,mark,source\nOT,1,1,1,assumed,me\n", "out of range");
  expect_told("trained", "profession,share,low,high,mark,source\nOT,0.5,0.5,0.5,assumed,me\n",
              "a share without a survey is no certainty");
  expect_told("settings", "setting,name,care_settings,mark,source\nX,X,comunity,assumed,me\n",
              "there is no setting of care 'comunity'. The nearest is 'community'");
  expect_told("colleagues", "colleague,name,mark,source\nOT,Own therapist,assumed,me\n",
              "'OT' is a profession or stands twice");
  EXPECT_NE(check_inputs(shipped(), {"PRESCRIBNG"}, "plan.toml").front().text().find("PRESCRIBNG"), std::string::npos);
}

}  // namespace
}  // namespace cadre::capability
