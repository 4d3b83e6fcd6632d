#include "intake/xlsx_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <filesystem>
#include <map>
#include <string>

#include "base/diagnostics.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "intake/header_finder.h"
#include "intake/layout.h"
#include "intake/staff_reader.h"
#include "intake/xml_scanner.h"

namespace cadre::intake {
namespace {

using testing::HasSubstr;

std::string tokens(const std::string& xml, std::size_t step) {
  std::size_t at = 0;
  XmlScanner scanner([&](char* out, std::size_t room) {
    const std::size_t part = std::min({room, step, xml.size() - at});
    xml.copy(out, part, at);
    at += part;
    return part;
  });
  std::string said;
  for (;;) {
    switch (scanner.next()) {
      case XmlScanner::Token::Start:
        said += "<" + scanner.name() + " " + scanner.attribute("r") + ">";
        break;
      case XmlScanner::Token::End:
        said += "</" + scanner.name() + ">";
        break;
      case XmlScanner::Token::Text:
        said += scanner.text();
        break;
      case XmlScanner::Token::Finished:
        return said;
      case XmlScanner::Token::Broken:
        return said + "!";
    }
  }
}

TEST(XmlScanner, ReadsTheSameInAnyPieces) {
  const std::string xml =
      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b 'c'>]><!-- <no> --><x:sheet a='>' r=\"1 &amp; 2\"><c r='A1'/>"
      "caf\xC3\xA9 &lt;&#65;&#x42;&unknown;<![CDATA[<raw>&amp;]]></x:sheet>";
  const std::string expected = "]><sheet 1 & 2><c A1></c>caf\xC3\xA9 <AB&unknown;<raw>&amp;</sheet>";
  for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{1000}})
    EXPECT_EQ(tokens(xml, step), expected) << step;
  EXPECT_EQ(tokens("<a><b", 3), "<a >!");
  EXPECT_EQ(tokens("<a>" + std::string(3U << 20U, 'x'), 100'000), "<a >!");
}

class Xlsx : public testing::Test {
 protected:
  Xlsx()
      : path_(
            (std::filesystem::temp_directory_path() / ("cadre_xlsx_" + std::to_string(getpid()) + ".xlsx")).string()) {}
  void TearDown() override { std::filesystem::remove(path_); }

  void write(const std::map<std::string, std::string>& parts) const {
    zip_t* zip = zip_open(path_.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, text] : parts)
      zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
    ASSERT_EQ(zip_close(zip), 0);
  }
  std::string text(std::size_t sheet = 0) const {
    const auto stream = open_sheet(path_, "b.xlsx", sheet);
    std::string all;
    char some[100];
    while (const std::size_t got = stream->read(some, sizeof some)) all.append(some, got);
    return all;
  }
  std::string refusal() const {
    try {
      sheet_names(path_, "b.xlsx");
      text();
    } catch (const base::InputError& error) {
      EXPECT_FALSE(error.diagnostics().front().remedy.empty());
      return error.what();
    }
    return "accepted";
  }

  std::string path_;
};

const std::string kBook =
    "<workbook><sheets><sheet name=\"Notes\" r:id=\"rId1\"/><sheet name=\"Data\" r:id=\"rId2\"/></sheets></workbook>";
const std::string kRelations =
    "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/other.xml\"/></Relationships>";

TEST_F(Xlsx, CellsBecomeCsvWithSheetRowsAsLines) {
  write(
      {{"xl/workbook.xml", kBook},
       {"xl/_rels/workbook.xml.rels", kRelations},
       {"xl/sharedStrings.xml",
        "<sst><si><t>Org</t></si><si><r><t>a \"b\"</t></r><r><t>, c</t></r><rPh><t>no</t></rPh></si></sst>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\-mmm\\-yyyy\"/>"
        "<numFmt numFmtId=\"165\" formatCode=\"0.0&quot;d y&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
        "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "
        "numFmtId=\"14\"/></cellXfs></styleSheet>"},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"},
       {"xl/worksheets/other.xml",
        "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"inlineStr\"><is><t>two\n"
        "lines</t></is></c></row><row r=\"4\"><c r=\"B4\" s=\"1\"><v>44651</v></c><c r=\"C4\" s=\"2\"><v>44651</v></c>"
        "</row><row r=\"5\"><c r=\"A5\" t=\"b\"><v>1</v></c><c r=\"B5\" t=\"s\"><v>1</v></c><c r=\"C5\" "
        "t=\"e\"><v>#N/A</v></c><c r=\"D5\" s=\"3\"><v>1</v></c></row></sheetData></worksheet>"}});
  EXPECT_THAT(sheet_names(path_, "b"), testing::ElementsAre("Notes", "Data"));
  EXPECT_EQ(text(0), "");
  EXPECT_EQ(text(1), "\n,Org,,two lines\n\n,2022-03-31,44651,\nTRUE,\"a \"\"b\"\", c\",#N/A,1\n");
}

TEST_F(Xlsx, WhatIsNoWorkbookIsRefusedWithARemedy) {
  write({{"readme.txt", "hello"}});
  EXPECT_THAT(refusal(), HasSubstr("not an Excel workbook"));
  write({{"xl/workbook.xml", "<workbook><sheets/></workbook>"}});
  EXPECT_THAT(refusal(), HasSubstr("no worksheet"));
  write({{"xl/workbook.xml", kBook}, {"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c"}});
  EXPECT_THAT(refusal(), HasSubstr("damaged"));
}

// Supplementary file AH2324 of NHS Digital: a notes sheet, a blank first row and column, months like 2017-SEP.
TEST(XlsxRealFile, TheNationalityWorkbookIsReadWhole) {
  const std::string data = base::shared_data(base::source_dir());
  if (data.empty()) GTEST_SKIP() << "skipped: no shared data";
  const std::string path =
      data +
      "/hchs-nationality/"
      "hchs-staff-by-staff-group-nationality-and-organisation-september-2017-and-june-2018_ah2324.xlsx";
  const auto layouts = load_layouts(base::source_dir() + "/reference");
  const Layout& layout = detect_layout(path, "n.xlsx", layouts);
  EXPECT_EQ(layout.id, "hchs_nationality");
  ReadOptions options;
  options.display_name = "n.xlsx";
  const RawTable table = read_staff_file(path, layout, options);
  EXPECT_EQ(table.rows_read, 81'603U);
  EXPECT_EQ(table.rows(), 81'603U);
  EXPECT_TRUE(table.faults.empty());
  EXPECT_EQ(base::Month::from_ordinal(table.month.front()), base::Month(2017, 9));
  EXPECT_EQ(base::Month::from_ordinal(table.month.back()), base::Month(2018, 6));
}

}  // namespace
}  // namespace cadre::intake
