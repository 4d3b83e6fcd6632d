#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace cadre::supply {

/// A value for every month of a run: one entry is a constant, otherwise entry t belongs to step t (step 0 is the month
/// after the opening stock) and the last entry goes on. No entry: nothing is stated.
class Path {
 public:
  Path() = default;
  Path(double constant) : values_{constant} {}  // NOLINT(google-explicit-constructor): a constant is a path
  explicit Path(std::vector<double> by_month) : values_(std::move(by_month)) {}

  bool stated() const { return !values_.empty(); }
  bool constant() const { return values_.size() == 1; }
  double at(int step) const { return values_[std::min(static_cast<std::size_t>(step), values_.size() - 1)]; }
  const std::vector<double>& values() const { return values_; }
  bool operator==(const Path&) const = default;

 private:
  std::vector<double> values_;
};

}  // namespace cadre::supply
