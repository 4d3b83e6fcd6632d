#include "intake/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "base/source_dir.h"
#include "intake/header_finder.h"
#include "intake/month_rule.h"

namespace cadre::intake {
namespace {

using testing::HasSubstr;

std::string complaint(const std::string& toml) {
  try {
    parse_layout(toml, "mine.toml");
  } catch (const base::InputError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Layout, IsReadWithAllItsKeys) {
  const Layout layout = parse_layout(R"(
id = "mine"
title = "My staff list"
kind = "staff"
encoding = "windows-1252"
null_tokens = ["NULL"]
[[column]]
name = "person_id"
aliases = ["Emp No", "Staff Id"]
type = "identifier"
scope = "employer"
required = true
[[column]]
name = "start_date"
type = "date"
safe = true
dates = ["month_first"]
)",
                                     "mine.toml");
  EXPECT_EQ(layout.title, "My staff list");
  EXPECT_TRUE(layout.windows1252);
  ASSERT_EQ(layout.columns.size(), 2U);
  EXPECT_EQ(layout.columns[0].scope, IdentifierScope::Employer);
  EXPECT_EQ(layout.columns[0].aliases.size(), 2U);
  EXPECT_EQ(layout.find("start_date")->dates, static_cast<DateStyles>(DateStyle::MonthFirst));
  EXPECT_TRUE(layout.find("start_date")->safe);
}

TEST(Layout, MistakesNameTheirPlaceAndTheNearestWord) {
  EXPECT_THAT(complaint("id = \"a\"\nkindd = \"staff\"\n[[column]]\nname = \"x\""),
              HasSubstr("mine.toml:2:1: error: unknown key 'kindd'. Did you mean 'kind'?"));
  EXPECT_THAT(complaint("id = \"a\"\n[[column]]\nname = \"x\"\ntype = \"decimall\""),
              HasSubstr("mine.toml:4:8: error: unknown value 'decimall'. Did you mean 'decimal'?"));
  EXPECT_THAT(complaint("id = \"a\"\n[[column]]\nname = \"x\"\nname = \"y\""), HasSubstr("mine.toml:4"));
  EXPECT_THAT(complaint("[[column]]\nname = \"x\""), HasSubstr("no id"));
  EXPECT_THAT(complaint("id = \"a\""), HasSubstr("no columns"));
  EXPECT_THAT(complaint("id = \"a\"\n[[column]]\nname = \"x\"\n[[column]]\nname = \"x\""), HasSubstr("twice"));
  EXPECT_THAT(complaint("id = \"a\"\n[[column]]\nname = \"x\"\ntype = \"identifier\""), HasSubstr("unique"));
  EXPECT_THAT(complaint("id = \"a\"\n[[column]]\nname = \"x\"\ntype = \"birth_date\"\nsafe = true"),
              HasSubstr("never be quoted"));
}

TEST(Layout, ThoseThatShipAreSound) {
  const auto layouts = load_layouts(base::source_dir() + "/reference");
  ASSERT_GE(layouts.size(), 2U);
  for (const Layout& layout : layouts) {
    std::vector<std::string> headings;
    for (const LayoutColumn& column : layout.columns)
      headings.push_back(column.aliases.empty() ? column.name : column.aliases.front());
    const HeaderMatch match = match_header(headings, layout);
    EXPECT_EQ(match.found, layout.columns.size()) << layout.id;
    EXPECT_FALSE(layout.source.empty()) << layout.id;
    // Each column finds the heading meant for it: no alias is claimed twice.
    for (std::size_t i = 0; i < match.positions.size(); ++i)
      EXPECT_EQ(match.positions[i], i + 1) << layout.id << " " << layout.columns[i].name;
  }
}

std::vector<Layout> two_layouts() {
  return {parse_layout("id=\"a\"\n[[column]]\nname=\"employer_code\"\naliases=[\"Org Code\"]\nrequired=true\n"
                       "[[column]]\nname=\"contracted_fte\"\naliases=[\"FTE\"]\nrequired=true",
                       "a.toml"),
          parse_layout("id=\"b\"\n[[column]]\nname=\"employer_code\"\naliases=[\"Org Code\"]\nrequired=true\n"
                       "[[column]]\nname=\"contracted_fte\"\naliases=[\"FTE\"]\nrequired=true\n"
                       "[[column]]\nname=\"band\"\nrequired=true",
                       "b.toml")};
}

TEST(FindHeader, PicksTheLayoutThatExplainsMostColumns) {
  const auto layouts = two_layouts();
  EXPECT_EQ(find_header("Org Code,FTE,Band\n", true, layouts, "f").match.layout->id, "b");
  EXPECT_EQ(find_header("Org Code,FTE,Grade\n", true, layouts, "f").match.layout->id, "a");
}

TEST(FindHeader, LooksBelowPromptsAndBehindOtherDelimiters) {
  const auto layouts = two_layouts();
  const std::string notes = "\xEF\xBB\xBFStaff in post\r\n\r\n\"Run by, on\",1 April\r\n";
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const std::string text = notes + "\"org code\"" + delimiter + " FTE " + delimiter + "x\r\nRHQ,1,2\r\n";
    const FoundHeader header = find_header(text, true, layouts, "f");
    EXPECT_EQ(header.delimiter, delimiter);
    EXPECT_EQ(header.line, 4U);
    EXPECT_EQ(header.data_line, 5U);
    EXPECT_EQ(text.substr(header.data_offset, 3), "RHQ");
  }
}

TEST(FindHeader, RefusesWithTheNearestLayoutAndWhatItMisses) {
  const auto layouts = two_layouts();
  try {
    find_header("Org Code,Band,Name\nRHQ,5,x\n", true, layouts, "data/x.csv");
    FAIL();
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("data/x.csv:1"));
    EXPECT_THAT(error.what(), HasSubstr("contracted_fte (\"FTE\")"));
  }
  EXPECT_THROW(find_header("1,2,3\n4,5,6\n", true, layouts, "x"), base::InputError);
  EXPECT_THROW(find_header("", true, layouts, "x"), base::InputError);
}

TEST(MonthInFileName, ReadsTheFormsOfRealNames) {
  EXPECT_EQ(month_in_file_name("9.Primary Care Networks - March 2022 Individual Level.csv"), base::Month(2022, 3));
  EXPECT_EQ(month_in_file_name("Staff in Post - Workforce 202303 extracted May 23.csv"), base::Month(2023, 3));
  EXPECT_EQ(month_in_file_name("in/2024-04/staff_2025-02.csv"), base::Month(2025, 2));
  EXPECT_EQ(month_in_file_name("sip 20250331.csv"), base::Month(2025, 3));
  EXPECT_EQ(month_in_file_name("SIP Mar-25 v2.csv"), base::Month(2025, 3));
  EXPECT_FALSE(month_in_file_name("staff 1-2.csv").has_value());
  EXPECT_FALSE(month_in_file_name("staff.csv").has_value());
}

}  // namespace
}  // namespace cadre::intake
