#pragma once

#include <optional>
#include <string>
#include <vector>

#include "returns/return_table.h"

namespace cadre::returns {

/// What the substantive rows of a return are held against, for one organisation and month. FTE.
struct Against {
  NanoFte all_footings =
      0;                    ///< accepted and review records of a decided allied health profession, as the ledger counts
  NanoFte not_in_post = 0;  ///< of these bank, agency, honorary staff and learners
  NanoFte outside_area = 0;             ///< of those in post, with a place outside the plan's area
  NanoFte not_placed = 0;               ///< of those in post, with nothing that says whether they are in the area
  std::optional<double> staff_in_post;  ///< capacity_cells; nothing when the output has no such row
  bool overrides = false;               ///< the plan replaces values, which capacity_cells has and records have not
  std::string seal;                     ///< name of the last seal of this month; empty = none
  std::optional<double> sealed;         ///< what it said
  std::string seal_cause;               ///< why it differs, as far as that can be told
};

/// One line of the account, e.g. "less: in no row of the return".
struct AccountLine {
  std::string organisation;
  base::Month month;
  std::string what;
  double fte = 0;
  std::string note;
};

/// From the ledger to the rows of the return, each difference on a line of its own; ends with an unexplained rest of
/// 0, or with a line that says how much it is. `against` is for the same organisation and month. Rows marked total and
/// rows of other measures are not added up.
std::vector<AccountLine> account_of(const ReturnMap& map, const std::string& employer, const std::string& organisation,
                                    base::Month month, const ReturnData& data, const Against& against);

}  // namespace cadre::returns
