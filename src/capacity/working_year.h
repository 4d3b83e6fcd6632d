#pragma once

namespace cadre::capacity {

inline constexpr double kWeeksOfYear = 52;
inline constexpr double kStandardDay = 7.5;  ///< hours (NHS terms and conditions of service handbook, section 13)

/// What is taken off contracted time before anybody is seen (METHODS 6). Days are of a full-time post.
struct TimeLost {
  double leave_days = 0;
  double public_holidays = 0;
  double study_days = 0;
  double sickness_share = 0;  ///< of contracted time, in [0, 1)
};

/// Contracted time and where it goes, all in one unit (hours a year or a week): contracted = leave + study + sickness +
/// learning + other + clinical.
struct TimeSplit {
  double contracted = 0;
  double leave = 0;  ///< annual leave and public holidays
  double study = 0;
  double sickness = 0;
  double learning = 0;  ///< supernumerary time of learners in post
  double other = 0;     ///< supporting activities, additional responsibilities, external duties
  double clinical = 0;  ///< direct clinical care

  double available() const { return learning + other + clinical; }
};

/// Splits contracted time. `clinical_share` is the share of direct clinical care in a job plan, `supernumerary_share`
/// the share of available time in which a learner is no pair of hands; both in [0, 1]. METHODS 6: 1,950 hours a year
/// less 262.5 leave, 37.5 study and 78 sickness leave 1,572 available (80.6%); 75% of them are 1,179 clinical hours.
TimeSplit split_time(double contracted, const TimeLost& lost, double clinical_share, double supernumerary_share = 0);

/// Contacts that fit into clinical hours at so many minutes each, notes included, and those that are kept when a share
/// of them is missed. METHODS 6: 1,179 hours at 60 minutes and 8% missed: 1,084.68.
double attended_contacts(double clinical_hours, double minutes_each, double missed_share);

/// Posts to establish so that `net` posts are at work when a share of paid time is lost: net / (1 - share), not
/// net x (1 + share). METHODS 6: 10 at 22% are 12.8205. `headroom` in [0, 1).
double establishment_for(double net, double headroom);

}  // namespace cadre::capacity
