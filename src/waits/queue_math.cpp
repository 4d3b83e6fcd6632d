#include "waits/queue_math.h"

#include <cmath>

namespace cadre::waits {

double load(double demand, double capacity) { return demand / capacity; }
double target_mean_wait(double target, double factor) { return target / factor; }
double miss_share(double factor) { return std::exp(-factor); }

double target_queue(double demand, double target, double factor) { return demand * target_mean_wait(target, factor); }

double relief_capacity(double demand, double queue, double target_queue, double weeks) {
  return demand + (queue - target_queue) / weeks;
}

double target_capacity(TargetForm form, double demand, double target, double factor, double cv_demand,
                       double cv_capacity) {
  if (form == TargetForm::Earlier) return demand + 2 * (1 + 4 * factor) / target;
  return demand + (cv_demand * cv_demand + cv_capacity * cv_capacity) / 2 * factor / target;
}

double pressure(double mean_wait, double target) { return 2 * mean_wait / target; }

double relief_wte(double relief, double capacity, double attended_a_week) {
  return (relief - capacity) / attended_a_week;
}

}  // namespace cadre::waits
