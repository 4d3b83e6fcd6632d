#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/staffing_cells.h"

namespace cadre::capacity {

/// From this on posts of a group count as vacant: less would show as 0.0 (assumed).
inline constexpr NanoFte kVacant = 50'000'000;

/// Vacancies of one group of posts in a month that has figures.
struct VacantMonth {
  std::int32_t month = 0;  ///< base::Month ordinal
  NanoFte vacant = 0;      ///< funded - in post
};

/// How long such a group has been vacant.
struct VacancySpell {
  std::int32_t months = 0;  ///< months with figures, one after the other, in which kVacant or more was vacant; 0 = none
  std::int32_t since = 0;   ///< the first of them
  bool at_least = false;    ///< it was vacant in the first month with figures already: it may be longer
};

/// The spell up to each month; `months` ascending. A month without figures between two vacant ones neither counts nor
/// ends a spell.
std::vector<VacancySpell> vacancy_spells(std::span<const VacantMonth> months);

/// capacity_staffing_bands: posts by month, employer, profession and band: in post, funded, vacant and for how long.
const base::TableSpec& capacity_staffing_bands_spec();
base::Table capacity_staffing_bands(const StaffingCells& cells);

}  // namespace cadre::capacity
