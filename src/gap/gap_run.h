#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/month.h"
#include "capability/capability_model.h"
#include "gap/gap_inputs.h"
#include "gap/gap_problem.h"
#include "gap/staff_pool.h"
#include "matching/solver.h"

namespace cadre::gap {

/// Hours of staff at one month of one scenario.
struct StaffAt {
  std::string scenario;
  base::Month month;
  std::vector<double> expected;  ///< by group of the pool
  /// Futures to draw the range from, 0 = none; fill(future, hours by group).
  std::size_t futures = 0;
  std::function<void(std::size_t, std::vector<double>&)> fill;
};

/// Covered hours of each need row, and their range over the futures (10 % and 90 %).
struct Coverage {
  std::string scenario;
  base::Month month;
  std::vector<NeedRow> needs;
  std::vector<double> unmet, unmet_low, unmet_high;  ///< hours a week; low and high NaN without futures
  std::vector<double> price;                         ///< of one more hour of need; NaN where not asked
  double weighted_unmet = 0, cost = 0;
  double need = 0, total_unmet = 0;
  double total_low = 0, total_high = 0, need_low = 0, need_high = 0;  ///< NaN without futures
  std::size_t futures = 0;
};

/// A kind of staff in today's matching.
struct StaffUse {
  double used = 0;        ///< hours that cover something
  matching::Price price;  ///< of an hour, in priority-weighted unmet hours
};

/// A trained limit in today's matching.
struct TrainedUse {
  double hours = 0, used = 0;  ///< at most, and given
  matching::Price price;       ///< of an hour of the limit
};

/// One barrier taken away: difference of two solves.
struct BarrierWorth {
  std::string barrier, name, type;
  double hours_a_month = 0;   ///< unmet hours that would be covered, month = 52/12 weeks
  double pounds_a_month = 0;  ///< what buying those hours would cost at the mean cost of a clinical hour
  double weighted_a_month = 0;
  std::size_t pairs = 0;  ///< pairs of staff and need that become possible
};

struct GapResult {
  StaffPool pool;
  GapProblem today;  ///< the problem of the first of `coverage`
  matching::Answer answer;
  std::vector<StaffUse> staff;      ///< by kind
  std::vector<TrainedUse> trained;  ///< by trained limit
  std::vector<Coverage> coverage;   ///< in the order asked for
  std::vector<BarrierWorth> barriers;
  std::vector<std::string> conflict;  ///< names of limits that cannot hold together; then nothing else is filled
};

struct GapRequest {
  std::vector<StaffGroup> groups;
  std::vector<StaffAt> months;  ///< the first is today
  std::function<std::vector<NeedRow>(base::Month)> need_at;
  const capability::CapabilityModel* able = nullptr;
  Rules rules;
  std::uint64_t seed = 1;
};

/// Matches every month asked for; prices and barriers for the first. In a future, need and trained shares are drawn
/// from their ranges (triangular), the same draws for all scenarios and months. Results do not depend on threads.
GapResult match_gap(const GapRequest& request);

/// The u-th quantile (0..1) of a triangular distribution; `mode` where low = high.
double triangular(double low, double mode, double high, double u);

}  // namespace cadre::gap
