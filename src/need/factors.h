#pragma once

#include <string>
#include <vector>

#include "intake/input_row.h"

namespace cadre::need {

using intake::Range;

/// One number of a product, with its words: "referrals a year" 4,000; "minutes / 60" 1.
struct Factor {
  std::string words;
  Range range;
  bool divides = false;
};

/// The product with its range. Ranges are taken as independent of each other and equally likely: the distances of value
/// and limit, as logarithms, add up in squares. A factor of nothing makes the value nothing; its upper limit stays
/// possible. Standard propagation of relative uncertainty; docs/methods/need.md.
Range product(const std::vector<Factor>& factors);

/// The sum of independent amounts: distances add up in squares.
class RangeSum {
 public:
  void add(const Range& part);
  Range total() const;

 private:
  double value_ = 0, below_ = 0, above_ = 0;
};

/// "referrals a year x contacts of a referral / weeks"
std::string in_words(const std::vector<Factor>& factors);
/// "4,000 x 3 / 52"; a range is written "20 (15 to 25)".
std::string in_numbers(const std::vector<Factor>& factors);

}  // namespace cadre::need
