#pragma once

#include <utility>
#include <vector>

namespace cadre::supply {

/// A value that rows of tables set one after the other, each from a month on: what a row sets stands in place of what
/// earlier rows said of that month and later ones.
class DatedValue {
 public:
  bool stated() const { return !changes_.empty(); }
  void set(int step, double value) {
    while (!changes_.empty() && changes_.back().first >= step) changes_.pop_back();
    changes_.emplace_back(step, value);
  }
  double at(int step) const {
    double value = 0;
    for (const auto& [from, v] : changes_)
      if (from <= step) value = v;
    return value;
  }
  /// One entry for each step; `before` until the first row says something.
  std::vector<double> by_step(int steps, double before = 0) const {
    std::vector<double> out(static_cast<std::size_t>(steps), before);
    for (const auto& [from, value] : changes_)
      for (int step = from; step < steps; ++step) out[static_cast<std::size_t>(step)] = value;
    return out;
  }
  bool operator==(const DatedValue&) const = default;

 private:
  std::vector<std::pair<int, double>> changes_;  ///< by rising step
};

}  // namespace cadre::supply
