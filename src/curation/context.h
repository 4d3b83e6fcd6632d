#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "curation/code_book.h"
#include "curation/evidence.h"
#include "curation/title_classifier.h"
#include "vocabulary/geography.h"

namespace cadre::curation {

/// What is true of every row of one publication (reference/publications.csv).
struct Publication {
  vocabulary::Setting setting = vocabulary::Setting::Unknown;
  vocabulary::Sector sector = vocabulary::Sector::Unknown;
};

/// What becomes of an exact copy of an earlier row ([curation] duplicates).
enum class Duplicates : std::uint8_t {
  Merge,   ///< not counted again
  Review,  ///< counted, but a person should look
  Keep,    ///< counted, with a note
};

/// Everything curation looks up besides the rows: loaded once, shared by all files and threads.
struct CurationContext {
  CodeBook codes;
  TitleClassifier titles;
  vocabulary::Geography geography;
  EvidenceConfidence confidence;
  std::unordered_map<std::string, Publication> publications;  ///< by layout id
  bool location_map = false;  ///< the plan has a map of work locations: rules on places speak
  Duplicates duplicates = Duplicates::Merge;
  std::vector<bool> switched_off;  ///< by rule index; empty = every rule on

  /// Reads the reference tables. `disabled_rules` are rule ids; an unknown one throws base::InputError.
  static CurationContext load(const std::string& reference_dir, const vocabulary::PlanGeography& plan,
                              const std::vector<std::string>& disabled_rules);
};

}  // namespace cadre::curation
