#include "capacity/staff_cost.h"

#include <gtest/gtest.h>

#include "base/month.h"
#include "base/source_dir.h"
#include "capacity/hours_reference.h"

namespace cadre::capacity {
namespace {

using vocabulary::Band;

const HoursReference& reference() {
  static const HoursReference loaded = HoursReference::load(base::source_dir() + "/reference");
  return loaded;
}
const PayYear& year(int calendar_year, int month) {
  return *pay_year_for(reference().pay_years, base::Month(calendar_year, month).ordinal());
}

// METHODS 3: entry and top of 2021/22, and the steps between.
TEST(StaffCost, PayOf2021ToItsDigits) {
  const PayYear& pay = year(2021, 4);
  ASSERT_EQ(pay.year, "2021-22");
  using Steps = std::vector<double>;
  EXPECT_EQ(pay.bands.at(Band::B2).steps, (Steps{18546, 19918}));
  EXPECT_EQ(pay.bands.at(Band::B3).steps, (Steps{20330, 21777}));
  EXPECT_EQ(pay.bands.at(Band::B4).steps, (Steps{22549, 24882}));
  EXPECT_EQ(pay.bands.at(Band::B5).steps, (Steps{25655, 27780, 31534}));
  EXPECT_EQ(pay.bands.at(Band::B6).steps, (Steps{32306, 34172, 39027}));
  EXPECT_EQ(pay.bands.at(Band::B7).steps, (Steps{40057, 42121, 45839}));
  EXPECT_EQ(pay.bands.at(Band::B8a).entry(), 47126);
  EXPECT_EQ(year(2025, 6).bands.at(Band::B2).entry(), 24465);  // after the award of 3.6%
}

// METHODS 3: 2.0 FTE of band 6 at entry and an on-cost of 25% cost 80,765.
TEST(StaffCost, WorkedExample) { EXPECT_DOUBLE_EQ(cost_of(2.0, 32306, 0.25), 80765); }

// METHODS 3: pension 23.7% and 0.08%, National Insurance 15% above 5,000, levy 0.5%: about 37% of a band 6.
TEST(StaffCost, OnCostsOfABand6) {
  const PayYear& pay = year(2025, 6);
  double pension = 0;
  for (const OnCost& part : pay.on_costs)
    if (part.element == "pension" || part.element == "pension_central") pension += part.rate;
  EXPECT_NEAR(pension, 0.237, 1e-12);
  EXPECT_NEAR(on_cost_share(pay.on_costs, pay.bands.at(Band::B6).middle()), 0.37, 0.01);
  EXPECT_NEAR(on_cost_share({{"national_insurance", 0.15, 5000, "employer"}}, 4000), 0, 1e-12);
}

TEST(StaffCost, AMonthWithoutATableTakesTheNearestYear) {
  EXPECT_EQ(year(2026, 3).year, "2025-26");  // the year runs to March
  EXPECT_EQ(year(2025, 3).year, "2025-26");
  EXPECT_EQ(year(2022, 3).year, "2021-22");
  EXPECT_EQ(year(2019, 1).year, "2021-22");
  EXPECT_EQ(year(2031, 1).year, "2026-27");
  EXPECT_EQ(pay_year_for({}, base::Month(2025, 1).ordinal()), nullptr);
}

}  // namespace
}  // namespace cadre::capacity
