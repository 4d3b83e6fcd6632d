// Every bad input gets a clear message, a remedy and exit code 3 (or a row in the rejects), whatever the command.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>

#include "base/source_dir.h"
#include "cadre/command_line.h"

#include "base/test_data.h"

namespace cadre::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* kHeadings = "Effective Date,Organisation Code,Occupation Code,FTE,Employee Number\n";

void write(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// An administrator may read every file: for its lifetime the process is nobody in particular.
struct WithoutPrivilege {
  WithoutPrivilege() {
    if (was_root && seteuid(65534) != 0) throw std::runtime_error("seteuid");
  }
  WithoutPrivilege(const WithoutPrivilege&) = delete;
  WithoutPrivilege& operator=(const WithoutPrivilege&) = delete;
  ~WithoutPrivilege() {
    if (was_root && seteuid(0) != 0) std::abort();
  }
  const bool was_root = geteuid() == 0;
};

struct BadInput {
  const char* name;
  std::function<void(const fs::path&)> make;  ///< puts the bad thing at this path
  const char* message;
};

class BadInputTest : public testing::TestWithParam<BadInput> {
 protected:
  void SetUp() override {
    unsetenv("CADRE_KEY_FILE");
    setenv("XDG_CONFIG_HOME", (dir_ / "config").c_str(), 1);
    fs::remove_all(dir_);
    fs::create_directories(dir_);
    write(dir_ / "plan.toml",
          "[plan]\ntitle = \"T\"\nsynthetic = true\n[[input]]\npath = \"in.csv\"\n[privacy]\ndemonstration = true\n");
  }
  std::pair<int, std::string> call(const char* command) const {
    std::ostringstream out;
    std::ostringstream err;
    const int code = run_command_line({command, dir_.string()}, {out, err, false, false});
    return {code, err.str()};
  }
  fs::path dir_ = fs::path(base::own_temp_dir()) / "bad_input_test";
};

TEST_P(BadInputTest, EndsWithThreeAndARemedy) {
  GetParam().make(dir_ / "in.csv");
  for (const char* command : {"check", "run"}) {
    const auto [code, message] = call(command);
    EXPECT_EQ(code, 3) << command << ": " << message;
    EXPECT_THAT(message, HasSubstr(GetParam().message)) << command;
    EXPECT_THAT(message, testing::MatchesRegex("(.|\n)*error: [^\n]*[.?] [A-Z][^\n]*[.?]\n")) << "no remedy";
  }
  EXPECT_FALSE(fs::exists(dir_ / "out"));
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadInputTest,
    testing::Values(
        BadInput{"missing", [](const fs::path&) {}, "there is no file 'in.csv'"},
        BadInput{"empty", [](const fs::path& p) { write(p, ""); }, "the file is empty"},
        BadInput{"folder", [](const fs::path& p) { fs::create_directory(p); }, "'in.csv' is a folder"},
        BadInput{"program",
                 [](const fs::path& p) {
                   write(p, std::string("\x7f"
                                        "ELF\x02\x01\x01\0\0\0",
                                        10));
                 },
                 "this is a program"},
        BadInput{"other_columns", [](const fs::path& p) { write(p, "colour,size\nred,2\n"); },
                 "no row of headings that cadre knows"},
        BadInput{"no_headings", [](const fs::path& p) { write(p, "1,2,3\n4,5,6\n"); },
                 "no row of headings that cadre knows"},
        BadInput{"damaged_workbook", [](const fs::path& p) { write(p, "PK\x03\x04rest"); }, "the workbook is damaged"},
        BadInput{"workbook_with_password", [](const fs::path& p) { write(p, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"); },
                 "a workbook with a password"},
        BadInput{"broken_gzip", [](const fs::path& p) { write(p, std::string("\x1f\x8b\x08\0broken", 10)); },
                 "the gzip file breaks off"},
        BadInput{"utf16",
                 [](const fs::path& p) {
                   write(p, std::string("\xff\xfe"
                                        "a\0b\0",
                                        6));
                 },
                 "this is UTF-16 text"},
        BadInput{"dead_link", [](const fs::path& p) { fs::create_symlink("nowhere", p); },
                 "there is no file 'in.csv'"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST_F(BadInputTest, AHugeLineGoesToTheRejects) {
  std::ofstream out(dir_ / "in.csv", std::ios::binary);
  out << kHeadings << "2025-03-31,ZZ1,S1H,1.0,7\n";
  const std::string block(1U << 20U, 'x');
  for (int i = 0; i < 16; ++i) out << block;
  out << "\n2025-03-31,ZZ1,S1H,0.5,8\n";
  out.close();
  const auto [code, message] = call("check");
  EXPECT_EQ(code, 0) << message;
  EXPECT_THAT(message, HasSubstr("in.csv:3: warning: a field or row is longer than a staff list can have"));
}

TEST_F(BadInputTest, AFileThatMayNotBeReadIsSaidToBe) {
  write(dir_ / "in.csv", kHeadings);
  fs::permissions(dir_ / "in.csv", fs::perms::none);
  const WithoutPrivilege ordinary;
  if (!std::ifstream(base::source_dir() + "/reference/index.csv"))
    GTEST_SKIP() << "skipped: run by an administrator, and others may not read this checkout";
  const auto [code, message] = call("check");
  EXPECT_EQ(code, 3);
  EXPECT_THAT(message, HasSubstr("in.csv: error: the file cannot be opened: Permission denied"));
}

TEST_F(BadInputTest, AFolderThatMayNotBeOpenedIsSaidToBe) {
  fs::create_directory(dir_ / "locked");
  write(dir_ / "locked/in.csv", kHeadings);
  write(dir_ / "plan.toml", "[plan]\ntitle = \"T\"\nsynthetic = true\n[[input]]\npath = \"locked/in.csv\"\n");
  fs::permissions(dir_ / "locked", fs::perms::none);
  const WithoutPrivilege ordinary;
  const auto [code, message] = call("check");
  EXPECT_EQ(code, 3);
  EXPECT_THAT(message, HasSubstr("'locked/in.csv' stands in a folder that you may not open"));
}

TEST_F(BadInputTest, OutputsThatCannotBeWrittenAreNotOurFault) {
  write(dir_ / "in.csv", std::string(kHeadings) + "2025-03-31,ZZ1,S1H,1.0,7\n");
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(run_command_line({"run", dir_.string(), "--out", "/dev/full/out"}, {out, err, false, false}), 3);
  EXPECT_THAT(err.str(), HasSubstr("/dev/full/out"));
}

}  // namespace
}  // namespace cadre::app
