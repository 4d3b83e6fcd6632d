#pragma once

#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "base/progress.h"
#include "base/source_dir.h"
#include "example_plan.h"
#include "plan_file/plan.h"
#include "run/run_plan.h"
#include "sample/sample.h"

namespace cadre::scenario {

/// Whether the sample also makes the other files of a month.
enum class MonthFiles { None, Made };

/// A plan over the maps of the South Yorkshire example with invented people of two months, run once; without a
/// release when none is looked at, since protecting it takes longest. Of very few people nothing may be released.
/// `add_files` may write further inputs into the plan, and page.html, the page that reports are put into.
struct SmallPlan {
  std::filesystem::path dir;
  plan_file::Plan plan;

  SmallPlan(const std::string& name, std::int64_t people, bool release,
            const std::function<void(const std::filesystem::path&)>& add_files = {},
            MonthFiles files = MonthFiles::None, int months = 2)
      : dir(std::filesystem::temp_directory_path() / fmt::format("cadre_{}_{}", name, getpid())) {
    std::filesystem::remove_all(dir);
    std::filesystem::create_directories(dir / "data");
    copy_example_plan(dir, files == MonthFiles::Made);
    sample::SampleOptions options = example_sample(dir, people, months, 2025);
    if (files == MonthFiles::Made) options.month_dir = (dir / "data/month").string();
    sample::write_sample(options);
    if (add_files) add_files(dir);
    plan = plan_file::read_plan(dir.string());
    if (!release) plan.disclosure.mode = plan_file::DisclosureMode::Off;
    run_again();
  }
  void run_again(bool employer_packs = false) {
    run::RunOptions run;
    run.employer_packs = employer_packs;
    run.threads = 2;
    run.reference_dir = reference();
    run.version = "test";
    if (const auto page = dir / "page.html"; std::filesystem::exists(page)) run.report_page = page.string();
    base::SilentProgress progress;
    run::run_plan(plan, run, progress);
  }
  SmallPlan(const SmallPlan&) = delete;
  SmallPlan& operator=(const SmallPlan&) = delete;
  ~SmallPlan() {
    std::error_code ignored;
    std::filesystem::remove_all(dir, ignored);
  }

  static std::string reference() { return base::source_dir() + "/reference"; }
};

}  // namespace cadre::scenario
