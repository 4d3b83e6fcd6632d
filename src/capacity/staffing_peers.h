#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"

namespace cadre::capacity {

/// Fewer peers than this are no benchmark (assumed): of two, one can be guessed from the other.
inline constexpr std::size_t kFewestPeers = 3;

struct Quartiles {
  double lower = 0, median = 0, upper = 0;
};
/// Quartiles by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7; the default of R and
/// Excel's QUARTILE.INC). `values` is not empty.
Quartiles quartiles_of(std::vector<double> values);

/// capacity_staffing_peers: each rate of each employer beside its peers, the other employers of the same sector, and of
/// each place beside the other places. Without kFewestPeers peers that have the rate the row says so.
/// `position` = capacity_staffing_position; `sector` = by employer.
const base::TableSpec& capacity_staffing_peers_spec();
base::Table capacity_staffing_peers(const base::Table& position, const std::map<std::string, std::string>& sector);

}  // namespace cadre::capacity
