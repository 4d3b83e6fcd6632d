#include "measures/course.h"

#include <gtest/gtest.h>

#include <vector>

namespace cadre::measures {
namespace {

TEST(Course, TwoPointsNeverDecide) {
  const std::vector<double> history = {10, 11, 10, 11}, two = {30, 30}, plan = {12, 12};
  EXPECT_EQ(course_of(history, two, plan, Direction::Up).course, Course::TooEarly);
}

TEST(Course, ProbabilityDecides) {
  const std::vector<double> history = {10, 11.128, 10, 11.128};  // spread 1
  const std::vector<double> ahead = {14, 14, 14, 14}, plan = {13, 13, 13, 13};
  const CourseJudgement up = course_of(history, ahead, plan, Direction::Up);
  EXPECT_NEAR(up.probability, 0.97725, 1e-5);  // one above plan, s/sqrt(4) = 0.5: z = 2
  EXPECT_EQ(up.course, Course::OnCourse);
  EXPECT_EQ(course_of(history, ahead, plan, Direction::Down).course, Course::OffCourse);
  EXPECT_EQ(course_of(history, plan, plan, Direction::Up).course, Course::TooEarly);
  EXPECT_EQ(course_of(history, plan, plan, Direction::None).course, Course::TooEarly);
}

TEST(Course, FuturesDecide) {
  EXPECT_EQ(course_text(course_of_futures(0.95).course), "on course");
  EXPECT_EQ(course_text(course_of_futures(0.5).course), "too early to tell");
  EXPECT_EQ(course_text(course_of_futures(0.02).course), "off course");
}

}  // namespace
}  // namespace cadre::measures
