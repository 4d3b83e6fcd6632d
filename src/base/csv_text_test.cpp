#include "base/csv_text.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"

namespace cadre::base {
namespace {

TEST(SmallCsv, ReadsQuotesLineBreaksAndKeepsLineNumbers) {
  const SmallCsv csv = parse_small_csv(
      "\xEF\xBB\xBF"
      "a,b\r\n1,\"x,\n\"\"y\"\"\"\r\n\r\n2,z\n",
      "t.csv");
  EXPECT_EQ(csv.header, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(csv.rows[0], (std::vector<std::string>{"1", "x,\n\"y\""}));
  EXPECT_EQ(csv.lines, (std::vector<std::size_t>{2, 5}));
}

TEST(SmallCsv, NamesTheLineOfARaggedRow) {
  try {
    parse_small_csv("a,b\n1\n", "t.csv");
    FAIL();
  } catch (const InputError& e) {
    EXPECT_STREQ(e.what(), "t.csv:2: error: 1 fields where the header has 2. Quote fields that contain commas.");
  }
}

TEST(CsvField, WhatIsWrittenReadsBack) {
  const std::string nasty = "a \"quoted\", field\nof two lines";
  std::string out = "h\n";
  append_csv_field(out, nasty);
  EXPECT_EQ(parse_small_csv(out + "\n", "t").rows.at(0).at(0), nasty);
}

}  // namespace
}  // namespace cadre::base
