#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "capability/test_inputs.h"
#include "gap/gap_problem.h"

/// For tests only: staff and need in a few words.
namespace cadre::gap::testing_gap {

inline StaffKind staff(const std::string& profession, const std::string& level, const std::string& setting,
                       const std::string& place, double hours) {
  return {profession, level, setting, place, hours, hours, hours, 30, hours / 25};
}

inline NeedRow need(const std::string& line, const std::string& setting, const std::string& function,
                    const std::string& competency, const std::string& place, double hours,
                    std::vector<std::string> professions = {}) {
  return {line, setting, function, competency, place, std::move(professions), {}, hours, hours, hours, 1};
}

inline capability::CapabilityModel able(std::vector<std::string> lifted = {}) {
  return {capability::testing_inputs::shared(capability::testing_inputs::shipped()), base::Month(2025, 3),
          std::move(lifted)};
}

inline const matching::Limit* limit_named(const GapProblem& p, const std::string& id) {
  const auto& limits = p.problem.limits;
  const auto at = std::find_if(limits.begin(), limits.end(), [&](const matching::Limit& l) { return l.id == id; });
  return at == limits.end() ? nullptr : &*at;
}

}  // namespace cadre::gap::testing_gap
