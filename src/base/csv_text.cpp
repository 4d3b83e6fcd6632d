#include "base/csv_text.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "base/diagnostics.h"

namespace cadre::base {
namespace {

/// Reads one record from `text` at `at`, leaving `at` behind its line end; counts the lines it spans.
std::vector<std::string> read_record(std::string_view text, std::size_t& at, std::size_t& lines) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
        fields.back() += '"';
        ++at;
      } else if (c == '"') {
        quoted = false;
      } else {
        lines += c == '\n' ? 1 : 0;
        fields.back() += c;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  ++lines;
  return fields;
}

}  // namespace

void append_csv_field(std::string& out, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::size_t SmallCsv::column(std::string_view name) const {
  for (std::size_t i = 0; i < header.size(); ++i)
    if (header[i] == name) return i;
  throw InputError({Severity::Error, {file, 1, 0}, fmt::format("the header has no column '{}'", name), ""});
}

SmallCsv parse_small_csv(std::string_view text, const std::string& name) {
  SmallCsv csv;
  csv.file = name;
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  std::size_t at = 0, line = 0;
  while (at < text.size()) {
    const std::size_t first_line = line + 1;
    auto fields = read_record(text, at, line);
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (csv.header.empty()) {
      csv.header = std::move(fields);
      continue;
    }
    if (fields.size() != csv.header.size())
      throw InputError({Severity::Error,
                        {name, first_line, 0},
                        fmt::format("{} fields where the header has {}", fields.size(), csv.header.size()),
                        "Quote fields that contain commas"});
    csv.rows.push_back(std::move(fields));
    csv.lines.push_back(first_line);
  }
  return csv;
}

SmallCsv read_small_csv(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw InputError({Severity::Error, {path, 0, 0}, "cannot be opened", "Check the path and its permissions"});
  std::ostringstream text;
  text << file.rdbuf();
  return parse_small_csv(text.str(), path);
}

}  // namespace cadre::base
