#pragma once

#include <zip.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// For tests only: small workbooks as text, written part by part.
namespace cadre::intake::testing_workbook {

struct TestSheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;  ///< "" = no cell; "#38" = the number 38
  std::vector<std::string> merged;             ///< "A3:A5"
};

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

inline std::string sheet_xml(const TestSheet& sheet) {
  std::string xml = "<worksheet><sheetData>";
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    const std::string line = std::to_string(r + 1);
    xml += "<row r=\"" + line + "\">";
    for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
      const std::string& value = sheet.rows[r][c];
      if (value.empty()) continue;
      const std::string name = std::string(1, static_cast<char>('A' + c)) + line;
      xml += value.front() == '#' ? "<c r=\"" + name + "\"><v>" + value.substr(1) + "</v></c>"
                                  : "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + escaped(value) + "</t></is></c>";
    }
    xml += "</row>";
  }
  xml += "</sheetData><mergeCells>";
  for (const std::string& range : sheet.merged) xml += "<mergeCell ref=\"" + range + "\"/>";
  return xml + "</mergeCells></worksheet>";
}

/// False when the file cannot be written.
inline bool write_test_workbook(const std::string& path, const std::vector<TestSheet>& sheets) {
  std::vector<std::pair<std::string, std::string>> parts(1);
  std::string book = "<workbook><sheets>";
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    book += "<sheet name=\"" + escaped(sheets[i].name) + "\"/>";
    parts.emplace_back("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheet_xml(sheets[i]));
  }
  parts[0] = {"xl/workbook.xml", book + "</sheets></workbook>"};
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  if (zip == nullptr) return false;
  for (const auto& [name, text] : parts) {
    const zip_int64_t part = zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), 0);
    zip_set_file_compression(zip, static_cast<zip_uint64_t>(part), ZIP_CM_STORE, 0);
  }
  return zip_close(zip) == 0;
}

}  // namespace cadre::intake::testing_workbook
