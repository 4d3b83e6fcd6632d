#include "economics/formula.h"

#include <gmock/gmock.h>

#include <stdexcept>

namespace cadre::economics {
namespace {

const std::vector<std::string> kNames = {"a", "b"};

double at(const std::string& text, double a = 2, double b = 3) {
  return Formula::parse(text, kNames).at(std::vector<double>{a, b});
}

TEST(Formula, FollowsTheUsualOrder) {
  EXPECT_DOUBLE_EQ(at("1 + 2 * 3"), 7);
  EXPECT_DOUBLE_EQ(at("(1 + 2) * 3 - -4 / 2"), 11);
  EXPECT_DOUBLE_EQ(at("a - b - 1"), -2);
  EXPECT_DOUBLE_EQ(at("min(a, b) + max(a, 1.5e1)"), 17);
  EXPECT_DOUBLE_EQ(at("-(a)"), -2);
  EXPECT_DOUBLE_EQ(at("a / (b - 3)"), 0);
}

TEST(Formula, ComputesColumnsAsSingleValues) {
  const Formula f = Formula::parse("(a + 1) * b / max(a, b) - -b", kNames);
  const std::vector<std::vector<double>> columns = {{1, 2, -3}, {4, 0.5, 0}};
  std::vector<double> out;
  f.compute(columns, 3, out);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_DOUBLE_EQ(out[i], f.at(std::vector<double>{columns[0][i], columns[1][i]}));
  EXPECT_THAT(Formula::parse("b*b", kNames).names(), testing::ElementsAre(1, 1));
}

TEST(Formula, FaultsSayWhere) {
  for (const char* text : {"", "1 +", "(1", "1 2", "c", "min(1)", "a $ b", "1..2", ")"})
    EXPECT_THROW(Formula::parse(text, kNames), std::invalid_argument) << text;
  EXPECT_THROW(Formula::parse(std::string(500, '(') + "1", kNames), std::invalid_argument);
}

}  // namespace
}  // namespace cadre::economics
