#include "intake/xlsx_stream.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <string_view>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "base/month.h"
#include "intake/xml_scanner.h"

namespace cadre::intake {
namespace {

using Token = XmlScanner::Token;

constexpr std::uint64_t kLargestPart = std::uint64_t{4} << 30U;        // bytes of one unpacked part
constexpr std::uint64_t kLargestTexts = std::uint64_t{512} << 20U;     // bytes of all shared texts
constexpr std::uint64_t kMostRows = 1'048'576, kMostColumns = 16'384;  // Excel's own limits

[[noreturn]] void refuse(const std::string& name, std::string message, std::string remedy) {
  throw base::InputError({base::Severity::Error, {name}, std::move(message), std::move(remedy)});
}

/// An open archive; reads its parts as streams.
class Archive {
 public:
  Archive(const std::string& path, std::string name) : name_(std::move(name)) {
    int error = 0;
    zip_ = zip_open(path.c_str(), ZIP_RDONLY, &error);
    if (zip_ == nullptr)
      refuse(name_, "the workbook is damaged: its archive cannot be opened", "Open it in Excel and save it again");
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() { zip_discard(zip_); }

  bool has(const std::string& part) const { return zip_name_locate(zip_, part.c_str(), ZIP_FL_NOCASE) >= 0; }

  /// A stream over one part; the archive must outlive it.
  XmlScanner::Source open(const std::string& part) const {
    const zip_int64_t index = zip_name_locate(zip_, part.c_str(), ZIP_FL_NOCASE);
    zip_stat_t about{};
    if (index < 0 || zip_stat_index(zip_, static_cast<zip_uint64_t>(index), 0, &about) != 0)
      refuse(name_, "the workbook has no part '" + part + "'", "Open it in Excel and save it again");
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
      refuse(name_, "the workbook has a password", "Save it without a password");
    std::shared_ptr<zip_file_t> file(zip_fopen_index(zip_, static_cast<zip_uint64_t>(index), 0), [](zip_file_t* open) {
      if (open != nullptr) zip_fclose(open);
    });
    if (!file)
      refuse(name_, "part '" + part + "' of the workbook cannot be read", "Open it in Excel and save it again");
    return [file, total = std::uint64_t{0}, name = name_](char* out, std::size_t room) mutable -> std::size_t {
      const zip_int64_t got = zip_fread(file.get(), out, room);
      if (got < 0) refuse(name, "the workbook is damaged", "Open it in Excel and save it again");
      total += static_cast<std::uint64_t>(got);
      if (total > kLargestPart)
        refuse(name, "a sheet unpacks to more than 4 GiB", "Save the sheet as CSV and name that file");
      return static_cast<std::size_t>(got);
    };
  }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  zip_t* zip_;
};

[[noreturn]] void broken(const std::string& name, const std::string& part) {
  refuse(name, "part '" + part + "' of the workbook is damaged", "Open it in Excel and save it again");
}

/// The part that a relation of the workbook points to: "worksheets/sheet1.xml" lies in xl/.
std::string part_of_target(const std::string& target) {
  if (target.starts_with('/')) return target.substr(1);
  return "xl/" + target;
}

struct Sheet {
  std::string name, part;
};

struct Workbook {
  std::vector<Sheet> sheets;
  bool from_1904 = false;
};

Workbook read_workbook(const Archive& archive) {
  if (!archive.has("xl/workbook.xml"))
    refuse(archive.name(), "this is a zip archive and not an Excel workbook", "Unpack it and name a file inside");
  std::map<std::string, std::string> targets;
  if (archive.has("xl/_rels/workbook.xml.rels")) {
    XmlScanner relations(archive.open("xl/_rels/workbook.xml.rels"));
    for (Token token = relations.next(); token != Token::Finished && token != Token::Broken; token = relations.next())
      if (token == Token::Start && relations.name() == "Relationship")
        targets[relations.attribute("Id")] = part_of_target(relations.attribute("Target"));
  }
  Workbook book;
  XmlScanner scanner(archive.open("xl/workbook.xml"));
  for (Token token = scanner.next(); token != Token::Finished; token = scanner.next()) {
    if (token == Token::Broken) broken(archive.name(), "xl/workbook.xml");
    if (token != Token::Start) continue;
    if (scanner.name() == "workbookPr") {
      const std::string from = scanner.attribute("date1904");
      book.from_1904 = from == "1" || from == "true";
    } else if (scanner.name() == "sheet") {
      const auto target = targets.find(scanner.attribute("id"));
      const std::string number = std::to_string(book.sheets.size() + 1);
      book.sheets.push_back({scanner.attribute("name"),
                             target == targets.end() ? "xl/worksheets/sheet" + number + ".xml" : target->second});
    }
  }
  std::erase_if(book.sheets, [&](const Sheet& sheet) { return !archive.has(sheet.part); });
  if (book.sheets.empty()) refuse(archive.name(), "the workbook has no worksheet", "Open it in Excel and look");
  return book;
}

std::vector<std::string> read_shared_texts(const Archive& archive) {
  std::vector<std::string> texts;
  if (!archive.has("xl/sharedStrings.xml")) return texts;
  XmlScanner scanner(archive.open("xl/sharedStrings.xml"));
  bool inside_text = false;
  bool phonetic = false;
  std::uint64_t bytes = 0;
  for (Token token = scanner.next(); token != Token::Finished; token = scanner.next()) {
    if (token == Token::Broken) broken(archive.name(), "xl/sharedStrings.xml");
    if (token == Token::Text) {
      if (!inside_text || phonetic || texts.empty()) continue;
      texts.back() += scanner.text();
      bytes += scanner.text().size();
    } else {
      const bool start = token == Token::Start;
      if (scanner.name() == "t") inside_text = start;
      if (scanner.name() == "rPh") phonetic = start;  // how a Japanese word is read: not part of it
      if (scanner.name() == "si" && start) {
        texts.emplace_back();
        bytes += sizeof(std::string);
      }
    }
    if (bytes > kLargestTexts)
      refuse(archive.name(), "the texts of the workbook unpack to more than 512 MiB", "Save the sheet as CSV");
  }
  return texts;
}

/// Does a number format show a date? Its letters outside quotes and brackets tell: y, or d with m, never 0 or #.
bool is_date_format(std::string_view format) {
  bool day = false;
  bool month = false;
  bool year = false;
  char closing = 0;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (closing != 0) {
      if (c == closing) closing = 0;
    } else if (c == '"') {
      closing = '"';
    } else if (c == '[') {
      closing = ']';
    } else if (c == '\\' || c == '_') {
      ++i;
    } else if (c == ';') {
      break;
    } else if (c == '0' || c == '#') {
      return false;
    } else {
      const char l = static_cast<char>(c | 0x20);
      day = day || l == 'd';
      month = month || l == 'm';
      year = year || l == 'y';
    }
  }
  return year || (day && month);
}

/// For each cell style, whether its numbers are dates (ECMA-376 part 1, 18.8.30: formats 14-17 and 22 are built in).
std::vector<bool> read_date_styles(const Archive& archive) {
  std::vector<bool> styles;
  if (!archive.has("xl/styles.xml")) return styles;
  std::map<std::string, bool> own;
  bool cell_formats = false;
  XmlScanner scanner(archive.open("xl/styles.xml"));
  for (Token token = scanner.next(); token != Token::Finished && token != Token::Broken; token = scanner.next()) {
    if (scanner.name() == "cellXfs" && (token == Token::Start || token == Token::End))
      cell_formats = token == Token::Start;
    if (token != Token::Start) continue;
    if (scanner.name() == "numFmt")
      own[scanner.attribute("numFmtId")] = is_date_format(scanner.attribute("formatCode"));
    if (!cell_formats || scanner.name() != "xf") continue;
    const std::string format = scanner.attribute("numFmtId");
    const auto known = own.find(format);
    static constexpr std::array<std::string_view, 5> kBuiltIn = {"14", "15", "16", "17", "22"};
    styles.push_back(known != own.end() ? known->second
                                        : std::find(kBuiltIn.begin(), kBuiltIn.end(), format) != kBuiltIn.end());
  }
  return styles;
}

/// "BC12" -> 54 and 11, both from 0; false when it is no cell name of a sheet.
bool parse_cell_name(std::string_view name, std::uint64_t& column, std::uint64_t& row) {
  std::size_t i = 0;
  column = row = 0;
  while (i < name.size() && name[i] >= 'A' && name[i] <= 'Z' && column <= kMostColumns)
    column = column * 26 + static_cast<std::uint64_t>(name[i++] - 'A' + 1);
  const std::string_view digits = name.substr(i);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
  if (i == 0 || error != std::errc{} || end != digits.data() + digits.size()) return false;
  if (column > kMostColumns || row < 1 || row > kMostRows) return false;
  --column;
  --row;
  return true;
}

class SheetBytes final : public ByteStream {
 public:
  SheetBytes(const std::string& path, const std::string& name, std::size_t sheet)
      : path_(path), archive_(path, name), size_(std::filesystem::file_size(path)) {
    const Workbook book = read_workbook(archive_);
    if (sheet >= book.sheets.size()) refuse(name, "the workbook has no such worksheet", "Check the layout's sheet");
    part_ = book.sheets[sheet].part;
    from_1904_ = book.from_1904;
    texts_ = read_shared_texts(archive_);
    date_styles_ = read_date_styles(archive_);
    scanner_ = std::make_unique<XmlScanner>(archive_.open(part_));
  }

  std::size_t read(char* out, std::size_t room) override {
    while (given_ == lines_.size()) {
      lines_.clear();
      given_ = 0;
      if (!read_row()) return 0;
    }
    const std::size_t part = std::min(room, lines_.size() - given_);
    std::memcpy(out, lines_.data() + given_, part);
    given_ += part;
    return part;
  }
  std::uint64_t size_on_disk() const override { return size_; }
  std::uint64_t consumed() const override { return finished_ ? size_ : 0; }
  std::string sha256() override { return sha256_of_file(path_, archive_.name()); }

 private:
  /// Reads on to the end of the next row and writes its line; false at the end of the sheet.
  bool read_row() {
    if (finished_) return false;
    cells_.clear();
    std::uint64_t row = next_row_;
    bool any = false;
    for (;;) {
      const Token token = scanner_->next();
      if (token == Token::Broken) broken(archive_.name(), part_);
      if (token == Token::Finished) {
        finished_ = true;
        return any && write_row(row);
      }
      if (token == Token::Start && scanner_->name() == "row") {
        any = true;
        row = std::max(next_row_, row_number(scanner_->attribute("r")));
      } else if (token == Token::Start && scanner_->name() == "c") {
        read_cell(row, any);
      } else if (token == Token::End && scanner_->name() == "row") {
        return write_row(row);
      }
    }
  }

  std::uint64_t row_number(const std::string& text) const {
    std::uint64_t row = 0;
    std::from_chars(text.data(), text.data() + text.size(), row);
    return row < 1 || row > kMostRows ? next_row_ : row - 1;
  }

  void read_cell(std::uint64_t& row, bool& any) {
    std::uint64_t column = cells_.size();
    std::uint64_t named_row = row;
    if (parse_cell_name(scanner_->attribute("r"), column, named_row) && !any) row = std::max(next_row_, named_row);
    any = true;
    const std::string type = scanner_->attribute("t");
    const std::string style = scanner_->attribute("s");
    std::string value;
    bool inside = false;
    for (;;) {
      const Token token = scanner_->next();
      if (token == Token::Broken || token == Token::Finished) broken(archive_.name(), part_);
      if (token == Token::Text && inside) value += scanner_->text();
      if (token != Token::Start && token != Token::End) continue;
      if (scanner_->name() == "v" || scanner_->name() == "t") inside = token == Token::Start;
      if (scanner_->name() == "c" && token == Token::End) break;
    }
    if (column < cells_.size() || column >= kMostColumns || value.empty()) return;
    cells_.resize(column + 1);
    cells_[column] = shown(type, style, std::move(value));
  }

  std::string shown(const std::string& type, const std::string& style, std::string value) const {
    if (type == "s") {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
      return error == std::errc{} && index < texts_.size() ? texts_[index] : std::string();
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (!type.empty() && type != "n") return value;
    std::size_t format = 0;
    std::from_chars(style.data(), style.data() + style.size(), format);
    if (style.empty() || format >= date_styles_.size() || !date_styles_[format]) return value;
    double serial = 0;
    std::from_chars(value.data(), value.data() + value.size(), serial);
    if (!(serial >= 61 && serial < 200'000)) return value;  // Excel counts a 29 February 1900 that never was
    // Day 25569 of the calendar from 1900, and 24107 of the one from 1904, is 1970-01-01.
    const auto day = base::civil_from_days(static_cast<std::int32_t>(serial) - (from_1904_ ? 24107 : 25569));
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(day.year) + "-" + two(day.month) + "-" + two(day.day);
  }

  bool write_row(std::uint64_t row) {
    lines_.append(static_cast<std::size_t>(row - next_row_), '\n');
    next_row_ = row + 1;
    widest_ = std::max(widest_, cells_.size());
    const bool blank = std::all_of(cells_.begin(), cells_.end(), [](const std::string& cell) { return cell.empty(); });
    for (std::size_t i = 0; !blank && i < widest_; ++i) {
      if (i > 0) lines_ += ',';
      if (i >= cells_.size()) continue;
      for (char& c : cells_[i])
        if (c == '\n' || c == '\r' || c == '\0') c = ' ';
      base::append_csv_field(lines_, cells_[i]);
    }
    lines_ += '\n';
    return true;
  }

  std::string path_;
  Archive archive_;
  std::uint64_t size_;
  std::string part_;
  bool from_1904_ = false;
  std::vector<std::string> texts_;
  std::vector<bool> date_styles_;
  std::unique_ptr<XmlScanner> scanner_;
  std::vector<std::string> cells_;
  std::uint64_t next_row_ = 0;
  std::size_t widest_ = 0;
  std::string lines_;
  std::size_t given_ = 0;
  bool finished_ = false;
};

}  // namespace

bool is_zip(const std::string& path) {
  if (std::filesystem::is_directory(path)) return false;
  std::ifstream in(path, std::ios::binary);
  std::array<char, 4> magic{};
  in.read(magic.data(), magic.size());
  return in.gcount() == 4 && std::string_view(magic.data(), 4) == "PK\x03\x04";
}

std::vector<std::string> sheet_names(const std::string& path, const std::string& display_name) {
  const Archive archive(path, display_name);
  std::vector<std::string> names;
  for (const Sheet& sheet : read_workbook(archive).sheets) names.push_back(sheet.name);
  return names;
}

std::vector<MergedCells> merged_cells(const std::string& path, const std::string& display_name, std::size_t sheet) {
  const Archive archive(path, display_name);
  const Workbook book = read_workbook(archive);
  std::vector<MergedCells> merged;
  if (sheet >= book.sheets.size()) return merged;
  XmlScanner scanner(archive.open(book.sheets[sheet].part));
  for (Token token = scanner.next(); token != Token::Finished && token != Token::Broken; token = scanner.next()) {
    if (token != Token::Start || scanner.name() != "mergeCell") continue;
    const std::string range = scanner.attribute("ref");
    const std::size_t colon = range.find(':');
    MergedCells cells;
    if (colon == std::string::npos ||
        !parse_cell_name(std::string_view(range).substr(0, colon), cells.first_column, cells.first_line) ||
        !parse_cell_name(std::string_view(range).substr(colon + 1), cells.last_column, cells.last_line))
      continue;
    for (std::uint64_t* from_one : {&cells.first_line, &cells.last_line, &cells.first_column, &cells.last_column})
      ++*from_one;
    merged.push_back(cells);
    if (merged.size() > kMostMerged)
      refuse(display_name, "the worksheet has far too many merged cells", "Unmerge them and save it again");
  }
  return merged;
}

std::unique_ptr<ByteStream> open_sheet(const std::string& path, const std::string& display_name, std::size_t sheet) {
  return std::make_unique<SheetBytes>(path, display_name, sheet);
}

}  // namespace cadre::intake
