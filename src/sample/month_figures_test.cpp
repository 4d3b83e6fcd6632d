#include "sample/month_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/csv_text.h"
#include "base/source_dir.h"
#include "base/test_data.h"

namespace cadre::sample {
namespace {

namespace fs = std::filesystem;

SampleSummary write(const std::string& name, int threads) {
  const fs::path dir = fs::path(base::own_temp_dir()) / ("cadre_month_figures_" + name);
  fs::remove_all(dir);
  SampleOptions options;
  options.out_dir = (dir / "data").string();
  options.month_dir = (dir / "month").string();
  options.reference_dir = base::source_dir() + "/reference";
  options.months = 4;
  options.threads = threads;
  options.truth = false;
  return write_sample(options);
}

base::SmallCsv read(const std::string& name, const std::string& file) {
  return base::read_small_csv(base::own_temp_dir() + "/cadre_month_figures_" + name + "/month/" + file);
}

double sum(const base::SmallCsv& csv, const char* column, const std::string& month, const char* where = nullptr,
           const std::string& is = {}) {
  double all = 0;
  for (const auto& row : csv.rows)
    if (row[0] == month && (where == nullptr || row[csv.column(where)] == is))
      all += std::strtod(row[csv.column(column)].c_str(), nullptr);
  return all;
}

TEST(MonthFigures, AreTheSameBytesWhateverTheThreads) {
  const SampleSummary one = write("one", 1), four = write("four", 4);
  EXPECT_THAT(one.month_files,
              testing::ElementsAre("absences.csv", "establishment.csv", "job_plans.csv", "learners.csv", "leavers.csv",
                                   "recruitment.csv", "starters.csv", "temporary_staff.csv"));
  for (const std::string& file : one.month_files) {
    const auto text = [&](const char* name) {
      std::ostringstream all;
      all << std::ifstream(base::own_temp_dir() + "/cadre_month_figures_" + name + "/month/" + file).rdbuf();
      return all.str();
    };
    EXPECT_EQ(text("one"), text("four")) << file;
    EXPECT_GT(text("one").size(), 900U) << file;
  }
}

TEST(MonthFigures, AreOfAPlausibleSize) {
  write("size", 2);
  const base::SmallCsv posts = read("size", "establishment.csv"), shifts = read("size", "temporary_staff.csv"),
                       absences = read("size", "absences.csv");
  const double funded = sum(posts, "Budgeted WTE", "2025-03"), there = sum(posts, "Contracted WTE", "2025-03");
  EXPECT_GT(funded, 1.03 * there);
  EXPECT_LT(funded, 1.13 * there);
  const double bank = sum(shifts, "Worked WTE", "2025-03", "Bank Or Agency", "Bank"),
               agency = sum(shifts, "Worked WTE", "2025-03", "Bank Or Agency", "Agency");
  EXPECT_GT(bank, 2 * agency);
  EXPECT_GT(agency, 0);
  // sickness of everybody in the lists, FTE days: 4 to 6% of 31 days of about 2,400 FTE
  const double sick = sum(absences, "FTE Days Lost", "2025-03", "Absence Type", "Sickness");
  EXPECT_GT(sick, 0.035 * 31 * 2000);
  EXPECT_LT(sick, 0.065 * 31 * 3000);
  std::set<std::string> employers;
  for (const auto& row : posts.rows) employers.insert(row[posts.column("Org Code")]);
  EXPECT_EQ(employers.size(), 7U) << "one employer keeps its establishment to itself";
}

TEST(MonthFigures, JobPlansAddUpToTheContractButForAFew) {
  write("plans", 2);
  const base::SmallCsv plans = read("plans", "job_plans.csv");
  std::map<std::string, double> planned, contract;
  for (const auto& row : plans.rows) {
    EXPECT_EQ(row[0], "2025-03") << "of the last month only";
    planned[row[1] + row[2]] += std::strtod(row[plans.column("Hours per Week")].c_str(), nullptr);
  }
  for (const char* employer : {"ZY1", "ZY2", "ZY3", "ZY6"}) {
    const base::SmallCsv list =
        base::read_small_csv(base::own_temp_dir() + "/cadre_month_figures_plans/data/esr_" + employer + "_2025-03.csv");
    for (const auto& row : list.rows)
      contract[employer + row[list.column("Assignment Number")]] =
          std::strtod(row[list.column("Contracted Hours")].c_str(), nullptr);
  }
  std::size_t known = 0, added_up = 0;
  for (const auto& [assignment, hours] : planned) {
    if (!contract.contains(assignment)) continue;  // its list holds a planted fault
    ++known;
    added_up += std::abs(contract[assignment] - hours) <= 0.25 ? 1 : 0;
  }
  EXPECT_GT(planned.size(), 300U);
  EXPECT_GT(known, planned.size() * 9 / 10);
  EXPECT_GT(added_up, known * 85 / 100);
  EXPECT_LT(added_up, known);
}

TEST(MonthFigures, StartersAndLeaversAreThoseOfTheTruth) {
  const fs::path dir = fs::path(base::own_temp_dir()) / "cadre_month_figures_movement";
  fs::remove_all(dir);
  SampleOptions options;
  options.out_dir = (dir / "data").string();
  options.truth_dir = (dir / "truth").string();
  options.month_dir = (dir / "month").string();
  options.reference_dir = base::source_dir() + "/reference";
  options.people = 3000;
  options.months = 6;
  write_sample(options);
  const base::SmallCsv truth = base::read_small_csv((dir / "truth/truth_changes.csv").string());
  double began = 0, ended = 0;
  for (const auto& row : truth.rows) {
    const std::string& kind = row[truth.column("kind")];
    const double fte = std::strtod(row[truth.column("fte")].c_str(), nullptr);
    if (kind == "starter") began += fte;
    if (kind == "leaver" || kind == "employer") ended += fte;
  }
  const auto reported = [](const base::SmallCsv& csv) {
    double fte = 0;
    for (const auto& row : csv.rows) fte += std::strtod(row[csv.column("FTE")].c_str(), nullptr);
    return fte;
  };
  const base::SmallCsv starters = read("movement", "starters.csv"), leavers = read("movement", "leavers.csv");
  EXPECT_GT(starters.rows.size(), 20U);
  EXPECT_NEAR(reported(starters), began, 0.02 * began + 2) << "but for records whose number or FTE is a planted fault";
  EXPECT_NEAR(reported(leavers), ended, 0.02 * ended + 2);
}

TEST(MonthFigures, StudentsHoldNoPostAndApprenticesDo) {
  write("learners", 2);
  const base::SmallCsv learners = read("learners", "learners.csv");
  std::map<std::string, int> held, count;
  for (const auto& row : learners.rows) {
    const std::string& programme = row[learners.column("Programme")];
    ++count[programme];
    held[programme] += row[learners.column("Assignment Number")].empty() ? 0 : 1;
    EXPECT_LT(row[learners.column("Start Date")], row[learners.column("Expected End")]);
    EXPECT_GT(row[learners.column("Expected End")], "2025-03") << "the register is of those who still learn";
  }
  EXPECT_GT(count["BSc"], 50);
  EXPECT_EQ(held["BSc"], 0);
  for (const char* programme : {"Degree apprenticeship", "Advanced clinical practice"}) {
    EXPECT_GT(count[programme], 2) << programme;
    EXPECT_EQ(held[programme], count[programme]) << programme;
  }
}

TEST(MonthFigures, AreNotWrittenUnlessAskedFor) {
  const fs::path dir = fs::path(base::own_temp_dir()) / "cadre_month_figures_none";
  fs::remove_all(dir);
  SampleOptions options;
  options.out_dir = dir.string();
  options.reference_dir = base::source_dir() + "/reference";
  options.people = 50;
  EXPECT_TRUE(write_sample(options).month_files.empty());
  EXPECT_FALSE(fs::exists(dir / "establishment.csv"));
}

TEST(SeriesFiles, EndWhereTheListsDoAndAddUp) {
  write("series", 2);
  const std::string folder = base::own_temp_dir() + "/cadre_month_figures_series/data/";
  const base::SmallCsv series = base::read_small_csv(folder + "series/fte.csv"),
                       parts = base::read_small_csv(folder + "series/parts.csv"),
                       breaks = base::read_small_csv(folder + "series/breaks.csv");
  std::map<std::string, double> gap, latest;  // of the total and its parts, by month
  std::map<std::string, int> months;
  for (const auto& row : series.rows) {
    const double value = std::strtod(row[2].c_str(), nullptr);
    gap[row[0]] += row[1] == "FTE: All allied health professions" ? -value : value;
    latest[row[1]] = value;
    ++months[row[1]];
  }
  EXPECT_EQ(gap.size(), 180U);
  EXPECT_EQ(gap.rbegin()->first, "2025-03-31");
  for (const auto& [month, missing] : gap) EXPECT_NEAR(missing, 0, 1e-6) << month;
  for (const auto& [metric, count] : months) EXPECT_EQ(count, 180) << metric;
  EXPECT_EQ(parts.rows.size() + 1, months.size());
  EXPECT_EQ(breaks.rows.size(), 2U);
  // What the truth of the reconciliation calls ours in the last month is where the series ends.
  SampleOptions options;
  options.out_dir = folder;
  options.reference_dir = base::source_dir() + "/reference";
  options.months = 4;
  write_sample(options);
  const base::SmallCsv truth = base::read_small_csv(folder + "truth_reconciliation.csv");
  double physiotherapy = 0;
  for (const auto& row : truth.rows)
    if (row[truth.column("label")] == "Physiotherapy")
      physiotherapy += std::strtod(row[truth.column("ours")].c_str(), nullptr);
  // The truth leaves out the few rows whose employer was mistyped.
  EXPECT_NEAR(latest["FTE: Physiotherapy"], physiotherapy, 0.02 * physiotherapy);
  EXPECT_GE(latest["FTE: Physiotherapy"], physiotherapy - 1e-4);
}

}  // namespace
}  // namespace cadre::sample
