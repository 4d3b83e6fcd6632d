#include "capacity/planned_time.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace cadre::capacity {
namespace {

struct Category {
  std::string_view code;
  double JobPlan::*hours;
};
constexpr Category kCategories[] = {{"dcc", &JobPlan::clinical},
                                    {"spa", &JobPlan::supporting},
                                    {"anr", &JobPlan::additional},
                                    {"ed", &JobPlan::external}};

}  // namespace

PlannedTime::PlannedTime(const base::Table& rows) {
  std::map<std::int32_t, Plans> months;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto key = static_cast<std::uint64_t>(rows.integer_at(row, "assignment_key"));
    if (key == 0) continue;
    AssignmentPlan& plan = months[static_cast<std::int32_t>(rows.integer_at(row, "month"))][key];
    if (plan.file_id == 0) {
      plan.file_id = rows.integer_at(row, "file_id");
      plan.line = rows.integer_at(row, "line");
      plan.employer = rows.text_at(row, "employer");
    }
    const double hours = rows.decimal_at(row, "hours_a_week");
    for (const Category& category : kCategories)
      if (rows.text_at(row, "category") == category.code && std::isfinite(hours)) plan.plan.*category.hours += hours;
    if (rows.text_at(row, "active") == "no") plan.active = false;
    if (rows.text_at(row, "linked_to_output") == "yes") plan.linked = true;
    if (rows.text_at(row, "delivery_compared") == "yes") plan.compared = true;
  }
  for (auto& [month, plans] : months) months_.push_back({month, std::move(plans)});
}

const PlannedTime::Plans* PlannedTime::in_month(std::int32_t month) const {
  const auto after = std::upper_bound(months_.begin(), months_.end(), month,
                                      [](std::int32_t wanted, const Month& known) { return wanted < known.month; });
  return after == months_.begin() ? nullptr : &std::prev(after)->plans;
}

}  // namespace cadre::capacity
