#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random_stream.h"
#include "planning/priority_file.h"

namespace cadre::planning {

/// What is known of the weights.
enum class Knowledge : std::uint8_t { Free, Ordered, Bounded, OrderedAndBounded };
std::string_view knowledge_text(Knowledge knowledge);  ///< "free", "ordered", "bounded", "ordered and bounded"

/// A fault in words when no weights within bounds and order sum to 1; empty when some do.
std::string no_weights_fit(const std::vector<Criterion>& criteria);

/// The weights that scores are made with, summing to 1. All given: as given. Some given: the others share the rest
/// equally. None given: the mean of what is possible; 1/n when free, the rank order centroid w_k = 1/n sum_{i>=k} 1/i
/// when all are ordered (METHODS 15: 11/18, 5/18, 2/18), else a feasible middle.
std::vector<double> weights_of(const std::vector<Criterion>& criteria);

/// Draws weights uniformly from all that are possible (Lahdelma and Salminen 2001, "SMAA-2", Operations Research
/// 49:444; METHODS 15): n exponentials divided by their sum are uniform on the simplex; an order sorts the draw, which
/// is the same as conditioning on it; bounds are drawn by rejection and, where that is rare, by a Gibbs walk over
/// pairs. A criterion with a weight beside others without has that weight as both bounds.
class WeightSampler {
 public:
  explicit WeightSampler(const std::vector<Criterion>& criteria);
  Knowledge knowledge() const { return knowledge_; }
  /// Draw number `draw` of a seed: the same whatever was drawn before it.
  std::vector<double> draw(std::uint64_t seed, std::uint64_t draw) const;

 private:
  std::vector<double> on_simplex(base::RandomStream& random) const;
  void put_in_order(std::vector<double>& weights, base::RandomStream& random) const;
  bool within(const std::vector<double>& weights) const;
  void walk(std::vector<double>& weights, base::RandomStream& random) const;

  std::vector<double> low_, high_, middle_;
  std::vector<int> order_;                 ///< 0 = none
  std::vector<std::size_t> ordered_;       ///< criteria with an order, most important first
  bool bounded_ = false, rejects_ = true;  ///< whether rejection is quick enough
  Knowledge knowledge_ = Knowledge::Free;
};

}  // namespace cadre::planning
