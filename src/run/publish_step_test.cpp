#include "run/publish_step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "base/source_dir.h"
#include "curation/tables.h"
#include "publishing/employer_workbook.h"
#include "publishing/release_test_cells.h"
#include "store/durable_file.h"
#include "store/test_folder.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

/// Counts of 303 invented people of one month, published into folders of the test's own.
class PublishStep : public testing::Test {
 protected:
  PublishStep() {
    for (const base::TableSpec* spec : capacity::capacity_tables()) capacity_.tables.emplace_back(*spec);
    count(9);
    inputs_.plan_name = "example";
    inputs_.area = "Somewhere";
    inputs_.synthetic = true;
    inputs_.version = "test";
    inputs_.capacity = &capacity_;
    inputs_.release_list = publishing::kList;
    inputs_.ledger = &ledger_;
    inputs_.rules = &rules_;
    inputs_.labels = publishing::Labels::load(base::source_dir() + "/reference");
    plan_.file = "plan.toml";
  }
  void count(std::uint64_t seed) {
    capacity_.tables.front() = publishing::cells_of(publishing::staff_of(seed, 303), {2025, 3});
  }
  /// Publishes after the output that stands in `out`, and puts the new one in its place.
  Published publish_again() {
    OutputFolder out(out_dir());
    Published published =
        publish(plan_, inputs_, out, fs::exists(out_dir()) ? out_dir() : std::string(), "", packs_, 2, silent_);
    store::write_durable_file(out.working() + "/run.json", "{}");
    out.commit();
    return published;
  }
  std::string out_dir() const { return folder_.file("out"); }
  /// Bytes by name of what stands under out/`part`.
  std::map<std::string, std::string> files(const std::string& part) const {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(out_dir() + "/" + part))
      if (entry.is_regular_file())
        found[fs::relative(entry.path(), out_dir() + "/" + part).string()] = store::bytes_of(entry.path().string());
    return found;
  }

  bool packs_ = false;
  store::TestFolder folder_;
  base::SilentProgress silent_;
  plan_file::Plan plan_;
  capacity::CapacityResult capacity_;
  base::Table ledger_{curation::ledger_spec()}, rules_{curation::rules_spec()};
  publishing::ReportInputs inputs_;
};

TEST_F(PublishStep, AWorkbookForEachEmployerIsWrittenWhenAskedFor) {
  publish_again();
  EXPECT_FALSE(fs::exists(out_dir() + "/internal/packs"));
  packs_ = true;
  publish_again();
  std::size_t books = 0;
  for (const auto& [name, bytes] : files("internal/packs/employer")) books += name.ends_with(".xlsx") ? 1 : 0;
  EXPECT_EQ(books, publishing::employers_of(inputs_).size());
  EXPECT_GT(books, 1U);
}

TEST_F(PublishStep, BothEditionsAreWrittenAndOnlyTheReleasedOneIsRounded) {
  const Published published = publish_again();
  EXPECT_THAT(published.remarks, IsEmpty());
  EXPECT_FALSE(published.answers.empty()) << "the overview's sentences, for the terminal";
  EXPECT_TRUE(files("internal").contains("workbook.xlsx"));
  EXPECT_TRUE(files("internal").contains("tables/ledger.csv"));
  EXPECT_EQ(files("internal").at("tables/capacity_cells.csv"), base::to_csv(capacity_.tables.front()));
  const auto released = files("release");
  for (const char* name : {"workbook.xlsx", "tables/total.csv", "tables/profession.csv", "tables/notes.csv"})
    EXPECT_TRUE(released.contains(name)) << name;
  EXPECT_FALSE(released.contains("report.html")) << "no page was given to put the data into";
  const std::string total = std::to_string(capacity_.tables.front().integer_at(0, "people"));
  EXPECT_THAT(released.at("tables/total.csv"), HasSubstr("2025-03,"));
  ASSERT_TRUE(total.back() != '0' && total.back() != '5') << total << " people: choose others, rounding shows nothing";
  EXPECT_THAT(released.at("tables/total.csv"), testing::Not(HasSubstr("," + total + ",")));
}

TEST_F(PublishStep, ModeOffReleasesNothingAndSaysSo) {
  plan_.disclosure.mode = plan_file::DisclosureMode::Off;
  const Published published = publish_again();
  EXPECT_THAT(files("release"), IsEmpty());
  ASSERT_EQ(published.remarks.size(), 1U);
  EXPECT_EQ(published.remarks[0].severity, base::Severity::Note);
  EXPECT_THAT(published.remarks[0].text(), HasSubstr("mode is off, so nothing was released"));
}

TEST_F(PublishStep, TheSameCountsGiveTheSameReleaseAgain) {
  publish_again();
  const auto first = files("release");
  publish_again();
  EXPECT_EQ(files("release"), first);
  publish_again();
  EXPECT_EQ(files("release"), first) << "protected against the release before the first, not against itself";
}

TEST_F(PublishStep, OtherCountsAreProtectedAgainstTheReleaseThatStands) {
  publish_again();
  const auto first = files("release/tables");
  EXPECT_FALSE(fs::exists(out_dir() + "/internal/previous-release"));
  count(10);
  publish_again();
  EXPECT_EQ(files("internal/previous-release"), first) << "kept, so that a run of the same counts can use it again";
  const auto second = files("release");
  EXPECT_NE(second, first);
  publish_again();
  EXPECT_EQ(files("internal/previous-release"), first);
  EXPECT_EQ(files("release"), second);
}

}  // namespace
}  // namespace cadre::run
