#pragma once

#include <array>
#include <string_view>

#include "base/table.h"
#include "base/table_spec.h"

namespace cadre::capacity {

/// Percentage points by which a share must exceed that of all professions to be a risk (assumed: less is noise of
/// counting).
inline constexpr double kLeastExcess = 1.0;
/// A place in which a profession has at most this many people leans on them (assumed).
inline constexpr std::int64_t kThinPlace = 2;

/// What is compared, in the order that breaks ties.
inline constexpr std::array<std::string_view, 8> kProfessionRisks = {"vacancy_rate",    "leaver_rate",  "share_55_plus",
                                                                     "shrinking",       "thin_places",  "contract_ends",
                                                                     "temporary_share", "sickness_rate"};

/// The tables of capacity that hold the shares; `position` may be without rows. All are read only.
struct RiskSources {
  const base::Table* cells = nullptr;     ///< capacity_cells
  const base::Table* past_55 = nullptr;   ///< capacity_past_55
  const base::Table* turnover = nullptr;  ///< capacity_turnover; only rows over a year, from all employers
  const base::Table* trend = nullptr;     ///< capacity_trend
  const base::Table* position = nullptr;  ///< capacity_staffing_position
};

/// capacity_profession_risks: in which shares a profession stands worse than allied health staff as a whole
/// (docs/methods/professions.md). One row for each month, profession and share that is known of both; `excess` = its
/// own less that of all, in percentage points; `excess_fte` = excess x its FTE in post. Rank 1 exceeds most; shares
/// that exceed by less than kLeastExcess have none. Staff of unclear profession (AHP) have no rows.
const base::TableSpec& capacity_profession_risks_spec();
base::Table capacity_profession_risks(const RiskSources& from);

}  // namespace cadre::capacity
