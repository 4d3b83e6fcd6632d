// The example with the other files of its twelve months: what the page Staffing says is held against sums over the very
// files, made in SQL that shares nothing with the program; a missing file hides its figures and is named.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "base/csv_text.h"
#include "publishing/numbers.h"
#include "publishing/test_zip_part.h"
#include "run/explain.h"
#include "small_plan.h"
#include "store/database.h"

namespace cadre {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Records that the figures count, by their place in the example's area.
constexpr const char* kInPost =
    "status IN ('accepted', 'review') AND profession NOT IN ('NONE', 'AHP') AND (staffing IS NULL OR staffing IN "
    "('permanent', 'fixed_term', 'contracted_service')) AND place IN ('barnsley', 'bassetlaw', 'doncaster', "
    "'rotherham', 'sheffield')";

class Staffing : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto write_page = [](const std::filesystem::path& dir) {
      std::ofstream(dir / "page.html") << R"(<script type="application/json+gzip" id="report-data"></script>)"
                                       << "<!--static-summary-->";
    };
    small_ = std::make_unique<scenario::SmallPlan>("staffing", 3000, false, write_page, scenario::MonthFiles::Made, 12);
  }
  static void TearDownTestSuite() { small_.reset(); }

  static std::string file(const std::string& name) {
    return fmt::format("read_csv('{}', all_varchar = true)", (small_->dir / name).string());
  }
  static std::string of_month(const std::string& name) { return file("data/month/" + name); }
  static std::string inside() {
    return fmt::format(
        "(SELECT cost_centre FROM {} WHERE place IN ('barnsley', 'bassetlaw', 'doncaster', 'rotherham', "
        "'sheffield'))",
        file("maps/cost_centres.csv"));
  }

  /// A number, and numbers by employer, as SQL over the output and the files gives them.
  static double number(const std::string& sql) {
    store::DatabaseOptions options;
    options.read_only = true;
    store::Database database((small_->dir / "out/internal/workforce.duckdb").string(), options);
    return database.query(sql).decimal(0, 0);
  }
  static std::map<std::string, double> by_employer(const std::string& sql) {
    store::DatabaseOptions options;
    options.read_only = true;
    store::Database database((small_->dir / "out/internal/workforce.duckdb").string(), options);
    const auto found = database.query(sql);
    std::map<std::string, double> out;
    for (std::size_t row = 0; row < found.rows(); ++row) out[found.text(row, 0)] = found.decimal(row, 1);
    return out;
  }
  static std::map<std::string, double> in_post() {
    return by_employer(fmt::format(
        "SELECT employer::VARCHAR, sum(fte) FROM staff WHERE month = DATE '2025-03-01' AND {} GROUP BY 1", kInPost));
  }
  static std::map<std::string, double> funded() {
    return by_employer(fmt::format(
        "SELECT \"Org Code\", sum(\"Budgeted WTE\"::DOUBLE) FROM {} AS ledger LEFT JOIN {} AS codes ON "
        "codes.subjective_code = \"Subjective Code\" AND codes.employer = \"Org Code\" WHERE \"Ledger Period\" = "
        "'2025-03' "
        "AND coalesce(ledger.Profession, codes.profession) NOT LIKE 'N%' AND \"Cost Centre\" IN {} GROUP BY 1",
        of_month("establishment.csv"), file("maps/subjective_codes.csv"), inside()));
  }

  /// The cell of a row of the output, all of the keys not named being empty; NaN when it is missing.
  static double cell(const std::string& column, const std::string& employer = "", const std::string& profession = "") {
    const base::SmallCsv t = position();
    for (const auto& row : t.rows)
      if (row[t.column("month")] == "2025-03" && row[t.column("employer")] == employer &&
          row[t.column("profession")] == profession && row[t.column("place")].empty())
        return row[t.column(column)].empty() ? std::nan("") : std::strtod(row[t.column(column)].c_str(), nullptr);
    return std::nan("");
  }
  static base::SmallCsv position() {
    return base::read_small_csv((small_->dir / "out/internal/tables/capacity_staffing_position.csv").string());
  }
  static std::string explain(const std::string& measure) {
    return run::explain_plan_figure(small_->plan, "", scenario::SmallPlan::reference(),
                                    "capacity_staffing_position." + measure + "?month=2025-03");
  }
  /// The answer of the page, as readers without scripts find it.
  static std::string said(const std::string& page = "Which funded posts are empty, and who fills in?") {
    std::ostringstream report;
    report << std::ifstream(small_->dir / "out/internal/report.html").rdbuf();
    const std::string text = report.str(), question = "<h2>" + page + "</h2>";
    const std::size_t at = text.find(question);
    if (at == std::string::npos) return {};
    return text.substr(at, text.find("<h2>", at + 1) - at);
  }
  /// The page says the number, `cadre explain` gives it, and the table holds it.
  static void expect_figure(const std::string& measure, double expected) {
    EXPECT_NEAR(cell(measure), expected, 1e-6) << measure;
    EXPECT_THAT(explain(measure), HasSubstr(publishing::spoken_decimal(expected, 1))) << measure;
    const bool rate = measure.ends_with("_rate") || measure.ends_with("_share");
    EXPECT_THAT(said(), HasSubstr(rate ? publishing::spoken_percent(expected / 100, 1)
                                       : publishing::spoken_decimal(expected, 1)))
        << measure;
  }

  inline static std::unique_ptr<scenario::SmallPlan> small_;
};

TEST_F(Staffing, VacanciesAreThoseOfTheFiles) {
  const auto there = in_post(), posts = funded();
  double all_funded = 0, compared = 0;
  for (const auto& [employer, fte] : posts) {
    ASSERT_TRUE(there.contains(employer)) << employer;
    all_funded += fte;
    compared += there.at(employer);
    EXPECT_NEAR(cell("vacancies", employer), fte - there.at(employer), 1e-6) << employer;
    const double rate = 100 * (fte - there.at(employer)) / fte;
    EXPECT_NEAR(cell("vacancy_rate", employer), rate, 1e-6) << employer;
    EXPECT_GT(rate, 0) << employer;
    EXPECT_LT(rate, 18) << employer;
  }
  EXPECT_EQ(posts.size(), 7U);
  expect_figure("compared_funded", all_funded);
  expect_figure("vacancies", all_funded - compared);
  expect_figure("vacancy_rate", 100 * (all_funded - compared) / all_funded);
  EXPECT_GT(cell("vacancy_rate"), 5) << "of a plausible size";
  EXPECT_LT(cell("vacancy_rate"), 12);
  // The one without an establishment counts on neither side.
  EXPECT_FALSE(posts.contains("ZY7"));
  EXPECT_GT(cell("in_post", "ZY7"), 10);
  EXPECT_TRUE(std::isnan(cell("vacancies", "ZY7")));
  EXPECT_THAT(said(), HasSubstr("at 7 of 8 employers"));
  EXPECT_THAT(said(), HasSubstr("(layout finance_establishment): Five Weirs Mental Health (synthetic)."));
  double everybody = 0;
  for (const auto& [employer, fte] : there) everybody += fte;
  expect_figure("in_post", everybody);
}

TEST_F(Staffing, BankAndAgencyAreThoseOfTheFile) {
  for (const char* kind : {"Bank", "Agency"}) {
    const auto sum = [&](const char* column) {
      return number(
          fmt::format("SELECT sum(\"{}\"::DOUBLE) FROM {} WHERE Month = '2025-03' AND \"Bank Or Agency\" = "
                      "'{}'",
                      column, of_month("temporary_staff.csv"), kind));
    };
    const std::string measure = kind == std::string("Bank") ? "bank" : "agency";
    expect_figure(measure, sum("Worked WTE"));
    EXPECT_NEAR(cell(measure + "_cost"), sum("Cost"), 0.01);
    EXPECT_THAT(explain(measure), HasSubstr("data/month/temporary_staff.csv: "));
  }
  EXPECT_LT(cell("agency"), 0.5 * cell("bank")) << "of a plausible size";
  EXPECT_GT(cell("temporary_share"), 1);
  EXPECT_LT(cell("temporary_share"), 8);
}

TEST_F(Staffing, TimeLostIsThatOfTheAbsences) {
  const double lost = number(fmt::format(
      "SELECT sum(a.fte_days_lost) FROM absences a JOIN (SELECT DISTINCT assignment_key FROM staff WHERE month = DATE "
      "'2025-03-01' AND {}) s USING (assignment_key) WHERE a.month = DATE '2025-03-01' AND a.kind = 'sickness'",
      kInPost));
  // a mistyped employer code has no absence file, and its record counts on neither side
  const double days =
      31 * number(fmt::format("SELECT sum(fte) FROM staff WHERE month = DATE '2025-03-01' AND {} AND employer IN "
                              "(SELECT \"Org Code\" FROM {})",
                              kInPost, of_month("absences.csv")));
  EXPECT_NEAR(cell("sickness_days"), lost, 1e-6);
  expect_figure("sickness_rate", 100 * lost / days);
  EXPECT_GT(cell("sickness_rate"), 3.5) << "of a plausible size";
  EXPECT_LT(cell("sickness_rate"), 6);
}

TEST_F(Staffing, EndsOfContractsAndRecruitmentAreThoseOfTheFiles) {
  for (const int months : {3, 6, 12})
    EXPECT_NEAR(
        cell(fmt::format("contract_end_{}", months)),
        number(fmt::format("SELECT coalesce(sum(fte), 0) FROM staff WHERE month = DATE '2025-03-01' AND {} AND "
                           "staffing IS DISTINCT FROM 'permanent' AND contract_end BETWEEN DATE '2025-03-01' AND "
                           "DATE '2025-03-01' + INTERVAL {} MONTH",
                           kInPost, months)),
        1e-6);
  EXPECT_GT(cell("contract_end_12"), 1);
  EXPECT_GT(cell("funding_end_12"), 1);
  const auto funnel = base::read_small_csv((small_->dir / "out/internal/tables/capacity_recruitment.csv").string());
  int compared = 0;
  for (const auto& row : funnel.rows) {
    if (row[funnel.column("month")] != "2025-03" || !row[funnel.column("employer")].empty() ||
        !row[funnel.column("profession")].empty())
      continue;
    for (const auto& [column, heading] :
         {std::pair{"advertised_12", "Advertised WTE"}, std::pair{"offered_12", "Offered WTE"},
          std::pair{"started_12", "Started WTE"}})
      EXPECT_NEAR(std::stod(row[funnel.column(column)]),
                  number(fmt::format("SELECT sum(\"{}\"::DOUBLE) FROM {}", heading, of_month("recruitment.csv"))),
                  1e-6);
    EXPECT_GT(std::stod(row[funnel.column("days_to_start")]), 60);
    ++compared;
  }
  EXPECT_EQ(compared, 1);
}

TEST_F(Staffing, AListThatIsMissingLeavesNoPostsVacant) {
  const base::SmallCsv t = position();
  bool seen = false;
  for (const auto& row : t.rows) {
    if (row[t.column("month")] != "2024-09" || row[t.column("employer")] != "ZY8" ||
        !row[t.column("profession")].empty())
      continue;
    seen = true;
    EXPECT_FALSE(row[t.column("funded")].empty());
    EXPECT_TRUE(row[t.column("vacancies")].empty());
    EXPECT_EQ(row[t.column("missing_files")], "esr_staff_in_post;esr_absences");
  }
  EXPECT_TRUE(seen);
}

// The page "Profession" sets each share beside that of all: the shares themselves from the records, the order from
// them.
TEST_F(Staffing, ProfessionsStandBesideAll) {
  const auto risks = base::read_small_csv((small_->dir / "out/internal/tables/capacity_profession_risks.csv").string());
  std::map<std::string, std::map<std::string, std::vector<std::string>>> rows;  // risk -> profession -> row
  for (const auto& row : risks.rows)
    if (row[risks.column("month")] == "2025-03") rows[row[risks.column("risk")]][row[risks.column("profession")]] = row;
  const auto value = [&](const std::vector<std::string>& row, const char* column) {
    return std::strtod(row[risks.column(column)].c_str(), nullptr);
  };
  const auto thin = by_employer(fmt::format(
      "SELECT profession::VARCHAR, 100 * sum(CASE WHEN people <= 2 THEN fte ELSE 0 END) / sum(fte) FROM (SELECT "
      "profession, place, count(DISTINCT person_key) AS people, sum(fte) AS fte FROM staff WHERE month = DATE "
      "'2025-03-01' AND {} GROUP BY ALL) GROUP BY 1",
      kInPost));
  const auto past = by_employer(fmt::format(
      "SELECT profession::VARCHAR, 100.0 * count(DISTINCT person_key) FILTER (age >= 55) / count(DISTINCT person_key) "
      "FILTER (age > 0) FROM staff WHERE month = DATE '2025-03-01' AND {} GROUP BY 1",
      kInPost));
  EXPECT_GT(thin.size(), 10U);
  for (const auto& [profession, share] : thin)
    EXPECT_NEAR(value(rows["thin_places"].at(profession), "value"), share, 1e-6) << profession;
  for (const auto& [profession, share] : past)
    EXPECT_NEAR(value(rows["share_55_plus"].at(profession), "value"), share, 1e-6) << profession;
  for (const auto& [profession, row] : rows["vacancy_rate"]) {
    EXPECT_NEAR(value(row, "value"), cell("vacancy_rate", "", profession), 1e-6) << profession;
    EXPECT_NEAR(value(row, "all_value"), cell("vacancy_rate"), 1e-6);
    const double fte =
        number(fmt::format("SELECT fte FROM capacity_cells WHERE table_id = 'profession' AND month = DATE '2025-03-01' "
                           "AND profession = '{}'",
                           profession));
    EXPECT_NEAR(value(row, "excess_fte"), fte * (value(row, "value") - value(row, "all_value")) / 100, 1e-6);
  }
  // Somewhere it is worse, and the page says where most is at stake.
  std::string largest;
  double most = 0;
  for (const auto& row : risks.rows)
    if (row[risks.column("month")] == "2025-03" && !row[risks.column("rank")].empty() &&
        value(row, "excess_fte") > most) {
      most = value(row, "excess_fte");
      largest = row[risks.column("profession")];
    }
  ASSERT_GT(most, 0);
  EXPECT_THAT(said("How is this profession?"),
              HasSubstr(fmt::format("which is {} FTE more", publishing::spoken_decimal(most, 1))))
      << largest;
}

// Why people left and where starters came from: the groups add up to the reports' own rows.
TEST_F(Staffing, ReasonsOfTheReportsAreAllTold) {
  const auto counts = [](const char* name) {
    return by_employer(fmt::format("SELECT \"Org Code\", count(*) FROM {} GROUP BY 1", of_month(name)));
  };
  const auto leaving = base::read_small_csv((small_->dir / "out/internal/tables/capacity_leaving.csv").string());
  std::map<std::string, std::map<std::string, double>> told;  // about -> employer -> contracts
  for (const auto& row : leaving.rows)
    if (row[leaving.column("month")] == "2025-03" && !row[leaving.column("employer")].empty())
      told[row[leaving.column("about")]][row[leaving.column("employer")]] +=
          std::strtod(row[leaving.column("contracts")].c_str(), nullptr);
  const auto left = counts("leavers.csv"), came = counts("starters.csv");
  EXPECT_GT(left.size(), 5U);
  for (const auto& [employer, contracts] : left) {
    // Whose profession the code leaves open, or whose code is a planted fault, is in no group.
    EXPECT_LE(told["reason"][employer], contracts) << employer;
    EXPECT_GE(told["reason"][employer], 0.8 * contracts - 3) << employer;
    EXPECT_EQ(told["reason"][employer], told["destination"][employer]) << employer;
  }
  for (const auto& [employer, contracts] : came) EXPECT_LE(told["origin"][employer], contracts) << employer;
  EXPECT_THAT(said("Why is it different from last month, last year?"), HasSubstr("the employers' own reports say"));
}

// What is sent to an employer holds its own rows: no code or name of another stands anywhere in the file.
TEST_F(Staffing, AnEmployersWorkbookSaysNothingOfOthers) {
  small_->run_again(true);
  const auto names = [](int n) { return fmt::format("ZY{}", n); };
  for (int own = 1; own <= 8; ++own) {
    const auto path = (small_->dir / fmt::format("out/internal/packs/employer/{}.xlsx", names(own))).string();
    ASSERT_TRUE(std::filesystem::exists(path)) << path;
    const std::string texts = publishing::zip_part(path, "xl/sharedStrings.xml");
    ASSERT_FALSE(texts.empty());
    EXPECT_THAT(texts, HasSubstr("median")) << "benchmarks";
    for (int other = 1; other <= 8; ++other) {
      if (other != own) {
        EXPECT_THAT(texts, Not(HasSubstr(names(other)))) << path;
      }
    }
  }
}

TEST_F(Staffing, AMissingFileHidesItsFiguresAndIsNamed) {
  std::filesystem::remove(small_->dir / "data/month/temporary_staff.csv");
  small_->run_again();
  EXPECT_THAT(said(),
              HasSubstr("Not known: who fills in, and for how much. Add a file of bank and agency staff (layout "
                        "temporary_staff) as an [[input]]."));
  EXPECT_THAT(said(), Not(HasSubstr("Bank staff worked")));
  EXPECT_TRUE(std::isnan(cell("bank")));
  EXPECT_FALSE(std::isnan(cell("vacancies")));
  std::filesystem::remove_all(small_->dir / "data/month");
  std::erase_if(small_->plan.inputs, [](const auto& input) { return input.path.starts_with("data/month/"); });
  small_->run_again();
  EXPECT_EQ(said(), "") << "a page appears when its data does";
}

}  // namespace
}  // namespace cadre
