#pragma once

#include <vector>

#include "base/month.h"
#include "base/table.h"
#include "capacity/options.h"
#include "curation/staff_table.h"
#include "supply/opening.h"
#include "vocabulary/area.h"

namespace cadre::run {

/// Areas of supply: places, or integrated care systems where a plan is for England.
enum class SupplyArea { Place, Ics };

/// The staff in post of a month (the latest one when unknown) as supply starts from them: those whom capacity counts as
/// people, each once where most of their FTE is (the first of equals), with the FTE of all their jobs. Roles without a
/// known person count as one person each; a level that is not known is taken as registered. Both are assumed, counted
/// and said in a note. Places, sectors and ages that are not known stay "unknown" (0).
///
/// `membership` says which rows of the table lie in the area. Throws base::InputError when the month has no staff.
supply::OpeningStock opening_stock(const curation::StaffTable& staff,
                                   const std::vector<vocabulary::Membership>& membership,
                                   const capacity::CapacityOptions& options, base::Month month, SupplyArea area);

/// The stock as a table: one row for each profession, area, sector, level and age.
const base::TableSpec& opening_stock_spec();
base::Table opening_stock_table(const supply::OpeningStock& stock);

}  // namespace cadre::run
