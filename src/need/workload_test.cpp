#include "need/workload.h"

#include <gtest/gtest.h>

namespace cadre::need {
namespace {

TEST(ClinicalYear, WorkedValuesOfMethods6) {
  const ClinicalYear year;
  EXPECT_DOUBLE_EQ(year.contracted(), 1950);
  EXPECT_DOUBLE_EQ(year.available(), 1572);
  EXPECT_NEAR(year.available() / year.contracted(), 0.806, 0.0005);
  EXPECT_DOUBLE_EQ(year.clinical(), 1179);
  EXPECT_NEAR(year.clinical_a_week(), 22.67, 0.005);
  EXPECT_NEAR(year.clinical() / year.contracted(), 0.605, 0.0005);
}

TEST(ClinicalYear, ContactsOfMethods6) {
  EXPECT_DOUBLE_EQ(attended_contacts(ClinicalYear{}, 1, 0), 1179);
  EXPECT_NEAR(attended_contacts(ClinicalYear{}, 1, 0.08), 1084.68, 1e-9);
  EXPECT_NEAR(4000 / attended_contacts(ClinicalYear{}, 1, 0.08), 3.6877, 5e-5);
}

TEST(Headroom, DividesAndDoesNotMultiply) { EXPECT_NEAR(with_headroom(10, 0.22), 12.8205, 5e-5); }

TEST(Wisn, WorkedValuesOfMethods7) {
  const Wisn w = wisn({}, 0.75, 4200, 0.25, 150);
  EXPECT_DOUBLE_EQ(w.available_hours, 1575);
  EXPECT_DOUBLE_EQ(w.standard_workload, 2100);
  EXPECT_DOUBLE_EQ(w.basic, 2);
  EXPECT_NEAR(w.category_factor, 1.33333, 5e-6);
  EXPECT_NEAR(w.individual_factor, 0.09524, 5e-6);
  EXPECT_NEAR(w.required, 2.76190, 5e-6);
  EXPECT_NEAR(w.ratio(2), 0.72414, 5e-6);
  EXPECT_NEAR(w.difference(2), -0.76190, 5e-6);
}

}  // namespace
}  // namespace cadre::need
