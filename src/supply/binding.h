#pragma once

#include <cstddef>
#include <vector>

#include "supply/model.h"
#include "supply/record.h"

namespace cadre::supply {

/// From so many units a year on a limit is none: the plan does not state it for that year.
inline constexpr double kNotLimited = 1e8;

/// What holds learners back in a year of a future. A limit binds when a route that uses it turned somebody away and
/// less of it is left than one more person of that route would need. Record years and the years of a limit need not
/// begin in the same month: a record year is given the limit that opens within it.
class Binding {
 public:
  Binding(const Model& model, const Record& record);

  /// Units that may be used in a year of the record.
  double available(std::size_t limit, int year) const;
  double used(std::size_t limit, int year, std::size_t future) const;
  /// Some route is held back by it.
  bool binds(std::size_t limit, int year, std::size_t future) const;
  /// The limit that holds a route back; the route's own number of limits (Model::limits.size()) when none does.
  std::size_t holds_back(std::size_t route, int year, std::size_t future) const;

  /// Least units that a route takes of a limit when one person enters a stage; 0 = it does not use the limit.
  double least_use(std::size_t route, std::size_t limit) const { return least_use_[route * limits_ + limit]; }

 private:
  const Model& model_;
  const Record& record_;
  std::size_t limits_;
  std::vector<double> least_use_;  ///< route × limit
};

}  // namespace cadre::supply
