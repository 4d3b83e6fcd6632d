#include "plan_file/section_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cadre::plan_file {
namespace {

enum class Colour : std::uint8_t { Red, Green };
constexpr std::string_view kColours[] = {"red", "green"};

/// One member of every kind that a table can fill.
struct Sample {
  std::string text = "as it was";
  std::string day;
  Colour colour = Colour::Red;
  int whole = 3;
  double number = 0.5;
  std::optional<double> maybe;
  bool flag = false;
  base::Month month;
  std::vector<std::string> texts;
  std::vector<std::int64_t> ages;
  Scalar scalar;
  TextMap map;
  Assumption rate;
};

const OptionTable<Sample>& sample_table() {
  static const OptionTable<Sample> table{"sample",
                                         false,
                                         "Everything.",
                                         {
                                             option<&Sample::text>("text", "some text"),
                                             option<&Sample::day>("day", "a day").as(OptionKind::Date),
                                             option<&Sample::colour>("colour", "a colour").choices(kColours),
                                             option<&Sample::whole>("whole", "months").unit("months").range(1, 120),
                                             option<&Sample::number>("number", "a share").range(0, 1),
                                             option<&Sample::maybe>("maybe", "a limit"),
                                             option<&Sample::flag>("flag", "a flag"),
                                             option<&Sample::month>("month", "a month"),
                                             option<&Sample::texts>("texts", "words"),
                                             option<&Sample::ages>("ages", "ages").unit("years").range(16, 100),
                                             option<&Sample::scalar>("scalar", "a value"),
                                             option<&Sample::map>("map", "fields"),
                                             option<&Sample::rate>("rate", "a rate").range(0, 1),
                                         }};
  return table;
}

struct Outcome {
  Sample sample;
  std::vector<std::string> messages;
};

Outcome read_sample(const std::string& body) {
  Outcome outcome;
  SectionReader reader("[sample]\n" + body, "p.toml");
  reader.read(sample_table(), outcome.sample);
  reader.report_unknown_sections();
  for (const base::Diagnostic& d : reader.take_diagnostics()) outcome.messages.push_back(d.text());
  return outcome;
}

TEST(SectionReaderTest, FillsEveryKindOfMember) {
  const auto [s, messages] = read_sample(R"(text = "physio"
day = 2026-11-22
colour = "green"
whole = 12
number = 1
maybe = 0.25
flag = true
month = "2026-03"
texts = ["a", "b"]
ages = [30, 40]
scalar = 2.5
map = { employer = "RX8" }
rate = { low = 0.1, mode = 0.2, high = 0.4, unit = "share", source = "a return", mark = "published", date = "2025-09-30" }
)");
  EXPECT_THAT(messages, testing::IsEmpty());
  EXPECT_EQ(s.text, "physio");
  EXPECT_EQ(s.day, "2026-11-22");
  EXPECT_EQ(s.colour, Colour::Green);
  EXPECT_EQ(s.whole, 12);
  EXPECT_EQ(s.number, 1.0);
  EXPECT_EQ(s.maybe, 0.25);
  EXPECT_TRUE(s.flag);
  EXPECT_EQ(s.month, base::Month(2026, 3));
  EXPECT_THAT(s.texts, testing::ElementsAre("a", "b"));
  EXPECT_THAT(s.ages, testing::ElementsAre(30, 40));
  EXPECT_EQ(s.scalar, Scalar(2.5));
  EXPECT_EQ(s.map, (TextMap{{"employer", "RX8"}}));
  EXPECT_EQ(s.rate, (Assumption{0.1, 0.2, 0.4, "share", "a return", Mark::Published, "2025-09-30"}));
}

TEST(SectionReaderTest, KeepsDefaultsWhereThePlanIsSilent) {
  const auto [s, messages] = read_sample("");
  EXPECT_THAT(messages, testing::IsEmpty());
  EXPECT_EQ(s.text, "as it was");
  EXPECT_EQ(s.whole, 3);
  EXPECT_FALSE(s.maybe.has_value());
}

struct FaultCase {
  const char* name;
  const char* body;
  const char* message;
};
class Fault : public testing::TestWithParam<FaultCase> {};

TEST_P(Fault, IsReportedWithPlaceAndRemedy) {
  const Outcome outcome = read_sample(GetParam().body);
  EXPECT_THAT(outcome.messages, testing::ElementsAre(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Values, Fault,
    testing::Values(
        FaultCase{"unknown_key_near", "txet = \"x\"",
                  "p.toml:2:1: error: unknown key 'txet' in [sample]. Did you mean 'text'?"},
        FaultCase{
            "unknown_key_far", "zebra_crossing = 1",
            "p.toml:2:1: error: unknown key 'zebra_crossing' in [sample]. The nearest known key is 'colour'; this "
            "section knows text, day, colour, whole, number, maybe, flag, month, texts, ages, scalar, map, rate."},
        FaultCase{"number_in_quotes", "whole = \"12\"",
                  "p.toml:2:9: error: whole is text, not a whole number. Write digits without quotes or a point."},
        FaultCase{"point_in_whole_number", "whole = 1.5",
                  "p.toml:2:9: error: whole is a number, not a whole number. Write digits without quotes or a point."},
        FaultCase{"below_range", "whole = 0",
                  "p.toml:2:9: error: whole = 0 is out of range. Write a number between 1 and 120 months."},
        FaultCase{"above_range", "number = 1.5",
                  "p.toml:2:10: error: number = 1.5 is out of range. Write a number between 0 and 1."},
        FaultCase{"not_finite", "maybe = inf",
                  "p.toml:2:9: error: maybe = inf is out of range. Write a number that is finite."},
        FaultCase{"not_a_number", "number = nan",
                  "p.toml:2:10: error: number = nan is out of range. Write a number between 0 and 1."},
        FaultCase{"item_out_of_range", "ages = [30, 300]",
                  "p.toml:2:13: error: ages = 300 is out of range. Write a number between 16 and 100 years."},
        FaultCase{"not_a_list", "texts = \"a\"",
                  "p.toml:2:9: error: texts is text, not a list. Put the values in [brackets], separated by commas."},
        FaultCase{"choice_near", "colour = \"gren\"",
                  "p.toml:2:10: error: colour = 'gren' is not known. Did you mean 'green'?"},
        FaultCase{"choice_far", "colour = \"violet\"",
                  "p.toml:2:10: error: colour = 'violet' is not known. Write one of \"red\", \"green\"."},
        FaultCase{"no_such_day", "day = \"2026-02-30\"",
                  "p.toml:2:7: error: day = '2026-02-30' is not a date. Write a day of the calendar as year-month-day, "
                  "e.g. \"2026-11-22\"."},
        FaultCase{"no_such_month", "month = \"2026-13\"",
                  "p.toml:2:9: error: month = '2026-13' is not a month. Write year and month, e.g. \"2026-03\"."},
        FaultCase{"flag_in_quotes", "flag = \"true\"",
                  "p.toml:2:8: error: flag is text, not true or false. Write true or false without quotes."},
        FaultCase{"assumption_without_source", "rate = { value = 0.5 }",
                  "p.toml:2:8: error: rate has no source. Say in source = \"…\" where the number comes from."},
        FaultCase{"assumption_unordered", "rate = { low = 0.5, mode = 0.2, high = 0.9, source = \"x\" }",
                  "p.toml:2:8: error: rate: low, mode and high are not in order. Write low <= mode <= high."},
        FaultCase{"assumption_of_both_forms", "rate = { value = 0.5, low = 0.2, source = \"x\" }",
                  "p.toml:2:8: error: rate needs either value, or low, mode and high. Keep one of the two forms."}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(SectionReaderTest, ReportsEveryFaultInOrderOfLine) {
  const Outcome outcome = read_sample("whole = 0\nnumber = 7\ncolour = 1\n");
  ASSERT_EQ(outcome.messages.size(), 3U);
  EXPECT_THAT(outcome.messages[0], testing::StartsWith("p.toml:2:"));
  EXPECT_THAT(outcome.messages[1], testing::StartsWith("p.toml:3:"));
  EXPECT_THAT(outcome.messages[2], testing::StartsWith("p.toml:4:"));
}

TEST(SectionReaderTest, NamesTheNearestSection) {
  const Outcome outcome = read_sample("[sampel]\nwhole = 1\n");
  EXPECT_THAT(outcome.messages,
              testing::ElementsAre("p.toml:2:2: error: unknown section [sampel]. Did you mean 'sample'?"));
}

TEST(SectionReaderTest, SaysThatAKeyStandsTwice) {
  try {
    const SectionReader reader("[plan]\ntitle = \"a\"\ntitle = \"b\"\n", "p.toml");
    FAIL() << "a repeated key was accepted";
  } catch (const base::InputError& error) {
    EXPECT_STREQ(error.what(),
                 "p.toml:3:9: error: 'title' stands twice. Keep one of the two; a section that may repeat is written "
                 "[[section]].");
  }
}

TEST(SectionReaderTest, SaysThatALetterStandsOutsideQuotes) {
  try {
    const SectionReader reader("[plan]\nt\xc3\xaftle = \"a\"\n", "p.toml");
    FAIL() << "a key that is not ASCII was accepted";
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), testing::StartsWith("p.toml:2:2: error: "));
  }
}

TEST(SectionReaderTest, SaysWhereTheGrammarBreaks) {
  try {
    const SectionReader reader("[plan]\ntitle = Our workforce\n", "p.toml");
    FAIL() << "text without quotes was accepted";
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), testing::StartsWith("p.toml:2:9: error: not valid TOML: "));
  }
}

}  // namespace
}  // namespace cadre::plan_file
