#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/month.h"
#include "base/table.h"
#include "base/table_spec.h"
#include "curation/staff_table.h"
#include "reconciliation/comparison.h"
#include "reconciliation/reference.h"
#include "reconciliation/yearly_means.h"
#include "vocabulary/area.h"

namespace cadre::reconciliation {

/// What is compared; all outlive the call.
struct ReconciliationInputs {
  const base::Table* published = nullptr;       ///< intake::published_spec()
  const curation::StaffTable* staff = nullptr;  ///< overrides applied; merged rows and other staff as well
  const std::vector<vocabulary::Membership>* membership = nullptr;  ///< of each row of staff
  const std::vector<GroupRecord>* primary_care = nullptr;           ///< for the yearly series; null = none
  const base::Table* cells = nullptr;                               ///< capacity_cells; null = none
  base::Month shown;                                                ///< month that answers are for
  Limits limits;
};

/// The tables of the page "Reconciliation" and what [tolerances] ask about.
struct ReconciliationTables {
  base::Table comparisons;                               ///< reconciliation
  base::Table evidence;                                  ///< reconciliation_evidence
  base::Table sources;                                   ///< reconciliation_sources
  base::Table registers;                                 ///< register_ratio
  std::int64_t suppressed = 0;                           ///< published figures without a number
  std::optional<double> largest_fte, largest_headcount;  ///< share left unexplained; nothing = none could be compared

  ReconciliationTables();
};

const base::TableSpec& reconciliation_spec();
const base::TableSpec& reconciliation_evidence_spec();
const base::TableSpec& reconciliation_sources_spec();

/// Every comparison that the published figures allow. The same for any order of the rows.
ReconciliationTables reconcile(const ReconciliationInputs& inputs, const ReconciliationReference& reference);

/// Which records a reconciliation looks at, so that no others need be loaded.
struct RecordsNeeded {
  std::set<std::int32_t> months;     ///< of figures by organisation that have professions of ours beside them
  std::set<std::string> code_lists;  ///< of the occupation codes that those figures count, besides allied records
  bool yearly = false;               ///< all records of primary care, of every month, with their staff groups
};
RecordsNeeded records_needed(const base::Table& published, const ReconciliationReference& reference);

}  // namespace cadre::reconciliation
