#include "economics/cohort.h"

#include <gtest/gtest.h>

#include <cmath>

namespace cadre::economics {
namespace {

/// Two strategies: the usual one and one with `better` as share that stays well each cycle.
Model chain(const std::string& extra = "") {
  return read_model("[model]\ntitle='t'\npatients='100'\ncycles=3\ncycles_per_year=1\ndiscount=0.1\n" + extra +
                        "[[parameter]]\nid='stay'\ntitle='s'\nvalue=0.8\nmark='assumed'\nsource='x'\n"
                        "[[strategy]]\nid='usual'\ntitle='u'\nstart='begin'\n"
                        "[[strategy]]\nid='other'\ntitle='o'\nstart='begin'\ncost='5'\n"
                        "[[node]]\nid='begin'\ntitle='b'\ncost='1'\nto=['well: 1']\n"
                        "[[node]]\nid='well'\ntitle='w'\nkind='state'\neffect='1'\ncost='2'\ncounts=['cycles: 1']\n"
                        "to=['well: stay + 0.1 * other', 'ill: rest']\n"
                        "[[node]]\nid='ill'\ntitle='i'\nkind='state'\ncost='10'\n",
                    "m.toml");
}

Outcome at_values(const Model& model, std::size_t strategy) {
  Draws names;
  for (const double v : stated_values(model, model.strategies.size())) names.push_back({v});
  return run_cohort(model, names, strategy);
}

TEST(Cohort, StatesByHand) {
  const Model model = chain();
  const Outcome usual = at_values(model, 0);
  // well: 100, 80, 64; ill: 0, 20, 36; discounted by 1, 1/1.1, 1/1.21
  EXPECT_NEAR(usual.effect[0], 100 + 80 / 1.1 + 64 / 1.21, 1e-9);
  EXPECT_NEAR(usual.cost[0], 100 + 200 + (160 + 200) / 1.1 + (128 + 360) / 1.21, 1e-9);
  EXPECT_NEAR(usual.counts[0][0], 244, 1e-9);
  const Outcome other = at_values(model, 1);  // 0.9 stay well; 5 pounds a cycle
  EXPECT_NEAR(other.effect[0], 100 + 90 / 1.1 + 81 / 1.21, 1e-9);
  EXPECT_NEAR(other.cost[0] - usual.cost[0],
              5 * (1 + 1 / 1.1 + 1 / 1.21) + (10 * 2 - 10 * 10) / 1.1 + (17 * 2 - 17 * 10) / 1.21, 1e-9);
}

TEST(Cohort, EntryInEveryCycle) {
  const Outcome usual = at_values(chain("entry='every_cycle'\n"), 0);
  EXPECT_NEAR(usual.counts[0][0], 100 + 180 + 244, 1e-9);
}

TEST(Cohort, TreeByHand) {
  const Model model = read_model(
      "[model]\ntitle='t'\npatients='10'\ncycles=1\n"
      "[[parameter]]\nid='p'\ntitle='p'\nvalue=0.3\nmark='assumed'\nsource='x'\n"
      "[[strategy]]\nid='a'\ntitle='a'\nstart='first'\n[[strategy]]\nid='b'\ntitle='b'\nstart='second'\n"
      "[[node]]\nid='second'\ntitle='s'\ncost='7'\ncounts=['visits: 2']\n"
      "[[node]]\nid='first'\ntitle='f'\ncost='1'\nto=['second: p', 'end: rest']\n"
      "[[node]]\nid='end'\ntitle='e'\neffect='1'\n",
      "m.toml");
  EXPECT_NEAR(at_values(model, 0).cost[0], 10 + 21, 1e-9);
  EXPECT_NEAR(at_values(model, 0).effect[0], 7, 1e-9);
  EXPECT_NEAR(at_values(model, 0).counts[0][0], 6, 1e-9);
  EXPECT_NEAR(at_values(model, 1).cost[0], 70, 1e-9);
}

TEST(Cohort, NobodyIsLostAndBrokenSharesAreCounted) {
  const Model model = chain();
  Draws names(model.names(), std::vector<double>(3, 0.0));
  names[0] = {0.8, 1.7, -0.4};  // a share of 1.7 is divided by its sum, one of -0.4 is cut
  const Outcome usual = run_cohort(model, names, 0);
  EXPECT_EQ(usual.mended, 2U);
  EXPECT_NEAR(usual.counts[0][1], 300, 1e-9);
  EXPECT_NEAR(usual.counts[0][2], 100, 1e-9);
}

TEST(Cohort, DrawsDoNotDependOnBlocks) {
  const Model model = read_model(
      "[model]\ntitle='t'\n[[parameter]]\nid='p'\ntitle='p'\nvalue=0.3\nlow=0.1\nhigh=0.6\nmark='assumed'\n"
      "source='x'\n[[quantity]]\nid='q'\ntitle='q'\nformula='2*p'\n",
      "m.toml");
  const Draws all = draw_names(model, 3, 0, 10), later = draw_names(model, 3, 6, 4);
  for (std::size_t d = 0; d < 4; ++d) {
    EXPECT_EQ(all[0][d + 6], later[0][d]);
    EXPECT_EQ(later[1][d], 2 * later[0][d]);
  }
}

}  // namespace
}  // namespace cadre::economics
