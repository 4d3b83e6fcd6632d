#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "forecast/candidates.h"
#include "forecast/continuous.h"
#include "forecast/spread.h"

namespace cadre::forecast {

/// A forecast of one series from one origin, on the scale of Continuous: quantile(h, p) = centre + size * shape(p).
struct Outlook {
  std::vector<double> centre;           ///< by place in the asked months
  std::vector<double> size;             ///< mean absolute error expected, never falling with the months
  std::vector<const Quantiles*> shape;  ///< of errors in units of `size`; owned by the ensemble
};

/// Candidates weighted by their record, for several series at once (kin). One that needs flows takes part, with a
/// weight and a record, only in series that have them. Records are kept for some months ahead (1, 2, 3, 6, 9, 12, 18,
/// 24 … 240), and interpolated between them. At each origin a candidate's record is its mean absolute past error in
/// units of Rhythm::step, discounted, its own and its kin's; those within kNearBest of the best count, inversely to
/// their record. Intervals come from the past errors of the weighted forecast itself. An origin uses nothing that came
/// after it. Sources: Bates and Granger 1969 (Operational Research Quarterly 20(4)) for the weights;
/// docs/methods/forecast.md.
class Ensemble {
 public:
  /// Works through every origin from kLeastHistory points on.
  explicit Ensemble(std::vector<Continuous> family);

  const std::vector<Continuous>& family() const { return family_; }
  int first_origin() const { return kLeastHistory - 1; }
  /// From `origin` (a point of that series, at least first_origin()) for each of `months` ahead, ascending.
  Outlook outlook(std::size_t series, int origin, std::span<const int> months) const;
  /// Weight of each candidate, summing to one.
  std::vector<double> weights(std::size_t series, int origin, int months) const;
  /// Errors of the weighted forecast one month ahead, by month (ordinal) of the outcome, in units of the size expected.
  const std::map<std::int32_t, double>& surprises(std::size_t series) const { return states_[series].surprises; }

 private:
  /// Sums that fade by a factor each month.
  struct Faded {
    double sum = 0, count = 0;
    void fade(double kept) { sum *= kept, count *= kept; }
    void add(double value) { sum += value, count += 1; }
    double mean() const { return count > 0 ? sum / count : 0; }
  };
  struct AtOrigin {
    double step = 0;
    std::vector<std::vector<double>> paths;    // [candidate][record month]
    std::vector<std::vector<double>> weights;  // [record month][candidate]
    std::vector<double> centre, size;          // [record month]
  };
  struct State {
    std::vector<std::vector<Faded>> records;  // [record month][candidate]
    std::vector<Faded> errors;                // [record month], of the weighted forecast
    std::vector<AtOrigin> origins;            // from first_origin()
    std::map<std::int32_t, double> surprises;
  };
  struct Kin {
    std::vector<std::vector<double>> records;  // [record month][candidate]; empty = none known
    std::vector<double> growth;                // of errors from the record month before; 0 = unknown
    double first_error = 0;                    // in steps, one month ahead
  };

  bool serves(std::size_t candidate, std::size_t series) const {
    return !candidates()[candidate].needs_flows || !family_[series].flows().joined.empty();
  }
  void learn(std::size_t series, int now);
  Kin kin_now(std::int32_t month) const;
  void shape_now(std::int32_t month);
  void look_ahead(std::size_t series, int now, const Kin& kin);
  void weigh(std::size_t series, AtOrigin& at, const Kin& kin) const;
  const AtOrigin& at(std::size_t series, int origin) const {
    return states_[series].origins[static_cast<std::size_t>(origin - first_origin())];
  }
  /// The series' point in that month, or -1 where it has none or too short a history.
  int origin_in(std::size_t series, std::int32_t month) const;

  std::vector<Continuous> family_;
  std::vector<State> states_;
  std::vector<std::vector<double>> ratios_;                // [record month]: absolute errors in units of their size
  std::map<std::int32_t, std::vector<Quantiles>> shapes_;  // by month, [record month]
};

}  // namespace cadre::forecast
