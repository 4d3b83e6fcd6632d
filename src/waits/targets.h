#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/month.h"
#include "intake/input_row.h"
#include "waits/wait_point.h"

namespace cadre::waits {

/// What a list is held against, from a month on (METHODS 8).
struct Target {
  std::string list, service;       ///< "" = every kind of list, every service
  base::Month from;                ///< unknown = always
  double weeks = 18;               ///< longest wait aimed at
  double share = 1;                ///< of people who are to wait no longer
  double factor = 4;               ///< target / mean wait; 4 to 6
  double weeks_to_target = 26;     ///< in which a backlog is to be worked off
  std::vector<double> harm_weeks;  ///< waits from which on a review of harm is due
  std::string profession;          ///< whose hours the list waits for; "" = not said
  double attended_per_wte = 0;     ///< contacts of a WTE a week; 0 = as METHODS 6
  intake::Given given;
};

/// Attended contacts of one WTE a week where a target does not say it: 1,084.68 / 52 (METHODS 6).
inline constexpr double kAttendedPerWte = 1084.68 / 52;

/// Reads the table of targets (docs/formats/waits.md) behind what is there. Throws base::InputError with every fault.
void read_targets(std::string text, const std::string& name, bool own, std::vector<Target>& into);

/// The target of a list: the row that names its service before one for its kind of list before one for all, the latest
/// that holds at its date, the last of equals. Null without any.
const Target* target_of(const std::vector<Target>& targets, const WaitPoint& point);

}  // namespace cadre::waits
