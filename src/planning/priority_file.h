#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cadre::planning {

/// What projects are judged by.
struct Criterion {
  std::string name;
  std::optional<double> weight;  ///< 0 or more; weights are divided by their sum
  bool maximise = true;          ///< false: less is better
  double low = 0, high = 1;      ///< bounds of the weight as a share of all weights
  std::optional<int> order;      ///< 1 = weighs most; the same number = not told apart
};

/// A value with its range; all three the same when certain.
struct Score {
  double value = 0, low = 0, high = 0;
};

struct Candidate {
  std::string project;
  std::vector<Score> scores;   ///< one for each criterion, in its unit
  std::optional<double> cost;  ///< pounds
};

/// Reads `criterion,weight,direction` and, where wanted, `low,high,order` (docs/formats/prioritise.md). Throws
/// base::InputError with every fault, also when the bounds leave no weights that sum to 1.
std::vector<Criterion> read_criteria(std::string text, const std::string& name);

/// Reads `project` and a column for each criterion; `CRITERION_low`, `CRITERION_high`, `cost`, `title`, `enabler` and
/// `owner` may stand beside. Throws base::InputError with every fault.
std::vector<Candidate> read_candidates(std::string text, const std::string& name,
                                       const std::vector<Criterion>& criteria);

}  // namespace cadre::planning
