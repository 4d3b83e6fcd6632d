// What reference/supply says, held against the domain's facts (METHODS 10, 11) and run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "supply/check_model.h"
#include "supply/engine.h"
#include "supply/stage_chain.h"
#include "supply/test_inputs.h"

namespace cadre::supply {
namespace {

/// Months of a route for a profession, and the share of those who start that finishes.
std::pair<int, double> length_and_share(const Inputs& in, const char* route, const char* profession) {
  base::Diagnostics faults;
  int months = 0;
  double share = 1;
  for (const StageRows& rows : stage_chain(in, route, profession, faults)) {
    months += rows.front()->months;
    share *= 1 - rows.front()->attrition;
  }
  EXPECT_TRUE(faults.empty());
  return {months, share};
}

TEST(ShippedInputs, FitTogether) {
  const Inputs in = shipped_inputs();
  EXPECT_TRUE(check_inputs(in).empty()) << text_of(check_inputs(in));
  std::set<std::string> routes;
  for (const RouteInput& row : in.routes) routes.insert(row.route);
  EXPECT_THAT(routes, testing::UnorderedElementsAre("undergraduate", "masters", "degree_apprenticeship",
                                                    "assistant_practitioner", "return_to_practice", "international",
                                                    "advanced_practice"));
}

TEST(ShippedInputs, RoutesTakeTheMonthsAndLoseTheSharesOfTheEvidence) {
  const Inputs in = shipped_inputs();
  constexpr double kRegister = 0.98;
  const auto [undergraduate, finish] = length_and_share(in, "undergraduate", "PT");
  EXPECT_EQ(undergraduate, 36);
  EXPECT_NEAR(finish, 0.85 * kRegister, 5e-4);
  EXPECT_NEAR(length_and_share(in, "undergraduate", "TRAD").second, (1 - 0.2452) * kRegister, 5e-4);
  EXPECT_NEAR(length_and_share(in, "undergraduate", "DRAD").second, (1 - 0.1486) * kRegister, 5e-4);
  EXPECT_EQ(length_and_share(in, "masters", "PT").first, 24);
  EXPECT_EQ(length_and_share(in, "degree_apprenticeship", "PT").first, 48);
  EXPECT_EQ(length_and_share(in, "assistant_practitioner", "PT").first, 24);
  EXPECT_NEAR(length_and_share(in, "assistant_practitioner", "PT").second, 0.9, 5e-4);
  EXPECT_EQ(length_and_share(in, "return_to_practice", "PT").first, 5);
  EXPECT_NEAR(length_and_share(in, "return_to_practice", "PT").second, 0.91, 5e-4);
  EXPECT_NEAR(length_and_share(in, "international", "PT").second, 0.95, 5e-4);
  EXPECT_EQ(length_and_share(in, "advanced_practice", "PT").first, 36);
}

TEST(ShippedInputs, MakeASoundModelThatAboutKeepsItsNumber) {
  const Model m = compile(shipped_inputs(), small_stock(), 180, {"base", "Base", {}}).model;
  EXPECT_TRUE(check(m).empty()) << text_of(check(m));
  const ExpectedRecord e = expect(m);
  double opening = 0, end = 0;
  for (std::size_t g = 0; g < m.groups(); ++g) {
    opening += e.people_of(g, 0)[0];
    end += e.people_of(g, 180)[0];
  }
  EXPECT_DOUBLE_EQ(opening, 160);
  EXPECT_GT(end, 100);
  EXPECT_LT(end, 260);
}

TEST(ShippedInputs, TheMinimumPensionAgeRisesInApril2028) {
  const Model m = compile(shipped_inputs(), small_stock(), 180, {"base", "Base", {}}).model;
  const int april = base::Month(2028, 4).ordinal() - base::Month(2025, 4).ordinal();
  for (const RateRow& row : m.rates[0].rows)
    if (row.risk == Risk::Retire && row.age_from <= 55 && 55 <= row.age_to) {
      EXPECT_GT(row.yearly.at(april - 1), 4 * row.yearly.at(april));
    }
}

}  // namespace
}  // namespace cadre::supply
