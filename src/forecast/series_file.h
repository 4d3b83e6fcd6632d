#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "forecast/series.h"

namespace cadre::forecast {

struct SeriesFile {
  std::vector<Series> series;        ///< in order of first appearance
  std::vector<std::string> metrics;  ///< names of all series, those left out too
  base::Diagnostics faults;          ///< series left out, and why
  std::size_t rows = 0, used = 0;    ///< rows of the file, and those that stand in a series
};

/// The whole text of a CSV file, plain or .gz. Throws base::InputError, naming it `name`, when it is missing, no text,
/// or larger than 256 MiB.
std::string series_text(const std::string& path, const std::string& name);

/// Reads CSV text with the columns date, metric and value (docs/formats/series.md); others are ignored. A series with a
/// gap, two values for a month or a value that is no number is left out with a fault for each cause, the others stay.
/// Throws base::InputError when a column is missing or no series is left.
SeriesFile read_series(std::string text, const std::string& name);

/// Reads the columns date and metric (may be empty: every series). Throws base::InputError for an unreadable month or a
/// metric that is not among `metrics` (SeriesFile), naming the nearest.
std::vector<Break> read_breaks(std::string text, const std::string& name, std::span<const std::string> metrics);

/// Reads the columns child and parent, both among `metrics`. Throws base::InputError as above, and for a metric
/// that has two parents or stands above itself.
std::vector<Parentage> read_hierarchy(std::string text, const std::string& name, std::span<const std::string> metrics);

}  // namespace cadre::forecast
