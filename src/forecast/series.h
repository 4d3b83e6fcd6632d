#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/month.h"

namespace cadre::forecast {

/// A monthly series without gaps: values[i] is that of month first + i.
struct Series {
  std::string metric;
  base::Month first;
  std::vector<double> values;

  base::Month last() const { return base::Month::from_ordinal(first.ordinal() + static_cast<int>(values.size()) - 1); }
};

/// From this month on a series is counted otherwise; the step into it says nothing of how staff moved.
struct Break {
  base::Month month;
  std::string metric;  ///< empty = every series
};

/// The parent is the sum of its children.
struct Parentage {
  std::string child, parent;
};

}  // namespace cadre::forecast
