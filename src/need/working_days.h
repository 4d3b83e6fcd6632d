#pragma once

namespace cadre::need {

/// Working time of one member of staff in a year (METHODS 7).
struct WorkingDays {
  double possible = 260;       ///< A: working days of a year
  double public_holidays = 8;  ///< B
  double leave = 27;           ///< C
  double sickness = 10;        ///< D
  double other = 5;            ///< E: training and the like
  double hours_a_day = 7.5;    ///< F
};

}  // namespace cadre::need
