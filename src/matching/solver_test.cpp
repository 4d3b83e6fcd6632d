#include "matching/solver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matching/test_problems.h"

namespace cadre::matching {
namespace {

using testing::random_problem;
using testing::slow_answer;

constexpr int kKinds = 7, kEach = 60;

/// An answer keeps within hours, needs and limits, and its sums are those of its hours.
void expect_sound(const Problem& p, const Answer& answer) {
  std::vector<double> used(p.groups.size());
  for (std::size_t a = 0; a < p.arcs.size(); ++a) {
    EXPECT_GE(answer.hours[a], 0);
    used[p.arcs[a].group] += answer.hours[a];
  }
  for (std::size_t g = 0; g < used.size(); ++g) EXPECT_LE(used[g], p.groups[g].hours * (1 + 1e-7) + 1e-7);
  const std::vector<double> done = covered(p, answer.hours);
  for (std::size_t n = 0; n < done.size(); ++n) {
    EXPECT_LE(done[n], p.needs[n].hours * (1 + 1e-7) + 1e-7);
    EXPECT_NEAR(answer.unmet[n] + done[n], p.needs[n].hours, 1e-7 * (1 + p.needs[n].hours));
  }
  for (const Limit& l : p.limits) {
    double sum = 0;
    for (const Limit::Term& t : l.terms) sum += t.coefficient * answer.hours[t.arc];
    if (l.sense != Sense::AtLeast) {
      EXPECT_LE(sum, l.rhs + 1e-7) << l.id;
    }
    if (l.sense != Sense::AtMost) {
      EXPECT_GE(sum, l.rhs - 1e-7) << l.id;
    }
  }
}

class RandomProblems : public ::testing::TestWithParam<int> {};

TEST_P(RandomProblems, BothStagesEqualAnIndependentSolver) {
  int infeasible = 0;
  for (std::uint64_t seed = 1; seed <= kEach; ++seed) {
    const Problem p = random_problem(GetParam(), seed);
    Solver solver(p);
    const Answer answer = solver.solve();
    const auto slow = slow_answer(p);
    ASSERT_EQ(slow.has_value(), answer.status == Status::Optimal) << "seed " << seed;
    if (!slow) {
      ++infeasible;
      continue;
    }
    expect_sound(p, answer);
    EXPECT_NEAR(answer.weighted_unmet, slow->weighted_unmet, 1e-6 * std::max(1e-2, slow->weighted_unmet)) << seed;
    EXPECT_NEAR(answer.cost, slow->cost, 1e-6 * std::max(1.0, slow->cost)) << "seed " << seed;
  }
  if (GetParam() == 3 || GetParam() == 5) {
    EXPECT_GT(infeasible, 0) << "some of these should be impossible";
  }
}

TEST_P(RandomProblems, AWarmSolveEqualsAColdOne) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Problem p = random_problem(GetParam(), seed);
    Solver warm(p);
    warm.solve();
    base::RandomStream draw(seed, 77);
    for (int step = 0; step < 4; ++step) {
      for (std::size_t n = 0; n < p.needs.size(); ++n) {
        p.needs[n].hours *= 0.7 + 0.6 * draw.uniform();
        warm.set_need_hours(n, p.needs[n].hours);
      }
      for (std::size_t g = 0; g < p.groups.size(); ++g) {
        p.groups[g].hours *= 0.7 + 0.6 * draw.uniform();
        warm.set_group_hours(g, p.groups[g].hours);
      }
      for (std::size_t l = 0; l < p.limits.size(); ++l) {
        p.limits[l].rhs *= 0.7 + 0.6 * draw.uniform();
        warm.set_limit(l, p.limits[l].rhs);
      }
      Solver cold(p);
      const Answer one = warm.solve(), other = cold.solve();
      ASSERT_EQ(one.status, other.status) << "seed " << seed << " step " << step;
      if (one.status != Status::Optimal) continue;
      EXPECT_NEAR(one.weighted_unmet, other.weighted_unmet, 1e-7 * std::max(1.0, other.weighted_unmet)) << seed;
      EXPECT_NEAR(one.cost, other.cost, 1e-6 * std::max(1.0, other.cost)) << "seed " << seed << " step " << step;
    }
  }
}

class FlowProblems : public ::testing::TestWithParam<int> {};

TEST_P(FlowProblems, FlowAndLinearEnginesAgree) {
  for (std::uint64_t seed = 1; seed <= kEach; ++seed) {
    const Problem p = random_problem(GetParam(), seed);
    Solver flow(p, Engine::Flow), linear(p, Engine::Linear);
    const Answer one = flow.solve(), other = linear.solve();
    EXPECT_EQ(one.engine, Engine::Flow);
    EXPECT_EQ(other.engine, Engine::Linear);
    EXPECT_NEAR(one.weighted_unmet, other.weighted_unmet, 1e-9 * std::max(1.0, one.weighted_unmet) + one.error_bound);
    EXPECT_NEAR(one.cost, other.cost, 1e-6 * std::max(1.0, one.cost)) << "seed " << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, FlowProblems, ::testing::Values(0, 1, 4));

INSTANTIATE_TEST_SUITE_P(Kinds, RandomProblems, ::testing::Range(0, kKinds));

TEST(Solver, AnswersProblemsWithNothingInThem) {
  for (const Engine engine : {Engine::Automatic, Engine::Linear}) {
    Solver none({}, engine);
    EXPECT_EQ(none.solve().weighted_unmet, 0);
    none.prices();
    Solver no_staff({{}, {{"n", 5, 2}}, {}, {}}, engine);
    EXPECT_EQ(no_staff.solve().weighted_unmet, 10);
    EXPECT_EQ(no_staff.prices().needs[0].one_more, 2);
    Solver no_arcs({{{"g", 5, 2}}, {{"n", 5, 2}}, {}, {}}, engine);
    EXPECT_EQ(no_arcs.solve().weighted_unmet, 10);
    EXPECT_EQ(no_arcs.prices().groups[0].one_more, 0);
    Solver idle({{{"g", 5, 2}}, {}, {}, {}}, engine);
    EXPECT_EQ(idle.solve().cost, 0);
  }
}

TEST(Solver, TakesNoHourThatCoversNothingAndCostsSomething) {
  Solver solver({{{"g", 5, 2}}, {{"n", 5, 1}}, {{0, 0, 0, 0}}, {}});
  const Answer answer = solver.solve();
  EXPECT_EQ(answer.engine, Engine::Linear);
  EXPECT_EQ(answer.hours[0], 0);
  EXPECT_EQ(answer.weighted_unmet, 5);
}

TEST(Solver, StageTwoPrefersTheCheaperOfTwoWhoCoverTheSame) {
  const Problem p{{{"dear", 10, 40}, {"cheap", 6, 20}}, {{"n", 10, 1}}, {{0, 0, 1, 0}, {1, 0, 1, 5}}, {}};
  for (const Engine engine : {Engine::Flow, Engine::Linear}) {
    Solver solver(p, engine);
    const Answer answer = solver.solve();
    EXPECT_NEAR(answer.hours[1], 6, 1e-9);
    EXPECT_NEAR(answer.hours[0], 4, 1e-9);
    EXPECT_NEAR(answer.cost, 4 * 40 + 6 * 25, 1e-6);
  }
}

TEST(Solver, AMillionFoldBetweenNumbersIsNoMatter) {
  // A tiny, urgent need beside a huge one: each on its own scale.
  Problem p{{{"few", 1e-3, 30}, {"many", 2e6, 30}},
            {{"tiny", 2e-3, 1000}, {"huge", 3e6, 1}},
            {{0, 0, 1, 0}, {1, 1, 1, 0}, {0, 1, 1, 0}},
            {}};
  for (const Engine engine : {Engine::Flow, Engine::Linear}) {
    Solver solver(p, engine);
    const Answer answer = solver.solve();
    EXPECT_NEAR(answer.unmet[0], 1e-3, 1e-9);
    EXPECT_NEAR(answer.unmet[1], 1e6, 1e-3);
  }
}

TEST(Solver, RefusesWhatIsNoProblem) {
  EXPECT_THROW(Solver({{{"g", -1, 0}}, {}, {}, {}}), std::invalid_argument);
  EXPECT_THROW(Solver({{{"g", 1, 0}}, {{"n", 1, 1}}, {{0, 1, 1, 0}}, {}}), std::invalid_argument);
  EXPECT_THROW(Solver({{{"g", 1, 0}}, {{"n", 1, 1}}, {{0, 0, 1, 0}, {0, 0, 1, 0}}, {}}), std::invalid_argument);
  EXPECT_THROW(Solver({{{"g", 1, 0}}, {{"n", NAN, 1}}, {}, {}}), std::invalid_argument);
  const Problem two{{{"g", 1, 0}, {"h", 1, 0}},
                    {{"n", 1, 1}, {"m", 1, 1}},
                    {{0, 0, 1, 0}, {0, 1, 1, 0}, {1, 0, 1, 0}, {1, 1, 0.5, 0}},
                    {}};
  EXPECT_THROW(Solver(two, Engine::Flow), std::invalid_argument) << "these efficiencies do not factor";
  EXPECT_EQ(Solver(two).engine(), Engine::Linear);
}

}  // namespace
}  // namespace cadre::matching
