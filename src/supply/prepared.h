#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "supply/model.h"

namespace cadre::supply {

using ByRisk = std::array<double, kRisks>;

/// The risks of a cell laid end to end, to find one by a number below their total without a branch.
struct RiskLine {
  explicit RiskLine(const ByRisk& chance);
  double total = 0;                     ///< sum over risks in their order
  std::array<double, kRisks - 1> ends;  ///< where a risk ends; that of the last possible one and all behind it: never

  std::size_t at(double place) const {
    std::size_t risk = 0;
    for (const double end : ends) risk += place >= end ? 1 : 0;
    return risk;
  }
};

/// Monthly chances of one rate table. A year is walked through without moving anybody between ages: in month t of it
/// the people of cell a are taken as (1 - w) of age a and w of age a + 1, w = (t + ½)/12, because birthdays are spread
/// over the year; every twelfth month all cells move up by one. So nobody ages by chance, and rates by age are met
/// smoothly.
///
/// Risks compete: with yearly chances a_f each, hazards h_f = -ln(1 - a_f)/12, H = Σ h_f, a person goes in a month with
/// chance 1 - e^(-H), and by risk f with the share h_f / H of that (Putter, Fiocco and Geskus 2007, Statistics in
/// Medicine 26, section 3: constant cause-specific hazards). With one risk this is METHODS 2: 1 - (1 - a)^(1/12).
class MonthlyRates {
 public:
  MonthlyRates(const Model& model, const RateTable& table);

  struct Step {
    std::vector<ByRisk> chance;           ///< by level × age
    std::vector<ByRisk> of_those_left;    ///< chance of a risk given that none before it was taken, of those who go
    std::vector<RiskLine> line;           ///< the chances laid end to end
    double mean_total = 0;                ///< over all cells
    std::vector<std::int32_t> threshold;  ///< kFilterUnits × the greatest chance that any factor allows, rounded up
  };
  const Step& at(int step) const { return steps_[version_[static_cast<std::size_t>(step)]]; }
  /// FTE of a person in thousandths, by level × age: at the age of the cell, and a year older.
  std::span<const std::int16_t> weight() const { return weight_; }
  std::span<const std::int16_t> weight_next() const { return weight_next_; }
  double mean_weight(std::size_t level) const { return mean_weight_[level]; }  ///< over the ages of a level

 private:
  std::vector<Step> steps_;  ///< those that differ
  std::vector<std::uint32_t> version_;
  std::vector<std::int16_t> weight_, weight_next_;
  std::vector<double> mean_weight_;
};

/// Part of a cell's people who have had their birthday since all cells moved up, at the end of month `month` (1 = the
/// first after the opening). In a twelfth month they have just moved.
constexpr double birthday_share(int month) { return month % 12 / 12.0; }

/// Shares of the risks among those who go, each given that none before it was taken; the last possible one is 1.
ByRisk given_earlier(const ByRisk& chance);

/// Ages of people who enter, by the month since the last birthday move. One is drawn without a branch by the alias
/// method (Vose 1991, IEEE Transactions on Software Engineering 17(9)).
struct EntryAges {
  std::array<std::vector<double>, 12> weight, cumulative;  ///< adding up to 1; the last cumulative one exactly 1
  std::array<std::vector<double>, 12> of_those_left;       ///< chance of an age given that it is none before it
  /// Up to so many people are given an age one by one; more are thinned age by age, which costs the same for any
  /// number.
  std::array<std::int32_t, 12> one_by_one{};
  struct Slot {
    std::uint64_t keep = 0;               ///< below this the slot's own age
    std::array<std::uint32_t, 2> ages{};  ///< its own, and the one that fills it up
  };
  std::array<std::vector<Slot>, 12> slots;

  std::size_t age_at(std::size_t month, std::uint64_t bits) const {
    const std::vector<Slot>& of = slots[month];
    // High part of bits × ages is a slot, the low part a uniform within it.
    const std::uint64_t high = (bits >> 32) * of.size();
    const Slot& slot = of[high >> 32];
    const std::uint64_t within = (high << 32) + (bits & 0xFFFFFFFFU) * of.size();
    return slot.ages[static_cast<std::size_t>(within >= slot.keep)];
  }
};

/// A model made ready to run; refers to the model.
struct Prepared {
  explicit Prepared(const Model& model);

  const Model* model;
  std::vector<MonthlyRates> rates;
  std::vector<EntryAges> entry_ages;
  std::vector<std::vector<double>> destination_ends;  ///< by column: weights added up, without the last destination
  std::vector<std::vector<int>> inflows_at;           ///< indexes of inflows by column × level, in order
  std::vector<int> first_target;                      ///< by route: number of its first target, counted over all routes
  std::vector<int> first_stage;                       ///< likewise of its first stage
  bool any_limit_on_posts = false;
};

/// Values of the model's factors in one future (0: the expected value, where all stand at their mean).
std::vector<double> factor_values(const Model& model, std::uint64_t seed, std::uint32_t future);

}  // namespace cadre::supply
