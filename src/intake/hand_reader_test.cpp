#include "intake/hand_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <string>

#include "base/diagnostics.h"
#include "base/random_stream.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "intake/number_values.h"
#include "intake/staff_reader.h"
#include "intake/test_workbook.h"

namespace cadre::intake {
namespace {

using testing::HasSubstr;
using testing_workbook::TestSheet;
using testing_workbook::write_test_workbook;

const Layout& partner_layout() {
  static const std::vector<Layout> all = load_layouts(base::source_dir() + "/reference");
  for (const Layout& layout : all)
    if (layout.id == "partner_return") return layout;
  throw std::logic_error("no layout partner_return");
}

RawTable read(const std::vector<TestSheet>& sheets) {
  const std::string path = base::own_temp_dir() + "return.xlsx";
  EXPECT_TRUE(write_test_workbook(path, sheets));
  ReadOptions options;
  options.display_name = "return.xlsx";
  return read_staff_file(path, partner_layout(), options);
}

std::string refusal(const std::vector<TestSheet>& sheets) {
  try {
    read(sheets);
  } catch (const base::InputError& error) {
    return error.what();
  }
  return "";
}

std::string text(const RawTable& table, const char* column, std::size_t row) {
  const RawColumn* found = table.find(column);
  return found == nullptr ? "no column" : found->text.text(row);
}
double number(const RawTable& table, const char* column, std::size_t row) { return table.find(column)->numbers[row]; }

/// Every fault as "kind cell field shown remedy".
std::string faults(const RawTable& table) {
  std::string all;
  for (const ReadFault& fault : table.faults)
    all += std::to_string(static_cast<int>(fault.kind)) + " " +
           base::cell_name({{}, fault.line, fault.column, table.sheet}) + " " + fault.field + " " + fault.shown + " " +
           fault.remedy + "\n";
  return all;
}

const std::vector<std::string> kHeadings = {"Organisation", "Month", "Profession *", "People", "FTE"};

TEST(HandReader, ReadsWhatPeopleWrite) {
  const RawTable table = read({{"Read me", {{"Organisation", "the name of your organisation"}}, {}},
                               {"Sheet1",
                                {{"Return of staff"},
                                 {},
                                 kHeadings,
                                 {"EXAMPLE - not read", "2025-03", "Dietitian", "#2", "#1.5"},
                                 {"Hill Hospice", "March 2025", "Physio", "#3", "2,4"},
                                 {"Hill Hospice", "#45747", "Dietitian", "2 people", "1.5 WTE"},
                                 {"Hill Hospice", "31/03/2025", "OT", "nil", "37.5 hrs"},
                                 {"Total", "", "", "#5", "#3.9"}},
                                {}}});
  ASSERT_EQ(table.rows(), 3U) << faults(table);
  EXPECT_EQ(table.sheet, "Sheet1");
  EXPECT_EQ(table.rows_read, 3U);
  EXPECT_EQ(table.total_rows, 2U);
  for (std::size_t row = 0; row < 3; ++row) {
    EXPECT_EQ(table.month[row], base::Month(2025, 3).ordinal());
    EXPECT_EQ(text(table, "employer_code", row), "Hill Hospice");
  }
  EXPECT_EQ(number(table, "contracted_fte", 0), 2.4);
  EXPECT_EQ(number(table, "headcount", 1), 2);
  EXPECT_EQ(number(table, "contracted_fte", 1), 1.5);
  EXPECT_EQ(number(table, "headcount", 2), 0);
  EXPECT_THAT(faults(table), HasSubstr("Sheet1!E5 contracted_fte 2,4"));
  EXPECT_THAT(faults(table), HasSubstr("Sheet1!D6 headcount 2 people"));
  EXPECT_EQ(table.line, (std::vector<std::uint32_t>{5, 6, 7}));
}

TEST(HandReader, NamesEachFaultByCellAndLosesNoRow) {
  const RawTable table = read({{"Return",
                                {kHeadings,
                                 {"Hill Hospice", "2025-03", "Physiotherapist", "three", "#2"},
                                 {"Hill Hospice", "soon", "Physiotherapist", "#3", "#2"},
                                 {"Hill Hospice", "2025-03", "Physiotherapist"},
                                 {"Filled in by the practice manager"},
                                 {"", "", "", "#8", "#5.5"},
                                 {"Hill Hospice", "2025-03", "", "#1", "#1"}},
                                {}}});
  EXPECT_EQ(table.rows_read, 6U);
  EXPECT_EQ(table.rows(), 2U);
  EXPECT_TRUE(std::isnan(number(table, "headcount", 0)));
  const std::string all = faults(table);
  EXPECT_THAT(all, HasSubstr("Return!D2 headcount three"));
  EXPECT_THAT(all, HasSubstr("Return!B3 month soon write the month as 2025-03"));
  EXPECT_THAT(all, HasSubstr("Return!D4 headcount  enter a number, or take the row out"));
  EXPECT_THAT(all, HasSubstr("Return!D5 headcount  enter a number"));
  EXPECT_THAT(all, HasSubstr("Return!A6 employer_name  nothing, when this is a total"));
}

TEST(HandReader, TellsWhatAHeadingWasMeantToBe) {
  const std::vector<std::string> slip = {"Organisation", "Month", "Profesion", "People", "FTE"};
  EXPECT_THAT(refusal({{"Return", {slip, {"Hill", "2025-03", "PT", "#1", "#1"}}, {}}}),
              HasSubstr("return.xlsx: Return!C1: error: these headings fit no layout"));
  EXPECT_THAT(refusal({{"Return", {slip}, {}}}), HasSubstr("Did you mean 'Profession' where 'Profesion' stands?"));

  std::vector<std::string> headings = kHeadings;
  headings.insert(headings.end(), {"Employd by", "Our own code"});
  const RawTable table = read({{"R", {headings, {"Hill", "2025-03", "PT", "#1", "#1", "RHQ", "x1"}}, {}}});
  EXPECT_THAT(faults(table), HasSubstr("R!F1 Employd by  did you mean 'Employed by'? Then write that heading\n"));
  EXPECT_THAT(faults(table), HasSubstr("R!G1 Our own code  \n"));
}

TEST(HandReader, SpreadsMergedTextsAndCountsMergedNumbersOnce) {
  const RawTable table = read({{"Return",
                                {kHeadings,
                                 {"Hill Hospice", "2025-03", "Physiotherapist", "#3", "#2"},
                                 {"", "", "Dietitian", "", "#1"},
                                 {"", "", "Podiatrist", "#1", "#1"},
                                 {},
                                 {"Own Care", "2025-04", "Podiatrist", "#1", "#1"}},
                                {"A2:A4", "B2:B4", "D2:D3", "A5:C5"}}});
  ASSERT_EQ(table.rows(), 4U) << faults(table);
  EXPECT_EQ(text(table, "employer_name", 1), "Hill Hospice");
  EXPECT_EQ(text(table, "employer_name", 2), "Hill Hospice");
  EXPECT_EQ(table.month[2], base::Month(2025, 3).ordinal());
  EXPECT_TRUE(std::isnan(number(table, "headcount", 1)));
  EXPECT_EQ(number(table, "headcount", 2), 1);
  EXPECT_EQ(text(table, "employer_name", 3), "Own Care");
  EXPECT_THAT(faults(table), HasSubstr("Return!D3 headcount 3"));
}

TEST(HandReader, RefusesTwoReturnsInOneWorkbookAndAReturnOfNoMonth) {
  const std::vector<std::vector<std::string>> rows = {kHeadings, {"Hill", "2025-03", "PT", "#1", "#1"}};
  EXPECT_THAT(refusal({{"North", rows, {}}, {"South", rows, {}}}), HasSubstr("'North' and 'South' both hold a return"));
  EXPECT_THAT(refusal({{"R", {{"Organisation", "Profession", "People"}, {"Hill", "PT", "#1"}}, {}}}),
              HasSubstr("nothing says which month this return describes"));
}

TEST(HandReader, ReadsTheSameFromText) {
  const std::string path = base::own_temp_dir() + "return 2025-03.csv";
  std::ofstream(path) << "Organisation;Profession;People;FTE\nHill;Physiotherapist;2;1,5\n";
  const RawTable table = read_staff_file(path, partner_layout(), {});
  ASSERT_EQ(table.rows(), 1U);
  EXPECT_EQ(table.sheet, "");
  EXPECT_EQ(number(table, "contracted_fte", 0), 1.5);
  EXPECT_EQ(table.month[0], base::Month(2025, 3).ordinal());
}

/// Whatever stands in the cells and in whatever order columns and rows stand: each row that is not blank is in the
/// table, in a fault, or listed as a total or example.
TEST(HandReader, NothingVanishes) {
  base::RandomStream stream(7, 0);
  const std::vector<std::string> values = {"",   "",      "Hill",    "Physio", "2025-03",  "#3",   "3,5",  "-",
                                           "??", "Total", "Example", "#-1",    "37.5 hrs", "None", "\"x\""};
  for (int trial = 0; trial < 300; ++trial) {
    TestSheet sheet{"R", {{"Notes here"}, kHeadings}, {}};
    for (std::size_t i = kHeadings.size() - 1; i > 0; --i)
      std::swap(sheet.rows[1][i], sheet.rows[1][static_cast<std::size_t>(stream.below(i + 1))]);
    std::size_t filled = 0;
    for (int row = 0; row < 12; ++row) {
      auto& cells = sheet.rows.emplace_back();
      bool any = false;
      for (std::size_t c = 0; c < kHeadings.size() + 1; ++c) {
        cells.push_back(values[static_cast<std::size_t>(stream.below(values.size()))]);
        any = any || !cells.back().empty();
      }
      filled += any ? 1 : 0;
    }
    const RawTable table = read({sheet});
    std::size_t rejected = 0;
    std::size_t listed = 0;
    for (const ReadFault& fault : table.faults) {
      const bool sum = fault.kind == FaultKind::TotalRow || fault.kind == FaultKind::ExampleRow ||
                       fault.kind == FaultKind::RepeatedHeader;
      listed += sum ? 1 : 0;
      rejected += !sum && !fault.row_kept ? 1 : 0;
    }
    EXPECT_EQ(table.rows() + rejected + listed, filled) << faults(table);
    EXPECT_EQ(table.rows_read, table.rows() + rejected);
    EXPECT_EQ(table.total_rows, listed);
  }
}

TEST(TypedNumber, ReadsUnitsAndContinentalPoints) {
  const auto value = [](std::string_view text) {
    const auto typed = parse_typed_number(text);
    return typed ? typed->value : -999.0;
  };
  EXPECT_EQ(value("3,5"), 3.5);
  EXPECT_EQ(value("37,50"), 37.5);
  EXPECT_EQ(value("1,234"), 1234);
  EXPECT_EQ(value("1,234.5 hours"), 1234.5);
  EXPECT_EQ(value("37.5 hrs/week"), 37.5);
  EXPECT_EQ(value("0.8WTE"), 0.8);
  EXPECT_EQ(value("-2"), -2);
  for (const char* no : {"", "2 or 3", "about 4", "3,1415", "1.234,5", "4 dogs", "1,2,3", "hrs", "-", "2-3", "1 234"})
    EXPECT_EQ(value(no), -999.0) << no;
}

}  // namespace
}  // namespace cadre::intake
