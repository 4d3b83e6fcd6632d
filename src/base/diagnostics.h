#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace cadre::base {

/// Where in an input something was seen. Lines and columns count from 1; 0 = the whole file, the whole line.
struct SourceSpot {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::string sheet = {};  ///< of a workbook: then line and column are those of the sheet; empty for text files
};

/// How a workbook names a cell: line 14, column 6 of sheet Return is "Return!F14"; a whole row "Return row 14"; the
/// sheet alone "Return". Empty for a spot in a text file.
std::string cell_name(const SourceSpot& spot);

enum class Severity : std::uint8_t { Note, Warning, Error };

/// One thing to tell a person about their input: where, what was found, how to mend it.
struct Diagnostic {
  Severity severity = Severity::Error;
  SourceSpot where;
  std::string message;  ///< one sentence without the place; never an identifier, never an unsafe value
  std::string remedy;   ///< what to do; starts with a verb

  std::string text() const;  ///< "plan.toml:7:1: error: …", "return.xlsx: Return!F14: error: …"
};

using Diagnostics = std::vector<Diagnostic>;

bool any_error(const Diagnostics& diagnostics);

/// The command line cannot be followed (exit code 2).
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The input cannot be used at all (exit code 3). Carries everything found until then.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Diagnostic diagnostic);
  explicit InputError(Diagnostics diagnostics);
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  Diagnostics diagnostics_;
};

/// The exit codes of the program; docs/formats/exit-codes.md says the same.
enum class ExitCode : int { Done = 0, ToleranceBroken = 1, Usage = 2, InputUnusable = 3, OurFault = 4 };

}  // namespace cadre::base
