#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "capacity/options.h"
#include "publishing/labels.h"

namespace cadre::run {

/// The counted staff as a star for Power BI and its like: one fact table, and one table for each of its keys with a
/// name to show and a place in the order. Names and keys are stable across versions (docs/formats/star-schema.md).
struct StarSchema {
  base::Table fact;                ///< fact_staff
  std::vector<base::Table> about;  ///< dim_month, dim_profession …

  std::vector<const base::Table*> all() const;  ///< the fact table first
};

const base::TableSpec& fact_staff_spec();
const std::vector<const base::TableSpec*>& dimension_specs();  ///< of dim_*, in the order of StarSchema::about

/// `pack`: packs::pack_table() of the staff records, whose rows are the facts.
StarSchema star_schema(const base::Table& pack, const capacity::CapacityOptions& options,
                       const publishing::Labels& labels);

/// A Parquet file for each table into `folder`, which is made.
void write_star(const StarSchema& star, const std::string& folder);

}  // namespace cadre::run
