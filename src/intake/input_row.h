#pragma once

#include <string>

#include "base/diagnostics.h"
#include "plan_file/assumption.h"

namespace cadre::intake {

/// Where a row of an input table comes from, and how far it may be trusted.
struct Given {
  base::SourceSpot where;
  plan_file::Mark mark = plan_file::Mark::Assumed;
  std::string source, date;
  bool own = false;  ///< of the plan's file, not of reference
};

/// Which staff a row is about: codes as in vocabulary/codes.h and the report's places.
struct Scope {
  std::string profession, area, sector;  ///< "" = all
  int level = -1;                        ///< index in Axes::levels; -1 = all
};

/// A value with its range: low <= value <= high; all three the same when certain.
struct Range {
  double value = 0, low = 0, high = 0;
};

}  // namespace cadre::intake
