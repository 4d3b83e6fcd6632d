#pragma once

#include <string>

#include "intake/layout.h"
#include "intake/staff_reader.h"
#include "intake/table_file.h"

namespace cadre::intake {

/// Reads a file of a statistics layout. Columns of the layout go to the columns of published_spec() of the same name;
/// `value` is the figure and `value:NAME` one of several, NAME its measure; `metric` is a text like "FTE: main - group"
/// taken apart as [published] metric says; ics and region come from ics_code or ics_name, region_code or region_name;
/// [published] gives what the file does not say. The rows are published_spec(); a row of the file with two figures
/// gives two of them. Throws InputError as read_staff_file does, and std::logic_error for a layout of another kind.
TableFile read_statistics_file(const std::string& path, const Layout& layout, const ReadOptions& options);

}  // namespace cadre::intake
