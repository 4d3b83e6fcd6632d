#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cadre::matching {

/// Staff who are alike: hours they have, pounds an hour of them costs.
struct Group {
  std::string id;
  double hours = 0;          ///< >= 0
  double cost_per_hour = 0;  ///< pounds
};

/// Work to be done.
struct Need {
  std::string id;
  double hours = 0;     ///< >= 0
  double priority = 1;  ///< weight of an hour left undone; >= 0
};

/// An hour of a group covers `efficiency` hours of a need and costs `extra_cost` beside the group's own cost.
struct Arc {
  std::uint32_t group = 0, need = 0;  ///< indices
  double efficiency = 1;              ///< >= 0
  double extra_cost = 0;              ///< pounds an hour
};

enum class Sense : std::uint8_t { AtMost, AtLeast, Equal };

/// Σ coefficient · hours of its arcs, beside `rhs`.
struct Limit {
  struct Term {
    std::uint32_t arc = 0;  ///< index
    double coefficient = 1;
  };
  std::string id;
  Sense sense = Sense::AtMost;
  double rhs = 0;
  std::vector<Term> terms;
};

/// Who can do what is needed. The answer assigns hours x >= 0 to arcs, at most the hours of each group, within all
/// limits. Covered of a need = Σ efficiency · x, at most its hours; unmet is the rest.
/// Stage 1 makes Σ priority · unmet least; stage 2, that held, Σ x · (cost_per_hour + extra_cost).
struct Problem {
  std::vector<Group> groups;
  std::vector<Need> needs;
  std::vector<Arc> arcs;  ///< at most one for each pair
  std::vector<Limit> limits;
};

/// Throws std::invalid_argument, naming the row, for an index that is none, a number that is negative or no number, and
/// for two arcs between the same pair.
void check_problem(const Problem& problem);

}  // namespace cadre::matching
