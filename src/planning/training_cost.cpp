#include "planning/training_cost.h"

#include <algorithm>
#include <numeric>

namespace cadre::planning {

Updating updating_of(double years_away) {
  constexpr double kHours = 7;
  Updating out;
  out.days = years_away < 2 ? 0 : years_away < 5 ? 30 : 60;
  out.hours = out.days * kHours;
  out.private_study_at_most = out.hours / 2;
  return out;
}

ReturnCohort return_cohort(double people, double cost_each, double share_employed) {
  ReturnCohort out;
  out.employed = people * share_employed;
  out.cost = people * cost_each;
  out.cost_per_employed = out.employed > 0 ? out.cost / out.employed : 0;
  return out;
}

double levy_of(double pay_bill, double allowance) { return std::max(0.0, pay_bill * kLevyRate - allowance); }

const std::vector<LevyRules>& levy_rules() {
  static const std::vector<LevyRules> kRules = {
      {base::Month(2019, 4), 0.10, 24, 0.05, 0, 0, "published", "apprenticeship funding rules from April 2019"},
      {base::Month(2026, 1), 0.10, 24, 0.05, 21, 24, "published",
       "level 7 funded from 16 to 21, under 25 with care or plan"},
      {base::Month(2026, 8), 0.0, 12, 0.25, 21, 24, "published",
       "no top-up, twelve months, co-investment of a quarter"},
  };
  return kRules;
}

const LevyRules& levy_rules_at(base::Month month) {
  const LevyRules* out = &levy_rules().front();
  for (const LevyRules& rules : levy_rules())
    if (rules.from <= month) out = &rules;
  return *out;
}

double employer_share_of_training(base::Month start, const Learner& learner, bool levy_left) {
  const LevyRules& rules = levy_rules_at(start);
  const int oldest = learner.care_leaver_or_plan ? rules.level_7_oldest_care : rules.level_7_oldest;
  if (learner.level >= 7 && oldest > 0 && learner.age > oldest) return 1;
  return levy_left ? 0 : rules.co_investment;
}

PlaceCost place_cost(const Place& place) {
  PlaceCost out;
  out.training = place.training;
  out.study = place.salary * place.years * place.off_the_job;
  out.backfill = place.backfill_salary * place.years * place.off_the_job * place.backfill_share;
  out.mentor = place.mentor_hours_a_week * place.mentor_hourly * place.weeks_a_year * place.years;
  return out;
}

const std::vector<PlacementHours>& placement_hours() {
  static const std::vector<PlacementHours> kHours = {
      {"OT", 1000, "programme", "published", "standards of the profession"},
      {"PT", 1000, "programme", "published", "standards of the profession"},
      {"SLT", 525, "programme", "published", "one university"},
      {"PARA", 750, "year", "published", "one university"},
  };
  return kHours;
}

double placement_tariff(double weeks, double pounds_a_week) { return weeks * pounds_a_week; }

Readiness readiness_of(const std::vector<double>& scores, double threshold) {
  Readiness out;
  if (scores.empty()) return out;
  const auto lowest = std::min_element(scores.begin(), scores.end());
  out.lowest = static_cast<std::size_t>(lowest - scores.begin());
  out.ready = *lowest >= threshold;
  out.mean = std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(scores.size());
  return out;
}

}  // namespace cadre::planning
