#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/month.h"

namespace cadre::planning {

/// Updating before a return to the HCPC register (METHODS 11; hcpc-uk.org, returning to practice): under 2 years away
/// none, from 2 to under 5 years 30 days, from 5 years 60 days; a day is 7 hours; private study at most half.
struct Updating {
  int days = 0;
  double hours = 0, private_study_at_most = 0;
};
Updating updating_of(double years_away);

/// A cohort that returns to practice. METHODS 11: 300 people at 1,080 pounds and 91 % employed: 273 employed, 324,000
/// pounds, 1,186.81 for each who is employed.
struct ReturnCohort {
  double employed = 0, cost = 0, cost_per_employed = 0;
};
ReturnCohort return_cohort(double people, double cost_each, double share_employed);

/// Apprenticeship levy of an employer: 0.5 % of the pay bill less the yearly allowance, not below 0; pounds a year
/// (METHODS 12).
inline constexpr double kLevyRate = 0.005;
inline constexpr double kLevyAllowance = 15'000;  // recalled
double levy_of(double pay_bill, double allowance = kLevyAllowance);

/// What the levy pays for in a month: rows of a table with the month from which each holds.
struct LevyRules {
  base::Month from;
  double top_up = 0;            ///< share that government adds to levy funds
  int expires_after = 0;        ///< months until unspent funds are gone
  double co_investment = 0;     ///< share that an employer pays once funds are used up
  int level_7_oldest = 0;       ///< oldest age at the start that is funded at level 7; 0 = any
  int level_7_oldest_care = 0;  ///< the same for care leavers and those with an EHC plan
  std::string_view mark, source;
};
/// Rising by month; the first holds for earlier months too.
const std::vector<LevyRules>& levy_rules();
const LevyRules& levy_rules_at(base::Month month);

/// Part of a training price that the employer pays itself: all of it where level 7 is not funded; the co-investment
/// where funds are used up; else nothing. METHODS 12: of 24,000 pounds 1,200, from August 2026 6,000.
struct Learner {
  int level = 6, age = 25;
  bool care_leaver_or_plan = false;
};
double employer_share_of_training(base::Month start, const Learner& learner, bool levy_left);

/// True cost of an apprentice place (METHODS 12): B3 entry 20,330 for 2 years at 20 % off the job costs 8,132 of paid
/// study, and with 12,000 of training 20,132.
struct PlaceCost {
  double training = 0, study = 0, backfill = 0, mentor = 0;
  double total() const { return training + study + backfill + mentor; }
};
struct Place {
  double training = 0;           ///< pounds, whether the levy pays or the employer
  double salary = 0, years = 0;  ///< pounds a year with whatever on-cost is wanted
  double off_the_job = 0.2;      ///< share of paid time
  double backfill_share = 0;     ///< of the time off the job that somebody else fills
  double backfill_salary = 0;    ///< of that person
  double mentor_hours_a_week = 0, mentor_hourly = 0, weeks_a_year = 46;
};
PlaceCost place_cost(const Place& place);

/// Hours of practice placement that a programme asks for; 0 = not known. METHODS 12.
struct PlacementHours {
  std::string_view profession;
  double hours;
  std::string_view per, mark, source;
};
const std::vector<PlacementHours>& placement_hours();
/// Tariff = weeks × pounds a week of the year's table.
double placement_tariff(double weeks, double pounds_a_week);

/// Readiness for advanced practice: a portfolio score 0..4 for each pillar; ready only when every pillar reaches the
/// threshold (METHODS 13: (4, 3, 1, 3) at 2 is not ready, education 1, mean 2.75).
struct Readiness {
  bool ready = false;
  double mean = 0;
  std::size_t lowest = 0;  ///< place of the lowest pillar, the first of equals
};
inline constexpr std::string_view kPillars[] = {"clinical practice", "leadership and management", "education",
                                                "research"};
Readiness readiness_of(const std::vector<double>& scores, double threshold);

}  // namespace cadre::planning
