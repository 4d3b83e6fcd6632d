#include "run/private_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/diagnostics.h"
#include "base/test_data.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

class PrivateFileTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(dir_);
    fs::create_directories(dir_ / "out/release/tables");
    fs::create_directories(dir_ / "out/internal");
    fs::create_directories(dir_ / "own");
    std::ofstream(dir_ / "out/run.json") << "{}";
  }
  std::string path(const char* name) const { return (dir_ / name).string(); }
  fs::path dir_ = fs::path(base::own_temp_dir()) / "private_file_test";
};

TEST_F(PrivateFileTest, OnlyItsOwnerMayReadIt) {
  write_private_file(path("own/list.csv"), "a,b\n");
  EXPECT_EQ(fs::status(path("own/list.csv")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  std::ostringstream text;
  text << std::ifstream(path("own/list.csv")).rdbuf();
  EXPECT_EQ(text.str(), "a,b\n");
}

TEST_F(PrivateFileTest, NothingIsOverwritten) {
  std::ofstream(path("own/list.csv")) << "mine";
  EXPECT_THROW(write_private_file(path("own/list.csv"), "x"), base::UsageError);
}

TEST_F(PrivateFileTest, NotInsideOutputs) {
  for (const char* inside : {"out/list.csv", "out/release/list.csv", "out/release/tables/list.csv",
                             "out/internal/list.csv", "own/../out/release/list.csv"})
    EXPECT_THROW(write_private_file(path(inside), "x"), base::UsageError) << inside;
  fs::create_directory_symlink(dir_ / "out/release", dir_ / "own/link");
  EXPECT_THROW(write_private_file(path("own/link/list.csv"), "x"), base::UsageError) << "through a link";
  EXPECT_FALSE(fs::exists(path("out/release/list.csv")));
}

TEST_F(PrivateFileTest, AFolderThatIsNotThereIsSaid) {
  EXPECT_THROW(write_private_file(path("nowhere/list.csv"), "x"), base::InputError);
}

}  // namespace
}  // namespace cadre::run
