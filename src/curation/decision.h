#pragma once

#include "curation/evidence.h"
#include "curation/row_facts.h"

namespace cadre::curation {

/// What the record's pieces of evidence, taken together, say of profession, level and band.
struct Decision {
  vocabulary::Profession profession = vocabulary::Profession::None;
  vocabulary::ProfessionSet alternatives;  ///< what stays possible when profession is Unclear
  Evidence profession_evidence = Evidence::None;
  vocabulary::RoleLevel level = vocabulary::RoleLevel::Unknown;
  Evidence level_evidence = Evidence::None;
  bool manager = false;
  bool learner = false;
  vocabulary::Band band = vocabulary::Band::Unknown;
  Evidence band_evidence = Evidence::None;
};

/// How much one kind of evidence weighs when pieces disagree. Codes weigh most; two that agree against it win.
struct Trust {
  Evidence kind;
  int weight;
};

/// The table of trust, heaviest first (docs/methods/curation.md).
std::span<const Trust> trust_table();

/// Every piece of evidence votes with its weight for the professions it leaves possible ("none" is one of them). The
/// profession with most votes is the decision; several with equally many are alternatives and the profession is
/// Unclear. A piece that disagrees is not lost: the rules report it.
Decision decide(const RowFacts& row);

}  // namespace cadre::curation
