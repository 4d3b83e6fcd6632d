#include "supply/past_model.h"

#include <gtest/gtest.h>

#include "supply/test_models.h"

namespace cadre::supply {
namespace {

// Ends in the opening's month.
CountedFte growing(const char* profession, int months, double last) {
  CountedFte out{profession, base::Month::from_ordinal(base::Month(2025, 3).ordinal() - months + 1), {}};
  for (int i = 0; i < months; ++i) out.fte.push_back(last * (0.8 + 0.2 * (i + 1) / months));
  return out;
}

TEST(Past, BeginsWhereTheSeriesSay) {
  const Model now = lively_model(24);
  const std::vector<CountedFte> series = {growing("podiatry", 61, 1000), growing("dietetics", 49, 10)};
  const auto past = past_of(now, series, 60, 1);
  ASSERT_TRUE(past);
  EXPECT_EQ(past->model.months, 48);  // as far as both reach
  EXPECT_EQ(past->model.opening, base::Month(2021, 3));
  ASSERT_EQ(past->kins.size(), 2);
  EXPECT_EQ(past->kins[0].observations.size(), 4);  // one a year, in the opening's own month
  const auto people = [](const Model& m, int profession) {
    double all = 0;
    for (std::size_t i = 0; i < m.people.size(); ++i)
      if (m.columns[i / static_cast<std::size_t>(m.axes.cells_per_column())].profession == profession)
        all += m.people[i];
    return all;
  };
  EXPECT_NEAR(people(past->model, 0) / people(now, 0), series[0].fte[12] / series[0].fte.back(), 0.01);
  // What is seen ends at today's own FTE, whatever the series counts.
  const ExpectedRecord record = expect(now);
  double fte = 0;
  for (std::size_t g : {0U, 1U}) fte += *record.fte_of(g, 0) / 100;
  EXPECT_EQ(past->kins[0].observations.back().month, 48);
  EXPECT_NEAR(past->kins[0].observations.back().value, fte, 0.5);
}

TEST(Past, SmallProfessionsAreKin) {
  const std::vector<CountedFte> series = {growing("podiatry", 30, 1000), growing("dietetics", 30, 10)};
  const auto past = past_of(lively_model(24), series, 60, 1e6);
  ASSERT_TRUE(past);
  ASSERT_EQ(past->kins.size(), 1);
  EXPECT_EQ(past->kins[0].kin.professions, (std::vector<int>{0, 1}));
  const auto first = past_of(lively_model(24), series, 60, 1);
  EXPECT_NEAR(past->kins[0].observations[0].value,
              first->kins[0].observations[0].value + first->kins[1].observations[0].value, 1e-9);
}

TEST(Past, NeedsAYear) {
  const std::vector<CountedFte> series = {growing("podiatry", 9, 1000), growing("nobody's", 90, 1000)};
  EXPECT_FALSE(past_of(lively_model(24), series, 60, 1));
}

}  // namespace
}  // namespace cadre::supply
