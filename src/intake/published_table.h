#pragma once

#include "base/table_spec.h"

namespace cadre::intake {

/// Figures that others publish, whatever their files look like: one row per figure.
const base::TableSpec& published_spec();

}  // namespace cadre::intake
