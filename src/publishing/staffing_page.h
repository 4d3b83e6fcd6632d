#pragma once

#include "base/month.h"
#include "capacity/staffing_result.h"
#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// The four tables of capacity/staffing_result.h; all outlive the page.
struct StaffingSource {
  const base::Table* position = nullptr;
  const base::Table* bands = nullptr;
  const base::Table* recruitment = nullptr;
  const base::Table* peers = nullptr;
};

/// The page "Staffing" for the internal edition (docs/methods/staffing.md): what is in post and available, vacant and
/// for how long, filled by bank and agency, lost to absence, about to end, and being recruited in a month; which files
/// would tell what is missing. Without an answer when no file beside the staff lists tells anything. `shown` unknown,
/// or a month without staff lists = the latest that has some.
FurtherPage staffing_page(const StaffingSource& from, const Labels& labels, base::Month shown);

}  // namespace cadre::publishing
