#include "run/partitions.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/diagnostics.h"
#include "base/test_data.h"
#include "curation/rules.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

class PartitionsTest : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = (fs::path(base::own_temp_dir()) / "cadre_partitions").string();
    fs::remove_all(dir_);
    fs::create_directories(dir_);
  }
  void TearDown() override { fs::remove_all(dir_); }
  static FileSummary summary() {
    FileSummary s;
    s.file = "a.csv";
    s.bytes = 123;
    s.rows_read = s.accepted = 7;
    s.by_rule.assign(curation::rules().size(), 0);
    s.by_rule[2] = 3;
    s.months = {"2025-03"};
    s.person_scope = "employer";
    return s;
  }

  std::string dir_;
};

TEST_F(PartitionsTest, KeepsWhatWasFinishedAndForgetsWhatWasNot) {
  {
    Partitions partitions(dir_);
    partitions.finish(partitions.begin(), "done", summary());
    partitions.begin();  // never finished
  }
  Partitions partitions(dir_);
  const auto found = partitions.find("done");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->rows_read, 7U);
  EXPECT_EQ(found->by_rule, summary().by_rule);
  EXPECT_EQ(found->months, summary().months);
  EXPECT_TRUE(partitions.any_of_size(123));
  EXPECT_FALSE(partitions.any_of_size(124));
  for (const auto& entry : fs::directory_iterator(dir_ + "/.cadre"))
    EXPECT_FALSE(entry.path().filename().string().starts_with(".new-"));
}

TEST_F(PartitionsTest, ADamagedSummaryIsNotAPartition) {
  Partitions partitions(dir_);
  partitions.finish(partitions.begin(), "done", summary());
  std::ofstream(partitions.folder("done") + "/summary.json") << "{\"bytes\": 123";
  EXPECT_FALSE(partitions.find("done").has_value());
}

TEST_F(PartitionsTest, TwoRunsOfOnePlanDoNotMix) {
  Partitions first(dir_);
  EXPECT_THROW(Partitions second(dir_), base::InputError);
}

TEST_F(PartitionsTest, ForgetsWhatIsPastItsTime) {
  Partitions partitions(dir_);
  partitions.finish(partitions.begin(), "done", summary());
  const auto now = static_cast<std::int32_t>(time(nullptr) / 86400);
  partitions.forget_older(1, now);
  EXPECT_TRUE(partitions.find("done").has_value());
  partitions.forget_older(1, now + 62);
  EXPECT_FALSE(partitions.find("done").has_value());
}

// FIPS 180-2, appendix B.1.
TEST(Sha256, OfAKnownText) {
  EXPECT_EQ(sha256_of_text("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace cadre::run
