#include "forecast/simple_record.h"

#include <cmath>

namespace cadre::forecast {
namespace {

constexpr int kEnough = 6;  // errors

}  // namespace

SimpleRecord::SimpleRecord(const Continuous& series, std::vector<int> months)
    : series_(series),
      months_(std::move(months)),
      errors_(simple_rules().size(), std::vector<Errors>(months_.size())),
      sizes_(simple_rules().size(), std::vector<double>(months_.size(), 0)) {}

void SimpleRecord::advance(int origin) {
  const int first = kLeastHistory - 1;
  const History history = history_at(series_, origin);
  std::vector<std::vector<double>>& paths = paths_.emplace_back();
  std::vector<double> path(static_cast<std::size_t>(months_.back()));
  for (std::size_t r = 0; r < simple_rules().size(); ++r) {
    simple_rules()[r].path(history, path);
    std::vector<double>& kept = paths.emplace_back();
    for (const int months : months_) kept.push_back(path[static_cast<std::size_t>(months) - 1]);
    for (std::size_t m = 0; m < months_.size(); ++m) {
      Errors& errors = errors_[r][m];
      if (const int then = origin - months_[m]; then >= first) {
        const double error = series_.at(origin) - paths_[static_cast<std::size_t>(then - first)][r][m];
        errors.squares += error * error;
        ++errors.count;
      }
      const double before = m == 0 ? history.rhythm.step : sizes_[r][m - 1];
      const double months = m == 0 ? months_[0] : static_cast<double>(months_[m]) / months_[m - 1];
      sizes_[r][m] = errors.count >= kEnough ? std::sqrt(errors.squares / errors.count) : before * std::sqrt(months);
    }
  }
}

}  // namespace cadre::forecast
