#include "capacity/job_plan.h"

#include <cmath>

namespace cadre::capacity {
namespace {

constexpr double kRounding = 1e-9;  // of decimal hours written as binary fractions

}  // namespace

bool adds_up(const JobPlan& plan, double contracted_hours) {
  return std::abs(plan.total() - contracted_hours) <= kJobPlanTolerance + kRounding;
}

JobPlanCounts& JobPlanCounts::operator+=(const JobPlanCounts& other) {
  staff += other.staff;
  active += other.active;
  linked += other.linked;
  compared += other.compared;
  return *this;
}

int level_of_attainment(const JobPlanCounts& counts, const std::vector<AttainmentRule>& rules) {
  int reached = 0;
  if (counts.staff <= 0) return reached;
  for (const AttainmentRule& rule : rules) {
    const double share = static_cast<double>(counts.*rule.measure) / static_cast<double>(counts.staff);
    if (rule.level != reached + 1 || share < rule.least - kRounding) break;
    reached = rule.level;
  }
  return reached;
}

}  // namespace cadre::capacity
