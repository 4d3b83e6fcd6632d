#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/table.h"
#include "supply/model.h"

namespace cadre::supply {

/// Who was seen to go, by month-to-month comparison of the plan's own records (capacity_turnover: found at no employer
/// of the files).
struct RecordedExits {
  std::string profession;  ///< as in Axes::professions
  double leavers = 0;
  double person_years = 0;  ///< months in post / 12, over the same steps
};

/// What the records make of the assumed rates of leaving, retiring and breaks together.
struct PooledExits {
  std::string profession;
  double leavers = 0, person_years = 0;
  double expected = 0;                  ///< leavers at the assumed rates
  double ratio = 1, low = 1, high = 1;  ///< that multiplies them, with a range of 80 % (pooling.h)
  double own = 0;                       ///< share of the profession's own record in it
};

/// Professions of the model with records, in the order of the records; all are kin. Empty without records.
std::vector<PooledExits> pooled_exits(const Model& model, std::span<const RecordedExits> records);

/// `model` with those ratios as factors of Leave, Retire and Break, in place of the ranges that were assumed:
/// triangular around the ratio, from as far below and above as make its tenths those of the range.
Model with_exits(Model model, std::span<const PooledExits> exits);

/// supply_exits: a row a profession.
base::Table exits_table(std::span<const PooledExits> exits);
const base::TableSpec& exits_spec();

}  // namespace cadre::supply
