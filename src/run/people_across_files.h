#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"
#include "run/load_staff.h"

namespace cadre::run {

/// Rules on one person that no single file can check: contracts at two employers, two ages under one national number.
/// docs/methods/rules.md, PERSON-FTE, PERSON-HOURS, PERSON-AGE; what a file's own curation has found is not repeated.
struct AcrossFiles {
  base::Table findings;  ///< curation::findings_spec(), in order of file and line
  struct Spot {
    std::uint16_t file_id;
    std::uint32_t line;
    auto operator<=>(const Spot&) const = default;
  };
  std::vector<Spot> to_review;  ///< accepted records that these findings put under review, in order
};

/// Compares the people of several files of one plan by their national identifier, month by month. `switched_off` as
/// in curation::CurationContext; `hash_key` is the plan's, for the names of findings.
AcrossFiles compare_people_across_files(const std::vector<NumberedPartition>& partitions,
                                        const std::vector<bool>& switched_off, const std::string& hash_key,
                                        int threads);

}  // namespace cadre::run
