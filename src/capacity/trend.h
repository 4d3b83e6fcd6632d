#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/staff_view.h"

namespace cadre::capacity {

/// Employers that report in every month of the window: growth on them is growth, growth of the raw sum may be coverage
/// (LAYOUTS 2.3: 188 networks in March 2020, 1,060 in March 2022).
struct MatchedPanel {
  std::size_t first_month = 0;           ///< index into view.months
  std::vector<std::uint32_t> employers;  ///< label indexes of Dimension::Employer, ascending
};
MatchedPanel matched_panel(const StaffView& view, int panel_months);

/// capacity_trend: one row per month and profession, and one for all (empty profession): raw, on the matched panel, and
/// on the employers of both this and the previous month.
const base::TableSpec& capacity_trend_spec();
base::Table capacity_trend(const StaffView& view, const CapacityOptions& options);

/// What must be said beside a trend: how many employers report in the first and the last month, and in all; and how
/// many organisation codes stand in the lists that are no employer.
std::string coverage_sentence(const StaffView& view, const MatchedPanel& panel);

}  // namespace cadre::capacity
