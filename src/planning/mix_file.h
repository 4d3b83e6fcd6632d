#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"
#include "planning/cheapest_mix.h"

namespace cadre::planning {

/// A text and the name that stands in messages.
struct NamedText {
  std::string text, name;
};

/// Files of a mix (docs/formats/cheapest-mix.md). Without gaps a measure's futures are drawn from its range.
struct MixFiles {
  NamedText projects, effects, measures, budget, capacity, gaps;
};

/// Effects and gaps as ranges, from which futures are drawn.
struct MixPlan {
  MixProblem problem;  ///< without futures
  int first_year = 0;  ///< "2027" is year 0
  struct Spread {
    double value = 0, low = 0, high = 0;  ///< low and high end 95 %
  };
  std::vector<Spread> gaps;                ///< by measure
  std::vector<Spread> effects;             ///< by project, as multipliers around 1
  std::vector<std::vector<double>> given;  ///< measure × future, when a file gives them
};

/// Throws base::InputError with every fault.
MixPlan read_mix(const MixFiles& files, double probability);

/// Futures `first` … of a seed: each gap normal on its range or taken from the file in turn, each effect normal around
/// 1, not below 0. A draw depends on seed, id and number alone.
MixProblem with_futures(const MixPlan& plan, std::size_t futures, std::uint64_t first, std::uint64_t seed);

/// mix (project, year, size, cost), mix_measures, mix_years, mix_rounds, mix_alternatives, in that order.
const std::vector<const base::TableSpec*>& mix_specs();
std::vector<base::Table> mix_tables(const MixPlan& plan, const MixProblem& problem, const CheapestMix& found);

/// The answer in sentences; when it cannot be done, what is nearest.
std::vector<std::string> mix_sentences(const MixPlan& plan, const MixProblem& problem, const CheapestMix& found);

}  // namespace cadre::planning
