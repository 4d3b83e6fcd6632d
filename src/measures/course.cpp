#include "measures/course.h"

#include <cmath>

namespace cadre::measures {
namespace {

constexpr double kPairs = 1.128;  // d2 for n = 2

double normal_chance(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

Course course_at(double probability) {
  if (probability >= kSure) return Course::OnCourse;
  return probability <= 1 - kSure ? Course::OffCourse : Course::TooEarly;
}

}  // namespace

CourseJudgement course_of(std::span<const double> history, std::span<const double> values,
                          std::span<const double> planned, Direction direction) {
  CourseJudgement out;
  const std::size_t points = std::min(values.size(), planned.size());
  if (points < kLeastPoints || history.size() < 2 || direction == Direction::None) return out;
  double ahead = 0, ranges = 0;
  for (std::size_t i = 0; i < points; ++i) ahead += (values[i] - planned[i]) * static_cast<double>(direction);
  ahead /= static_cast<double>(points);
  for (std::size_t i = 1; i < history.size(); ++i) ranges += std::abs(history[i] - history[i - 1]);
  const double spread = ranges / static_cast<double>(history.size() - 1) / kPairs;
  if (spread > 0)
    out.probability = normal_chance(ahead / (spread / std::sqrt(static_cast<double>(points))));
  else
    out.probability = ahead >= 0 ? 1 : 0;
  out.course = course_at(out.probability);
  return out;
}

CourseJudgement course_of_futures(double share_reaching) { return {share_reaching, course_at(share_reaching)}; }

std::string_view course_text(Course course) {
  static constexpr std::string_view kTexts[] = {"too early to tell", "on course", "off course"};
  return kTexts[static_cast<std::size_t>(course)];
}

}  // namespace cadre::measures
