// Any bytes as the XML of a worksheet. The scanner says the same whatever the pieces in which the XML arrives; the
// sheet is refused politely, or becomes CSV text in which every row is one line and no row is narrower than one before
// it. Read as a return filled in by hand, every row is accounted for.
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "intake/layout.h"
#include "intake/record_splitter.h"
#include "intake/staff_reader.h"
#include "intake/xlsx_stream.h"
#include "intake/xml_scanner.h"

namespace {

using cadre::intake::XmlScanner;

/// Everything that the scanner says of a text that arrives in pieces of `step` bytes.
std::string said(std::string_view xml, std::size_t step) {
  std::size_t at = 0;
  XmlScanner scanner([&](char* out, std::size_t room) {
    const std::size_t part = std::min({room, step, xml.size() - at});
    xml.copy(out, part, at);
    at += part;
    return part;
  });
  std::string all;
  for (;;) {
    const XmlScanner::Token token = scanner.next();
    all += static_cast<char>('0' + static_cast<int>(token));
    if (token == XmlScanner::Token::Finished || token == XmlScanner::Token::Broken) return all;
    if (token == XmlScanner::Token::Text) all += scanner.text();
    if (token != XmlScanner::Token::Text) all += scanner.name();
    if (token == XmlScanner::Token::Start) (all += scanner.attribute("r")) += scanner.attribute("t");
    all += '\x1f';
  }
}

void require(bool holds) {
  if (!holds) std::abort();
}

const std::string& scratch_file() {
  static const std::string path = [] {
    const std::filesystem::path memory = "/dev/shm";
    const auto folder = std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
    return (folder / ("cadre_fuzz_" + std::to_string(getpid()) + ".xlsx")).string();
  }();
  return path;
}

void write_workbook(std::string_view sheet) {
  constexpr std::string_view kBook = "<workbook><sheets><sheet name=\"S\"/></sheets></workbook>";
  constexpr std::string_view kTexts = "<sst><si><t>a</t></si><si><t>b, \"c\"</t></si></sst>";
  constexpr std::string_view kStyles =
      "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
  zip_t* zip = zip_open(scratch_file().c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  require(zip != nullptr);
  const auto add = [&](const char* name, std::string_view text) {
    const zip_int64_t part = zip_file_add(zip, name, zip_source_buffer(zip, text.data(), text.size(), 0), 0);
    zip_set_file_compression(zip, static_cast<zip_uint64_t>(part), ZIP_CM_STORE, 0);
  };
  add("xl/workbook.xml", kBook);
  add("xl/sharedStrings.xml", kTexts);
  add("xl/styles.xml", kStyles);
  add("xl/worksheets/sheet1.xml", sheet);
  require(zip_close(zip) == 0);
}

void check_csv(std::string text) {
  const std::size_t size = text.size();
  text.append(cadre::intake::kReadAhead, '\0');
  cadre::intake::RecordSplitter splitter(text.data(), size, true, ',', {size + 1, size + 1});
  std::size_t widest = 0;
  std::uint64_t records = 0;
  for (auto outcome = splitter.next(); outcome != cadre::intake::RecordSplitter::Outcome::End;
       outcome = splitter.next()) {
    require(outcome == cadre::intake::RecordSplitter::Outcome::Record);
    require(splitter.line() == ++records);
    if (splitter.begin() == splitter.end()) continue;
    require(splitter.fields().size() >= widest);
    widest = splitter.fields().size();
  }
}

}  // namespace

/// A return filled in by hand: what is no title, total or example is in the table or in a fault that says why not.
void check_return() {
  static const cadre::intake::Layout kLayout = cadre::intake::parse_layout(
      "id='r'\ntitle='R'\nby_hand=true\nnull_tokens=['-']\n"
      "[[column]]\nname='employer_name'\nsafe=true\n[[column]]\nname='employer_code'\n"
      "[[column]]\nname='profession'\nrequired=true\n[[column]]\nname='headcount'\ntype='decimal'\nrequired=true\n"
      "[[column]]\nname='month'\ntype='month'\n[[column]]\nname='start_date'\ntype='date'\n",
      "r.toml");
  try {
    const auto table = cadre::intake::read_staff_file(scratch_file(), kLayout, {});
    std::uint64_t rejected = 0;
    std::uint64_t listed = 0;
    std::uint64_t line = 0;
    for (const auto& fault : table.faults) {
      using cadre::intake::FaultKind;
      const bool sum = fault.kind == FaultKind::TotalRow || fault.kind == FaultKind::ExampleRow ||
                       fault.kind == FaultKind::RepeatedHeader;
      listed += sum ? 1 : 0;
      rejected += !sum && !fault.row_kept ? 1 : 0;
      require(fault.line >= line && fault.line > 0);
      line = fault.line;
    }
    require(table.rows_read == table.rows() + rejected && table.total_rows == listed);
    for (const auto& column : table.columns)
      require(column.text.codes.size() + column.numbers.size() + column.dates.size() == table.rows());
  } catch (const cadre::base::InputError& error) {
    require(!error.diagnostics().front().remedy.empty());
  }
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view xml(reinterpret_cast<const char*>(bytes), size);
  const std::string whole = said(xml, size + 1);
  require(said(xml, 1) == whole && said(xml, 7) == whole);
  write_workbook(xml);
  try {
    const auto stream = cadre::intake::open_sheet(scratch_file(), "fuzz.xlsx", 0);
    std::string text;
    std::string some(4096, ' ');
    while (const std::size_t got = stream->read(some.data(), some.size())) text.append(some, 0, got);
    check_csv(std::move(text));
  } catch (const cadre::base::InputError& error) {
    require(!error.diagnostics().front().remedy.empty());
  }
  check_return();
  std::filesystem::remove(scratch_file());
  return 0;
}
