#include "reconciliation/comparison.h"

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace cadre::reconciliation {
namespace {

constexpr Amount kRounding = 1000;  ///< a millionth: sums of decimals that publications rounded
constexpr std::array<std::string_view, 3> kMeasures = {"fte", "headcount", "mean_fte_per_record"};
constexpr std::array<std::string_view, 3> kUnits = {"FTE", "people", "FTE per record"};
constexpr std::array<std::string_view, kParts> kPartCodes = {"scope", "recode", "date", "duplicates"};
constexpr std::array<std::string_view, 4> kVerdicts = {"agrees", "finding", "other_month", "renamed"};

}  // namespace

std::string_view code_of(Measure measure) { return kMeasures[static_cast<std::size_t>(measure)]; }
std::string_view unit_of(Measure measure) { return kUnits[static_cast<std::size_t>(measure)]; }
std::string_view code_of(Part part) { return kPartCodes[static_cast<std::size_t>(part)]; }
std::string_view code_of(Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)]; }

double Comparison::unexplained_share() const {
  const double left = std::abs(static_cast<double>(unexplained));
  if (left <= static_cast<double>(kRounding)) return 0;
  if (published == 0) return std::numeric_limits<double>::infinity();
  return left / std::abs(static_cast<double>(published));
}

void Comparison::close(double limit) {
  unexplained = difference() - std::accumulate(std::begin(parts), std::end(parts), Amount{0});
  if (verdict == Verdict::OtherMonth || verdict == Verdict::Renamed) return;
  verdict = unexplained_share() <= limit ? Verdict::Agrees : Verdict::Finding;
}

bool Comparison::adds_up() const {
  return published + std::accumulate(std::begin(parts), std::end(parts), unexplained) == ours;
}

}  // namespace cadre::reconciliation
