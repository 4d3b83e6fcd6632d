#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cadre::gap {

/// Staff who are alike for matching: one profession, level, setting and place, whatever the band and employer.
struct StaffKind {
  std::string profession, role_level, setting, place;  ///< "unknown" where not known
  double hours = 0, low = 0, high = 0;                 ///< clinical hours a week and their range
  double cost_per_hour = 0;                            ///< pounds, of a clinical hour
  double fte = 0;
};

/// A row of the table `need` at one month.
struct NeedRow {
  std::string line, setting, function, competency, place;  ///< place "" = none in particular
  std::vector<std::string> professions, role_levels;       ///< empty = any
  double hours = 0, low = 0, high = 0;                     ///< a week
  double priority = 1;
};

/// How an hour loses and what it costs away from where its owner works; plan section [matching].
struct Rules {
  double travel_efficiency = 0.9, setting_efficiency = 0.9;  ///< 0 = nobody does
  double travel_cost = 5;                                    ///< pounds an hour
  double assistants_per_registered = 1;                      ///< hours of support for each registered hour in a place
};

}  // namespace cadre::gap
