#pragma once

#include <cstdint>
#include <string>

namespace cadre::bench {

/// What each side is given.
struct SideInput {
  std::string list;    ///< path of the CSV file
  std::string folder;  ///< empty folder for what the side writes
  int threads = 2;
};

/// What each side says of its work. Seconds are of the work alone, without the start of the process.
struct SideResult {
  double seconds = 0;
  std::uint64_t kept = 0;
  std::uint64_t rejects = 0;
  std::string hash;  ///< of the content that was kept; cadre's side only
};

SideResult run_cadre(const SideInput& input);            ///< everything `cadre run` does with a staff list
SideResult run_duckdb_copy(const SideInput& input);      ///< CSV to Parquet and nothing else
SideResult run_duckdb_curation(const SideInput& input);  ///< classification, flags and duplicates in SQL

}  // namespace cadre::bench
