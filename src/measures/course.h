#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "measures/spc.h"

namespace cadre::measures {

enum class Course : std::uint8_t { TooEarly, OnCourse, OffCourse };

/// How likely it is that the process has reached what was planned, and what that is called: on course from 0.9, off
/// course up to 0.1, between them too early to tell. Two points never decide; fewer than `kLeastPoints` never do.
struct CourseJudgement {
  double probability = 0.5;
  Course course = Course::TooEarly;
};
inline constexpr std::size_t kLeastPoints = 3;
inline constexpr double kSure = 0.9;

/// `values` since the plan began, `planned` what was planned for each of them. With d = value - planned (reversed where
/// lower is better), the chance that the true mean of d is not below 0 is Phi(mean d / (s / sqrt(k))): the posterior
/// under a flat prior, with s = mean moving range of `history` / 1.128 (d2 of pairs, Montgomery, Statistical Quality
/// Control), so that a series is judged by its own usual variation. Without variation in the history the sign decides.
CourseJudgement course_of(std::span<const double> history, std::span<const double> values,
                          std::span<const double> planned, Direction direction);

/// The same from the share of futures that reach the target.
CourseJudgement course_of_futures(double share_reaching);

std::string_view course_text(Course course);  ///< "on course", "off course", "too early to tell"

}  // namespace cadre::measures
