// Job plans and a learner register beside invented staff lists: the plans replace what is assumed, and everything adds
// up to the FTE of the capacity tables.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/csv_text.h"
#include "base/progress.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "example_plan.h"
#include "job_plan_files.h"
#include "plan_file/plan.h"
#include "run/run_plan.h"
#include "sample/sample.h"

namespace cadre {
namespace {

namespace fs = std::filesystem;

class ClinicalHours : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::path(base::own_temp_dir()) / "cadre_clinical_hours";
    fs::remove_all(dir_);
    fs::create_directories(dir_ / "data");
    scenario::copy_example_plan(dir_, false);
    sample::SampleOptions options;
    options.out_dir = (dir_ / "data").string();
    options.reference_dir = base::source_dir() + "/reference";
    options.people = 300;
    options.faults = false;
    options.truth = false;
    sample::write_sample(options);
    scenario::write_job_plans_and_learners(dir_);
  }
  void TearDown() override { fs::remove_all(dir_); }

  base::SmallCsv table(const std::string& name) const {
    return base::read_small_csv((dir_ / "out/internal/tables" / (name + ".csv")).string());
  }
  static double number(const base::SmallCsv& t, std::size_t row, const char* column) {
    return std::strtod(t.rows[row][t.column(column)].c_str(), nullptr);
  }

  fs::path dir_;
};

TEST_F(ClinicalHours, ComeFromJobPlansAndAddUpToTheContract) {
  plan_file::Plan plan = plan_file::read_plan(dir_.string());
  plan.disclosure.mode = plan_file::DisclosureMode::Off;
  plan.capacity.sickness_share = 0.1;
  run::RunOptions options;
  options.threads = 2;
  options.reference_dir = base::source_dir() + "/reference";
  options.version = "test";
  base::SilentProgress progress;
  run::run_plan(plan, options, progress);

  const base::SmallCsv clinical = table("capacity_clinical_hours"), plans = table("capacity_job_plans");
  ASSERT_FALSE(clinical.rows.empty());
  ASSERT_TRUE(clinical.rows[0][clinical.column("profession")].empty());
  EXPECT_GT(number(clinical, 0, "planned_share"), 75);
  EXPECT_LT(number(clinical, 0, "planned_share"), 100);
  EXPECT_GT(number(clinical, 0, "learning_hours"), 0);
  double parts = 0;
  for (const char* part :
       {"leave_hours", "study_hours", "sickness_hours", "learning_hours", "other_hours", "clinical_hours"})
    parts += number(clinical, 0, part);
  EXPECT_NEAR(parts, number(clinical, 0, "contracted_hours"), 1e-6);

  EXPECT_NEAR(number(clinical, 0, "sickness_hours"), 0.1 * number(clinical, 0, "contracted_hours"), 1e-6);
  ASSERT_GT(plans.rows.size(), 1U);
  EXPECT_GT(number(plans, 0, "not_adding_up"), 0);
  EXPECT_NEAR(number(plans, 0, "clinical_share"), 80, 0.01);
  EXPECT_EQ(number(plans, 0, "active"), number(plans, 0, "linked"));
  EXPECT_FALSE(table("capacity_job_plan_faults").rows.empty());
  EXPECT_EQ(table("capacity_learners").rows.size(), 4U);  // two programmes, each of one profession and of all

  // The groups that matching works on hold the same hours.
  const base::SmallCsv hours = table("hours");
  double sum = 0;
  for (std::size_t row = 0; row < hours.rows.size(); ++row) sum += number(hours, row, "hours");
  EXPECT_NEAR(sum, number(clinical, 0, "clinical_hours"), 1e-6);
}

}  // namespace
}  // namespace cadre
