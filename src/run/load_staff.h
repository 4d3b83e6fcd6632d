#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "curation/staff_table.h"

namespace cadre::store {
class Database;
}

namespace cadre::run {

/// A curated partition and the number its file has in the plan.
struct NumberedPartition {
  std::uint16_t file_id = 0;
  std::string folder;
  std::uint32_t parts = 0;
};

/// Reads back what capacity needs from partitions, in order of file and line: records of allied health professions
/// (unclear ones included) and assistant practitioners of any staff group. Merged rows stay out: they repeat others.
curation::StaffTable load_allied_staff(const std::vector<NumberedPartition>& partitions, int threads);

/// The same from workforce.duckdb of an output, where overrides and what comparing files found are applied.
curation::StaffTable load_output_staff(store::Database& output);

/// Appends the records of other staff groups whose people are among the allied ones of the table, so that the bridge
/// between two months can tell a change of coding from a starter. Nothing when the table holds one month only.
void add_other_records_of_staff(const std::vector<NumberedPartition>& partitions, int threads,
                                curation::StaffTable& staff);

/// Reads records of all kinds that fit a condition on the columns of `staff`, merged ones included, in order of file
/// and line.
curation::StaffTable load_records(const std::vector<NumberedPartition>& partitions, const std::string& condition,
                                  int threads);

/// The part files of a kind ("staff", "findings", "rejects") that exist in a partition.
std::vector<std::string> part_files(const NumberedPartition& partition, const std::string& kind);

}  // namespace cadre::run
