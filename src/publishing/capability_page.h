#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// What the page "Capability" is made from: tables of src/capability, which outlive it.
struct CapabilitySource {
  const base::Table* matrix = nullptr;      ///< capability_matrix
  const base::Table* roles = nullptr;       ///< capability_roles
  const base::Table* cells = nullptr;       ///< capability_cells
  const base::Table* dependency = nullptr;  ///< capability_dependency
  const base::Table* benefits = nullptr;    ///< capability_benefits
  const base::Table* barriers = nullptr;    ///< capability_barriers
  const base::Table* law = nullptr;         ///< capability_law
  const base::Table* support = nullptr;     ///< capability_support
  const base::Table* survey = nullptr;      ///< capability_survey; nothing = no survey
  std::vector<std::string> lifted;          ///< what the plan takes as fallen or in force
};

/// Answers "What can they do, and what could they?" for the internal edition; nothing of it is released.
FurtherPage capability_page(const CapabilitySource& from, const Labels& labels);

}  // namespace cadre::publishing
