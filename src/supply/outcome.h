#pragma once

#include <string>
#include <vector>

#include "supply/model.h"
#include "supply/record.h"

namespace cadre::supply {

/// What a scenario of a plan leads to.
struct ScenarioOutcome {
  std::string scenario;  ///< id, base first
  std::string title;
  std::vector<std::string> levers;  ///< sentences: what it changes, cost, mark
  Model model;
  Record record;
  ExpectedRecord expected;
};

}  // namespace cadre::supply
