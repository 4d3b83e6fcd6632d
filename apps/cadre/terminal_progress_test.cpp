#include "cadre/terminal_progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace cadre::app {
namespace {

TEST(TerminalProgressTest, ShowsStageRowsRateAndTimeLeft) {
  double now = 100;
  std::ostringstream out;
  TerminalProgress progress(out, [&] { return now; });
  progress.start("curation", 5'000'000, "rows");
  EXPECT_EQ(out.str(), "\r\x1b[Kcuration     0 of 5,000,000 rows");
  out.str("");
  now += 2;
  progress.advance(1'000'000);
  EXPECT_EQ(out.str(), "\r\x1b[Kcuration     1,000,000 of 5,000,000 rows, 500,000 rows/s, 8 s left");
  out.str("");
  now += 8;
  progress.advance(4'000'000);
  progress.finish();
  EXPECT_THAT(out.str(), testing::EndsWith("\r\x1b[Kcuration     5,000,000 rows in 10 s\n"));
}

TEST(TerminalProgressTest, DrawsNoMoreThanTenTimesASecond) {
  double now = 0;
  std::ostringstream out;
  TerminalProgress progress(out, [&] { return now; });
  progress.start("intake", 0, "bytes");
  out.str("");
  for (int i = 0; i < 1000; ++i) {
    now += 0.001;
    progress.advance(1);
  }
  const std::string text = out.str();
  EXPECT_LE(std::count(text.begin(), text.end(), '\r'), 10);
  progress.finish();
  progress.finish();
  EXPECT_THAT(out.str(), testing::EndsWith("intake       1,000 bytes in 1 s\n"));
}

TEST(GroupedTest, PutsACommaBeforeEachThirdDigit) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(SpokenSecondsTest, ChoosesTheUnitAPersonWould) {
  EXPECT_EQ(spoken_seconds(-1), "0 s");
  EXPECT_EQ(spoken_seconds(40.4), "40 s");
  EXPECT_EQ(spoken_seconds(180), "3 min");
  EXPECT_EQ(spoken_seconds(7500), "2 h 5 min");
}

}  // namespace
}  // namespace cadre::app
