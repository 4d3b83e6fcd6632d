#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cadre::bench {

/// One column of the list: its heading, and the type DuckDB is told to read it as.
struct ListColumn {
  std::string heading;
  std::string sql_type;  ///< VARCHAR, DOUBLE, DATE
};

/// The columns of a list by its heading line, typed as cadre's layout of ESR staff lists types them; a column the
/// layout does not know is text. Throws std::runtime_error when the list cannot be read.
std::vector<ListColumn> list_columns(const std::string& list);

/// Writes exactly `rows` rows of synthetic ESR staff (src/sample, every employer, faults planted) to `path`, by way of
/// the folder `folder`. Equal rows and seed give equal bytes.
void write_list(const std::string& path, const std::string& folder, std::int64_t rows, std::uint64_t seed, int threads);

}  // namespace cadre::bench
