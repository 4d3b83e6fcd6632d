#include "need/line_hours.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "need/check_needs.h"

namespace cadre::need {
namespace {

constexpr double kMinutesOfHour = 60, kRateBase = 1000, kRatioBase = 100'000;

Factor certain(std::string words, double value, bool divides = false) {
  return {std::move(words), {value, value, value}, divides};
}

/// The hours of one attended contact: minutes, notes and travel, missed slots on top, shared by a group.
void add_contact(const Standard& standard, std::vector<Factor>& factors) {
  const double fixed = standard.admin_minutes + standard.travel_minutes;
  const Range minutes{standard.minutes.value + fixed, standard.minutes.low + fixed, standard.minutes.high + fixed};
  std::string words = "minutes of a contact";
  if (standard.admin_minutes > 0) words += " with notes";
  if (standard.travel_minutes > 0) words += standard.admin_minutes > 0 ? " and travel" : " with travel";
  factors.push_back({std::move(words), minutes});
  factors.push_back(certain("minutes of an hour", kMinutesOfHour, true));
  if (standard.missed_share > 0) factors.push_back(certain("share attended", 1 - standard.missed_share, true));
  if (standard.group_size > 1) factors.push_back(certain("people in a group", standard.group_size, true));
}

Range people_in(const Inputs& inputs, const NeedLine& line) {
  RangeSum sum;
  for (const PopulationRow* row : people_of(inputs, line.segment, line.place)) sum.add(row->people);
  return sum.total();
}

double usual_hours(const NeedLine& line) {
  return line.hours_per_wte > 0 ? line.hours_per_wte : ClinicalYear{}.clinical_a_week();
}

void add_activity(const NeedLine& line, const Inputs& inputs, LineHours& out) {
  const Standard& standard = *standard_of(inputs, line.standard, line.place);
  std::vector<Factor>& f = out.factors;
  if (line.method == Method::Population) {
    f.push_back({fmt::format("people of segment {}", line.segment), people_in(inputs, line)});
    f.push_back({std::string(row_of(line.method).quantity), line.quantity});
    f.push_back(certain("1,000 people", kRateBase, true));
  } else {
    f.push_back({std::string(row_of(line.method).quantity), line.quantity});
  }
  if (line.share < 1) f.push_back(certain("share that this line serves", line.share));
  if (line.contacts != 1)
    f.push_back(certain(line.method == Method::Caseload ? "contacts of a person a year" : "contacts of a referral",
                        line.contacts));
  add_contact(standard, f);
  f.push_back(certain("weeks", kWeeksOfYear, true));
  out.weekend_hours = standard.weekend_share;
}

void add_staffed(const NeedLine& line, const Inputs& inputs, LineHours& out) {
  const Staffing& staffing = *staffing_of(inputs, line.staffing);
  out.factors.push_back({std::string(row_of(line.method).quantity), line.quantity});
  if (line.share < 1) out.factors.push_back(certain("share that this line serves", line.share));
  if (staffing.measure == StaffingMeasure::Wte) {
    out.factors.push_back(
        {fmt::format("WTE for each {}", kStaffedUnits[static_cast<std::size_t>(staffing.unit)]), staffing.value});
    out.factors.push_back(certain("clinical hours of a WTE a week", usual_hours(line)));
  } else {
    out.factors.push_back(
        {fmt::format("staff hours for each {}", kStaffedUnits[static_cast<std::size_t>(staffing.unit)]),
         staffing.value});
  }
  out.weekend_hours = staffing.weekend_share;
}

void add_ratio(const NeedLine& line, const Inputs& inputs, LineHours& out) {
  out.factors.push_back({fmt::format("people of segment {}", line.segment), people_in(inputs, line)});
  out.factors.push_back({std::string(row_of(line.method).quantity), line.quantity});
  out.factors.push_back(certain("100,000 people", kRatioBase, true));
  if (line.share < 1) out.factors.push_back(certain("share that this line serves", line.share));
  out.factors.push_back(certain("clinical hours of a WTE a week", usual_hours(line)));
}

/// The service activity of WISN is the need: basic staff x AWT / weeks = volume x unit time / weeks. Allowances are
/// paid time beside it and show in the staff required.
void add_wisn(const NeedLine& line, const Inputs& inputs, LineHours& out) {
  add_activity(line, inputs, out);
  std::vector<Factor> unit;
  add_contact(*standard_of(inputs, line.standard, line.place), unit);
  out.wisn = wisn(line.days, product(unit).value, line.quantity.value * line.share * line.contacts, line.category_share,
                  line.individual_hours);
}

/// The row of growth that says most of the line.
const GrowthRow* growth_row(const NeedLine& line, const Inputs& inputs) {
  const GrowthRow* found = nullptr;
  int best = -1;
  for (const GrowthRow& row : inputs.growth) {
    if (!row.segment.empty()) continue;
    int says = 0;
    if (!row.line.empty()) says = row.line == line.id ? 2 : -1;
    if (!row.setting.empty()) says = row.setting == line.setting ? 1 : -1;
    if (says < 0 || says < best) continue;
    best = says;
    found = &row;
  }
  return found;
}

Factor grown(std::string words, const Range& yearly, int years) {
  const auto power = [&](double rate) { return std::pow(1 + rate, years); };
  return {std::move(words), {power(yearly.value), power(yearly.low), power(yearly.high)}};
}

}  // namespace

LineHours hours_of(const NeedLine& line, const Inputs& inputs) {
  LineHours out;
  out.line = &line;
  switch (line.method) {
    case Method::Activity:
    case Method::Caseload:
    case Method::Population:
      add_activity(line, inputs, out);
      break;
    case Method::Beds:
    case Method::Theatres:
    case Method::Scanners:
    case Method::Ambulances:
      add_staffed(line, inputs, out);
      break;
    case Method::Wisn:
      add_wisn(line, inputs, out);
      break;
    case Method::Ratio:
      add_ratio(line, inputs, out);
      break;
    case Method::Hours:
      out.factors.push_back({"hours a week", line.quantity});
      break;
  }
  out.hours = product(out.factors);
  out.weekend_hours *= out.hours.value;
  out.wte = out.wisn ? out.wisn->required : out.hours.value / usual_hours(line);
  return out;
}

std::vector<Factor> growth_of(const NeedLine& line, const Inputs& inputs, int years) {
  std::vector<Factor> out;
  if (years == 0) return out;
  if (const GrowthRow* row = growth_row(line, inputs)) out.push_back(grown("growth of the line", row->yearly, years));
  if (line.segment.empty()) return out;
  const GrowthRow* of_age = nullptr;
  for (const GrowthRow& row : inputs.growth)
    if (row.segment == line.segment) of_age = &row;
  if (of_age != nullptr) out.push_back(grown("growth of the segment", of_age->yearly, years));
  return out;
}

}  // namespace cadre::need
