#pragma once

#include <string>

#include "base/table.h"
#include "plan_file/plan.h"

namespace cadre::run {

struct PackRequest {
  std::string out_dir;  ///< outputs to read from; empty = `out` in the plan's folder
  std::string to;       ///< folder to make
  std::string version;  ///< of cadre
};

/// Makes the pack of the last output: `request.to` holds pack.csv, ledger.csv, rules.csv, contents.html and
/// SHA256SUMS (docs/formats/packs.md), for the owner alone, and appears by one rename. Gives the rows of pack.csv,
/// whose roles and FTE were checked to be those of the staff records. Throws base::UsageError when `to` exists or lies
/// in an output folder, base::InputError when there is no output, no staff record, or the folder cannot be written.
base::Table write_pack(const plan_file::Plan& plan, const PackRequest& request);

}  // namespace cadre::run
