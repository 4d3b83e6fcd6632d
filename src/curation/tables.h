#pragma once

#include "base/table_spec.h"

namespace cadre::curation {

/// Record-level staff, one row per assignment and month (internal).
const base::TableSpec& staff_spec();
/// One row per fault found in a record that was kept (internal).
const base::TableSpec& findings_spec();
/// One row per row of a file that could not be kept (internal).
const base::TableSpec& rejects_spec();
/// One row per file: what became of every row read.
const base::TableSpec& ledger_spec();
/// One row per data-quality rule: what it means and how often it fired.
const base::TableSpec& rules_spec();

}  // namespace cadre::curation
