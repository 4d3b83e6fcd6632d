#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/month.h"
#include "supply/inputs.h"

namespace cadre::supply {

inline constexpr std::string_view kBaseScenario = "base";

/// Levers over the base, in the order in which they apply. Points into the inputs.
struct Scenario {
  std::string id, title;
  std::vector<const LeverInput*> levers;
};

/// The base first, then those of the table in order of first appearance. The inputs have passed check_inputs.
std::vector<Scenario> scenarios_of(const Inputs& inputs);

/// What a lever changes, in a sentence: "Placements: limit placement_weeks times 1.2 from September 2026, over 12
/// months; £250,000 a year (assumed (example): …)".
std::string sentence_of(const LeverInput& lever);

/// A number of the model that a lever may change: the staff it is for, and its value in every month of the run.
struct Piece {
  Scope of;
  double weight = 0;  ///< by which an amount added or set for several pieces is shared
  std::vector<double>* values = nullptr;
};

/// The levers of one scenario, laid over the numbers of a base.
class Levers {
 public:
  Levers(std::span<const LeverInput* const> levers, base::Month opening);

  /// Changes every piece that a lever for `target` fits. Amounts (people, units, FTE) that are added or set are shared
  /// among the pieces by weight; shares are added or set to each and stay within 0..1.
  void apply(const LeverTarget& target, bool amounts, std::span<Piece> pieces);

  /// Whether any lever of this target is for single areas.
  bool by_area(LeverTarget::Kind kind) const;
  /// Levers that changed nothing.
  std::vector<const LeverInput*> idle() const;

 private:
  double strength(const LeverInput& lever, int step) const;
  void change(const LeverInput& lever, double share, bool amounts, std::vector<double>& values) const;

  std::span<const LeverInput* const> levers_;
  std::vector<bool> used_;
  base::Month opening_;
};

}  // namespace cadre::supply
