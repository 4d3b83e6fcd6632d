#include "plan_file/plan_sheets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "base/random_stream.h"

namespace cadre::plan_file {
namespace {

using testing::HasSubstr;

const PlanSheet kInputs{"Inputs", {{"What to read"}, {"path", "layout", "month"}, {"data/*", "", "2026-03-01"}}};

std::vector<PlanSheet> with(std::vector<std::vector<std::string>> settings) {
  settings.insert(settings.begin(), {"Section", "Key", "Value"});
  return {{"Settings", std::move(settings)}, kInputs};
}

std::string faults(const std::vector<PlanSheet>& sheets) {
  try {
    parse_plan_sheets(sheets, "p");
  } catch (const base::InputError& error) {
    return error.what();
  }
  return "";
}

TEST(PlanSheets, ReadsEveryKindOfValue) {
  std::vector<PlanSheet> sheets = with({{"plan", "title", "Ours"},
                                        {"", "month", "2026-03"},
                                        {"", "seed", "7"},
                                        {"", "synthetic", "TRUE"},
                                        {},
                                        {"area", "kind", "ICS"},
                                        {"area", "code", "QF7"},
                                        {"area", "include", "02Q; 15N"},
                                        {"capacity", "age_bands", "30, 40; 50"},
                                        {"privacy", "retention_months", ""}});
  sheets.push_back({"Tolerances", {{"Key", "Value"}, {"review_share", "0.2"}}});
  sheets.push_back({"Overrides",
                    {{"name", "table", "where", "field", "value", "reason", "source", "mark", "by", "date"},
                     {"Split", "staff", "employer = RX8; month = 2026-03", "place", "02Q", "why", "rota", "Assumed",
                      "analyst", "2026-11-22"}}});
  sheets.push_back({"Notes of mine", {{"anything"}}});
  const Plan plan = parse_plan_sheets(sheets, "p");
  EXPECT_EQ(plan.file, "p/plan.xlsx");
  EXPECT_EQ(plan.plan.title, "Ours");
  EXPECT_EQ(plan.plan.month, base::Month(2026, 3));
  EXPECT_EQ(plan.plan.seed, 7U);
  EXPECT_TRUE(plan.plan.synthetic);
  EXPECT_EQ(plan.area.kind, AreaKind::Ics);
  EXPECT_EQ(plan.area.include, (std::vector<std::string>{"02Q", "15N"}));
  EXPECT_EQ(plan.capacity.age_bands, (std::vector<std::int64_t>{30, 40, 50}));
  EXPECT_EQ(plan.privacy.retention_months, Privacy{}.retention_months);
  EXPECT_EQ(plan.tolerances.review_share, 0.2);
  ASSERT_EQ(plan.inputs.size(), 1U);
  EXPECT_EQ(plan.inputs[0].month, base::Month(2026, 3));
  EXPECT_EQ(base::cell_name(plan.inputs[0].where), "Inputs!A3");
  ASSERT_EQ(plan.overrides.size(), 1U);
  EXPECT_EQ(plan.overrides[0].where.at("employer"), "RX8");
  EXPECT_EQ(std::get<std::string>(plan.overrides[0].value), "02Q");
  EXPECT_EQ(plan.overrides[0].mark, Mark::Assumed);
}

TEST(PlanSheets, NamesTheCellOfEveryFaultInTheWordsOfPlanToml) {
  const std::string said = faults(with({{"plan", "title", "Ours"},
                                        {"", "seeed", "7"},
                                        {"", "seed", "many"},
                                        {"capacity", "past_age", "90"},
                                        {"capacity", "past_age", "60"},
                                        {"disclosure", "mode", "round6"},
                                        {"capcity", "past_age", "60"},
                                        {"input", "path", "x"},
                                        {"", "", "lost"}}));
  EXPECT_THAT(said, HasSubstr("p/plan.xlsx: Settings!B3: error: unknown key 'seeed' in [plan]. Did you mean 'seed'?"));
  EXPECT_THAT(said, HasSubstr("p/plan.xlsx: Settings!C4: error: seed is text, not a whole number."));
  EXPECT_THAT(said,
              HasSubstr("Settings!C5: error: past_age = 90 is out of range. Write a number between 40 and 75 years."));
  EXPECT_THAT(said, HasSubstr("Settings!B6: error: 'past_age' of [capacity] stands twice. Keep one of the two."));
  EXPECT_THAT(said, HasSubstr("Settings!C7: error: mode = 'round6' is not known. Did you mean 'round5'?"));
  EXPECT_THAT(said, HasSubstr("error: unknown section [capcity]. Did you mean 'capacity'?"));
  EXPECT_THAT(said, HasSubstr("Settings!B9: error: [input] has a sheet of its own. Write it on the sheet Inputs."));
  EXPECT_THAT(said, HasSubstr("Settings!B10: error: a value without a key."));
}

TEST(PlanSheets, TellsWhatIsMissing) {
  EXPECT_THAT(faults(with({{"plan", "title", ""}})),
              HasSubstr("Settings!C2: error: [plan] has no 'title'. Add title ="));
  EXPECT_THAT(faults({kInputs}), HasSubstr("there is no [plan] section"));
  EXPECT_THAT(faults(with({})), HasSubstr("there is no [plan] section"));
  std::vector<PlanSheet> sheets = with({{"plan", "title", "Ours"}});
  sheets[1].name = "Inptus";
  EXPECT_THAT(faults(sheets),
              HasSubstr("p/plan.xlsx: Inptus: error: no plan has a sheet of this name. Did you mean 'Inputs'?"));
  sheets[1] = {"Inputs", {{"path", "layuot"}, {"a", "x"}, {"b", "y", "z"}}};
  const std::string said = faults(sheets);
  EXPECT_THAT(said, HasSubstr("Inputs!B1: error: unknown key 'layuot' in [input]. Did you mean 'layout'?"));
  EXPECT_THAT(said, HasSubstr("Inputs!C3: error: a value without a heading."));
  EXPECT_EQ(said.find("layuot"), said.rfind("layuot"));
  EXPECT_THAT(faults({{"Settings", {{"Key", "Value"}, {"title", "x"}}}, kInputs}), HasSubstr("no heading 'Section'"));
  EXPECT_THAT(faults({{"Inputs", {{"a"}, {"b"}}}}), HasSubstr("Inputs: error: this sheet has no headings of [input]"));
}

/// Whatever stands where, a plan is read or refused with remedies.
TEST(PlanSheets, AnyCellsAreReadOrRefused) {
  base::RandomStream stream(11, 0);
  const std::vector<std::string> words = {"",        "plan",     "title", "Section", "Key",   "Value", "input",
                                          "path",    "x",        "area",  "kind",    "ics",   "1e400", "-3",
                                          "true",    "a = b; c", "=",     ";",       "where", "Low",   "Mode",
                                          "2026-03", "override", "Mark",  "[plan]",  "a.b"};
  const std::vector<std::string> names = {"Settings",    "Inputs", "Overrides", "Tolerances",
                                          "Assumptions", "Notes",  "Plan"};
  for (int trial = 0; trial < 3000; ++trial) {
    std::vector<PlanSheet> sheets;
    for (std::uint64_t s = stream.below(4); s-- > 0;) {
      PlanSheet& sheet = sheets.emplace_back(PlanSheet{names[stream.below(names.size())], {}});
      for (std::uint64_t r = stream.below(7); r-- > 0;) {
        auto& row = sheet.rows.emplace_back();
        for (std::uint64_t c = stream.below(6); c-- > 0;) row.push_back(words[stream.below(words.size())]);
      }
    }
    try {
      parse_plan_sheets(sheets, "p");
    } catch (const base::InputError& error) {
      ASSERT_FALSE(error.diagnostics().empty());
      for (const base::Diagnostic& diagnostic : error.diagnostics()) EXPECT_FALSE(diagnostic.remedy.empty());
    }
  }
}

}  // namespace
}  // namespace cadre::plan_file
