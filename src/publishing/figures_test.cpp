#include "publishing/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/diagnostics.h"

namespace cadre::publishing {
namespace {

using testing::HasSubstr;

std::string complaint(const std::string& text) {
  try {
    parse_figure(text);
  } catch (const base::UsageError& error) {
    return error.what();
  }
  return "";
}

TEST(FigureName, ReadsWritesAndOrdersItsKeys) {
  const FigureName figure = parse_figure("capacity_cells.fte?place=north%20east&month=2025-03&profession=PT&band=");
  EXPECT_EQ(figure.text(), "capacity_cells.fte?month=2025-03&profession=PT&place=north%20east");
  EXPECT_EQ(figure.value_of("place"), "north east");
  EXPECT_EQ(parse_figure(figure.text()), figure);
}

TEST(FigureName, EveryMeasureHasANameThatCanBeRead) {
  std::set<std::string> seen;
  for (const Measure& m : measures()) {
    const FigureName figure = figure_name(std::string(m.table), std::string(m.column));
    EXPECT_EQ(parse_figure(figure.text()), figure);
    EXPECT_TRUE(seen.insert(figure.text()).second);
    EXPECT_FALSE(keys_of(m.table).empty()) << m.table;
  }
}

TEST(FigureName, SaysWhatIsWrong) {
  EXPECT_THAT(complaint("people"), HasSubstr("no dot"));
  EXPECT_THAT(complaint("capacity_cells.peple"), HasSubstr("nearest is 'capacity_cells.people'"));
  EXPECT_THAT(complaint("trend.fte_raw?place=x"), HasSubstr("only by month, profession"));
  EXPECT_THAT(complaint("trend.fte_raw?month=2025-03&month=2025-04"), HasSubstr("given twice"));
  EXPECT_THAT(complaint("trend.fte_raw?month"), HasSubstr("no '='"));
  EXPECT_THAT(complaint("trend.fte_raw?month=May"), HasSubstr("not a month"));
  EXPECT_THAT(complaint("capacity_cells.fte?place=%G1"), HasSubstr("two hexadecimal digits"));
  EXPECT_THAT(complaint("capacity_cells.fte?place=%4"), HasSubstr("two hexadecimal digits"));
}

TEST(FigureSql, NamesEveryDimensionAndQuotesText) {
  EXPECT_EQ(
      figure_sql(parse_figure("trend.fte_raw?month=2025-03&profession=PT")),
      "SELECT fte_raw AS value, NULL AS low, NULL AS high FROM capacity_trend WHERE month = DATE '2025-03-01' AND "
      "profession::VARCHAR = 'PT'");
  EXPECT_THAT(figure_sql(parse_figure("capacity_cells.fte?month=2025-03&place=o%27brien")),
              HasSubstr("place::VARCHAR = 'o''brien'"));
  EXPECT_THAT(figure_sql(parse_figure("capacity_cells.fte?month=2025-03")), HasSubstr("staffing IS NULL"));
  EXPECT_THAT(figure_sql(parse_figure("waits.load?month=2025-03&service=Podiatry")), HasSubstr("\"group\" IS NULL"));
  EXPECT_EQ(figure_sql(parse_figure("quality.read")),
            "SELECT sum(rows_read) AS value, NULL AS low, NULL AS high FROM ledger");
}

TEST(ExplainFigure, TellsDefinitionFormulaCountsAndAssumptions) {
  const std::string text = explain_figure(parse_figure("capacity_cells.fte?month=2025-03&profession=PT"),
                                          {"480.2",
                                           "470.0",
                                           "490.5",
                                           {{"esr.csv", "512", "", "480.2"}},
                                           "  without them: 514 rows, 481.0 FTE\n",
                                           {{"standard_week", "Hours of a week", "37.5", "published", "AfC"}}});
  for (const char* part :
       {"FTE: 480.2 FTE", "range: 470.0 to 490.5", "sum of contracted FTE", "profession PT; March 2025",
        "esr.csv: 512 rows, 480.2 FTE", "\noverrides:\n  without them: 514 rows, 481.0 FTE\n",
        "Hours of a week = 37.5 [published] AfC", "query: SELECT fte"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

}  // namespace
}  // namespace cadre::publishing
