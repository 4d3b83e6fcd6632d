#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"
#include "measures/spc.h"

namespace cadre::measures {

/// One series of `date,value`, in order of date.
struct DatedSeries {
  std::vector<std::string> dates;  ///< as written
  std::vector<std::int32_t> days;  ///< since 1970-01-01; the first of the month where no day is given; rising
  std::vector<double> values;
};

/// Reads the columns date and value (docs/formats/measures.md). Throws base::InputError with every fault: a date or
/// number that cannot be read, two values for one date, no row.
DatedSeries read_dated_series(std::string text, const std::string& name);

/// "2024-03-31", "31/03/2024", "March 2024", as days since 1970-01-01. Throws base::UsageError naming `option`.
std::int32_t day_of_option(const std::string& text, const std::string& option);

/// Points of the series from which it starts anew, by date: the first point on or after each. Throws base::UsageError
/// when that is no point, or the first.
std::vector<std::size_t> rebase_points(const DatedSeries& series, const std::vector<std::int32_t>& days);

/// date, value, mean, lower, upper, rule, variation.
const base::TableSpec& spc_spec();
base::Table spc_table(const DatedSeries& series, const Spc& spc, int run_length);

/// What stands beside the chart: assurance of the last point, trial limits, a rebase worth a thought. A sentence each.
std::vector<std::string> spc_sentences(const DatedSeries& series, const Spc& spc, const SpcOptions& options);

}  // namespace cadre::measures
