#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "intake/identifier_hash.h"

namespace cadre::curation {

/// What makes a fault the same fault next month: the rule, the assignment, the field, and the value as it may be shown.
/// Line, file and month are no part of it, so that reordering, re-running and new months change nothing.
struct FindingParts {
  std::string_view rule, field;
  std::string_view shown;        ///< the value when the layout calls its column safe, else its shape
  std::uint64_t assignment = 0;  ///< keyed hash; 0 = the record names none that outlasts its file
  std::string_view employer;     ///< takes the place of the assignment when there is none
};

/// HMAC-SHA-256 with the plan's key over the parts, first 64 bits, never 0. It cannot be turned back into an
/// identifier: one keyed hash lies over another. Equal faults of records without an assignment share one name.
std::uint64_t finding_key(const intake::IdentifierHash& hash, const FindingParts& parts);

/// The key as people copy it: fifteen consonants, "bcdfg-hjkmn-pqrst", because a spreadsheet takes letters for no
/// number and no date, and consonants make no words. Each key has one name (base 20, most significant first).
std::string finding_name(std::uint64_t key);
/// The key of a name; hyphens, blanks and capitals do not matter. Nothing when the text is no such name.
std::optional<std::uint64_t> finding_key_of(std::string_view name);

}  // namespace cadre::curation
