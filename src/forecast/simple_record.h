#pragma once

#include <vector>

#include "forecast/candidates.h"

namespace cadre::forecast {

/// The simple rules on one series, origin by origin, each with a normal interval from its own past errors of the same
/// months ahead; where fewer than six are known, that of fewer months grows with the square root of the months.
class SimpleRecord {
 public:
  SimpleRecord(const Continuous& series, std::vector<int> months);

  /// Goes on to the next origin; call with kLeastHistory - 1, then with every point after it.
  void advance(int origin);
  double centre(std::size_t rule, std::size_t month) const { return paths_.back()[rule][month]; }
  double size(std::size_t rule, std::size_t month) const { return sizes_[rule][month]; }  ///< standard deviation

 private:
  struct Errors {
    double squares = 0;
    int count = 0;
  };
  const Continuous& series_;
  std::vector<int> months_;
  std::vector<std::vector<std::vector<double>>> paths_;  // [origin][rule][month]
  std::vector<std::vector<Errors>> errors_;              // [rule][month]
  std::vector<std::vector<double>> sizes_;
};

}  // namespace cadre::forecast
