#pragma once

#include "base/table_spec.h"

namespace cadre::capability {

const base::TableSpec& matrix_spec();
const base::TableSpec& roles_spec();
const base::TableSpec& cells_spec();
const base::TableSpec& dependency_spec();
const base::TableSpec& benefits_spec();
const base::TableSpec& barriers_spec();
const base::TableSpec& law_spec();
const base::TableSpec& support_spec();

}  // namespace cadre::capability
