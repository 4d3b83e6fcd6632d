#pragma once

#include <cstdint>
#include <vector>

#include "curation/file_facts.h"

namespace cadre::curation {

/// RepeatFlag bits of every row: copies of a row, one assignment or post entered twice, and one person whose
/// contracts add up to too much or whose identifier has two ages (docs/methods/rules.md, PERSON-* and DUP-*).
std::vector<std::uint8_t> repeat_flags(const FileFacts& file, int threads);

}  // namespace cadre::curation
