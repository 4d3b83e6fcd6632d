#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/table.h"

namespace cadre::packs {

/// What the two sides of a sharing agreement are told about a pack.
struct PackFacts {
  std::string plan;      ///< title of the plan it was made from
  std::string version;   ///< of cadre
  std::string finished;  ///< when the run ended whose output was packed; UTC, ISO 8601
  bool synthetic = false;
  std::vector<std::pair<std::string, std::string>> files;  ///< name within the pack, what it holds
};

/// Totals of one month of a pack.
struct PackMonth {
  std::string month;
  std::int64_t rows = 0, people = 0, roles = 0, small_rows = 0;  ///< small: rows of 1 to 4 roles
  double fte = 0;
};

/// Totals by month, ascending. `pack` as pack_table() makes it.
std::vector<PackMonth> months_of(const base::Table& pack);

/// The contents sheet: one self-contained HTML page that prints on A4, with what the pack holds, what it does not, its
/// totals, how to check it is unchanged, and room for two signatures. `pack` and `ledger` as in the pack.
std::string contents_sheet(const PackFacts& facts, const base::Table& pack, const base::Table& ledger);

}  // namespace cadre::packs
