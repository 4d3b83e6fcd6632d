#pragma once

#include "need/working_days.h"

namespace cadre::need {

inline constexpr double kWeeksOfYear = 52;  ///< METHODS 6 counts 52 weeks of 37.5 hours

/// The year of one WTE: hours paid, available and of direct clinical care (METHODS 6).
struct ClinicalYear {
  double week_hours = 37.5, day_hours = 7.5;
  double leave_days = 27, public_holidays = 8, study_days = 5;
  double sickness_share = 0.04;  ///< of contracted hours
  double clinical_share = 0.75;  ///< of available hours

  double contracted() const { return week_hours * kWeeksOfYear; }
  /// Contracted less leave, holidays, study and sickness.
  double available() const;
  double clinical() const { return available() * clinical_share; }
  double clinical_a_week() const { return clinical() / kWeeksOfYear; }
};

/// Contacts that one WTE holds in a year (METHODS 6): `unit_hours` with notes and travel, `missed_share` of slots lost.
double attended_contacts(const ClinicalYear& year, double unit_hours, double missed_share);

/// Establishment that leaves `net` staff when the share `headroom` of paid time is lost: net / (1 - u), not
/// net x (1 + u) (METHODS 6). headroom 0..<1.
double with_headroom(double net, double headroom);

/// Workload indicators of staffing need (WISN, METHODS 7), for one cadre of staff.
struct Wisn {
  double available_hours = 0;    ///< AWT = [A - (B + C + D + E)] x F, hours a year
  double standard_workload = 0;  ///< SW = AWT / unit time
  double basic = 0;              ///< volume / SW
  double category_factor = 1;    ///< CAF = 1 / (1 - share)
  double individual_factor = 0;  ///< IAF = hours / AWT
  double required = 0;           ///< basic x CAF + IAF

  double difference(double current) const { return current - required; }
  double ratio(double current) const { return current / required; }  ///< under 1 is pressure
};
/// `unit_hours` > 0; `category_share` 0..<1; `days` leave some working time.
Wisn wisn(const WorkingDays& days, double unit_hours, double volume, double category_share, double individual_hours);

}  // namespace cadre::need
