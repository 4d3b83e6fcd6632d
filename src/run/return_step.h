#pragma once

#include <string>
#include <vector>

#include "base/month.h"
#include "plan_file/plan.h"
#include "publishing/workbook.h"
#include "returns/reconciliation.h"
#include "returns/return_map.h"
#include "returns/return_table.h"

namespace cadre::run {

struct ReturnRequest {
  std::string out_dir;  ///< outputs to read from; empty = `out` in the plan's folder
  std::string reference_dir;
  base::Month month;  ///< a month of the template's year; unknown = the plan's, or the latest of the lists
};

struct FilledReturn {
  returns::ReturnMap map;
  base::Month month;
  std::vector<returns::FilledBlock> blocks;
  std::vector<returns::AccountLine> account;
  std::vector<std::string> notes;  ///< above the blocks: what it is, and what must be known of it
  std::size_t empty_rows = 0;      ///< rows that say why nothing stands in them
  bool unexplained = false;        ///< the account has a difference without a name
};

/// Fills a template from the last output: staff records as curated, and the tables of other files where they are.
/// Throws base::InputError when there is no output or no staff list.
FilledReturn fill_return(const plan_file::Plan& plan, returns::ReturnMap map, const ReturnRequest& request);

/// Blocks one after the other, each below its title, then the account. Dot as decimal point; FTE to five decimals, as
/// files give them.
std::string return_csv(const FilledReturn& filled);
/// Notes, a sheet for each block, the account.
publishing::Workbook return_workbook(const FilledReturn& filled);

}  // namespace cadre::run
