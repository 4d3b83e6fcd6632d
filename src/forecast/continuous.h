#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "forecast/series.h"

namespace cadre::forecast {

/// Steps of a month that repeat every year, and how large the others are.
struct Rhythm {
  std::array<double, 12> season{};  ///< of the step into January … December; they sum to zero
  double step = 0;                  ///< root mean square of the steps without drift and season
};

/// Who came and who went in each month as a share of the stock a month before, by point (nothing is known of point 0);
/// empty where no metrics tell it (flows.h).
struct Flows {
  std::vector<double> joined, left;
};

/// A series as one that was always counted alike: logarithms where every value is above zero, else the values
/// themselves; the step into a break is replaced by the mean of the (up to twelve) steps before it. Points count from
/// 0. Everything asked of a point `origin` is worked out from points up to it, so that a past origin never sees its
/// future.
class Continuous {
 public:
  Continuous(const Series& series, std::span<const Break> breaks, Flows flows = {});

  base::Month first() const { return first_; }
  const Flows& flows() const { return flows_; }
  int size() const { return static_cast<int>(points_.size()); }
  bool logarithmic() const { return logarithmic_; }
  std::span<const double> until(int origin) const {
    return std::span(points_).first(static_cast<std::size_t>(origin) + 1);
  }
  double at(int point) const { return points_[static_cast<std::size_t>(point)]; }
  int month_of_year(int point) const { return (first_.ordinal() + point) % 12; }  ///< 0 = January

  /// The value that a point of this scale stands for, counted as at `origin`; of logarithms at most a million times as
  /// much or as little as there, so that it is finite.
  double value(double point, int origin) const;
  /// The value that was counted at this point.
  double counted(int point) const { return counted_[static_cast<std::size_t>(point)]; }
  /// Whether the counting changes after `origin` and not after `target`.
  bool breaks_between(int origin, int target) const;
  /// Mean absolute change over twelve months up to `origin`, as counted there: the unit of MASE (Hyndman and Koehler
  /// 2006, International Journal of Forecasting 22(4)) for a series with seasons.
  double yearly_change(int origin) const;

 private:
  base::Month first_;
  bool logarithmic_ = true;
  std::vector<double> counted_, points_;
  std::vector<int> breaks_;
  Flows flows_;
};

/// From the last six years of points (steps divided by one more than their number, so that one year says little).
Rhythm rhythm_of(std::span<const double> points, int month_of_first);

/// The month into which a series steps as in no other: at least ten robust standard deviations from its usual step of
/// that month, at least 1.5 % off it, and not taken back within three months. For the reader to judge; nothing is done
/// about it.
struct OddStep {
  base::Month month;
  double change = 0;  ///< share of the value before
};
std::optional<OddStep> oddest_step(const Series& series, std::span<const Break> declared);

}  // namespace cadre::forecast
