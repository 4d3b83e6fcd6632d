#include "cadre/shell_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/test_data.h"
#include "cadre/command_line.h"

namespace cadre::app {
namespace {

using testing::HasSubstr;

const std::vector<CommandHelp> kTwo = {
    {"run", "Do it", "  cadre run x --fast\n.here", {{"DIR", "", "Folder", true}, {"--out", "DIR", "Where to", false}}},
    {"look",
     "See a file",
     "",
     {{"FILE", "", "A file", true}, {"--month", "MONTH", "Which \\ month", false}, {"--fast", "", "Quicker", false}}},
};

TEST(ManPage, NamesEveryCommandAndOptionAndEscapesWhatRoffWouldRead) {
  const std::string page = man_page(kTwo, "1.2.3");
  EXPECT_THAT(page, HasSubstr(".TH CADRE 1 \"\" \"cadre 1.2.3\""));
  EXPECT_THAT(page, HasSubstr("\\fBcadre run\\fR \\fIDIR\\fR [\\fIoptions\\fR]\n"));
  EXPECT_THAT(page, HasSubstr(".TP\n.B \\-\\-out \\fIDIR\\fR\nWhere to.\n"));
  EXPECT_THAT(page, HasSubstr("Which \\e month."));
  EXPECT_THAT(page, HasSubstr("\n\\&.here\n")) << "a line of an example that begins with a dot is text";
  for (const char* section :
       {"NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "FILES"})
    EXPECT_THAT(page, HasSubstr(std::string("\n.SH ") + section + "\n"));
}

TEST(BashCompletion, KnowsWhatEachOptionTakes) {
  const std::string text = bash_completion(kTwo);
  EXPECT_THAT(text, HasSubstr("'') words='run  look --help --version --quiet' ;;"));
  EXPECT_THAT(text, HasSubstr("    look) words='--month --fast --help --quiet' ;;\n"));
  EXPECT_THAT(text, HasSubstr("    --out) ;;\n    --month) return ;;\n"));
  EXPECT_THAT(text, HasSubstr("case $command in look) kind=-f ;; esac"));
}

// The real table: what the program itself parses with.
TEST(ShellPages, AreWrittenFromTheProgramsOwnTable) {
  const std::string dir = base::own_temp_dir();
  std::ostringstream out;
  std::ostringstream err;
  ASSERT_EQ(run_command_line({"docs", "--shell", dir}, {out, err, false, false}), 0) << err.str();
  const auto content = [&](const char* name) {
    std::ostringstream text;
    text << std::ifstream(dir + name).rdbuf();
    return text.str();
  };
  const std::string page = content("cadre.1"), completion = content("cadre.bash");
  for (const char* command : {"new", "check", "run", "explain", "classify", "sample", "key"}) {
    EXPECT_THAT(page, HasSubstr(std::string(".SS \\fBcadre ") + command + "\\fR"));
    EXPECT_THAT(completion, HasSubstr(std::string("    ") + command + ") words='"));
  }
  EXPECT_THAT(page, HasSubstr(".B \\-\\-threads \\fIN\\fR\n"));
  EXPECT_THAT(page, testing::Not(HasSubstr("cadre docs\\fR"))) << "a command for developers";
  EXPECT_THAT(completion, HasSubstr("--out | --truth) ;;"));
}

}  // namespace
}  // namespace cadre::app
