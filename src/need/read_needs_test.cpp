#include "need/read_needs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "need/check_needs.h"
#include "need/test_needs.h"

namespace cadre::need {
namespace {

using testing::HasSubstr;

std::string faults_of(std::string_view key, const std::string& text) {
  Inputs in;
  try {
    read_into(in, key, text);
  } catch (const base::InputError& error) {
    std::string out;
    for (const base::Diagnostic& fault : error.diagnostics()) out += fault.text() + "\n";
    return out;
  }
  return {};
}

const std::string kHead =
    "line,title,method,setting,function,place,professions,quantity,contacts,standard,staffing,segment,mark,source\n";

TEST(ReadNeeds, FaultsNameLineColumnValueAndRemedy) {
  const std::string all = faults_of("lines", kHead +
                                                 "a,A,activty,community,TREAT,,PT,10,,x,,,assumed,x\n"
                                                 "b,B,activity,community,TREAT,,PT;XX,ten,,x,,,assumed,\n");
  EXPECT_THAT(all, HasSubstr("lines.csv:2:3: error: unknown method 'activty'"));
  EXPECT_THAT(all, HasSubstr("Did you mean 'activity'?"));
  EXPECT_THAT(all, HasSubstr("lines.csv:3:7: error: 'XX' is none of the codes of 'professions'"));
  EXPECT_THAT(all, HasSubstr("lines.csv:3:8: error: quantity = 'ten' is no number"));
  EXPECT_THAT(all, HasSubstr("does not say where its value comes from"));
}

TEST(ReadNeeds, MethodsNeedTheirColumnsAndRefuseOthers) {
  EXPECT_THAT(faults_of("lines", kHead + "a,A,activity,community,TREAT,,PT,10,,,,,assumed,x\n"),
              HasSubstr("method activity needs 'standard'"));
  EXPECT_THAT(faults_of("lines", kHead + "a,A,beds,community,TREAT,,PT,10,,x,w,,assumed,x\n"),
              HasSubstr("method beds has no use for 'standard'"));
  EXPECT_THAT(faults_of("lines", kHead + "a,A,caseload,community,TREAT,,PT,10,,x,,,assumed,x\n"),
              HasSubstr("method caseload needs 'contacts'"));
  EXPECT_THAT(faults_of("lines", kHead + "a,A,ratio,community,TREAT,,PT,10,,,,,assumed,x\n"),
              HasSubstr("method ratio needs 'segment'"));
}

TEST(ReadNeeds, NobodyTravelsToATelephone) {
  EXPECT_THAT(faults_of("standards",
                        "standard,title,mode,minutes,travel_minutes,mark,source\n"
                        "call,Call,telephone,20,10,assumed,x\n"),
              HasSubstr("nobody travels"));
}

TEST(ReadNeeds, TablesThatDoNotFitAreTold) {
  Inputs in = with_lines(kHead +
                         "a,A,activity,comunity,TREAT,,PT,10,,hours,,,assumed,x\n"
                         "b,B,beds,community,TREAT,,PT,10,,,ct,,assumed,x\n"
                         "c,C,ratio,community,TREAT,rotherham,PT,10,,,,65 and over,assumed,x\n"
                         "c,C,hours,community,TREAT,,PT,10,,,,,assumed,x\n");
  read_into(in, "shares", "line,competency,share,mark,source\nb,FALLS,0.6,assumed,x\nz,FALLS,1,assumed,x\n");
  std::string all;
  for (const base::Diagnostic& fault : check_inputs(in, {{"community"}, {"TREAT"}, {}, {}})) {
    all += fault.text() + "\n";
    EXPECT_FALSE(fault.remedy.empty());
    EXPECT_GT(fault.where.line, 0U);
  }
  EXPECT_THAT(all, HasSubstr("unknown setting 'comunity'"));
  EXPECT_THAT(all, HasSubstr("Did you mean 'community'?"));
  EXPECT_THAT(all, HasSubstr("no standard 'hours'"));
  EXPECT_THAT(all, HasSubstr("staffing 'ct' is for each scanner_hour, method beds counts beds"));
  EXPECT_THAT(all, HasSubstr("no segment '65 and over' for place 'rotherham'"));
  EXPECT_THAT(all, HasSubstr("line 'c' stands twice"));
  EXPECT_THAT(all, HasSubstr("the shares of line 'b' add up to 0.600"));
  EXPECT_THAT(all, HasSubstr("unknown line 'z'"));
}

TEST(ReadNeeds, ARowForAPlaceGoesBeforeTheOneForAll) {
  Inputs in = with_lines("line,title,method,setting,function,quantity,mark,source\n");
  read_into(in, "standards",
            "standard,place,title,mode,minutes,travel_minutes,mark,source\n"
            "visit,barnsley,Far,face_to_face,45,40,assumed,x\nvisit,,Other,face_to_face,45,10,assumed,x\n");
  EXPECT_EQ(standard_of(in, "visit", "barnsley")->travel_minutes, 40);
  EXPECT_EQ(standard_of(in, "visit", "sheffield")->travel_minutes, 10);
  EXPECT_EQ(standard_of(in, "visit", "")->travel_minutes, 10);
}

}  // namespace
}  // namespace cadre::need
