#include "economics/analysis.h"

#include <gmock/gmock.h>

#include "economics/economics_tables.h"

namespace cadre::economics {
namespace {

using testing::HasSubstr;

/// The second strategy costs 100 to 300 more (uniform) and gives exactly one effect more.
Model simple() {
  return read_model(
      "[model]\ntitle='t'\nworth=[0,150,200,1000]\n"
      "[[parameter]]\nid='price'\ntitle='p'\nvalue=200\nlow=100\nhigh=300\nshape='uniform'\nmark='assumed'\nsource='x'"
      "\n"
      "[[parameter]]\nid='fte'\ntitle='f'\nvalue=2\nmark='assumed'\nsource='x'\n"
      "[[strategy]]\nid='usual'\ntitle='Usual'\nstart='n'\n[[strategy]]\nid='other'\ntitle='Other'\nstart='m'\n"
      "[[node]]\nid='n'\ntitle='n'\n[[node]]\nid='m'\ntitle='m'\ncost='price'\neffect='1'\n"
      "[budget]\nuptake=['0.5','1']\n[workforce]\nprofession='PT'\nfte='fte'\n",
      "m.toml");
}

TEST(Analysis, AcceptabilityOfAUniformPrice) {
  const Analysis a = analyse(simple(), 20'000, 1);
  ASSERT_EQ(a.acceptable.size(), 4U);
  EXPECT_DOUBLE_EQ(a.acceptable[0][1], 0);
  EXPECT_NEAR(a.acceptable[1][1], 0.25, 0.01);
  EXPECT_NEAR(a.acceptable[2][1], 0.5, 0.01);
  EXPECT_NEAR(a.acceptable[3][1], 1, 1e-9);
  EXPECT_NEAR(a.strategies[1].more_cost.value, 200, 1e-9);
  EXPECT_NEAR(a.strategies[1].more_cost.low, 105, 1);
  EXPECT_NEAR(a.strategies[1].more_cost.high, 295, 1);
  EXPECT_THAT(a.strategies[1].verdict, HasSubstr("200.00 pounds for one more effect"));
}

TEST(Analysis, TornadoBudgetAndStaff) {
  const Analysis a = analyse(simple(), 100, 1);
  ASSERT_EQ(a.swings.size(), 1U);
  EXPECT_DOUBLE_EQ(a.swings[0].at_low, -100);
  EXPECT_DOUBLE_EQ(a.swings[0].at_high, -300);
  ASSERT_EQ(a.budget.size(), 2U);
  EXPECT_DOUBLE_EQ(a.budget[0].more_cost, 100);
  EXPECT_DOUBLE_EQ(a.budget[1].more_cost, 200);
  EXPECT_DOUBLE_EQ(a.workforce->value, 2);
  const Staffed there = staffed(2, {1, 2, 3, 1});
  EXPECT_DOUBLE_EQ(there.probability, 0.5);
  EXPECT_DOUBLE_EQ(there.share, 0.75);
}

TEST(Analysis, SameSeedSameDraws) {
  const Analysis one = analyse(simple(), 1500, 7), two = analyse(simple(), 1500, 7), other = analyse(simple(), 1500, 8);
  EXPECT_EQ(one.more_cost, two.more_cost);
  EXPECT_NE(one.more_cost, other.more_cost);
}

}  // namespace
}  // namespace cadre::economics
