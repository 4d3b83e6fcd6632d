#include "need/workload.h"

namespace cadre::need {

double ClinicalYear::available() const {
  return contracted() - (leave_days + public_holidays + study_days) * day_hours - sickness_share * contracted();
}

double attended_contacts(const ClinicalYear& year, double unit_hours, double missed_share) {
  return year.clinical() / unit_hours * (1 - missed_share);
}

double with_headroom(double net, double headroom) { return net / (1 - headroom); }

Wisn wisn(const WorkingDays& days, double unit_hours, double volume, double category_share, double individual_hours) {
  Wisn out;
  out.available_hours =
      (days.possible - (days.public_holidays + days.leave + days.sickness + days.other)) * days.hours_a_day;
  out.standard_workload = out.available_hours / unit_hours;
  out.basic = volume / out.standard_workload;
  out.category_factor = 1 / (1 - category_share);
  out.individual_factor = individual_hours / out.available_hours;
  out.required = out.basic * out.category_factor + out.individual_factor;
  return out;
}

}  // namespace cadre::need
