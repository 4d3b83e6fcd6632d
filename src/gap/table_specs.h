#pragma once

#include "base/table_spec.h"

namespace cadre::gap {

// The tables of gap_tables.h.
const base::TableSpec& totals_spec();
const base::TableSpec& cover_spec();
const base::TableSpec& staff_spec();
const base::TableSpec& work_spec();
const base::TableSpec& training_spec();
const base::TableSpec& barriers_spec();
const base::TableSpec& moves_spec();
const base::TableSpec& conflict_spec();

}  // namespace cadre::gap
