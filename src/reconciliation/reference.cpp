#include "reconciliation/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "curation/code_book.h"

namespace cadre::reconciliation {
namespace {

using curation::folded;
using vocabulary::Presence;
using vocabulary::Profession;
using vocabulary::ProfessionSet;
using vocabulary::RoleLevel;
using vocabulary::Staffing;

/// One row of a reference table, cells by the name of their column.
struct Row {
  const base::SmallCsv& csv;
  std::size_t index;

  const std::string& operator[](std::string_view column) const { return csv.rows[index][csv.column(column)]; }
  [[noreturn]] void refuse(std::string_view column, const std::string& remedy) const {
    throw base::InputError({base::Severity::Error,
                            {csv.file, csv.lines[index], csv.column(column) + 1},
                            fmt::format("{} = '{}' is not known", column, (*this)[column]),
                            remedy});
  }
  std::vector<std::string> parts(std::string_view column) const {
    std::vector<std::string> found;
    for (std::string_view rest = (*this)[column]; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      found.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return found;
  }
  ProfessionSet professions(std::string_view column) const {
    ProfessionSet set;
    for (const std::string& code : parts(column)) {
      const Profession profession = vocabulary::profession_of(code);
      if (profession == Profession::None) refuse(column, "Use codes of reference/professions.csv joined by |");
      set.add(profession);
    }
    return set;
  }
  /// "unknown" stands for the value without a code.
  template <class Enum, class Of>
  capacity::EnumSet<Enum> values(std::string_view column, Of of) const {
    capacity::EnumSet<Enum> set;
    for (const std::string& code : parts(column)) {
      const Enum value = of(code);
      if (value == Enum::Unknown && code != "unknown")
        refuse(column, "Use codes of docs/formats/fields.md joined by |");
      set.add(value);
    }
    return set;
  }
};

void for_each_row(const std::string& path, const std::function<void(const Row&)>& read) {
  const base::SmallCsv csv = base::read_small_csv(path);
  for (std::size_t i = 0; i < csv.rows.size(); ++i) read(Row{csv, i});
}

PublishedGroup group_from(const Row& row) {
  PublishedGroup group;
  group.source_id = row["source_id"];
  group.staff_group = folded(row["staff_group"]);
  group.without = folded(row["without"]);
  group.label = row["label"];
  group.professions = row.professions("professions");
  group.code_lists = row.parts("code_lists");
  if (row["letter"].size() > 1) row.refuse("letter", "Write one letter, or nothing for every code of the lists");
  group.letter = row["letter"].empty() ? '\0' : row["letter"][0];
  group.levels = row.values<RoleLevel>("levels", vocabulary::role_level_of);
  group.mark = row["mark"];
  group.source = row["source"];
  return group;
}

void add_rule(const Row& row, PublicationRules& rules) {
  const std::string &rule = row["rule"], &value = row["value"];
  if (rule == "staffing")
    rules.staffing = row.values<Staffing>("value", vocabulary::staffing_of);
  else if (rule == "away")
    rules.away = row.values<Presence>("value", vocabulary::presence_of);
  else if (rule == "fte_above_zero")
    rules.fte_above_zero = value == "yes";
  else if (rule == "place")
    rules.whole_organisation = value == "organisation";
  else if (rule == "copies")
    rules.copies = value == "counted";
  else if (rule != "coding" || value != "occupation_code")  // the only way in which staff groups are made
    row.refuse("rule", "Use staffing, away, fte_above_zero, place, coding = occupation_code or copies");
}

/// "*allied*" stands for every text that holds "allied", "allied*" for those that begin so.
bool matches(std::string_view pattern, std::string_view text) {
  const bool any_begin = pattern.starts_with('*');
  if (any_begin) pattern.remove_prefix(1);
  const bool any_end = pattern.ends_with('*');
  if (any_end) pattern.remove_suffix(1);
  if (any_begin && any_end) return text.find(pattern) != std::string_view::npos;
  if (any_begin) return text.ends_with(pattern);
  return any_end ? text.starts_with(pattern) : text == pattern;
}

std::int64_t whole_number(const Row& row, std::string_view column) {
  const std::string& text = row[column];
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) row.refuse(column, "Write a whole number");
  return value;
}

}  // namespace

bool PublishedGroup::fits(std::string_view publication, std::string_view main, std::string_view group,
                          std::string_view profession) const {
  if (publication != source_id) return false;
  const std::string written = folded(group);
  if (!without.empty() &&
      (written.find(without) != std::string::npos || folded(main).find(without) != std::string::npos))
    return false;
  return matches(staff_group, written) && (label == "*" || folded(profession) == folded(label));
}

ReconciliationReference ReconciliationReference::load(const std::string& dir) {
  ReconciliationReference out;
  for_each_row(dir + "/published_groups.csv", [&](const Row& row) { out.groups.push_back(group_from(row)); });
  for_each_row(dir + "/publication_rules.csv", [&](const Row& row) { add_rule(row, out.rules[row["source_id"]]); });
  for_each_row(dir + "/occupation_codes.csv", [&](const Row& row) { out.code_lists[row["code"]] = row["source"]; });
  for_each_row(dir + "/published_labels.csv",
               [&](const Row& row) { out.label_names[folded(row["label"])] = folded(row["same_as"]); });
  for_each_row(dir + "/published_pairs.csv", [&](const Row& row) {
    out.pairs.push_back({row["detailed"], row["whole"], row["measure"], whole_number(row, "organisations")});
  });
  for_each_row(dir + "/register_labels.csv", [&](const Row& row) {
    out.registers.push_back({row["label"], row.professions("professions"), row["staff_group"]});
  });
  for (const PublishedGroup& group : out.groups)
    if (!out.rules.contains(group.source_id))
      throw base::InputError({base::Severity::Error,
                              {dir + "/published_groups.csv", 0, 0},
                              fmt::format("nothing says whom '{}' counts", group.source_id),
                              "Add its rows to publication_rules.csv"});
  return out;
}

const PublishedGroup* ReconciliationReference::group_of(std::string_view source_id, std::string_view main,
                                                        std::string_view staff_group, std::string_view label) const {
  const auto found = std::find_if(groups.begin(), groups.end(), [&](const PublishedGroup& group) {
    return group.fits(source_id, main, staff_group, label);
  });
  return found == groups.end() ? nullptr : &*found;
}

std::string ReconciliationReference::name_of(std::string_view label) const {
  std::string name = folded(label);
  const auto same = label_names.find(name);
  return same == label_names.end() ? name : same->second;
}

}  // namespace cadre::reconciliation
