#include "need/need_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "need/check_needs.h"
#include "need/line_hours.h"
#include "need/test_needs.h"

namespace cadre::need {
namespace {

const std::string kHead =
    "line,title,service,method,setting,function,place,professions,segment,quantity,low,high,contacts,standard,staffing,"
    "mark,source\n";

double only_hours(const std::string& row) {
  const Inputs in = with_lines(kHead + row);
  EXPECT_TRUE(check_inputs(in, {}).empty());
  return hours_of(in.lines.at(0), in).hours.value;
}

TEST(NeedTables, FourThousandAttendedContactsAreTheWteOfMethods6) {
  const Inputs in = with_lines(kHead + "a,Clinic,,activity,community,TREAT,barnsley,PT,,4000,,,,hour,,assumed,x\n");
  const LineHours hours = hours_of(in.lines[0], in);
  EXPECT_NEAR(hours.wte, 3.6877, 5e-5);
  EXPECT_NEAR(hours.hours.value, 4000 / 0.92 / 52, 1e-9);
  EXPECT_NEAR(hours.weekend_hours, hours.hours.value / 10, 1e-9);
}

TEST(NeedTables, EachMethodByHand) {
  EXPECT_NEAR(only_hours("a,A,,activity,community,TREAT,,PT,,1040,,,3,plain,,assumed,x\n"), 1040 * 3 * 0.75 / 52, 1e-9);
  EXPECT_NEAR(only_hours("a,A,,caseload,community,TREAT,,PT,,104,,,6,visit,,assumed,x\n"), 104 * 6 * (70.0 / 60) / 52,
              1e-9);
  EXPECT_NEAR(only_hours("a,A,,activity,community,TREAT,,PT,,1040,,,,group,,assumed,x\n"), 1040 * 1.5 / 6 / 52, 1e-9);
  EXPECT_NEAR(only_hours("a,A,,population,community,TREAT,barnsley,PT,65 and over,20.8,,,,plain,,assumed,x\n"),
              50 * 20.8 * 0.75 / 52, 1e-9);
  EXPECT_NEAR(only_hours("a,A,,population,community,TREAT,,PT,65 and over,20.8,,,,plain,,assumed,x\n"),
              150 * 20.8 * 0.75 / 52, 1e-9);
  EXPECT_NEAR(only_hours("a,A,,beds,acute_specialist,TREAT,,PT,,25,,,,,ward,assumed,x\n"), 25 * 0.168 * 1179 / 52,
              1e-9);
  EXPECT_NEAR(only_hours("a,A,,theatres,theatres,TREAT,,ODP,,30,,,,,theatre,assumed,x\n"), 240, 1e-9);
  EXPECT_NEAR(only_hours("a,A,,scanners,diagnostics,ASSESS,,DRAD,,84,,,,,ct,assumed,x\n"), 168, 1e-9);
  EXPECT_NEAR(only_hours("a,A,,ambulances,ambulance,TREAT,,PARA,,1000,,,,,crew,assumed,x\n"), 2000, 1e-9);
  EXPECT_NEAR(only_hours("a,A,,ratio,community,TREAT,barnsley,PT,65 and over,20,,,,,,assumed,x\n"),
              50000 * 20 / 1e5 * 1179 / 52, 1e-9);
  EXPECT_NEAR(only_hours("a,A,,hours,community,TREAT,barnsley,PT,,77.5,,,,,,assumed,x\n"), 77.5, 1e-12);
}

TEST(NeedTables, WisnTellsHoursOfItsActivityAndStaffWithAllowances) {
  Inputs in = with_lines(
      "line,title,method,setting,function,professions,quantity,standard,current_wte,category_share,individual_hours,"
      "mark,source\n"
      "w,Team,wisn,community,TREAT,OT,4200,plain,2,0.25,150,assumed,METHODS 7\n");
  const NeedTables t = need_tables(in, base::Month(2025, 3), 1);
  EXPECT_NEAR(t.lines.decimal_at(0, "wte"), 2.76190, 5e-6);
  EXPECT_NEAR(t.lines.decimal_at(0, "wisn_ratio"), 0.72414, 5e-6);
  EXPECT_NEAR(t.lines.decimal_at(0, "wisn_difference"), -0.76190, 5e-6);
  EXPECT_NEAR(t.need.decimal_at(0, "hours"), 2.0 * 1575 / 52, 1e-9);
}

TEST(NeedTables, GrowthOfLineAndSegmentMultiplyYearByYear) {
  Inputs in = with_lines(kHead +
                         "a,A,,population,community,TREAT,barnsley,PT,65 and over,20.8,,,,plain,,assumed,x\n"
                         "b,B,,hours,mental_health,TREAT,barnsley,OT,,100,,,,,,assumed,x\n");
  read_into(in, "growth",
            "line,setting,segment,yearly,low,high,mark,source\n"
            ",,,0.5,,,assumed,all\n,community,,0.01,,,assumed,setting\na,,,0.02,0.01,0.03,assumed,line\n"
            ",,65 and over,0.03,,,assumed,age\n");
  ASSERT_TRUE(check_inputs(in, {}).empty());
  const NeedTables t = need_tables(in, base::Month(2025, 3), 2);
  ASSERT_EQ(t.need.rows(), 6U);
  EXPECT_EQ(t.need.integer_at(2, "month"), base::Month(2027, 3).ordinal());
  EXPECT_NEAR(t.need.decimal_at(2, "hours"), 15 * 1.02 * 1.02 * 1.03 * 1.03, 1e-9);
  EXPECT_NEAR(t.need.decimal_at(2, "low"), 15 * 1.01 * 1.01 * 1.03 * 1.03, 1e-9);
  EXPECT_NEAR(t.need.decimal_at(5, "hours"), 225, 1e-9);
  EXPECT_NEAR(t.lines.decimal_at(1, "final_hours"), 225, 1e-9);
}

TEST(NeedTables, SharesSplitALineAndAddTheirUncertainty) {
  Inputs in = with_lines(kHead + "a,A,,hours,community,TREAT,barnsley,PT;OT,,100,,,,,,assumed,x\n");
  read_into(in, "shares",
            "line,competency,share,low,high,mark,source\n"
            "a,FALLS,0.75,0.6,0.8,assumed,x\na,REABLE,0.25,,,assumed,x\n");
  ASSERT_TRUE(check_inputs(in, {}).empty());
  const NeedTables t = need_tables(in, base::Month(2025, 3), 0);
  ASSERT_EQ(t.need.rows(), 2U);
  EXPECT_EQ(t.need.text_at(0, "competency"), "FALLS");
  EXPECT_EQ(t.need.text_at(0, "professions"), "PT;OT");
  EXPECT_NEAR(t.need.decimal_at(0, "hours"), 75, 1e-9);
  EXPECT_NEAR(t.need.decimal_at(0, "low"), 60, 1e-9);
  EXPECT_NEAR(t.need.decimal_at(1, "high"), 25, 1e-9);
  EXPECT_EQ(t.need.text_at(0, "source_id"), "need_lines_a");
}

TEST(NeedTables, TwoLinesOnTheSameWorkAreToldAndBothCounted) {
  const Inputs in = with_lines(kHead +
                               "a,By referrals,,hours,community,TREAT,barnsley,PT;OT,,10,,,,,,assumed,x\n"
                               "b,By ratio,msk,hours,community,TREAT,barnsley,PT,,12,,,,,,assumed,x\n"
                               "c,Other work,falls,hours,community,TREAT,sheffield,PT,,12,,,,,,assumed,x\n"
                               "d,Other function,,hours,community,ASSESS,barnsley,PT,,12,,,,,,assumed,x\n"
                               "e,Other people,,hours,community,TREAT,barnsley,SLT,,12,,,,,,assumed,x\n"
                               "f,Named otherwise,falls,hours,community,TREAT,barnsley,PT,,12,,,,,,assumed,x\n");
  const NeedTables t = need_tables(in, base::Month(2025, 3), 0);
  EXPECT_EQ(t.need.rows(), 6U);
  ASSERT_EQ(t.overlaps.rows(), 2U);
  EXPECT_EQ(t.overlaps.text_at(0, "line_id"), "a");
  EXPECT_EQ(t.overlaps.text_at(0, "other_line_id"), "b");
  EXPECT_EQ(t.overlaps.text_at(0, "professions"), "PT");
  EXPECT_EQ(t.overlaps.text_at(1, "other_line_id"), "f");
  ASSERT_EQ(t.remarks.size(), 2U);
  EXPECT_EQ(t.remarks[0].where.line, 3U);
  EXPECT_THAT(t.remarks[0].text(), testing::HasSubstr("both are counted"));
}

TEST(NeedTables, LinesSplitOverDifferentCompetenciesDoNotMeet) {
  Inputs in = with_lines(
      "line,title,method,setting,function,competency,place,quantity,mark,source\n"
      "a,A,hours,community,TREAT,FALLS,barnsley,10,assumed,x\n"
      "b,B,hours,community,TREAT,PAIN,barnsley,10,assumed,x\n");
  EXPECT_EQ(need_tables(in, base::Month(2025, 3), 0).overlaps.rows(), 0U);
}

TEST(NeedTables, SumsAreToldForEachSettingFunctionAndPlaceAndForAll) {
  const Inputs in = with_lines(kHead +
                               "a,A,,hours,community,TREAT,barnsley,PT,,10,7,14,,,,published,x\n"
                               "b,B,,hours,community,ASSESS,,PT,,20,16,23,,,,from the plan,x\n"
                               "c,C,,activity,mental_health,ASSESS,barnsley,PT,,520,,,,hour,,published,x\n");
  const base::Table sums = need_tables(in, base::Month(2025, 3), 0).sums;
  ASSERT_EQ(sums.text_at(0, "setting") + sums.text_at(0, "function") + sums.text_at(0, "place"), "");
  EXPECT_EQ(sums.integer_at(0, "lines"), 3);
  EXPECT_NEAR(sums.decimal_at(0, "hours"), 30 + 10 / 0.92, 1e-9);
  EXPECT_NEAR(sums.decimal_at(0, "hours_low"), sums.decimal_at(0, "hours") - 5, 1e-9);
  EXPECT_NEAR(sums.decimal_at(0, "published_hours"), 10, 1e-9);
  EXPECT_NEAR(sums.decimal_at(0, "plan_hours"), 20, 1e-9);
  EXPECT_NEAR(sums.decimal_at(0, "assumed_hours"), 10 / 0.92, 1e-9);
  double by_place = 0;
  for (std::size_t row = 0; row < sums.rows(); ++row)
    if (sums.text_at(row, "setting").empty() && sums.text_at(row, "function").empty() &&
        !sums.text_at(row, "place").empty())
      by_place += sums.decimal_at(row, "hours");
  EXPECT_NEAR(by_place, sums.decimal_at(0, "hours"), 1e-9);
}

TEST(NeedTables, FormulaIsToldInWordsAndNumbers) {
  const Inputs in = with_lines(kHead + "a,A,,activity,community,TREAT,barnsley,PT,,4000,3500,4500,,hour,,assumed,x\n");
  const NeedTables t = need_tables(in, base::Month(2025, 3), 0);
  EXPECT_EQ(t.lines.text_at(0, "formula"),
            "referrals or contacts a year × minutes of a contact ÷ minutes of an hour ÷ share attended ÷ weeks");
  EXPECT_EQ(t.lines.text_at(0, "numbers"), "4,000 (3,500 to 4,500) × 60 ÷ 60 ÷ 0.92 ÷ 52");
  EXPECT_EQ(t.lines.text_at(0, "standard_mark"), "assumed");
}

}  // namespace
}  // namespace cadre::need
