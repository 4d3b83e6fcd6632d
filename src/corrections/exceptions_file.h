#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"

namespace cadre::corrections {

/// What somebody decided about a finding.
enum class Decision : std::uint8_t {
  Fixed,     ///< mended at the source: it should be gone
  Accepted,  ///< true, and it stays for now: counted, but quiet
  Wrong      ///< the rule was wrong here: a false alarm
};
std::string_view code_of(Decision decision);

/// One row of exceptions.csv (docs/formats/exceptions.md).
struct ExceptionRow {
  std::uint64_t finding = 0;  ///< curation::finding_key
  Decision decision = Decision::Accepted;
  std::string reason;
  std::string by;        ///< a role, never a person
  base::Month expiry;    ///< last month for which it holds; unknown = no end
  std::string employer;  ///< as a check on the finding; empty = not said
  std::string rule;      ///< the same
  std::string note;
  std::uint64_t line = 0;  ///< of the file
};

struct ExceptionsFile {
  std::vector<ExceptionRow> rows;  ///< in the order of the file, each finding once
  base::Diagnostics remarks;       ///< notes
};

/// Reads the text of exceptions.csv as a spreadsheet saves it: comma, semicolon or tab; UTF-8 or Windows-1252. Throws
/// base::InputError with every fault, each with line, column of the file and remedy; a message quotes a value by its
/// shape only. `name` stands in messages.
ExceptionsFile parse_exceptions(std::string_view text, const std::string& name);

/// The same from a file; no rows when there is none. Throws base::InputError when it is there and cannot be read.
ExceptionsFile read_exceptions(const std::string& path, const std::string& name);

}  // namespace cadre::corrections
