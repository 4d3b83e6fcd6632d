#pragma once

#include <cstdint>
#include <string>

#include "base/month.h"
#include "sample/published.h"

namespace cadre::sample {

/// Fifteen invented years of FTE by profession that end where the last month's lists do, as [forecast] of a plan reads
/// them; in April 2019 staff of operating theatres were counted anew. Growth, seasons and chance are assumed.
struct SeriesFiles {
  std::string series;  ///< date,metric,value; the total is the sum of the professions to its last digit
  std::string breaks;  ///< date,metric,note
  std::string parts;   ///< child,parent
};
SeriesFiles series_files(const Published::Sums& sums, std::size_t last_month, base::Month last, std::uint64_t seed);

}  // namespace cadre::sample
