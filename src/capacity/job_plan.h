#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cadre::capacity {

/// Hours a week of one assignment's job plan, by the four categories of the national guidance on job planning for
/// allied health professions (NHS Improvement, 2019; METHODS 6).
struct JobPlan {
  double clinical = 0;    ///< direct clinical care (DCC): contacts, their administration and travel
  double supporting = 0;  ///< supporting professional activities (SPA)
  double additional = 0;  ///< additional NHS responsibilities (ANR)
  double external = 0;    ///< external duties (ED)

  double total() const { return clinical + supporting + additional + external; }
  /// Share of the planned time that is direct clinical care, in [0, 1]; 0 for an empty plan.
  double clinical_share() const { return total() > 0 ? clinical / total() : 0; }
};

/// Hours a week by which a plan may miss the contract (METHODS 6, time sum rule).
inline constexpr double kJobPlanTolerance = 0.25;

/// Does the plan's time add up to the contract (hours a week)? A plan that does not is not used.
bool adds_up(const JobPlan& plan, double contracted_hours);

/// Assignments of one employer by how far their job planning has come.
struct JobPlanCounts {
  std::int64_t staff = 0;     ///< assignments that should have a plan
  std::int64_t active = 0;    ///< with an active plan whose time adds up
  std::int64_t linked = 0;    ///< of them linked to output
  std::int64_t compared = 0;  ///< of them with delivery compared to demand

  JobPlanCounts& operator+=(const JobPlanCounts& other);
};

/// What a level of attainment asks for (reference/attainment_levels.csv): a share of the staff.
struct AttainmentRule {
  int level = 0;
  std::int64_t JobPlanCounts::*measure = nullptr;
  double least = 0;  ///< in [0, 1]
};

/// Level of attainment in e-job planning, 0 to 4: level n only when levels 1 to n-1 are met too (METHODS 6: 91% active
/// and no link to output is level 1, 89% is level 0). `rules` rise by level from 1 without a gap; a level without a
/// rule is never reached. Nobody to plan for is level 0.
int level_of_attainment(const JobPlanCounts& counts, const std::vector<AttainmentRule>& rules);

}  // namespace cadre::capacity
