#include "capability/capability_tables.h"

#include <gtest/gtest.h>

#include "capability/test_inputs.h"

namespace cadre::capability {
namespace {

using testing_inputs::shared;
using testing_inputs::shipped;

const std::vector<GroupHours> kHours = {{"OT", "primary_care", 340}, {"OT", "community", 90}, {"POD", "community", 50}};

CapabilityTables tables() {
  return capability_tables(CapabilityModel(shared(shipped()), base::Month(2025, 3)), kHours,
                           {{"OT", "Occupational therapist"}});
}

TEST(CapabilityTables, TheMatrixOf2019WithItsCells) {
  const CapabilityTables all = tables();
  EXPECT_EQ(all.matrix.rows(), 110U);
  EXPECT_EQ(all.cells.rows(), 72U);
  std::size_t covered = 0, blocked = 0;
  for (std::size_t row = 0; row < all.cells.rows(); ++row) covered += all.cells.flag_at(row, "covered") ? 1 : 0;
  for (std::size_t row = 0; row < all.matrix.rows(); ++row) {
    blocked += all.matrix.text_at(row, "state") == "blocked" ? 1 : 0;
    EXPECT_LT(all.matrix.decimal_at(row, "trained_high"), 100);
    EXPECT_EQ(all.matrix.flag_at(row, "counts"), all.matrix.text_at(row, "state") == "lawful");
  }
  EXPECT_EQ(covered, 34U);
  EXPECT_EQ(blocked, 6U);
  EXPECT_EQ(all.matrix.text_at(0, "profession_name"), "Occupational therapist");
}

TEST(CapabilityTables, HoursOfEntriesAddUpToThoseOfStaffWithEntries) {
  const CapabilityTables all = tables();
  double sum = 0;
  for (std::size_t row = 0; row < all.matrix.rows(); ++row) sum += all.matrix.decimal_at(row, "hours");
  EXPECT_NEAR(sum, 430, 1e-9);  // podiatrists have no entry
}

TEST(CapabilityTables, BarriersSayWhatWouldCome) {
  const base::Table barriers = tables().barriers;
  for (std::size_t row = 0; row < barriers.rows(); ++row) {
    if (barriers.text_at(row, "barrier") == "S12") {
      EXPECT_EQ(barriers.integer_at(row, "blocked"), 3);
      EXPECT_EQ(barriers.integer_at(row, "gained"), 3);
      EXPECT_EQ(barriers.text_at(row, "professions"), "OT;SLT");
    }
    if (barriers.text_at(row, "barrier") == "IMAGING") {
      EXPECT_EQ(barriers.integer_at(row, "blocked"), 0);
      EXPECT_EQ(barriers.integer_at(row, "gained"), 3);
    }
    if (barriers.text_at(row, "barrier") == "AWARENESS") {
      EXPECT_EQ(barriers.integer_at(row, "entries"), 0);
    }
  }
}

TEST(CapabilityTables, DependencyOnOneProfessionOrPerson) {
  const std::vector<FoundShare> found = {{"OT", "FALLS", "Sheffield", 4, 1, {0.25, 0.05, 0.7}, "survey"}};
  const CapabilityTables all =
      capability_tables(CapabilityModel(shared(shipped()), base::Month(2025, 3), {}, found), {}, {});
  bool dysphagia = false, prescribing = false, person = false;
  for (std::size_t row = 0; row < all.dependency.rows(); ++row) {
    const std::string& kind = all.dependency.text_at(row, "kind");
    const std::string& competency = all.dependency.text_at(row, "competency");
    dysphagia = dysphagia || (kind == "one profession" && competency == "DYSPHAGIA");
    prescribing = prescribing || (kind != "one person" && competency == "PRESCRIBE");  // PT and DIET may
    person = person || (kind == "one person" && competency == "FALLS");
  }
  EXPECT_TRUE(dysphagia);
  EXPECT_FALSE(prescribing);
  EXPECT_TRUE(person);
}

TEST(CapabilityTables, RolesAreAllToCome) {
  const CapabilityTables all = tables();
  EXPECT_EQ(all.benefits.rows(), 12U);
  EXPECT_EQ(all.roles.rows(), 8U * (3 * 2 + 2 + 2));
  for (std::size_t row = 0; row < all.roles.rows(); ++row) {
    EXPECT_FALSE(all.roles.flag_at(row, "counts"));
  }
}

}  // namespace
}  // namespace cadre::capability
