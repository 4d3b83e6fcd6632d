#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "publishing/count_table.h"

namespace cadre::publishing {

/// FTE in whole ten-thousandths, so that sums are exact.
inline constexpr double kFteUnits = 10000;

/// total = sum of parts - overlap; exact in roles and FTE, and in people with the overlap of those counted twice.
struct Relation {
  int total = 0;
  std::vector<int> parts;
  std::int64_t people_overlap = 0;
  std::int64_t fte_overlap = 0;  ///< ten-thousandths; what rounding leaves, near 0
};

/// All tables of a release as one system: cells that say the same in several tables are one cell.
struct AdditiveStructure {
  struct Cell {
    std::string key;
    std::int64_t people = 0, roles = 0, fte = 0;  ///< fte in ten-thousandths
    bool rate = false, rate_part = false;
    bool uncounted = false;
    bool listed = true;  ///< false: the unlisted rest of a total, published nowhere
  };
  std::vector<Cell> cells;
  std::vector<Relation> relations;
  std::vector<std::vector<int>> cell_of;  ///< [table][row] -> cell
};

/// Finds every "part of" between the cells: a cell is the total, over one dimension it leaves open, of the cells that
/// add a value there. Where the roles of the listed parts fall short of the total a rest is added.
/// Throws std::logic_error when two tables disagree about one cell.
AdditiveStructure build_structure(const ReleaseInput& input);

/// The name of a cell whatever its table: its values by dimension, sorted, with those implied by hierarchies.
std::string cell_key(const std::vector<std::string>& dimensions, const std::vector<std::string>& values,
                     const std::vector<Hierarchy>& hierarchies);
/// True when the key names its month.
bool names_month(const std::string& key);

}  // namespace cadre::publishing
