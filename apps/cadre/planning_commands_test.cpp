#include "cadre/planning_commands.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/source_dir.h"
#include "cadre/command_line.h"

namespace cadre::app {
namespace {

using testing::HasSubstr;

struct Said {
  int code;
  std::string out, err;
};
Said run(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  const int code = run_command_line(arguments, Console{out, err});
  return {code, out.str(), err.str()};
}

std::string file(const std::string& name, const std::string& text) {
  const std::string path = (std::filesystem::path(testing::TempDir()) / name).string();
  std::ofstream(path) << text;
  return path;
}

TEST(PlanningCommands, SpcWritesTheChartAndSaysAssurance) {
  const Said said =
      run({"spc", file("s.csv", "date,value\n2024-01,1\n2024-02,2\n"), "--direction", "up", "--target", "9"});
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out, testing::StartsWith("date,value,mean,lower,upper,rule,variation\n"));
  EXPECT_THAT(said.err, HasSubstr("consistent_fail"));
  EXPECT_EQ(run({"spc", "missing.csv"}).code, 3);
  EXPECT_EQ(run({"spc", file("s.csv", "date,value\n2024-01,1\n"), "--run-length", "8"}).code, 2);
}

TEST(PlanningCommands, PrioritiseWritesItsFiles) {
  const std::string out = testing::TempDir() + "/ranking";
  const Said said = run({"prioritise", file("p.csv", "project,x,y\nA,0.8,0.2\nB,0.4,0.7\n"), "--criteria",
                         file("c.csv", "criterion,weight,direction\nx,,max\ny,,max\n"), "--out", out});
  EXPECT_EQ(said.code, 0) << said.err;
  for (const char* name : {"scores.csv", "acceptability.csv", "sensitivity.csv", "summary.json"})
    EXPECT_TRUE(std::filesystem::exists(out + "/" + name)) << name;
  EXPECT_THAT(said.err, HasSubstr("not scaled"));
}

TEST(PlanningCommands, ProgrammeOfTheDocumentedPlan) {
  const std::string dir = base::source_dir() + "/reference/planning/";
  const Said said = run({"programme", dir + "documented_tasks.csv", "--links", dir + "inferred_links.csv"});
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.err, HasSubstr("Critical path 1-4-7-9: 458 working days"));
  EXPECT_THAT(said.err, HasSubstr("20.25 %"));
}

TEST(PlanningCommands, EconomicsAndEvidence) {
  const Said model = run({"economics", "msk_first_contact", "--draws", "200"});
  EXPECT_EQ(model.code, 0) << model.err;
  EXPECT_THAT(model.out, HasSubstr("609.6 to 1,128"));
  EXPECT_EQ(run({"economics", "no_such_model"}).code, 3);
  const Said found = run({"evidence", "restraint", "--profession", "SLT"});
  EXPECT_EQ(found.code, 0);
  EXPECT_THAT(found.out, HasSubstr("CASE_16"));
}

}  // namespace
}  // namespace cadre::app
