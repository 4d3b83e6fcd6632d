#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "supply/model.h"

namespace cadre::supply {

/// What was counted of a profession at the end of a month: its FTE, or who joined or left in the twelve months before.
struct Observation {
  enum class What : std::uint8_t { Fte, Leavers, Joiners };
  What what = What::Fte;
  int profession = -1;  ///< one of the kin; -1 = the kin together
  int month = 0;        ///< 1 = the first month after the opening of the history
  double value = 0;     ///< FTE, or people
};

/// Professions that share one set of multipliers, because each alone is too small to tell.
struct Kin {
  std::string name;
  std::vector<int> professions;
};

/// How history is followed. Multipliers stand at 1 with a spread of `prior` (standard deviation of the logarithm) when
/// it begins and drift by `drift` a month.
struct HistoryOptions {
  std::uint64_t seed = 1;
  std::size_t particles = 512;
  double error = 0.01;  ///< standard deviation of a counted FTE, as a share of it
  double prior = 0.25;
  double drift = 0.01;
  double least_share = 0.02;  ///< of the particles that must count at every observation, else the history is lost
  int threads = 0;
};

/// What was learned of one kin: multipliers of exits (leaving, retiring, breaks), of inflow and of participation, one
/// of each for every particle, equally likely and belonging together.
struct Learned {
  std::vector<double> exits, inflow, participation;
  double least_particles = 0;  ///< smallest effective sample size, 1 / Σ w²
  double log_evidence = 0;     ///< natural logarithm of the likelihood of all observations
  int observations = 0, resamplings = 0;
};

/// Follows the history of a kin by a bootstrap particle filter (Gordon, Salmond and Smith 1993, IEE Proceedings F
/// 140(2); systematic resampling when the effective sample size falls below half: Douc and Cappé 2005, ISPA). A
/// particle is a future of the engine with its own multipliers; cells follow as whole people, given those. `model`
/// begins where the history begins. Throws base::InputError when too few particles are left at an observation: then the
/// series jumps, or the stated error is too small.
Learned learn(const Model& model, const Kin& kin, const std::vector<Observation>& observations,
              const HistoryOptions& options);

/// `model` with the multipliers of `kin` in place of its factors of exits, inflow and participation.
Model with_learned(Model model, const Kin& kin, const Learned& learned);

/// Smallest and greatest multiplier that is considered.
inline constexpr double kLeastMultiplier = 0.25, kMostMultiplier = 4;

}  // namespace cadre::supply
