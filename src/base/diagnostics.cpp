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

std::string Diagnostic::text() const {
  std::string text = where.file;
  if (where.line > 0) text += ":" + std::to_string(where.line);
  if (where.line > 0 && where.column > 0) text += ":" + std::to_string(where.column);
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
