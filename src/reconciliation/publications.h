#pragma once

#include "base/table.h"
#include "base/table_spec.h"
#include "reconciliation/comparison.h"
#include "reconciliation/reference.h"

namespace cadre::reconciliation {

/// Publications of the same month, staff group and measure beside each other (reference/published_pairs.csv): the one
/// by organisation added up, beside the one for England. All of a difference is unexplained: neither says how it was
/// made. A publication of too few organisations to be a picture of England is not compared.
Comparisons compare_publications(const base::Table& published, const ReconciliationReference& reference,
                                 const Limits& limits);

/// register_ratio: people on the register beside those employed. The register covers the United Kingdom and every
/// employer: the two are never equal, so there is a ratio and no difference.
const base::TableSpec& register_ratio_spec();
/// `cells`: capacity_cells, for the people of the plan's area in the month of the snapshot, else the nearest month
/// within a year. Null = none. Series of `published` for England whose staff group holds one profession only are set
/// beside it too.
base::Table register_ratio(const base::Table& published, const base::Table* cells,
                           const ReconciliationReference& reference);

}  // namespace cadre::reconciliation
