#include "publishing/partner_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/csv_text.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "curation/code_book.h"
#include "intake/header_finder.h"
#include "intake/staff_reader.h"
#include "intake/xlsx_stream.h"

namespace cadre::publishing {
namespace {

namespace fs = std::filesystem;

const std::string kReference = base::source_dir() + "/reference";

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string written(const std::string& name) {
  std::string path = base::own_temp_dir() + name;
  write_partner_template(path, kReference);
  return path;
}

std::vector<intake::Layout> layouts() { return intake::load_layouts(kReference); }

const intake::Layout& partner(const std::vector<intake::Layout>& all) {
  return *std::find_if(all.begin(), all.end(), [](const auto& layout) { return layout.id == "partner_return"; });
}

std::string sheet_text(const std::string& path, std::size_t sheet) {
  const auto stream = intake::open_sheet(path, path, sheet);
  std::string text;
  std::string some(4096, ' ');
  while (const std::size_t got = stream->read(some.data(), some.size())) text.append(some, 0, got);
  return text;
}

TEST(PartnerTemplate, IsTheSameEachTimeAndHasThreeSheets) {
  const std::string path = written("a.xlsx");
  EXPECT_EQ(bytes_of(path), bytes_of(written("b.xlsx")));
  EXPECT_EQ(intake::sheet_names(path, path), (std::vector<std::string>{"Instructions", "Return", "Lists"}));
}

TEST(PartnerTemplate, IsRecognisedAndEveryColumnIsFound) {
  const std::vector<intake::Layout> all = layouts();
  const std::string path = written("recognised.xlsx");
  const intake::OpenedInput input = intake::open_input(path, path, all);
  EXPECT_EQ(input.header.match.layout->id, "partner_return");
  EXPECT_EQ(input.sheet, "Return");
  EXPECT_TRUE(input.other_sheets.empty());
  EXPECT_EQ(input.header.match.found, partner(all).columns.size());
  EXPECT_EQ(template_columns().size(), partner(all).columns.size());
}

/// An empty template holds its example, which is listed and not counted.
TEST(PartnerTemplate, AnEmptyOneCountsNobody) {
  const std::vector<intake::Layout> all = layouts();
  const intake::RawTable table = intake::read_staff_file(written("empty.xlsx"), partner(all), {});
  EXPECT_EQ(table.rows(), 0U);
  EXPECT_EQ(table.rows_read, 0U);
  ASSERT_EQ(table.faults.size(), 1U);
  EXPECT_EQ(table.faults[0].kind, intake::FaultKind::ExampleRow);
}

/// What may be chosen must be understood.
TEST(PartnerTemplate, EveryListedWordIsKnownToCuration) {
  const curation::CodeBook codes = curation::CodeBook::load(kReference);
  const base::SmallCsv terms = base::read_small_csv(kReference + "/return_terms.csv");
  for (const auto& row : terms.rows) {
    if (row[0] == "staffing")
      EXPECT_NE(codes.category(row[1]), vocabulary::Staffing::Unknown) << row[1];
    else
      EXPECT_TRUE(codes.return_term(row[0], row[1]).known) << row[1];
  }
  for (const TemplateColumn& column : template_columns()) EXPECT_LE(column.meaning.size(), 255U) << column.name;
}

/// DESIGN: templates survive a round trip through LibreOffice, of which this machine may have none.
TEST(PartnerTemplate, SurvivesLibreOffice) {
  if (std::system("command -v soffice > /dev/null 2>&1") != 0) GTEST_SKIP() << "skipped: no soffice";
  const std::string path = written("round.xlsx");
  const std::string dir = base::own_temp_dir() + "converted";
  fs::create_directories(dir);
  const std::string command =
      "HOME=" + dir + " soffice --headless --convert-to xlsx --outdir " + dir + " " + path + " > " + dir + "/log 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << bytes_of(dir + "/log");
  const std::string again = dir + "/round.xlsx";
  ASSERT_EQ(intake::sheet_names(again, again), intake::sheet_names(path, path));
  for (std::size_t sheet = 0; sheet < 3; ++sheet) {
    std::string before = sheet_text(path, sheet);
    std::string after = sheet_text(again, sheet);
    for (std::string* text : {&before, &after})
      while (!text->empty() && text->back() == '\n') text->pop_back();
    EXPECT_EQ(after, before) << "sheet " << sheet;
  }
  const std::vector<intake::Layout> all = layouts();
  EXPECT_EQ(intake::open_input(again, again, all).header.match.found, partner(all).columns.size());
}

}  // namespace
}  // namespace cadre::publishing
