#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "curation/staff_table.h"
#include "intake/raw_table.h"

namespace cadre::packs {

/// A pack as staff records that stand for several people each, and what could not be taken as it stands.
struct Unpacked {
  curation::StaffTable staff;             ///< file_id 0; person keys of scope file: distinct, linked to nothing else
  std::vector<intake::ReadFault> faults;  /// in order of line; those of rows not kept are the rejected ones
  std::uint64_t accepted = 0, review = 0, rejected = 0;  ///< rows of the pack; their sum is RawTable::rows()
  std::uint64_t allied = 0;
  double allied_fte = 0;
};

/// Staff records from a file of the layout of kind `pack`. Row by row: `people` share the FTE of `roles` equally, and
/// the roles beyond the people are of nobody known. A word that is no code of its column counts as unknown and puts the
/// row under review; a row without whole numbers 0 ≤ people ≤ roles ≤ kMostOfRow is rejected.
Unpacked unpack(const intake::RawTable& raw);

/// The age that stands for an age group: the middle of "25_29", two years from the open end of "under_25" and
/// "65_and_over" (assumed; sources with single ages are better). 0 when the text is no age group.
std::uint8_t age_of_group(std::string_view group);

}  // namespace cadre::packs
