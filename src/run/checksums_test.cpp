#include "run/checksums.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/test_data.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

TEST(Checksums, TellMissingChangedAndAddedFiles) {
  const fs::path dir = fs::path(base::own_temp_dir()) / "sums";
  fs::create_directories(dir / "deep");
  write(dir / "a.csv", "a\n");
  write(dir / "deep/b.csv", "b\n");
  EXPECT_THAT(check_sums(dir.string()).missing, ElementsAre(kSums));
  write(dir / kSums, sums_of(dir.string()));
  SumsCheck check = check_sums(dir.string());
  EXPECT_THAT(check.missing, IsEmpty());
  EXPECT_THAT(check.changed, IsEmpty());
  EXPECT_THAT(check.added, IsEmpty());
  // as `printf 'a\n' | sha256sum` prints it
  EXPECT_EQ(sums_of(dir.string()).substr(0, 64), "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7");

  write(dir / "a.csv", "A\n");
  fs::remove(dir / "deep/b.csv");
  write(dir / "c.csv", "c\n");
  check = check_sums(dir.string());
  EXPECT_THAT(check.missing, ElementsAre("deep/b.csv"));
  EXPECT_THAT(check.changed, ElementsAre("a.csv"));
  EXPECT_THAT(check.added, ElementsAre("c.csv"));
}

}  // namespace
}  // namespace cadre::run
