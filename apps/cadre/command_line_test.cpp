#include "cadre/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cadre/exit_codes.h"

#include "base/test_data.h"

namespace cadre::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* kCommands[] = {"new",      "check",    "run",      "explain", "fix-list", "return",
                                     "classify", "forecast", "backtest", "sample",  "key",      "waits"};

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

Outcome call(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = run_command_line(arguments, {out, err, false, false});
  return {code, out.str(), err.str()};
}

class CommandLineTest : public testing::Test {
 protected:
  void SetUp() override {
    unsetenv("CADRE_KEY_FILE");
    setenv("XDG_CONFIG_HOME", (dir_ / "config").c_str(), 1);
    fs::remove_all(dir_);
    fs::create_directories(dir_);
  }
  std::string path(const char* name) const { return (dir_ / name).string(); }
  fs::path dir_ = fs::path(base::own_temp_dir()) / "command_line_test";
};

TEST_F(CommandLineTest, HelpNamesCommandsAndExitCodes) {
  const Outcome help = call({"--help"});
  EXPECT_EQ(help.code, 0);
  for (const char* command : kCommands) EXPECT_THAT(help.out, HasSubstr(std::string("  ") + command + " "));
  for (const ExitCodeRow& row : exit_codes()) EXPECT_THAT(help.out, HasSubstr(std::string(row.meaning)));
  EXPECT_THAT(help.out, testing::Not(HasSubstr("docs"))) << "a command for developers";
  EXPECT_EQ(help.err, "");
}

TEST_F(CommandLineTest, WaitsWritesTheMeasuresOfAListAndReadsNoIdentifier) {
  std::ofstream(path("list.csv")) << "Referral,Removal,NHS number\n2024-01-01,2024-01-08,9434765919\n2024-01-04,NA,1\n"
                                     "2024-01-10,,2\n2024-01-15,2024-01-29,3\n";
  const Outcome told = call({"waits", path("list.csv"), "--target", "4"});
  EXPECT_EQ(told.code, 0);
  EXPECT_EQ(told.out,
            "service,date,load,queue,target_queue,relief,target_capacity,pressure,unsustainable\n"
            "all,2024-01-29,2,2,1,1.0384615384615385,2,1.5714285714285716,yes\n");
  EXPECT_THAT(told.err, HasSubstr("'NHS number' tells of single patients"));
  EXPECT_THAT(told.err, testing::Not(HasSubstr("9434765919")));
  EXPECT_EQ(call({"waits", path("list.csv"), "--out", path("waits.csv")}).code, 0);
  EXPECT_TRUE(fs::exists(path("waits.csv")));
  EXPECT_EQ(call({"waits", path("none.csv")}).code, 3);
  EXPECT_EQ(call({"waits", path("list.csv"), "--target", "0"}).code, 2);
}

TEST_F(CommandLineTest, EveryCommandExplainsItselfWithAnExample) {
  for (const char* command : kCommands) {
    const Outcome help = call({command, "--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_THAT(help.out, HasSubstr(std::string("Examples:\n  cadre ") + command));
  }
}

TEST_F(CommandLineTest, VersionIsOneLine) {
  const Outcome outcome = call({"--version"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, testing::MatchesRegex("cadre [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

struct UsageCase {
  const char* name;
  std::vector<std::string> arguments;
  const char* message;
};
class Usage : public testing::TestWithParam<UsageCase> {};

TEST_P(Usage, ThatCannotBeFollowedEndsWithTwo) {
  const Outcome outcome = call(GetParam().arguments);
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr(GetParam().message));
  EXPECT_EQ(outcome.out, "");
}

INSTANTIATE_TEST_SUITE_P(
    Commands, Usage,
    testing::Values(UsageCase{"nothing", {}, "No command was given"},
                    UsageCase{"typo", {"chekc", "x"}, "Did you mean 'check'?"},
                    UsageCase{"unknown", {"fly"}, "There is no command 'fly'. See: cadre --help."},
                    UsageCase{"missing", {"check"}, "DIR is required. See: cadre check --help."},
                    UsageCase{"extra", {"check", "a", "b"}, "See: cadre check --help."},
                    UsageCase{"option", {"check", "a", "--fast"}, "--fast"},
                    UsageCase{"range", {"run", "a", "--threads", "0"}, "--threads"},
                    UsageCase{"month", {"sample", "--out", "x", "--last-month", "2026-13"}, "is not a month"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST_F(CommandLineTest, ANewPlanMakesTheUsersKeyOnceAndAsksForFiles) {
  const std::string plan = path("my plan – é");
  const Outcome made = call({"new", plan});
  EXPECT_EQ(made.code, 0);
  EXPECT_THAT(made.out, HasSubstr("made just now: " + path("config/cadre/key")));
  EXPECT_EQ(call({"new", plan}).code, 2) << "a plan is never overwritten";
  const Outcome second = call({"new", path("second")});
  EXPECT_THAT(second.out, HasSubstr("the key that you have already"));

  const Outcome empty = call({"check", plan});
  EXPECT_EQ(empty.code, 3);
  EXPECT_THAT(empty.err, HasSubstr("no file fits 'data/*'"));

  EXPECT_EQ(call({"sample", "--out", plan + "/data", "--truth", path("truth"), "--people", "60", "--single-file"}).code,
            0);
  EXPECT_EQ(call({"check", plan}).code, 0) << "with the key just made";
  fs::remove_all(path("config"));
  const Outcome no_key = call({"check", plan});
  EXPECT_EQ(no_key.code, 3);
  EXPECT_THAT(no_key.err, HasSubstr("Make one with: cadre key FILE"));

  EXPECT_EQ(call({"key", path("a.key")}).code, 0);
  EXPECT_EQ(call({"key", path("a.key")}).code, 2) << "a key is never overwritten";
  setenv("CADRE_KEY_FILE", path("a.key").c_str(), 1);
  const Outcome good = call({"check", plan});
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_THAT(good.out, HasSubstr("data/staff_2025-03.csv\n  layout esr_staff_in_post, "));
  EXPECT_THAT(good.out, HasSubstr("can be run: 1 file."));
  unsetenv("CADRE_KEY_FILE");
}

TEST_F(CommandLineTest, ClassifyAnswersOneRowForEachTitle) {
  std::ofstream(dir_ / "titles.csv") << "id,title\n1,Senior Physiotherapist Band 6\n2,Staff Nurse\n3,\n";
  const Outcome outcome = call({"classify", path("titles.csv"), "--column", "title"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::StartsWith("row,profession,tier,band,confidence,evidence\n1,PT,registered,6,"));
  EXPECT_THAT(outcome.out, HasSubstr("\n2,NONE,"));
  EXPECT_THAT(outcome.err, HasSubstr("3 rows: 1 allied health, 0 either, 1 neither, 1 without a title."));
  const Outcome wrong = call({"classify", path("titles.csv"), "--column", "titel"});
  EXPECT_EQ(wrong.code, 3);
  EXPECT_THAT(wrong.err, HasSubstr("'title'"));
}

TEST_F(CommandLineTest, FaultsOfAPlanEndWithThreeAndNameThePlace) {
  std::ofstream(dir_ / "plan.toml") << "[plan]\ntilte = \"T\"\n";
  const Outcome outcome = call({"check", dir_.string()});
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("plan.toml:2:1: error: unknown key 'tilte' in [plan]. Did you mean 'title'?"));
}

TEST_F(CommandLineTest, AFullStandardOutputIsNotSilent) {
  std::ofstream full("/dev/full");
  std::ostringstream err;
  EXPECT_EQ(run_command_line({"--help"}, {full, err, false, false}), 3);
  EXPECT_THAT(err.str(), HasSubstr("standard output cannot be written"));
}

}  // namespace
}  // namespace cadre::app
