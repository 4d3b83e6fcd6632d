#include "planning/priorities.h"

#include <gmock/gmock.h>

#include "base/diagnostics.h"
#include "planning/priority_tables.h"

namespace cadre::planning {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Case {
  std::vector<Criterion> criteria;
  std::vector<Candidate> candidates;
};

Case case_of(const std::string& criteria, const std::string& projects) {
  Case out;
  out.criteria = read_criteria(criteria, "criteria.csv");
  out.candidates = read_candidates(projects, "projects.csv", out.criteria);
  return out;
}

TEST(Priorities, WeightedSum) {  // METHODS 15
  const Case c =
      case_of("criterion,weight,direction\nx,0.5,max\ny,0.3,max\nz,0.2,max\n", "project,x,y,z\nB,0,1,0.5\nA,1,0,1\n");
  const Priorities p = prioritise(c.criteria, c.candidates, {.draws = 10, .scale = {}, .seed = 1, .budget = {}});
  EXPECT_EQ(base::to_csv(priority_scores(c.candidates, p)), "project,score,rank\nA,0.7,1\nB,0.4,2\n");
  EXPECT_EQ(p.scale, Scale::None);
}

TEST(Priorities, ScalesByMinimumAndMaximumAndReversesCost) {
  const Case c = case_of("criterion,weight,direction\ngain,3,max\ncost,1,min\n",
                         "project,gain,cost\nA,10,100\nB,20,300\nC,15,200\n");
  const Priorities p = prioritise(c.criteria, c.candidates, {.draws = 10, .scale = {}, .seed = 1, .budget = {}});
  EXPECT_EQ(p.scale, Scale::MinMax);
  EXPECT_THAT(p.scores, ElementsAre(0.25, 0.75, 0.5));
  EXPECT_THAT(scale_sentence(p), HasSubstr("minimum and maximum"));
}

TEST(Priorities, RankAcceptabilityOfTheExactTest) {  // METHODS 15: 4/9 and 5/9, central w1 7/9 and 5/18
  const Case c = case_of("criterion,weight,direction\nx,,max\ny,,max\n", "project,x,y\nA,0.8,0.2\nB,0.4,0.7\n");
  const Priorities p = prioritise(c.criteria, c.candidates, {.draws = 40'000, .scale = {}, .seed = 5, .budget = {}});
  EXPECT_EQ(p.knowledge, Knowledge::Free);
  EXPECT_NEAR(p.acceptability.share[0][0], 4.0 / 9, 0.006);
  EXPECT_NEAR(p.acceptability.share[1][0], 5.0 / 9, 0.006);
  EXPECT_NEAR(p.acceptability.central[0][0], 7.0 / 9, 0.006);
  EXPECT_NEAR(p.acceptability.central[1][0], 5.0 / 18, 0.006);
  EXPECT_EQ(p.acceptability.confidence[0], 1.0);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_NEAR(p.acceptability.share[i][0] + p.acceptability.share[i][1], 1, 1e-9);
}

TEST(Priorities, TiesShareTheirRanks) {
  const Case c = case_of("criterion,weight,direction\nx,,max\n", "project,x\nA,1\nB,1\nC,0\n");
  const Priorities p = prioritise(c.criteria, c.candidates, {.draws = 100, .scale = {}, .seed = 5, .budget = {}});
  EXPECT_THAT(p.ranks, ElementsAre(1, 1, 3));
  EXPECT_THAT(p.acceptability.share[0], ElementsAre(0.5, 0.5, 0));
  EXPECT_THAT(p.acceptability.share[2], ElementsAre(0, 0, 1));
}

TEST(Priorities, UncertainScoresHaveAConfidence) {
  const Case c = case_of("criterion,weight,direction\nx,1,max\n", "project,x,x_low,x_high\nA,0.5,0.2,0.8\nB,0.5,,\n");
  const Priorities p = prioritise(c.criteria, c.candidates, {.draws = 20'000, .scale = {}, .seed = 5, .budget = {}});
  EXPECT_NEAR(*p.acceptability.confidence[0], 0.5, 0.02);
}

TEST(Priorities, OneFifthUpAndDown) {
  const Case c = case_of("criterion,weight,direction\nx,0.5,max\ny,0.5,max\n", "project,x,y\nA,1,0\nB,0,0.9\n");
  const Priorities p = prioritise(c.criteria, c.candidates, {.draws = 10, .scale = {}, .seed = 1, .budget = {}});
  ASSERT_EQ(p.changes.size(), 4U);
  EXPECT_DOUBLE_EQ(p.changes[0].weight, 0.4);  // x down: A 0.4, B 0.54
  EXPECT_THAT(p.changes[0].ranks, ElementsAre(2, 1));
  EXPECT_THAT(p.changes[1].ranks, ElementsAre(1, 2));
}

TEST(Priorities, BudgetPickEqualsEverySubset) {
  for (std::uint64_t s = 0; s < 200; ++s) {
    base::RandomStream random(3, s);
    const std::size_t n = 1 + random.below(10);
    std::vector<double> scores;
    std::vector<std::optional<double>> costs;
    for (std::size_t i = 0; i < n; ++i) {
      scores.push_back(random.uniform());
      costs.emplace_back(1000.0 * static_cast<double>(random.below(40)));
    }
    if (s % 5 == 0) costs[0].reset();
    const double budget = 1000.0 * static_cast<double>(random.below(120));
    double best = 0;
    for (std::size_t set = 0; set < std::size_t{1} << n; ++set) {
      double cost = 0, score = 0;
      for (std::size_t i = 0; i < n; ++i)
        if (set >> i & 1U) {
          cost += costs[i].value_or(1e9);
          score += scores[i];
        }
      if (cost <= budget) best = std::max(best, score);
    }
    const std::vector<bool> picked = budget_pick(scores, costs, budget);
    double cost = 0, score = 0;
    for (std::size_t i = 0; i < n; ++i)
      if (picked[i]) {
        cost += costs[i].value();
        score += scores[i];
      }
    EXPECT_LE(cost, budget);
    EXPECT_NEAR(score, best, 1e-9);
  }
}

TEST(Priorities, TheDocumentedBudgetBuysAllThree) {
  const auto picked = budget_pick({0.5, 0.4, 0.3}, {10'000.0, 90'000.0, 35'000.0}, 135'000);
  EXPECT_THAT(picked, ElementsAre(true, true, true));
  EXPECT_THAT(budget_pick({0.5, 0.4, 0.3}, {10'000.0, 90'000.0, 35'000.0}, 134'999), ElementsAre(true, true, false));
}

TEST(Priorities, FaultsAreTold) {
  EXPECT_THROW(read_criteria("criterion,weight,direction\nx,1,best\n", "c"), base::InputError);
  EXPECT_THROW(read_criteria("criterion,weight,direction\n", "c"), base::InputError);
  EXPECT_THROW(read_criteria("criterion,weight,direction\nx,1,max\nX,1,max\n", "c"), base::InputError);
  EXPECT_THROW(read_criteria("criterion,weight,direction,low,high\nx,,max,0.8,1\ny,,max,0.5,1\n", "c"),
               base::InputError);
  const auto criteria = read_criteria("criterion,weight,direction\nx,1,max\n", "c");
  EXPECT_THROW(read_candidates("project\nA\n", "p", criteria), base::InputError);
  EXPECT_THROW(read_candidates("project,x\nA,\n", "p", criteria), base::InputError);
  EXPECT_THROW(read_candidates("project,x\nA,1\nA,2\n", "p", criteria), base::InputError);
}

}  // namespace
}  // namespace cadre::planning
