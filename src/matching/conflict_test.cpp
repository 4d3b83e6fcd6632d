#include "matching/conflict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matching/solver.h"
#include "matching/test_problems.h"

namespace cadre::matching {
namespace {

using testing::random_problem;
using testing::slow_answer;

/// The problem with nothing but the named limits, hours and sizes in force.
Problem only(const Problem& p, const Answer& answer, int left_out) {
  Problem out = p;
  int member = 0;
  const auto kept = [&](const std::vector<std::uint32_t>& list, std::uint32_t index) {
    for (const std::uint32_t i : list)
      if (i == index) return member++ != left_out;
    return false;
  };
  out.limits.clear();
  for (std::uint32_t l = 0; l < p.limits.size(); ++l)
    if (kept(answer.conflict, l)) out.limits.push_back(p.limits[l]);
  for (std::uint32_t g = 0; g < p.groups.size(); ++g)
    if (!kept(answer.short_groups, g)) out.groups[g].hours = 1e6;
  for (std::uint32_t n = 0; n < p.needs.size(); ++n)
    if (!kept(answer.full_needs, n)) out.needs[n].hours = 1e6;
  return out;
}

TEST(Conflict, NamesTheHoursAndTheMinimumThatTheyCannotMeet) {
  const Problem p{{{"g", 3, 10}, {"h", 9, 10}},
                  {{"n", 8, 1}, {"m", 8, 1}},
                  {{0, 0, 1, 0}, {1, 1, 1, 0}},
                  {{"least n", Sense::AtLeast, 5, {{0, 1}}}, {"least m", Sense::AtLeast, 5, {{1, 1}}}}};
  Solver solver(p);
  const Answer answer = solver.solve();
  ASSERT_EQ(answer.status, Status::Infeasible);
  EXPECT_THAT(answer.conflict, ::testing::ElementsAre(0));
  EXPECT_THAT(answer.short_groups, ::testing::ElementsAre(0));
  EXPECT_THAT(answer.full_needs, ::testing::IsEmpty());
}

TEST(Conflict, ALimitWithoutAnyArcStandsAlone) {
  Solver solver({{{"g", 3, 10}}, {{"n", 8, 1}}, {{0, 0, 1, 0}}, {{"never", Sense::AtLeast, 1, {}}}});
  const Answer answer = solver.solve();
  ASSERT_EQ(answer.status, Status::Infeasible);
  EXPECT_THAT(answer.conflict, ::testing::ElementsAre(0));
}

TEST(Conflict, IsASmallestSetOnRandomProblems) {
  int seen = 0;
  for (const int kind : {3, 5})
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
      const Problem p = random_problem(kind, seed);
      Solver solver(p);
      const Answer answer = solver.solve();
      if (answer.status == Status::Optimal) continue;
      ++seen;
      const auto members =
          static_cast<int>(answer.conflict.size() + answer.short_groups.size() + answer.full_needs.size());
      EXPECT_FALSE(slow_answer(only(p, answer, -1), false)) << "they can hold together, seed " << seed;
      for (int leave = 0; leave < members; ++leave)
        EXPECT_TRUE(slow_answer(only(p, answer, leave), false)) << "member " << leave << " is idle, seed " << seed;
    }
  EXPECT_GT(seen, 10);
}

}  // namespace
}  // namespace cadre::matching
