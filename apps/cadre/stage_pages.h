#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/table_spec.h"

namespace cadre::app {

/// Every table between stages and among the outputs, in the order of the flow.
std::vector<const base::TableSpec*> stage_tables();

/// docs/formats/stages.md for some tables.
std::string stages_markdown(std::span<const base::TableSpec* const> tables);

}  // namespace cadre::app
