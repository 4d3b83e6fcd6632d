#include "store/durable_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "store/test_folder.h"

namespace cadre::store {
namespace {

using testing::HasSubstr;

TEST(DurableFile, AppearsWhenCommitted) {
  const TestFolder folder;
  {
    DurableFile file(folder.file("run.json"));
    std::ofstream(file.path()) << "{}";
    EXPECT_FALSE(std::filesystem::exists(folder.file("run.json")));
    file.commit();
  }
  EXPECT_EQ(bytes_of(folder.file("run.json")), "{}");
  EXPECT_FALSE(std::filesystem::exists(folder.file("run.json.part")));
}

TEST(DurableFile, LeavesTheOldFileWhenNotCommitted) {
  const TestFolder folder;
  write_durable_file(folder.file("run.json"), "old");
  {
    const DurableFile file(folder.file("run.json"));
    std::ofstream(file.path()) << "half";
  }
  EXPECT_EQ(bytes_of(folder.file("run.json")), "old");
  EXPECT_FALSE(std::filesystem::exists(folder.file("run.json.part")));
}

TEST(DurableFile, SaysThatTheDiskIsFull) {
  const TestFolder folder;
  const std::string path = folder.file("run.json");
  std::filesystem::create_symlink("/dev/full", path + ".part");
  try {
    write_durable_file(path, "content");
    FAIL() << "a full disk was written to";
  } catch (const base::InputError& error) {
    EXPECT_EQ(error.diagnostics().front().where.file, path);
    EXPECT_THAT(error.what(), HasSubstr("No space left on device"));
    EXPECT_THAT(error.diagnostics().front().remedy, HasSubstr("Free space"));
  }
  EXPECT_TRUE(folder.empty());
}

TEST(DurableFile, SaysWhatStandsInTheWay) {
  const TestFolder folder;
  std::filesystem::create_directories(folder.file("taken/inside"));
  try {
    write_durable_file(folder.file("taken"), "content");
    FAIL() << "a folder was replaced";
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("Choose another name: this one is a folder."));
  }
  EXPECT_FALSE(std::filesystem::exists(folder.file("taken.part")));
}

}  // namespace
}  // namespace cadre::store
