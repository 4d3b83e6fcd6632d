#include "planning/priority_file.h"

#include <fmt/format.h>

#include <deque>
#include <set>

#include "intake/input_sheet.h"
#include "intake/text_values.h"
#include "planning/weights.h"

namespace cadre::planning {
namespace {

constexpr double kLargest = 1e12;
constexpr std::size_t kMostCriteria = 60;

/// Headings that are no criterion.
constexpr std::string_view kOthers[] = {"title", "enabler", "owner"};

bool has_column(const std::vector<Criterion>& criteria, std::string_view column) {
  for (const Criterion& criterion : criteria)
    if (intake::heading_key(criterion.name) == intake::heading_key(column)) return true;
  return false;
}

}  // namespace

std::vector<Criterion> read_criteria(std::string text, const std::string& name) {
  static constexpr intake::InputColumn kInput[] = {{"criterion"},  {"weight", false}, {"direction"},
                                                   {"low", false}, {"high", false},   {"order", false}};
  static constexpr std::string_view kDirections[] = {"max", "min"};
  intake::InputSheet sheet(std::move(text), name, kInput, true);
  std::vector<Criterion> out;
  std::set<std::string> seen;
  double sum = 0;
  bool all_given = true;
  while (sheet.next()) {
    Criterion row;
    row.name = sheet.name("criterion");
    if (!seen.insert(intake::heading_key(row.name)).second)
      sheet.fault("criterion", "this criterion stands here already", "Give each criterion one row");
    if (!sheet.blank("weight")) row.weight = sheet.number("weight", 0, kLargest);
    row.maximise = sheet.choice("direction", kDirections) == 0;
    row.low = sheet.number("low", 0, 1, 0.0);
    row.high = sheet.number("high", 0, 1, 1.0);
    if (sheet.sound() && row.low > row.high) sheet.fault("low", "low is above high", "Write them in rising order");
    if (!sheet.blank("order")) row.order = sheet.whole("order", 1, 1000);
    sum += row.weight.value_or(0);
    all_given = all_given && row.weight;
    out.push_back(std::move(row));
  }
  if (out.empty()) sheet.fault("criterion", "no criterion stands under the headings", "Write a row for each");
  if (out.size() > kMostCriteria) sheet.fault("criterion", "these are more than 60 criteria", "Take some together");
  if (!out.empty() && all_given && sum <= 0)
    sheet.fault("weight", "every weight is 0", "Leave the weights empty when none is known");
  if (!all_given && sum > 1)
    sheet.fault("weight", fmt::format("some weights are empty and the others sum to {}", sum),
                "Write shares that sum to 1 or less, or all weights");
  sheet.finish();
  if (const std::string why = no_weights_fit(out); !why.empty())
    throw base::InputError({base::Severity::Error, {name}, why, "Widen low and high, or take the order out"});
  return out;
}

std::vector<Candidate> read_candidates(std::string text, const std::string& name,
                                       const std::vector<Criterion>& criteria) {
  std::deque<std::string> names;  // headings that live as long as the sheet
  std::vector<intake::InputColumn> columns = {{"project", true}};
  for (const Criterion& criterion : criteria) {
    columns.push_back({names.emplace_back(criterion.name), true});
    columns.push_back({names.emplace_back(criterion.name + "_low"), false});
    columns.push_back({names.emplace_back(criterion.name + "_high"), false});
  }
  const bool cost_apart = !has_column(criteria, "cost");
  if (cost_apart) columns.push_back({"cost", false});
  for (const std::string_view other : kOthers)
    if (!has_column(criteria, other)) columns.push_back({other, false});
  intake::InputSheet sheet(std::move(text), name, columns, true);
  std::vector<Candidate> out;
  std::set<std::string> seen;
  while (sheet.next()) {
    Candidate row;
    row.project = sheet.name("project");
    if (!seen.insert(row.project).second)
      sheet.fault("project", "this project stands here already", "Give each project one row");
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      const std::string_view column = columns[1 + 3 * c].name;
      Score score;
      score.value = sheet.number(column, -kLargest, kLargest);
      score.low = sheet.number(columns[2 + 3 * c].name, -kLargest, kLargest, score.value);
      score.high = sheet.number(columns[3 + 3 * c].name, -kLargest, kLargest, score.value);
      if (sheet.sound() && !(score.low <= score.value && score.value <= score.high))
        sheet.fault(column, "low, value and high are out of order", "Write them in rising order");
      row.scores.push_back(score);
      if (!cost_apart && intake::heading_key(column) == "cost" && score.value >= 0) row.cost = score.value;
    }
    if (cost_apart && !sheet.blank("cost")) row.cost = sheet.number("cost", 0, kLargest);
    out.push_back(std::move(row));
  }
  if (out.empty() && sheet.sound())
    sheet.fault("project", "no project stands under the headings", "Write a row for each project");
  sheet.finish();
  return out;
}

}  // namespace cadre::planning
