#include "base/diagnostics.h"

#include <algorithm>
#include <utility>

namespace cadre::base {
namespace {

const char* word_of(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "note";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      break;
  }
  return "error";
}

std::string joined(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    if (!text.empty()) text += '\n';
    text += d.text();
  }
  return text;
}

}  // namespace

std::string cell_name(const SourceSpot& spot) {
  if (spot.sheet.empty() || spot.line == 0) return spot.sheet;
  if (spot.column == 0) return spot.sheet + " row " + std::to_string(spot.line);
  std::string letters;
  for (std::uint64_t rest = spot.column; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return spot.sheet + "!" + letters + std::to_string(spot.line);
}

std::string Diagnostic::text() const {
  std::string text = where.file;
  const std::string cell = cell_name(where);
  if (!cell.empty()) {
    text += ": " + cell;
  } else if (where.line > 0) {
    text += ":" + std::to_string(where.line);
    if (where.column > 0) text += ":" + std::to_string(where.column);
  }
  if (!text.empty()) text += ": ";
  text += word_of(severity);
  text += ": " + message;
  if (!text.empty() && text.back() != '.' && text.back() != '?') text += '.';
  if (!remedy.empty()) text += " " + remedy;
  if (text.back() != '.' && text.back() != '?') text += '.';
  return text;
}

bool any_error(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

InputError::InputError(Diagnostic diagnostic) : InputError(Diagnostics{std::move(diagnostic)}) {}

InputError::InputError(Diagnostics diagnostics)
    : std::runtime_error(joined(diagnostics)), diagnostics_(std::move(diagnostics)) {}

}  // namespace cadre::base
