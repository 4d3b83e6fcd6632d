#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"
#include "intake/layout.h"
#include "intake/raw_table.h"
#include "intake/staff_reader.h"

namespace cadre::intake {

/// One file of published figures as read.
struct StatisticsFile {
  base::Table rows;  ///< published_spec(), in the order of the file
  std::string file;
  std::string layout;
  std::string sha256;
  std::uint64_t bytes = 0;
  std::uint64_t rows_read = 0;  ///< of the file; a row with two figures gives two rows of the table
  std::uint64_t rejected = 0;
  std::vector<ReadFault> faults;
};

/// Reads a file of a statistics layout. Columns of the layout go to the columns of published_spec() of the same name;
/// `value` is the figure and `value:NAME` one of several, NAME its measure; `metric` is a text like "FTE: main - group"
/// taken apart as [published] metric says; ics and region come from ics_code or ics_name, region_code or region_name;
/// [published] gives what the file does not say. Throws InputError as read_staff_file does, and std::logic_error for a
/// layout of another kind.
StatisticsFile read_statistics_file(const std::string& path, const Layout& layout, const ReadOptions& options);

}  // namespace cadre::intake
