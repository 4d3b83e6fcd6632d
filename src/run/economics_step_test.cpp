#include "run/economics_step.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "base/source_dir.h"

namespace cadre::run {
namespace {

TEST(EconomicsStep, ModelsBecomeTablesAndAPage) {
  plan_file::Plan plan;
  plan.economics.models = {"msk_first_contact", "rotating_paramedic"};
  plan.economics.draws = 200;
  FurtherResults further;
  add_economics(plan, base::source_dir() + "/reference", {}, further);
  ASSERT_EQ(further.pages.size(), 1U);
  EXPECT_EQ(further.pages[0].page, "economics");
  EXPECT_EQ(further.pages[0].answer.size(), 2U);
  EXPECT_EQ(further.tables.size(), 7U);
  EXPECT_EQ(further.tables[0].text_at(0, "model"), "msk_first_contact");
}

TEST(EconomicsStep, NothingWithoutModelsAndAFaultForAWrongName) {
  plan_file::Plan plan;
  FurtherResults further;
  add_economics(plan, base::source_dir() + "/reference", {}, further);
  EXPECT_TRUE(further.pages.empty());
  plan.dir = "nowhere";
  plan.economics.models = {"no_such_model"};
  EXPECT_THROW(add_economics(plan, base::source_dir() + "/reference", {}, further), base::InputError);
}

}  // namespace
}  // namespace cadre::run
