#include "forecast/coherent.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace cadre::forecast {

struct Coherence::Matrices {
  Eigen::MatrixXd gain;         // W C' (C W C')^-1
  Eigen::MatrixXd constraints;  // C
  Eigen::MatrixXd root;         // of the shrunken correlation
  double shrinkage = 1;
};

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kLeastSize = 1e-6;  // of the largest

struct Correlation {
  MatrixXd matrix;
  double shrinkage = 1;
};

/// Correlations shrunk towards none by the share that minimises their expected squared error.
Correlation shrunken(std::size_t series, const std::vector<std::vector<double>>& errors) {
  const auto n = static_cast<Index>(series);
  Correlation out{MatrixXd::Identity(n, n), 1};
  const std::size_t count = errors.empty() ? 0 : errors.front().size();
  if (count < 3) return out;
  MatrixXd z(static_cast<Index>(count), n);
  for (Index i = 0; i < n; ++i) {
    VectorXd column = VectorXd::Map(errors[static_cast<std::size_t>(i)].data(), static_cast<Index>(count));
    column.array() -= column.mean();
    const double deviation = std::sqrt(column.squaredNorm() / static_cast<double>(count - 1));
    z.col(i) = deviation > 0 ? VectorXd(column / deviation) : VectorXd::Zero(static_cast<Index>(count));
  }
  const auto t = static_cast<double>(count);
  double doubt = 0, seen = 0;
  MatrixXd r = z.transpose() * z / (t - 1);
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < i; ++j) {
      const VectorXd products = z.col(i).cwiseProduct(z.col(j));
      const double mean = products.mean();
      doubt += t / std::pow(t - 1, 3) * (products.array() - mean).square().sum();
      seen += r(i, j) * r(i, j);
    }
  out.shrinkage = seen > 0 ? std::clamp(doubt / seen, 0.01, 1.0) : 1;  // a little always, so that it can be inverted
  r *= 1 - out.shrinkage;
  r.diagonal().setOnes();
  out.matrix = r;
  return out;
}

}  // namespace

Coherence::Coherence(std::size_t series, std::span<const Sum> sums, const std::vector<std::vector<double>>& errors,
                     std::span<const double> sizes)
    : matrices_(std::make_unique<Matrices>()) {
  const auto n = static_cast<Index>(series);
  MatrixXd c = MatrixXd::Zero(static_cast<Index>(sums.size()), n);
  for (std::size_t s = 0; s < sums.size(); ++s) {
    c(static_cast<Index>(s), static_cast<Index>(sums[s].parent)) = 1;
    for (const std::size_t child : sums[s].children) c(static_cast<Index>(s), static_cast<Index>(child)) = -1;
  }
  const Correlation correlation = shrunken(series, errors);
  // A series that never moves, beside one of a million, would leave nothing to invert.
  VectorXd size = VectorXd::Map(sizes.data(), n);
  size = size.cwiseMax(kLeastSize * size.maxCoeff());
  const MatrixXd w = size.asDiagonal() * correlation.matrix * size.asDiagonal();
  const Eigen::FullPivLU<MatrixXd> middle(c * w * c.transpose());
  if (!middle.isInvertible()) throw std::invalid_argument("two sums say the same, or a series has no error");
  matrices_->gain = w * c.transpose() * middle.inverse();
  matrices_->constraints = std::move(c);
  matrices_->root = correlation.matrix.llt().matrixL();
  matrices_->shrinkage = correlation.shrinkage;
}
Coherence::Coherence(Coherence&&) noexcept = default;
Coherence& Coherence::operator=(Coherence&&) noexcept = default;
Coherence::~Coherence() = default;

void Coherence::reconcile(std::span<double> values) const {
  Eigen::Map<VectorXd> y(values.data(), static_cast<Index>(values.size()));
  const VectorXd gaps = matrices_->constraints * y;
  y -= matrices_->gain * gaps;
}

void Coherence::correlate(std::span<double> draws) const {
  Eigen::Map<VectorXd> z(draws.data(), static_cast<Index>(draws.size()));
  const VectorXd mixed = matrices_->root * z;
  z = mixed;
}

double Coherence::shrinkage() const { return matrices_->shrinkage; }

}  // namespace cadre::forecast
