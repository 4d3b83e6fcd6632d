#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "publishing/further_page.h"

namespace cadre::publishing {

/// What the page "Economics" is made from; the tables outlive it.
struct EconomicsPage {
  std::vector<const base::Table*> tables;  ///< in the order of economics::economics_specs()
  std::vector<std::string> sentences;      ///< headline of each model first
  std::vector<std::string> notes;          ///< limits of each model, in its own words
};

/// The page for the internal edition; without an answer when the plan names no model.
FurtherPage economics_page(const EconomicsPage& from);

}  // namespace cadre::publishing
