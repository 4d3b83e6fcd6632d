#pragma once

#include <memory>
#include <span>
#include <vector>

namespace cadre::forecast {

/// A parent series and its children, by their places.
struct Sum {
  std::size_t parent;
  std::vector<std::size_t> children;
};

/// Makes values of several series add up by the smallest change in the metric of their errors: minimum trace with a
/// shrunken covariance (Wickramasuriya, Athanasopoulos and Hyndman 2019, Journal of the American Statistical
/// Association 114(526), section 2.5; shrinkage: Schäfer and Strimmer 2005, Statistical Applications in Genetics and
/// Molecular Biology 4(1)). Written with the sums as constraints C y = 0: y - W C' (C W C')^-1 C y.
class Coherence {
 public:
  /// `errors[i]` are errors of series i in units of their size, those of one month at one place in every series;
  /// `sizes[i]` their size in units of the series. Throws std::invalid_argument when the sums contradict each other.
  Coherence(std::size_t series, std::span<const Sum> sums, const std::vector<std::vector<double>>& errors,
            std::span<const double> sizes);
  Coherence(Coherence&&) noexcept;
  Coherence& operator=(Coherence&&) noexcept;
  ~Coherence();

  /// One value of each series, changed in place so that every sum holds.
  void reconcile(std::span<double> values) const;
  /// Independent standard normal draws, one of each series, correlated in place as the errors are.
  void correlate(std::span<double> draws) const;
  double shrinkage() const;  ///< 0 = correlations as seen … 1 = none

 private:
  struct Matrices;
  std::unique_ptr<Matrices> matrices_;
};

}  // namespace cadre::forecast
