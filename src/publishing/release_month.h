#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "capacity/release_tables.h"
#include "publishing/disclosure.h"
#include "publishing/release_tables.h"

namespace cadre::publishing {

/// Ids and dimensions of the tables that a month adds to those of reference/release_tables.csv.
inline constexpr const char* kTrendId = "trend";
inline constexpr const char* kPastAgeId = "past_age";
inline constexpr const char* kPanel = "panel";         // dimension: employers that report throughout
inline constexpr const char* kPastAge = "past_age";    // dimension over age bands
inline constexpr const char* kAgeKnown = "age_known";  // dimension over past_age
inline constexpr const char* kYes = "yes";
inline constexpr const char* kNo = "no";

/// The tables of one month before protection: first those of the request's list, in its order, then staff past an age
/// and the matched panel where their sums tie them to the others.
struct MonthInput {
  std::int32_t month = 0;  ///< base::Month ordinal
  bool by_roles = false;   ///< nobody is named in this month: records stand for people
  ReleaseInput input;
};
MonthInput month_input(const ReleaseRequest& request, std::int32_t month);

std::vector<std::string> dimension_names(const capacity::ReleaseTable& table);

}  // namespace cadre::publishing
