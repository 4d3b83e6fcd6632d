#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "curation/row_facts.h"

namespace cadre::curation {

/// What a broken rule does to a row; the row's status is the gravest of its findings.
enum class RuleSeverity : std::uint8_t { Info, Review, Merge, Reject };
std::string_view code_of(RuleSeverity severity);

/// One data-quality rule. docs/methods/rules.md says in prose exactly when each fires.
struct Rule {
  std::string_view id;  ///< stable: reports, exceptions and tests quote it
  RuleSeverity severity;
  Field field;               ///< where to look in the row
  FieldMask needs;           ///< fields the file must have; otherwise the rule is silent
  std::string_view meaning;  ///< shown to the owner of the data
  std::string_view remedy;   ///< what to do at the source
  std::string_view source;   ///< E1–E8 of the common ESR faults, or where the rule comes from
  bool (*broken)(const RowFacts&);
};

/// Every rule, in the order of docs/methods/rules.md. Indexes into this are stored with findings.
std::span<const Rule> rules();
/// Index of a rule by id; rules().size() when there is none.
std::size_t rule_index(std::string_view id);

/// Parts of the table, one file each.
std::span<const Rule> coding_rules();
std::span<const Rule> level_rules();
std::span<const Rule> person_rules();
std::span<const Rule> return_rules();

/// The words the rules are written in.
bool ahp_code(const RowFacts& row);
bool registered_post(const RowFacts& row);
bool support_post(const RowFacts& row);
bool meet(vocabulary::ProfessionSet a, vocabulary::ProfessionSet b);
bool apart(vocabulary::ProfessionSet a, vocabulary::ProfessionSet b);  ///< both named, nothing in common
bool in_afc(vocabulary::Band band);
bool evidence_none(const RowFacts& row);

}  // namespace cadre::curation
