#include "run/output_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/diagnostics.h"
#include "base/test_data.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

class OutputFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::path(base::own_temp_dir()) / "cadre_output_folder";
    fs::remove_all(dir_);
    fs::create_directories(dir_);
  }
  void TearDown() override { fs::remove_all(dir_); }
  std::string out() const { return (dir_ / "out").string(); }
  static void write(const std::string& path, const char* text) { std::ofstream(path) << text; }
  static std::string read(const std::string& path) {
    std::string text;
    std::getline(std::ifstream(path), text);
    return text;
  }

  fs::path dir_;
};

TEST_F(OutputFolderTest, AppearsWholeAndReplacesTheLastOne) {
  for (const char* text : {"first", "second"}) {
    OutputFolder folder(out());
    write(folder.working() + "/run.json", text);
    folder.commit();
    EXPECT_EQ(read(out() + "/run.json"), text);
    EXPECT_FALSE(fs::exists(out() + ".new"));
  }
}

TEST_F(OutputFolderTest, WithoutCommitTheLastOneStays) {
  {
    OutputFolder folder(out());
    write(folder.working() + "/run.json", "kept");
    folder.commit();
  }
  {
    OutputFolder folder(out());
    write(folder.working() + "/run.json", "lost");
  }
  EXPECT_EQ(read(out() + "/run.json"), "kept");
}

TEST_F(OutputFolderTest, InternalIsForTheOwnerOnly) {
  OutputFolder folder(out());
  struct stat facts {};
  ASSERT_EQ(::stat(folder.internal().c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0700U);
}

TEST_F(OutputFolderTest, LeavesAStrangersFolderAlone) {
  fs::create_directories(out());
  write(out() + "/mine.txt", "mine");
  EXPECT_THROW(OutputFolder folder(out()), base::InputError);
  EXPECT_EQ(read(out() + "/mine.txt"), "mine");
}

}  // namespace
}  // namespace cadre::run
