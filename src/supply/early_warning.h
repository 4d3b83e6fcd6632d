#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/table.h"
#include "supply/outcome.h"
#include "supply/warning_rules.h"
#include "supply/warning_signs.h"

namespace cadre::supply {

/// What early warning is made from (docs/methods/early-warning.md). Only the base scenario is looked at.
struct WarningSource {
  const ScenarioOutcome* base = nullptr;
  std::vector<WatchedProfession> watched;
  WarningRules rules;
  std::vector<RegisterCount> registers;  ///< may be empty: no data
};

/// early_warning: a row for each profession × area (and each profession over all areas) that is watched or that a rule
/// raises, most urgent first. early_warning_years: the same groups year by year against their floor.
struct WarningTables {
  base::Table warnings, years;
};
WarningTables early_warning(const WarningSource& from);

/// How urgent, in the words of the column: by the chance of falling under the floor at the horizon.
std::string_view urgency_of(const WarningSigns& signs);
/// Whether `a` is more urgent than `b`; ties are left to the order of professions and areas. In this order: the class
/// of urgency; a route that closes in a fifth of futures or more; more go than come, in nine of ten futures, then in
/// most; share past 55 of 30 % or more, of 20 % or more; fewer people.
bool more_urgent(const WarningSigns& a, const WarningSigns& b);

const base::TableSpec& warning_spec();
const base::TableSpec& warning_years_spec();

}  // namespace cadre::supply
