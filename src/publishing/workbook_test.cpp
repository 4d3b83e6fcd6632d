#include "publishing/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/month.h"
#include "base/test_data.h"
#include "publishing/test_zip_part.h"

namespace cadre::publishing {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string path_of(const std::string& name) { return (std::filesystem::path(base::own_temp_dir()) / name).string(); }

std::string bytes_of(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

Sheet sheet() {
  Sheet s{"cells",
          "People and FTE",
          {{"month", "", Sheet::Format::Month},
           {"place", "", Sheet::Format::Text},
           {"people", "", Sheet::Format::Whole},
           {"fte", "", Sheet::Format::OneDecimal}},
          {}};
  const double march = base::Month(2025, 3).ordinal();
  s.rows = {{march, std::string("sheffield"), 1234.0, 1100.5}, {march, std::string("=1+1"), Sheet::Value(), 3.2}};
  return s;
}
const NotesSheet kNotes{"Allied health workforce",
                        {{"Synthetic", "Invented."}, {"How to pivot", "Insert a PivotTable."}}};

TEST(Workbook, HasNotesFirstFrozenHeadersFiltersAndFormats) {
  const std::string path = path_of("book.xlsx");
  write_workbook(path, kNotes, {sheet()});
  const std::string book = zip_part(path, "xl/workbook.xml"), cells = zip_part(path, "xl/worksheets/sheet2.xml");
  EXPECT_LT(book.find("name=\"Notes\""), book.find("name=\"cells\""));
  EXPECT_THAT(cells, HasSubstr("<pane ySplit=\"1\""));
  EXPECT_THAT(cells, HasSubstr("<autoFilter ref=\"A1:D3\"/>"));
  EXPECT_THAT(cells, HasSubstr("<v>1234</v>"));
  EXPECT_THAT(cells, Not(HasSubstr("mergeCell")));
  EXPECT_THAT(zip_part(path, "xl/styles.xml"), HasSubstr("mmm yyyy"));
  std::filesystem::remove(path);
}

TEST(Workbook, TextThatLooksLikeAFormulaStaysText) {
  const std::string path = path_of("formula.xlsx");
  write_workbook(path, kNotes, {sheet()});
  EXPECT_THAT(zip_part(path, "xl/worksheets/sheet2.xml"), Not(HasSubstr("<f>")));
  EXPECT_THAT(zip_part(path, "xl/sharedStrings.xml"), HasSubstr("<t>=1+1</t>"));
  std::filesystem::remove(path);
}

TEST(Workbook, TheSameContentGivesTheSameBytes) {
  const std::string one = path_of("one.xlsx"), two = path_of("two.xlsx");
  write_workbook(one, kNotes, {sheet()});
  write_workbook(two, kNotes, {sheet()});
  EXPECT_FALSE(bytes_of(one).empty());
  EXPECT_EQ(bytes_of(one), bytes_of(two));
  std::filesystem::remove(one);
  std::filesystem::remove(two);
}

TEST(Workbook, RefusesWhatExcelCannotHold) {
  Sheet twice = sheet();
  EXPECT_THROW(write_workbook(path_of("x.xlsx"), kNotes, {sheet(), twice}), std::logic_error);
  twice.name = std::string(40, 'x');
  EXPECT_THROW(write_workbook(path_of("x.xlsx"), kNotes, {twice}), std::logic_error);
  Sheet ragged = sheet();
  ragged.rows[0].pop_back();
  EXPECT_THROW(write_workbook(path_of("x.xlsx"), kNotes, {ragged}), std::logic_error);
}

}  // namespace
}  // namespace cadre::publishing
