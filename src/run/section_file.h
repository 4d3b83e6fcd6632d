#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "plan_file/plan.h"
#include "run/curate_file.h"

namespace cadre::run {

/// The text of a small table that a section of a plan names, plain or gzip. Throws base::InputError for a file that
/// cannot be read or is far too large; `shown` names it, `section` is "need".
std::string section_text(const std::string& path, const std::string& shown, std::string_view section);

/// The row of the ledger for such a file: `rows` were read and all used.
FileSummary section_summary(const plan_file::Plan& plan, std::string_view layout, const std::string& file,
                            std::size_t rows);

/// How the page Sources writes a mark.
std::string shown_mark(plan_file::Mark mark);

}  // namespace cadre::run
