#pragma once

#include <string>

#include "plan_file/plan.h"

namespace cadre::run {

struct FixListRequest {
  std::string employer;  ///< code; "unknown" = rows without an employer
  std::string out_dir;   ///< outputs to read from; empty = `out` in the plan's folder
  std::string reference_dir;
};

/// The fix-list of one employer from the last output, as CSV: worst first, no identifier. Throws base::UsageError for
/// an employer without lists (naming the nearest), base::InputError when there is no output.
std::string fix_list_of(const plan_file::Plan& plan, const FixListRequest& request);

/// The same with the employer's own columns beside each fault, from the very file that was read: refused when no file
/// of the last output has its SHA-256, or when no fault of the list stands in it. The text names people.
std::string fix_list_with_source(const plan_file::Plan& plan, const FixListRequest& request, const std::string& source);

}  // namespace cadre::run
