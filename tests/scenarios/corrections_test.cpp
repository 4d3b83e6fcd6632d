// Faults are judged, followed from month to month and handed back to their owner: against the truth of the sampler,
// over whole runs. No judgement changes a count of staff, and no list names anybody.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/csv_text.h"
#include "run/fix_list.h"
#include "run/private_file.h"
#include "small_plan.h"

namespace cadre {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

base::SmallCsv table(const fs::path& dir, const std::string& name) {
  return base::read_small_csv((dir / "out/internal/tables" / (name + ".csv")).string());
}

run::RunSummary run_again(const fs::path& dir) {
  plan_file::Plan plan = plan_file::read_plan(dir.string());
  plan.disclosure.mode = plan_file::DisclosureMode::Off;
  run::RunOptions options;
  options.threads = 2;
  options.reference_dir = scenario::SmallPlan::reference();
  options.version = "test";
  base::SilentProgress progress;
  return run::run_plan(plan, options, progress);
}

/// One plan, run once without and then with judgements; the tests of the suite read what came out.
class Corrections : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    small = new scenario::SmallPlan("corrections", 5000, false);
    before = new base::SmallCsv(table(small->dir, "fix_list"));
    cells_before = content(small->dir / "out/internal/tables/capacity_cells.csv");
    progress = new base::SmallCsv(table(small->dir, "fix_progress"));
  }
  static void TearDownTestSuite() {
    delete progress;
    delete before;
    delete small;
  }
  static const std::string& cell(const base::SmallCsv& csv, std::size_t row, const char* column) {
    return csv.rows[row][csv.column(column)];
  }

  static scenario::SmallPlan* small;
  static base::SmallCsv *before, *progress;
  static std::string cells_before;
};
scenario::SmallPlan* Corrections::small = nullptr;
base::SmallCsv *Corrections::before = nullptr, *Corrections::progress = nullptr;
std::string Corrections::cells_before;

/// Planted faults by list, as rule and assignment; and the assignments of each list.
struct Truth {
  std::map<std::string, std::set<std::pair<std::string, std::string>>> planted;
  std::map<std::string, std::set<std::string>> assignments;
};

Truth truth_of(const fs::path& dir) {
  Truth truth;
  std::map<std::string, std::map<std::string, std::string>> assignment_at;  // file -> line -> number
  for (const auto& entry : fs::directory_iterator(dir / "data")) {
    if (!entry.path().filename().string().starts_with("esr_")) continue;
    const auto list = base::read_small_csv(entry.path().string());
    for (std::size_t row = 0; row < list.rows.size(); ++row) {
      const std::string& number = list.rows[row][list.column("Assignment Number")];
      assignment_at[entry.path().filename().string()][std::to_string(list.lines[row])] = number;
      truth.assignments[entry.path().filename().string()].insert(number);
    }
  }
  const auto planted = base::read_small_csv((dir / "truth/truth.csv").string());
  for (const auto& row : planted.rows)
    if (row[planted.column("kind")] == "planted")
      truth.planted[row[planted.column("file")]].emplace(
          row[planted.column("rule_id")], assignment_at[row[planted.column("file")]][row[planted.column("line")]]);
  return truth;
}

TEST_F(Corrections, MendedFaultsAreThoseThatTheirOwnersMended) {
  const Truth truth = truth_of(small->dir);
  // Rules that only note something are on no fix-list.
  const auto rules = table(small->dir, "rules");
  std::set<std::string> counted;
  for (std::size_t row = 0; row < rules.rows.size(); ++row)
    if (const std::string& severity = cell(rules, row, "severity"); severity == "review" || severity == "reject")
      counted.insert(cell(rules, row, "rule"));
  std::map<std::string, std::vector<std::string>> lists;  // employer -> files in order of month
  for (const auto& [file, assignments] : truth.assignments) lists[file.substr(4, 3)].push_back(file);
  long expected = 0, found = 0;
  for (const auto& [employer, files] : lists) {
    ASSERT_EQ(files.size(), 2U);
    const auto& now = truth.planted.count(files[1]) != 0 ? truth.planted.at(files[1])
                                                         : std::set<std::pair<std::string, std::string>>();
    for (const auto& fault : truth.planted.count(files[0]) != 0 ? truth.planted.at(files[0]) : now)
      if (counted.contains(fault.first) && !now.contains(fault) &&
          truth.assignments.at(files[1]).contains(fault.second))
        ++expected;
  }
  for (std::size_t row = 0; row < progress->rows.size(); ++row)
    if (const std::string& mended = cell(*progress, row, "mended"); !mended.empty()) found += std::stol(mended);
  EXPECT_GT(expected, 10) << "the sampler must mend some";
  EXPECT_NEAR(static_cast<double>(found), static_cast<double>(expected), 0.1 * static_cast<double>(expected) + 2);
}

TEST_F(Corrections, AccountsOfTheRunCloseAndGainsAddUpToTheScore) {
  std::map<std::string, double> lacking, gains;
  std::map<std::string, long> found_before;
  for (std::size_t row = 0; row < progress->rows.size(); ++row) {
    const auto number = [&](const char* column) {
      const std::string& text = cell(*progress, row, column);
      return text.empty() ? 0L : std::stol(text);
    };
    const std::string employer = cell(*progress, row, "employer");
    if (found_before.contains(employer)) {
      EXPECT_EQ(found_before[employer] + number("new"), number("found") + number("mended") + number("record_gone"));
    }
    found_before[employer] = number("found");
    if (const std::string& score = cell(*progress, row, "score"); !score.empty())
      lacking[employer] = 100 - std::stod(score);
  }
  for (std::size_t row = 0; row < before->rows.size(); ++row)
    gains[cell(*before, row, "employer")] += std::stod(cell(*before, row, "gain"));
  ASSERT_GE(lacking.size(), 8U);
  for (const auto& [employer, missing] : lacking) EXPECT_NEAR(gains[employer], missing, 1e-6) << employer;
}

TEST_F(Corrections, AJudgementIsHeardAndChangesNoCount) {
  ASSERT_GE(before->rows.size(), 20U);
  std::string judged = "finding,decision,reason,by,expiry\n";
  const char* const decisions[] = {"accepted", "wrong", "fixed", "accepted"};
  const char* const expiries[] = {"", "", "", "2020-01"};
  std::set<std::string> quiet, loud;
  std::set<std::string> used;
  std::size_t row = 0;
  for (int i = 0; i < 4; ++row) {
    const std::string& name = cell(*before, row, "finding");
    if (!used.insert(name).second) continue;
    judged += name + "," + decisions[i] + ",a reason,HR data officer," + expiries[i] + "\n";
    (i < 2 ? quiet : loud).insert(name);
    ++i;
  }
  judged += "bcdfg-hjkmn-pqrst,wrong,no such finding,HR data officer,\n";
  std::ofstream(small->dir / "exceptions.csv") << judged;
  const run::RunSummary summary = run_again(small->dir);
  fs::remove(small->dir / "exceptions.csv");
  EXPECT_EQ(content(small->dir / "out/internal/tables/capacity_cells.csv"), cells_before);
  std::set<std::string> listed;
  const auto list = table(small->dir, "fix_list");
  for (std::size_t r = 0; r < list.rows.size(); ++r) listed.insert(cell(list, r, "finding"));
  for (const std::string& name : quiet) EXPECT_FALSE(listed.contains(name));
  for (const std::string& name : loud) EXPECT_TRUE(listed.contains(name));
  std::string states;
  const auto judgements = table(small->dir, "judgements");
  for (std::size_t r = 0; r < judgements.rows.size(); ++r) states += cell(judgements, r, "state") + " ";
  EXPECT_EQ(states, "holds holds overdue expired unmatched ");
  std::string said;
  for (const auto& remark : summary.remarks) said += remark.text() + "\n";
  for (const char* what : {"no list holds the finding bcdfg-hjkmn-pqrst", "said to be fixed and is still there",
                           "until January 2020 and is open again"})
    EXPECT_THAT(said, testing::HasSubstr(what));
  EXPECT_EQ(table(small->dir, "false_alarms").rows.size(), 1U);
}

TEST_F(Corrections, NamesSurviveAnotherOrderOfRows) {
  std::set<std::string> names, again;
  for (std::size_t row = 0; row < before->rows.size(); ++row) names.insert(cell(*before, row, "finding"));
  std::map<fs::path, std::string> kept;
  for (const auto& entry : fs::directory_iterator(small->dir / "data")) {
    kept[entry.path()] = content(entry.path());
    std::vector<std::string> lines;
    std::istringstream text(kept[entry.path()]);
    std::string head;
    std::getline(text, head);
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    std::reverse(lines.begin(), lines.end());
    std::ofstream out(entry.path());
    out << head << '\n';
    for (const std::string& line : lines) out << line << '\n';
  }
  run_again(small->dir);
  const auto list = table(small->dir, "fix_list");
  for (std::size_t row = 0; row < list.rows.size(); ++row) again.insert(cell(list, row, "finding"));
  for (const auto& [path, text] : kept) std::ofstream(path, std::ios::binary) << text;
  run_again(small->dir);
  // Which of two rows is the repeat depends on their order, and with it what is found in the other; nothing else does.
  const std::set<std::string> repeats = {"DUP-ASSIGNMENT", "DUP-EXACT", "DUP-POSITION"};
  std::vector<std::string> changed;
  std::set_symmetric_difference(names.begin(), names.end(), again.begin(), again.end(), std::back_inserter(changed));
  std::set<std::string> of_repeats;
  for (const base::SmallCsv* csv : std::initializer_list<const base::SmallCsv*>{before, &list})
    for (std::size_t row = 0; row < csv->rows.size(); ++row)
      if (repeats.contains(cell(*csv, row, "rule"))) of_repeats.insert(cell(*csv, row, "finding"));
  for (const std::string& name : changed) EXPECT_TRUE(of_repeats.contains(name)) << name;
}

TEST_F(Corrections, TheSourceIsRejoinedOnlyByTheVeryFileAndWrittenForItsOwner) {
  const std::string employer = cell(*before, 0, "employer"), file = cell(*before, 0, "file");
  const std::string source = (small->dir / file).string();
  const run::FixListRequest request{employer, "", scenario::SmallPlan::reference()};
  const auto plain = base::parse_small_csv(run::fix_list_of(small->plan, request), "list");
  const auto joined = base::parse_small_csv(run::fix_list_with_source(small->plan, request, source), "joined");
  ASSERT_EQ(plain.rows.size(), joined.rows.size());
  const auto own = base::read_small_csv(source);
  const std::set<std::string> headings(plain.header.begin(), plain.header.end());
  EXPECT_FALSE(headings.contains("Employee Number"));
  for (std::size_t row = 0; row < joined.rows.size(); ++row) {
    const auto line = static_cast<std::size_t>(std::stoul(cell(joined, row, "line")));
    const auto at = std::find(own.lines.begin(), own.lines.end(), line) - own.lines.begin();
    EXPECT_EQ(cell(joined, row, "Employee Number"),
              own.rows[static_cast<std::size_t>(at)][own.column("Employee Number")]);
  }
  const std::string changed = (small->dir / "changed.csv").string();
  std::ofstream(changed) << content(source) << "\n";
  EXPECT_THROW(run::fix_list_with_source(small->plan, request, changed), base::InputError);
  EXPECT_THROW(run::fix_list_of(small->plan, {"ZY11", "", request.reference_dir}), base::UsageError);
  EXPECT_THROW(run::write_private_file((small->dir / "out/release/list.csv").string(), "x"), base::UsageError);
}

TEST_F(Corrections, NoListNamesAnybody) {
  std::set<std::string> identifiers;
  for (const auto& entry : fs::directory_iterator(small->dir / "data")) {
    if (!entry.path().filename().string().starts_with("esr_")) continue;
    const auto list = base::read_small_csv(entry.path().string());
    for (const auto& row : list.rows)
      for (const char* column : {"Employee Number", "Assignment Number"}) identifiers.insert(row[list.column(column)]);
  }
  identifiers.erase("");
  ASSERT_GT(identifiers.size(), 1000U);
  std::size_t lists = 0;
  for (const auto& entry : fs::directory_iterator(small->dir / "out/internal/fix-lists")) {
    ++lists;
    const auto list = base::read_small_csv(entry.path().string());
    for (const auto& row : list.rows)
      for (const std::string& value : row) EXPECT_FALSE(identifiers.contains(value)) << entry.path();
  }
  EXPECT_GE(lists, 8U);
}

}  // namespace
}  // namespace cadre
