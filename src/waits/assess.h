#pragma once

#include <string>
#include <vector>

#include "waits/queue_math.h"
#include "waits/targets.h"
#include "waits/wait_point.h"

namespace cadre::waits {

/// What queueing theory says of a list (METHODS 8). NaN where the list does not tell enough.
struct Assessment {
  const WaitPoint* point = nullptr;
  const Target* target = nullptr;
  double load = kUnknown, target_mean = kUnknown, target_queue = kUnknown, queue_ratio = kUnknown;
  double relief = kUnknown, relief_wte = kUnknown;
  TargetForm form = TargetForm::Current;
  double target_capacity = kUnknown, earlier_target_capacity = kUnknown;
  double cv_demand = kUsualVariation, cv_capacity = kUsualVariation;  ///< assumed where dates do not tell them
  bool assumed_variation = true;
  double pressure = kUnknown;
  double past_target = kUnknown;  ///< people who have waited longer than the target, at least

  bool known() const { return load == load; }
  bool unsustainable() const { return load >= 1; }  ///< the list grows for ever
  bool special_action() const { return queue_ratio > 2; }
};
Assessment assess(const WaitPoint& point, const Target& target);

/// People past a wait from which on harm is to be reviewed.
struct HarmCount {
  const WaitPoint* point = nullptr;
  double weeks = 0;
  double people = 0;
  double unsure = 0;  ///< further people in the band in which the threshold lies
  std::string lines;  ///< of the file: "3;7-9"; of counts the line of the row
};
std::vector<HarmCount> harm_counts(const WaitPoint& point, const Target& target);

/// "3;7-9" for 3, 7, 8, 9.
std::string line_ranges(std::vector<std::uint64_t> lines);

}  // namespace cadre::waits
