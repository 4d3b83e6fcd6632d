#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "run/load_staff.h"
#include "run/people_across_files.h"

namespace cadre::run {

/// Writes the database that R, Python and Power BI users open: staff (records of allied health professions and
/// assistant practitioners, with the plan's overrides in force), findings, rejects, and every table given.
/// `more_rejects` come from files that have no partition. Internal only. Reads only the partitions.
void write_workforce_database(const std::string& path, const std::vector<NumberedPartition>& partitions,
                              const AcrossFiles& across, const base::Table& more_rejects,
                              const std::vector<const base::Table*>& tables, int threads);

/// Beside the database, for those who open single files: staff.parquet and findings.parquet, rejects.csv. Rows in a
/// fixed order.
void write_record_files(const std::string& database, const std::string& folder);

}  // namespace cadre::run
