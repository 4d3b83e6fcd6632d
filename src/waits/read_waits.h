#pragma once

#include <string>

#include "waits/labels.h"
#include "waits/wait_point.h"

namespace cadre::waits {

/// Reads a waiting list from CSV text (docs/formats/waits.md), whichever of these it is:
/// - dates: a row for each referral with its date and, once it is over, the date of removal;
/// - counts by wait band, a column for each band or a row for each, English community lists and Scottish files alike.
/// The headings may stand below notes. Columns of patients' identifiers are never read; a remark says so. Rows that
/// cannot be read are left out with a warning for each, with line and remedy. `labels` gathers how things are called.
/// Throws base::InputError when the headings are none of these or no row can be used.
WaitFile read_waits(std::string text, const std::string& name, LabelBook& labels);

}  // namespace cadre::waits
