#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "capacity/options.h"
#include "vocabulary/codes.h"

namespace cadre::reconciliation {

/// What a label of a publication counts (reference/published_groups.csv).
struct PublishedGroup {
  std::string source_id;
  std::string staff_group;                ///< as published, folded(); a * at its begin or end stands for any text
  std::string without;                    ///< text that neither staff group nor main group may hold, folded()
  std::string label;                      ///< profession as published; "*" = all of them together, "" = file has none
  vocabulary::ProfessionSet professions;  ///< our professions beside it
  std::vector<std::string> code_lists;    ///< lists of the occupation code manual that it counts
  char letter = 0;                        ///< of the profession, third of the code; 0 = every code of the lists
  capacity::EnumSet<vocabulary::RoleLevel> levels;  ///< career levels that it means; unknown levels are always in
  std::string mark, source;

  /// True when it holds staff of other professions too, by the lists alone.
  bool whole() const { return letter == 0; }
  /// `main` is the broader staff group, where the file has two levels.
  bool fits(std::string_view publication, std::string_view main, std::string_view group,
            std::string_view profession) const;
};

/// Whom a publication counts (reference/publication_rules.csv).
struct PublicationRules {
  capacity::EnumSet<vocabulary::Staffing> staffing;
  capacity::EnumSet<vocabulary::Presence> away;  ///< left out
  bool fte_above_zero = false;                   ///< records without FTE are left out
  bool whole_organisation = false;               ///< sites outside the plan's area are counted too
  bool copies = false;                           ///< a row that repeats another is counted again
};

/// Two publications of the same thing (reference/published_pairs.csv).
struct PublishedPair {
  std::string detailed;            ///< source id of the one by organisation
  std::string whole;               ///< source id of the one for England
  std::string measure;             ///< "fte"
  std::int64_t organisations = 0;  ///< fewer of them in the detailed one, and it is no picture of England
};

/// Professions of the health and care register by its own names (reference/register_labels.csv).
struct RegisterLabel {
  std::string label;
  vocabulary::ProfessionSet professions;
  std::string staff_group;  ///< of published series, that holds nothing but this profession; empty = none does
};

/// The tables that say what publications count. Immutable.
struct ReconciliationReference {
  std::vector<PublishedGroup> groups;
  std::unordered_map<std::string, PublicationRules> rules;   ///< by source id
  std::unordered_map<std::string, std::string> code_lists;   ///< occupation code -> its list in the manual
  std::unordered_map<std::string, std::string> label_names;  ///< folded label -> the name that stands for it
  std::vector<PublishedPair> pairs;
  std::vector<RegisterLabel> registers;

  /// Throws base::InputError with file and line for a value it does not know.
  static ReconciliationReference load(const std::string& reference_dir);

  /// The first group that fits; null when no profession of ours stands beside such a figure.
  const PublishedGroup* group_of(std::string_view source_id, std::string_view main, std::string_view staff_group,
                                 std::string_view label) const;
  /// What stands for a label in every publication, folded.
  std::string name_of(std::string_view label) const;
};

}  // namespace cadre::reconciliation
