#include "capacity/assistant_practitioners.h"

#include <gtest/gtest.h>

#include "base/source_dir.h"
#include "capacity/test_staff.h"

namespace cadre::capacity {
namespace {

using vocabulary::Membership;

// METHODS 20 and the deck "Assistant Practitioners for Mental Health": 162 of 1,709, 431 of 3,484, 1,029 of 7,900.
TEST(AssistantPractitioners, PublishedSharesAndGapsAreReproduced) {
  const auto published = CapacityReference::load(base::source_dir() + "/reference").assistant_counts;
  const base::Table t = capacity_assistant_practitioners({}, {}, published);
  ASSERT_EQ(t.rows(), 3U);
  EXPECT_NEAR(t.decimal_at(0, "share"), 9.48, 0.005);
  EXPECT_NEAR(t.decimal_at(1, "share"), 12.37, 0.005);
  EXPECT_NEAR(t.decimal_at(2, "share"), 13.03, 0.005);
  EXPECT_NEAR(t.decimal_at(0, "gap_to_whole"), 60.6, 0.05);
  EXPECT_NEAR(t.decimal_at(0, "gap_to_rest"), 77.3, 0.05);
  EXPECT_EQ(t.decimal_at(2, "gap_to_whole"), 0.0);
  EXPECT_TRUE(std::isnan(t.decimal_at(2, "gap_to_rest")));
}

TEST(AssistantPractitioners, CountPeopleOfEveryStaffGroupByLevel) {
  testing_staff::Record nurse;
  nurse.profession = vocabulary::Profession::None;
  nurse.level = vocabulary::RoleLevel::AssistantPractitioner;
  nurse.person = 1;
  testing_staff::Record mental = nurse;
  mental.person = 2;
  mental.setting = vocabulary::Setting::MentalHealth;
  testing_staff::Record second_post = mental;
  second_post.setting = vocabulary::Setting::Community;
  testing_staff::Record other = nurse;
  other.level = vocabulary::RoleLevel::Support;
  testing_staff::Record unnamed = mental;
  unnamed.person = 0;
  const auto staff = testing_staff::table_of({nurse, mental, second_post, other, unnamed});
  const base::Table t =
      capacity_assistant_practitioners(staff, std::vector<Membership>(staff.rows(), Membership::Inside), {});
  ASSERT_EQ(t.rows(), 1U);
  EXPECT_EQ(t.integer_at(0, "total"), 3);
  EXPECT_EQ(t.integer_at(0, "mental_health"), 2);
}

TEST(AssistantPractitioners, NobodyHasNoShare) {
  EXPECT_FALSE(AssistantShare{}.share().has_value());
  EXPECT_FALSE((AssistantShare{10, 1}.gap_to(AssistantShare{}).has_value()));
}

}  // namespace
}  // namespace cadre::capacity
