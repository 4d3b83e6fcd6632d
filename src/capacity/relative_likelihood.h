#pragma once

#include <cstdint>
#include <optional>

namespace cadre::capacity {

/// How many of a group had an outcome.
struct OutcomeCount {
  std::int64_t with = 0, of = 0;
};

/// How likely the outcome is in one group beside another: share of the first / share of the second, with its 95%
/// interval. 1 = as likely; 0.5 = half as likely.
struct RelativeLikelihood {
  double ratio = 0, low = 0, high = 0;
};

/// The interval is exp(ln ratio -+ 1.96 x sqrt(1/a - 1/n + 1/b - 1/m)) for a of n beside b of m: the log method of D.
/// Katz and others, "Obtaining confidence intervals for the risk ratio in cohort studies", Biometrics 34 (1978). The
/// ratio is that of the relative likelihoods of the NHS Workforce Race Equality Standard. Nothing when either count of
/// the outcome is 0, where the method says nothing, or when a count is larger than its group.
std::optional<RelativeLikelihood> relative_likelihood(OutcomeCount group, OutcomeCount reference);

}  // namespace cadre::capacity
