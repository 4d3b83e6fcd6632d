#pragma once

#include <string>

#include "waits/labels.h"
#include "waits/wait_point.h"

namespace cadre::run {

/// Opens a waiting list, CSV (plain or .gz) or workbook, and reads it (waits::read_waits). Of a workbook the first
/// sheet that holds a waiting list is read. Throws base::InputError when the file cannot be used.
waits::WaitFile read_wait_file(const std::string& path, const std::string& shown, waits::LabelBook& labels);

}  // namespace cadre::run
