#include "forecast/series_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cadre::forecast {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string first_fault(const SeriesFile& file) { return file.faults.empty() ? "" : file.faults.front().text(); }

template <class Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const base::InputError& error) {
    return error.diagnostics().back().text();
  }
  return "nothing was refused";
}

TEST(SeriesFile, ReadsRowsInAnyOrderAndIgnoresOtherColumns) {
  const SeriesFile file = read_series(
      "source,value,metric,date\n"
      "x,\"1,002.5\",\"FTE: Scientific, technical\",2009-10-31\n"
      "x,12,Headcount,2010-01\n"
      "x,1000,\"FTE: Scientific, technical\",2009-09-30\n",
      "s.csv");
  ASSERT_EQ(file.series.size(), 2U);
  EXPECT_EQ(file.series[0].metric, "FTE: Scientific, technical");
  EXPECT_EQ(file.series[0].first, base::Month(2009, 9));
  EXPECT_THAT(file.series[0].values, ElementsAre(1000, 1002.5));
  EXPECT_EQ(file.series[1].last(), base::Month(2010, 1));
  EXPECT_TRUE(file.faults.empty());
  EXPECT_EQ(file.rows, 3U);
  EXPECT_EQ(file.used, 3U);
}

struct Fault {
  const char *name, *rows, *message;
};
class Faults : public testing::TestWithParam<Fault> {};
TEST_P(Faults, LeaveTheirSeriesOutByNameAndPlaceAndKeepTheOthers) {
  const SeriesFile file =
      read_series(std::string("date,metric,value\n2020-01,good,1\n2020-02,good,2\n") + GetParam().rows, "s.csv");
  ASSERT_EQ(file.series.size(), 1U);
  EXPECT_EQ(file.series[0].metric, "good");
  EXPECT_THAT(first_fault(file), HasSubstr(GetParam().message));
  const bool named = std::string(GetParam().name) != "nameless" && std::string(GetParam().name) != "quotes";
  EXPECT_EQ(file.metrics.size(), named ? 2U : 1U) << "a series left out is known by name all the same";
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Faults,
    testing::Values(
        Fault{"gap", "2020-01,odd,1\n2020-03,odd,1\n", "s.csv:5: warning: 'odd' jumps from January 2020 to March 2020"},
        Fault{"twice", "2020-01,odd,1\n2020-01,odd,2\n", "s.csv:5:1: warning: January 2020 of 'odd' stands in line 4"},
        Fault{"word", "2020-01,odd,many\n", "s.csv:4:3: warning: 'many' is no number"},
        Fault{"date", "soon,odd,1\n", "s.csv:4:1: warning: 'soon' is no month"},
        Fault{"nameless", "2020-01,,1\n", "s.csv:4:2: warning: this row names no metric"},
        Fault{"quotes", "2020-01,\"odd,1\n", "s.csv:4: warning: this row cannot be read"}),
    [](const auto& tested) { return tested.param.name; });

TEST(SeriesFile, RefusesWhatLeavesNothing) {
  EXPECT_THAT(refusal([] { read_series("", "s.csv"); }), HasSubstr("this file holds no row"));
  EXPECT_THAT(refusal([] { read_series("date,value\n", "s.csv"); }), HasSubstr("the headings have no 'metric'"));
  EXPECT_THAT(refusal([] { read_series("date,metric,value\n", "s.csv"); }), HasSubstr("no series is left"));
  EXPECT_THAT(refusal([] { read_series("date,metric,value\n2020-01,a,x\n", "s.csv"); }), HasSubstr("Mend the rows"));
}

const std::vector<std::string> kTwo = {"FTE: all", "FTE: part"};

TEST(SeriesFile, ReadsBreaksOfOneSeriesAndOfAll) {
  const auto breaks = read_breaks("date,metric,note\n2019-04,FTE: part,codes redrawn\n2013-04-30,,\n", "b.csv", kTwo);
  ASSERT_EQ(breaks.size(), 2U);
  EXPECT_EQ(breaks[0].metric, "FTE: part");
  EXPECT_EQ(breaks[1].month, base::Month(2013, 4));
  EXPECT_EQ(breaks[1].metric, "");
  EXPECT_THAT(refusal([] { read_breaks("date,metric\n2019-04,FTE: prat\n", "b.csv", kTwo); }),
              HasSubstr("b.csv:2:2: error: no series is called 'FTE: prat'. The nearest is 'FTE: part'"));
  EXPECT_THAT(refusal([] { read_breaks("date,metric\n31/02/2019,\n", "b.csv", kTwo); }), HasSubstr("is no month"));
}

TEST(SeriesFile, ReadsWhatIsTheSumOfWhat) {
  EXPECT_EQ(read_hierarchy("child,parent\nFTE: part,FTE: all\n", "h.csv", kTwo)[0].parent, "FTE: all");
  EXPECT_THAT(refusal([] { read_hierarchy("child,parent\nFTE: part,FTE: all\nFTE: all,FTE: part\n", "h.csv", kTwo); }),
              HasSubstr("would stand above itself"));
  EXPECT_THAT(refusal([] { read_hierarchy("child,parent\nFTE: part,FTE: part\n", "h.csv", kTwo); }),
              HasSubstr("would stand above itself"));
  EXPECT_THAT(refusal([] { read_hierarchy("child,parent\nFTE: part,FTE: all\nFTE: part,FTE: all\n", "h.csv", kTwo); }),
              HasSubstr("h.csv:3:1: error: 'FTE: part' has a parent already"));
}

}  // namespace
}  // namespace cadre::forecast
