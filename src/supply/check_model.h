#pragma once

#include "base/diagnostics.h"
#include "supply/model.h"

namespace cadre::supply {
base::Diagnostics check(const Model& model);
}  // namespace cadre::supply
