#include "matching/match_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "matching/solver.h"

namespace cadre::matching {
namespace {

using ::testing::HasSubstr;

constexpr const char* kStaff = "staff,hours,cost_per_hour\nOT band 6,10,30\n\"PT, band 5\",5,2.5e1\n";
constexpr const char* kNeeds = "need,hours,priority\nhome,8,2\nclinic,9,1\n";
constexpr const char* kArcs =
    "staff,need,efficiency,extra_cost\nOT band 6,home,1,5\nOT band 6,clinic,0.9,\n\"PT, band 5\",clinic,1,0\n";

Problem read(const std::string& limits, base::Diagnostics& notes) {
  const MatchText text{limits, "limits.csv"};
  return read_match_files({kStaff, "staff.csv"}, {kNeeds, "need.csv"}, {kArcs, "arcs.csv"},
                          limits.empty() ? nullptr : &text, notes);
}

std::string fault_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::InputError& error) {
    std::string out;
    for (const base::Diagnostic& d : error.diagnostics()) out += d.text() + "\n";
    return out;
  }
  return "";
}

TEST(MatchFiles, AreReadAndAnswered) {
  base::Diagnostics notes;
  Solver solver(
      read("limit,staff,need,coefficient,sense,rhs\ncap,OT band 6,home,1,<=,6\ncap,OT band 6,clinic,1,<=,6\n", notes));
  const Answer answer = solver.solve();
  EXPECT_TRUE(notes.empty());
  ASSERT_EQ(answer.status, Status::Optimal);
  EXPECT_NEAR(answer.weighted_unmet, 2 * 2 + 4, 1e-9);
  EXPECT_EQ(assignment_csv(solver.problem(), answer),
            "staff,need,hours,covered\nOT band 6,home,6,6\n\"PT, band 5\",clinic,5,5\n");
  EXPECT_EQ(unmet_csv(solver.problem(), answer), "need,hours,covered,unmet,priority\nhome,8,6,2,2\nclinic,9,5,4,1\n");
  EXPECT_THAT(prices_csv(solver.problem(), solver.prices()),
              HasSubstr("kind,id,price_of_one_more,saving_of_one_less\nstaff,OT band 6,0,0\n"));
  const auto summary = nlohmann::json::parse(summary_json(solver.problem(), answer, 0.25));
  EXPECT_EQ(summary["status"], "optimal");
  EXPECT_EQ(summary["seconds"], 0.25);
  EXPECT_NEAR(summary["priority_weighted_unmet"].get<double>(), 8, 1e-9);
  EXPECT_NEAR(summary["cost"].get<double>(), 6 * 35 + 5 * 25, 1e-6);
}

TEST(MatchFiles, SayWhatIsWrongWhere) {
  base::Diagnostics notes;
  EXPECT_THAT(fault_of([&] {
                read_match_files({"staff,hours,cost_per_hour\nA,x,1\nA,2,1\n", "staff.csv"}, {kNeeds, "need.csv"},
                                 {kArcs, "arcs.csv"}, nullptr, notes);
              }),
              testing::AllOf(HasSubstr("staff.csv:2:2: error: hours = 'x' is no number"),
                             HasSubstr("staff.csv:3:1: error: staff 'A' stands twice")));
  EXPECT_THAT(fault_of([&] {
                read_match_files({kStaff, "staff.csv"}, {kNeeds, "need.csv"},
                                 {"staff,need,efficiency,extra_cost\nOT band 6,hom,1,0\n", "arcs.csv"}, nullptr, notes);
              }),
              HasSubstr("arcs.csv:2:2: error: need 'hom' is not in need.csv"));
  EXPECT_THAT(fault_of([&] {
                read_match_files({kStaff, "staff.csv"}, {kNeeds, "need.csv"},
                                 {std::string(kArcs) + "OT band 6,home,1,5\n", "arcs.csv"}, nullptr, notes);
              }),
              HasSubstr("arcs.csv:5:2: error: the pair 'OT band 6' and 'home' stands twice"));
  EXPECT_THAT(fault_of([&] {
                read("limit,staff,need,coefficient,sense,rhs\ncap,OT band 6,home,1,<=,6\ncap,OT band 6,clinic,1,>=,7\n",
                     notes);
              }),
              testing::AllOf(HasSubstr("limits.csv:3:5: error: limit 'cap' says >= here and <= before"),
                             HasSubstr("limits.csv:3:6")));
  EXPECT_THAT(fault_of([&] {
                read_match_files({"staff,hours\nA,1\n", "staff.csv"}, {kNeeds, "need.csv"}, {kArcs, "arcs.csv"},
                                 nullptr, notes);
              }),
              HasSubstr("the headings have no 'cost_per_hour'"));
}

TEST(MatchFiles, APairWithoutAnArcCountsNothingAndIsSaid) {
  base::Diagnostics notes;
  const Problem p = read(
      "limit,staff,need,coefficient,sense,rhs\ncap,OT band 6,home,1,<=,6\ncap,\"PT, band 5\",home,1,<=,6\n", notes);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_THAT(
      notes[0].text(),
      HasSubstr("limits.csv:3:3: warning: 'PT, band 5' has no arc to 'home': in limit 'cap' the pair counts 0"));
  EXPECT_EQ(p.limits[0].terms.size(), 1U);
}

TEST(MatchFiles, AConflictIsNamedInTheSummary) {
  base::Diagnostics notes;
  Solver solver(
      read("limit,staff,need,coefficient,sense,rhs\nleast,OT band 6,home,1,>=,7\nmost,OT band 6,home,1,<=,6\n", notes));
  const Answer answer = solver.solve();
  const auto summary = nlohmann::json::parse(summary_json(solver.problem(), answer, 0));
  EXPECT_EQ(summary["status"], "infeasible");
  EXPECT_TRUE(summary["cost"].is_null());
  ASSERT_EQ(summary["conflict"].size(), 2U);
  EXPECT_EQ(summary["conflict"][0]["id"], "least");
  EXPECT_EQ(unmet_csv(solver.problem(), answer), "need,hours,covered,unmet,priority\n");
}

}  // namespace
}  // namespace cadre::matching
