#include "capacity/working_year.h"

#include "base/quantity.h"

namespace cadre::capacity {

TimeSplit split_time(double contracted, const TimeLost& lost, double clinical_share, double supernumerary_share) {
  const double day = contracted * kStandardDay / (kWeeksOfYear * base::kFullTimeWeek.value());
  TimeSplit split;
  split.contracted = contracted;
  split.leave = (lost.leave_days + lost.public_holidays) * day;
  split.study = lost.study_days * day;
  split.sickness = lost.sickness_share * contracted;
  const double available = contracted - split.leave - split.study - split.sickness;
  split.learning = available * supernumerary_share;
  split.clinical = (available - split.learning) * clinical_share;
  split.other = available - split.learning - split.clinical;
  return split;
}

double attended_contacts(double clinical_hours, double minutes_each, double missed_share) {
  return clinical_hours * 60 / minutes_each * (1 - missed_share);
}

double establishment_for(double net, double headroom) { return net / (1 - headroom); }

}  // namespace cadre::capacity
