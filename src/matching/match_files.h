#pragma once

#include <string>

#include "base/diagnostics.h"
#include "matching/answer.h"
#include "matching/problem.h"

namespace cadre::matching {

/// Text of a CSV file and the name that messages give it.
struct MatchText {
  std::string text, name;
};

/// The four files of `cadre match` (docs/formats/matching.md); `limits` may be empty. Warnings, such as a limit on a
/// pair without an arc, go to `notes`. Throws base::InputError with every fault of a file.
Problem read_match_files(MatchText staff, MatchText needs, MatchText arcs, const MatchText* limits,
                         base::Diagnostics& notes);

// What `cadre match` writes, as CSV with LF, and JSON.
std::string assignment_csv(const Problem& problem, const Answer& answer);  ///< staff,need,hours,covered; used arcs only
std::string unmet_csv(const Problem& problem, const Answer& answer);       ///< need,hours,covered,unmet,priority
std::string prices_csv(const Problem& problem, const Prices& prices);  ///< kind,id,price_of_one_more,saving_of_one_less
/// `seconds` of solving; docs/formats/matching.md says the rest.
std::string summary_json(const Problem& problem, const Answer& answer, double seconds);

}  // namespace cadre::matching
