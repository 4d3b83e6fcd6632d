#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "forecast/series.h"

namespace cadre::forecast {

/// Whether a series is among those asked for; all are when `metrics` is empty.
bool is_selected(std::span<const std::string> metrics, const std::string& metric);

/// Those of `asked` that are not among `metrics` (SeriesFile), each with the nearest that is.
std::vector<std::pair<std::string, std::string>> unknown_metrics(std::span<const std::string> asked,
                                                                 std::span<const std::string> metrics);

/// A warning for each selected series with an odd step (oddest_step) that is not declared. `file` is named as the
/// place, `declare` as what to do: "declare it in …".
base::Diagnostics odd_step_notes(std::span<const Series> series, std::span<const Break> breaks,
                                 std::span<const std::string> metrics, const std::string& file,
                                 const std::string& declare);

}  // namespace cadre::forecast
