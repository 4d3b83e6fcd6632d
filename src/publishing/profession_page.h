#pragma once

#include "base/month.h"
#include "base/table.h"
#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// What the internal edition adds to the page "Profession": capacity_profession_risks (docs/methods/professions.md),
/// how many professions stand worse than all together and where most FTE is at stake. Its figures by profession are
/// those of capacity, staffing and turnover. Nothing is said of a month without such rows; `shown` unknown = the
/// latest.
FurtherPage profession_page(const base::Table& risks, const Labels& labels, base::Month shown);

}  // namespace cadre::publishing
