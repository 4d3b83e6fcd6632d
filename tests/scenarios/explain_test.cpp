// Every figure that has a name can be explained from the output of a run: the query behind it gives the number that the
// table holds, and the records it is traced back to add up to it.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <memory>

#include "base/diagnostics.h"
#include "job_plan_files.h"
#include "publishing/figures.h"
#include "publishing/numbers.h"
#include "run/explain.h"
#include "run/figure_counts.h"
#include "run/plan_geography.h"
#include "small_plan.h"
#include "store/database.h"

namespace cadre {
namespace {

using publishing::FigureName;
using publishing::Measure;
using testing::HasSubstr;

class Explain : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    small_ = std::make_unique<scenario::SmallPlan>("explain_test", 400, false, scenario::write_job_plans_and_learners,
                                                   scenario::MonthFiles::Made);
  }
  static void TearDownTestSuite() { small_.reset(); }

  static std::string explain(const std::string& figure, const std::string& out = "") {
    return run::explain_plan_figure(small_->plan, out, scenario::SmallPlan::reference(), figure);
  }
  static std::string complaint(const std::string& figure) {
    try {
      return "explained: " + explain(figure);
    } catch (const base::UsageError& error) {
      return error.what();
    }
  }
  static store::Database output() {
    store::DatabaseOptions options;
    options.read_only = true;
    return store::Database((small_->dir / "out/internal/workforce.duckdb").string(), options);
  }
  /// The keys of each row of a measure's table as a figure name, and the value there. `filter` as the pages have it.
  static std::vector<std::pair<FigureName, double>> rows_of(store::Database& database, const Measure& measure,
                                                            const std::string& filter) {
    std::string columns;
    const auto keys = publishing::keys_of(measure.table);
    for (const auto key : keys)
      columns += key == "month" ? "strftime(month, '%Y-%m'), " : fmt::format("{}::VARCHAR, ", key);
    const auto found =
        database.query(fmt::format("SELECT {}{} FROM {} WHERE {} IS NOT NULL AND {}", columns, measure.source_column,
                                   measure.source_table, measure.source_column, filter));
    std::vector<std::pair<FigureName, double>> rows;
    for (std::size_t row = 0; row < found.rows(); ++row) {
      std::vector<std::pair<std::string, std::string>> named;
      for (std::size_t i = 0; i < keys.size(); ++i)
        if (!found.is_null(row, i)) named.emplace_back(keys[i], found.text(row, i));
      rows.emplace_back(publishing::figure_name(std::string(measure.table), std::string(measure.column), named),
                        found.decimal(row, keys.size()));
    }
    return rows;
  }
  static inline std::unique_ptr<scenario::SmallPlan> small_;
};

/// Measures of the stages beyond capacity need their sections of the plan, which the small one does not have: their
/// own tests ask for every one of them (run/supply_results_test.cpp, care_test.cpp here).
bool may_be_empty(const Measure& measure) {
  static constexpr std::string_view kBeyond[] = {"supply_", "early_warning", "capability_", "readiness_",
                                                 "need_",   "gap_",          "waits",       "economics_"};
  return std::any_of(std::begin(kBeyond), std::end(kBeyond),
                     [&](std::string_view stage) { return measure.source_table.starts_with(stage); });
}
bool has_table(store::Database& database, std::string_view name) {
  return database.query(fmt::format("SELECT 1 FROM duckdb_tables() WHERE table_name = '{}'", name)).rows() > 0;
}

TEST_F(Explain, EveryMeasureGivesTheNumberOfItsTable) {
  for (const Measure& measure : publishing::measures()) {
    std::string filter = "true";
    if (measure.table == "rates") filter = "measure = 'community_services'";
    if (measure.table == "turnover") filter = "left_what = 'all' AND period = 'step'";
    std::vector<std::pair<FigureName, double>> rows;
    {
      store::Database database = output();
      if (may_be_empty(measure) && !has_table(database, measure.source_table)) continue;
      rows = rows_of(database, measure, filter);
    }
    if (rows.empty() && may_be_empty(measure)) continue;
    ASSERT_FALSE(rows.empty()) << measure.table << "." << measure.column;
    for (const std::size_t at : {std::size_t{0}, rows.size() / 2, rows.size() - 1}) {
      const auto& [figure, value] = rows[at];
      const std::string text = explain(figure.text());
      const std::string unit = measure.unit.empty() ? "" : " " + std::string(measure.unit);
      EXPECT_THAT(text, HasSubstr(fmt::format("\n{}: {}{}\n", measure.label,
                                              publishing::spoken_decimal(value, measure.digits), unit)));
      EXPECT_THAT(text, HasSubstr(std::string(measure.definition)));
    }
  }
}

TEST_F(Explain, RecordsByFileAddUpToTheFigure) {
  store::Database database = output();
  const auto geography =
      vocabulary::Geography::load(scenario::SmallPlan::reference(), run::read_plan_geography(small_->plan));
  const auto rows = rows_of(database, *publishing::find_measure("capacity_cells", "roles"), "true");
  ASSERT_GT(rows.size(), 500U);
  std::int64_t traced = 0;
  for (std::size_t at = 0; at < rows.size(); at += 23) {
    const auto& [figure, roles] = rows[at];
    std::int64_t counted = 0;
    for (const auto& file : run::figure_counts(database, figure, small_->plan, geography)) {
      std::string digits = file.rows;
      std::erase(digits, ',');
      counted += std::stoll(digits);
    }
    EXPECT_EQ(static_cast<double>(counted), roles) << figure.text();
    traced += counted;
  }
  EXPECT_GT(traced, 400);
}

TEST_F(Explain, TheTotalNamesFilesAssumptionsAndTheMonthOfThePlan) {
  const std::string text = explain("capacity_cells.fte");
  for (const char* part : {"capacity_cells.fte?month=2025-03\n", "by file:\n  data/esr_", "_2025-03.csv: ", " people, ",
                           "Hours of a full-time week = 37.5 hours [published]", "range: ", "query: SELECT fte"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_THAT(text, testing::Not(HasSubstr("_2025-02.csv")));
  EXPECT_THAT(explain("past_55.people_55_plus"), HasSubstr("= 55 years [published]"));
}

TEST_F(Explain, WhatTheOutputDoesNotHoldIsAnsweredWithTheNearest) {
  EXPECT_THAT(complaint("capacity_cells.people?profession=PTT"),
              HasSubstr("capacity_cells has no profession 'PTT' (the nearest is 'PT')"));
  EXPECT_THAT(complaint("trend.fte_raw?month=2019-01"), HasSubstr("it has 2025-02, 2025-03"));
  EXPECT_THAT(complaint("age_profile.people?profession=PT"),
              HasSubstr("the nearest is age_profile.people?month=2025-03&profession=PT&age_band="));
  EXPECT_THAT(complaint("quality.read?file=data/nothing.csv"), HasSubstr("quality has no file 'data/nothing.csv'"));
  EXPECT_THAT(complaint("capacity_cells.fte?place=' OR 1=1 --"), HasSubstr("has no place ''"));
}

TEST(ExplainOverrides, RecordsAgreeWithFiguresAndKeepWhatStoodThere) {
  const scenario::SmallPlan small("explain_overrides", 400, false, [](const std::filesystem::path& dir) {
    std::ofstream(dir / "plan.toml", std::ios::app) << R"(
[[override]]
name = "Physiotherapists of one list are occupational therapists"
table = "staff"
where = { profession = "PT", employer = "ZY1", month = "2025-03" }
field = "profession"
value = "OT"
reason = "A test"
source = "A test"
by = "Analyst"
date = 2025-04-01
)";
  });
  store::DatabaseOptions options;
  options.read_only = true;
  store::Database database((small.dir / "out/internal/workforce.duckdb").string(), options);
  const auto number = [&](const char* sql) { return database.query(sql).integer(0, 0); };
  const std::int64_t moved = number("SELECT count(*) FROM overridden");
  ASSERT_GT(moved, 0);
  EXPECT_EQ(number("SELECT count(*) FROM overridden o JOIN staff s USING (file_id, line) WHERE o.original = 'PT' AND "
                   "o.\"value\" = 'OT' AND s.profession = 'OT' AND s.employer = 'ZY1'"),
            moved);
  EXPECT_EQ(number("SELECT count(*) FROM staff WHERE profession = 'PT' AND employer = 'ZY1' AND month = '2025-03-01' "
                   "AND status <> 'merged'"),
            0);
  const auto geography =
      vocabulary::Geography::load(scenario::SmallPlan::reference(), run::read_plan_geography(small.plan));
  for (const char* profession : {"OT", "PT"}) {
    const auto figure =
        publishing::figure_name("capacity_cells", "roles", {{"month", "2025-03"}, {"profession", profession}});
    std::int64_t traced = 0;
    for (const auto& file : run::figure_counts(database, figure, small.plan, geography))
      traced += std::stoll(file.rows);
    EXPECT_EQ(static_cast<double>(traced), database.query(publishing::figure_sql(figure)).decimal(0, 0)) << profession;
  }
  const auto explain = [&](const char* figure) {
    return run::explain_plan_figure(small.plan, "", scenario::SmallPlan::reference(), figure);
  };
  EXPECT_THAT(explain("capacity_cells.fte?profession=OT"),
              HasSubstr(fmt::format(
                  "'Physiotherapists of one list are occupational therapists' changed {} of these rows: profession PT "
                  "became OT",
                  number("SELECT count(*) FROM overridden JOIN staff USING (file_id, line) WHERE "
                         "status <> 'merged' AND (staffing IS NULL OR staffing NOT IN ('bank', "
                         "'agency', 'honorary', 'learner'))"))));
  EXPECT_THAT(explain("capacity_cells.fte?profession=PT"), HasSubstr("none of these rows was changed by an override"));
}

TEST_F(Explain, WithoutAnOutputSaysToRun) {
  try {
    explain("quality.read", (small_->dir / "elsewhere").string());
    FAIL() << "explained without an output";
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("there is no output yet. Run: cadre run "));
  }
}

}  // namespace
}  // namespace cadre
