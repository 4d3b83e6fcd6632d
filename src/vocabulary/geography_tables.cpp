#include "vocabulary/geography_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::vocabulary {
namespace {

using Tables = Geography::Tables;

/// One row of a reference table, cells by the name of their column.
struct Row {
  const base::SmallCsv& csv;
  std::size_t index;
  const std::string& operator[](std::string_view column) const { return csv.rows[index][csv.column(column)]; }
  [[noreturn]] void refuse(std::string message, std::string remedy) const {
    throw base::InputError(
        {base::Severity::Error, {csv.file, csv.lines[index], 0}, std::move(message), std::move(remedy)});
  }
  base::Month month(std::string_view column) const {
    const std::string& text = (*this)[column];
    if (text.empty()) return {};
    const auto month = base::parse_month(text);
    if (!month) refuse(fmt::format("{} = '{}' is not a month", column, text), "Write it as 2022-07");
    return *month;
  }
};

template <class Read>
void for_each_row(const std::string& path, const Read& read) {
  const base::SmallCsv csv = base::read_small_csv(path);
  for (std::size_t i = 0; i < csv.rows.size(); ++i) read(Row{csv, i});
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) out.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

void read_organisations(const std::string& dir, const PlanGeography& plan, Tables& out) {
  for_each_row(dir + "/organisations.csv", [&](const Row& row) {
    Organisation o{row["code"],
                   row["name"],
                   row["kind"],
                   sector_of(row["sector"]),
                   row["ics"],
                   row["region"],
                   row.month("valid_from"),
                   row.month("valid_to"),
                   row["successor"],
                   row["place"],
                   words(row["spans"]),
                   row["mark"]};
    if (o.sector == Sector::Unknown) row.refuse("sector is not one of cadre's", "Use a code of vocabulary::Sector");
    const bool replaced = std::any_of(plan.organisations.begin(), plan.organisations.end(),
                                      [&](const Organisation& p) { return p.code == o.code; });
    if (!replaced) out.organisations.push_back(std::move(o));
  });
  out.organisations.insert(out.organisations.end(), plan.organisations.begin(), plan.organisations.end());
  std::stable_sort(out.organisations.begin(), out.organisations.end(),
                   [](const Organisation& a, const Organisation& b) {
                     return std::tie(a.code, a.valid_from) < std::tie(b.code, b.valid_from);
                   });
  for (std::size_t i = 0; i < out.organisations.size(); ++i)
    out.by_organisation[out.organisations[i].code].push_back(i);

  for_each_row(dir + "/organisation_patterns.csv", [&](const Row& row) {
    Organisation o;
    o.code = row["pattern"];
    o.name = row["meaning"];
    o.kind = row["kind"];
    o.sector = sector_of(row["sector"]);
    o.mark = "published";
    out.patterns.push_back({row["pattern"], std::move(o)});
  });
}

void read_areas(const std::string& dir, Tables& out) {
  for_each_row(dir + "/areas.csv", [&](const Row& row) {
    out.by_link[row["level"] + ":" + row["code"]].push_back(out.links.size());
    out.links.push_back({row["level"], row["code"], row["name"], row["parent"], row.month("valid_from"),
                         row.month("valid_to"), row["mark"]});
  });
  for_each_row(dir + "/areas.csv", [&](const Row& row) {
    const std::string above = row["level"] == "sub_icb" ? "ics" : row["level"] == "ics" ? "region" : "";
    if (!above.empty() && out.by_link.find(above + ":" + row["parent"]) == out.by_link.end())
      row.refuse(fmt::format("parent '{}' is in no row of level {}", row["parent"], above), "Add that row");
  });
  for_each_row(dir + "/named_areas.csv", [&](const Row& row) { out.named_areas[row["area"]] = row["name"]; });
  for_each_row(dir + "/places.csv", [&](const Row& row) {
    if (out.by_link.find("sub_icb:" + row["sub_icb"]) == out.by_link.end())
      row.refuse(fmt::format("sub_icb '{}' is not in areas.csv", row["sub_icb"]), "Add that row");
    if (out.named_areas.find(row["area"]) == out.named_areas.end())
      row.refuse(fmt::format("area '{}' is not in named_areas.csv", row["area"]), "Add that row");
    out.places.push_back({row["place"], row["name"], row["area"], row["sub_icb"], row["ltla"], row.month("valid_from"),
                          row.month("valid_to")});
  });
  for_each_row(dir + "/postcodes.csv", [&](const Row& row) {
    out.postcodes[row["prefix"]] = {row["ics"], row["place"]};
  });
}

/// Places and systems that maps name must exist, else a misspelt map row would quietly leave staff unplaced.
void check_target(const Tables& tables, std::string_view where, std::string_view key, const std::string& place,
                  const std::string& ics) {
  const bool place_known =
      place.empty() || tables.place_named(place, {}) != nullptr || tables.link("sub_icb", place, {}) != nullptr;
  const bool ics_known = ics.empty() || tables.link("ics", ics, {}) != nullptr;
  if (place_known && ics_known && !(place.empty() && ics.empty())) return;
  throw base::InputError(
      {base::Severity::Error,
       {"plan.toml", 0, 0},
       fmt::format("{} '{}' goes to place '{}', ICS '{}', which cadre does not know", where, key, place, ics),
       "Use a place of reference/places.csv, a sub-ICB location code or an ICS code"});
}

void read_plan(const PlanGeography& plan, Tables& out) {
  for (const auto& [rows, index, where] : {std::tuple{&plan.locations, &out.locations, "location"},
                                           std::tuple{&plan.cost_centres, &out.cost_centres, "cost centre"}})
    for (const PlaceMapRow& row : *rows) {
      check_target(out, where, row.key, row.place, row.ics);
      (*index)[map_key(row.employer, row.key)] = row;
    }
  std::map<std::string, double, std::less<>> sums;
  for (const Apportionment& a : plan.apportionments) {
    check_target(out, "apportionment", a.rule, a.place, a.ics);
    double& sum = sums[a.employer];
    sum += a.share;
    if (!(a.share >= 0 && sum <= 1 + 1e-9))
      throw base::InputError(
          {base::Severity::Error,
           {"plan.toml", 0, 0},
           fmt::format("the apportionment shares of {} are negative or sum to more than 1", a.employer),
           "Give shares between 0 and 1; what they leave out stays unplaced"});
    out.apportionments[a.employer].push_back(a);
  }
}

bool covers(base::Month from, base::Month to, base::Month month) {
  if (!month.known()) return true;
  return (!from.known() || from <= month) && (!to.known() || month <= to);
}

}  // namespace

std::string label_key(std::string_view text) {
  std::string key;
  bool gap = false;
  for (const char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      gap = !key.empty();
      continue;
    }
    if (gap) key += ' ';
    gap = false;
    key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return key;
}

std::string map_key(std::string_view employer, std::string_view label) {
  return std::string(employer) + '\x1F' + label_key(label);
}

bool matches_pattern(std::string_view pattern, std::string_view code) {
  if (pattern.size() != code.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const auto c = static_cast<unsigned char>(code[i]);
    const bool fits = pattern[i] == '9'   ? std::isdigit(c) != 0
                      : pattern[i] == 'A' ? std::isupper(c) != 0
                                          : pattern[i] == code[i];
    if (!fits) return false;
  }
  return true;
}

const AreaLink* Tables::link(std::string_view level, std::string_view code, base::Month month) const {
  const auto found = by_link.find(fmt::format("{}:{}", level, code));
  if (found == by_link.end()) return nullptr;
  const AreaLink* last = nullptr;
  for (const std::size_t i : found->second) {
    last = &links[i];
    if (covers(last->valid_from, last->valid_to, month)) return last;
  }
  return last;  // abolished: where it was when it last existed
}

const NamedPlace* Tables::place_named(std::string_view code, base::Month month) const {
  for (const NamedPlace& p : places)
    if (p.place == code && covers(p.valid_from, p.valid_to, month)) return &p;
  return nullptr;
}

const NamedPlace* Tables::place_of_sub_icb(std::string_view sub_icb, base::Month month) const {
  for (const NamedPlace& p : places)
    if (p.sub_icb == sub_icb && covers(p.valid_from, p.valid_to, month)) return &p;
  return nullptr;
}

Geography Geography::load(const std::string& reference_dir, const PlanGeography& plan) {
  auto tables = std::make_unique<Tables>();
  read_organisations(reference_dir, plan, *tables);
  read_areas(reference_dir, *tables);
  read_plan(plan, *tables);
  return Geography(std::move(tables));
}

}  // namespace cadre::vocabulary
