#pragma once

#include <string>

#include "base/table.h"
#include "publishing/further_page.h"

namespace cadre::publishing {

/// What the page "Representation" is made from; all outlive it.
struct Representation {
  const base::Table* shares = nullptr;      ///< representation_shares
  const base::Table* likelihood = nullptr;  ///< representation_likelihood
  std::string no_groups, no_flows;          ///< capacity/representation.h
};

/// The page for the internal edition: how far the groups are known, who is there beside the population, where progress
/// stops, who leaves, and how much of that chance alone would bring. Without an answer when no list gives a group.
FurtherPage representation_page(const Representation& from);

}  // namespace cadre::publishing
