#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "plan_file/plan.h"

namespace cadre::plan_file {

/// One file that a plan reads.
struct InputFile {
  std::string path;       ///< can be opened
  std::string shown;      ///< as messages and pages name it: relative to the plan's folder where possible
  std::size_t input = 0;  ///< index into Plan::inputs
};

/// The files behind every [[input]], patterns expanded and sorted by bytes within each input. Faults go to
/// `diagnostics`: no such file, a pattern that fits nothing, a folder, a file read twice. Hidden files fit no pattern.
std::vector<InputFile> input_files(const Plan& plan, base::Diagnostics& diagnostics);

/// Own tables, layout folder and the like that the plan names but that are not there.
void check_named_paths(const Plan& plan, base::Diagnostics& diagnostics);

/// Files that a path or pattern of a section fits, sorted by bytes; empty when there are none. For lists such as
/// [waits] lists.
std::vector<std::string> files_fitting(const Plan& plan, const std::string& path);

}  // namespace cadre::plan_file
