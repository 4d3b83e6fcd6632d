#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"

namespace cadre::supply {

/// Staff in post at the end of a month: whole people, each counted where the main job is.
struct OpeningStock {
  struct Row {
    std::string profession, area, sector;  ///< codes; "unknown" where the record does not say
    int level = 0;                         ///< index in level_names()
    int age = 0;                           ///< whole years; 0 = unknown
    std::int32_t people = 0;
    double fte = 0;  ///< of all jobs of these people
  };
  base::Month month;
  std::vector<Row> rows;    ///< in any order; the same key may stand several times
  base::Diagnostics notes;  ///< what was assumed of records that do not say enough
};

/// Rows whose age is unknown get one each from the ages of the same profession and level, else of the profession, else
/// of all staff: in whole people, by largest remainder, dealt out to areas and sectors evenly. Assumed; counted in a
/// note. Ages outside youngest..oldest become those.
void spread_unknown_ages(OpeningStock& stock, int youngest, int oldest);

/// Whole numbers in proportion to the weights (>= 0) that add up to `total`: largest remainder (Hamilton's method), the
/// first of equals. All zero weights count as equal.
std::vector<std::int32_t> whole_shares(const std::vector<double>& weights, std::int64_t total);

}  // namespace cadre::supply
