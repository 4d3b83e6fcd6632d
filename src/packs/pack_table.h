#pragma once

#include <cstdint>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/options.h"
#include "curation/staff_table.h"

namespace cadre::packs {

/// Most people, and most roles, of one row of a pack that is sent; cadre makes and reads none with more.
inline constexpr std::int64_t kMostOfRow = 9'999;

/// pack: staff of a month counted by everything that later counting asks for, without any person. A row's `people` are
/// those whose main record of the month is in it, so people add up over the rows of a month; `roles` and `fte` are of
/// all records in it.
const base::TableSpec& pack_spec();

/// The pack of curated staff records (one file's or many's), rows sorted by their texts: neither the order of the
/// records nor threads leave a trace. Main record of a person: allied health before assistant
/// practitioners of other staff groups, one that counts before one that does not, in post before bank and the like,
/// then the greater FTE, then the first in the files. Ages stand in the bands of `options`.
base::Table pack_table(const curation::StaffTable& staff, const capacity::CapacityOptions& options);

}  // namespace cadre::packs
