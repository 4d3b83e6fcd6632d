#pragma once

#include <span>
#include <string>
#include <vector>

namespace cadre::supply {

/// Events of a profession against those that assumed rates lead to expect: leavers of a year, say.
struct Count {
  std::string name;
  int kin = 0;          ///< professions of the same number borrow from each other
  double observed = 0;  ///< >= 0
  double expected = 0;  ///< > 0
};

/// What the ratio observed / expected is taken to be.
struct PooledRatio {
  double ratio = 1;
  double low = 1, high = 1;  ///< a range of 80 %
  double own = 0;            ///< share that the profession's own record has in it, 0..1; the rest is its kin's
};

/// Partial pooling. Observed events are Poisson with mean ratio × expected; ratios of kin are gamma around a common
/// mean μ = Σ observed / Σ expected with shape kμ and rate k, so that a ratio is (observed + kμ) / (expected + k): a
/// profession of ten people mostly has its kin's, one of thousands its own. k comes from how far the ratios of the kin
/// lie apart beyond chance, by moments. Source: Clayton and Kaldor 1987, "Empirical Bayes estimates of age-standardized
/// relative risks", Biometrics 43, section 3.1; the range by Wilson and Hilferty 1931. A single profession, or kin that
/// differ by no more than chance, share one ratio. In the order of `counts`.
std::vector<PooledRatio> pooled_ratios(std::span<const Count> counts);

}  // namespace cadre::supply
