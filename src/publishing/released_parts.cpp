#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "publishing/report_parts.h"

namespace cadre::publishing {
namespace {

constexpr std::array<const char*, 11> kDimensions = {"profession", "role_level", "band",    "setting",
                                                     "sector",     "employer",   "place",   "ics",
                                                     "region",     "age_band",   "staffing"};
const Json kHidden = "*";

Json people_of(const PublishedCell& cell) { return cell.people_mark == Mark::Shown ? Json(cell.people) : kHidden; }
Json fte_of(const PublishedCell& cell) { return cell.fte_mark == Mark::Shown ? shown_number(cell.fte, 1) : kHidden; }
std::string month_text(std::int32_t month) { return base::Month::from_ordinal(month).iso(); }

/// Published cells of one grouping by month and values.
using CellsBy = std::map<std::pair<std::int32_t, std::vector<std::string>>, PublishedCell>;
CellsBy cells_by(const ReleaseSet& release, const std::vector<std::string>& dimensions) {
  CellsBy out;
  for (const ReleasedTable& table : release.tables) {
    if (table.dimensions != dimensions) continue;
    for (const ReleasedTable::Row& row : table.rows) out[{row.month, row.values}] = row.cell;
  }
  return out;
}

void add_cells(ReportParts& parts, const ReleaseSet& release) {
  Json groupings = Json::array();
  for (const ReleasedTable& table : release.tables) {
    groupings.push_back(table.dimensions);
    for (const ReleasedTable::Row& row : table.rows) {
      parts.cells.code(month_text(row.month));
      for (const char* name : kDimensions) {
        const auto at = std::find(table.dimensions.begin(), table.dimensions.end(), name);
        parts.cells.code(at == table.dimensions.end()
                             ? std::string()
                             : row.values[static_cast<std::size_t>(at - table.dimensions.begin())]);
      }
      // No ranges and no roles: beside rounded people they would give the unrounded count away.
      parts.cells.number(people_of(row.cell)).number(nullptr).number(nullptr).number(nullptr);
      parts.cells.number(fte_of(row.cell)).number(nullptr).number(nullptr);
      parts.cells.end_row();
    }
  }
  parts.cells.groupings(std::move(groupings));
  for (const auto& [id, text] : release_notes(release)) parts.cells.note(text);
}

/// From published FTE, so that a rate tells nothing that the FTE beside it does not.
void add_rates(ReportParts& parts, const ReportInputs& inputs, const ReleaseSet& release) {
  const base::Table& rates = inputs.capacity->table("capacity_rates");
  const std::map<std::vector<std::string>, CellsBy> published = {
      {{"profession", "place"}, cells_by(release, {"profession", "place"})},
      {{"profession", "ics"}, cells_by(release, {"profession", "ics"})},
      {{"profession"}, cells_by(release, {"profession"})},
      {{"place"}, cells_by(release, {"place"})},
      {{"ics"}, cells_by(release, {"ics"})},
      {{}, cells_by(release, {})}};
  for (std::size_t r = 0; r < rates.rows(); ++r) {
    if (rates.text_at(r, "measure") != rates.text_at(0, "measure")) continue;
    std::vector<std::string> dimensions, values;
    for (const char* name : {"profession", "place", "ics"}) {
      if (rates.text_at(r, name).empty()) continue;
      dimensions.emplace_back(name);
      values.push_back(rates.text_at(r, name));
    }
    const auto month = static_cast<std::int32_t>(rates.integer_at(r, "month"));
    const auto cells = published.find(dimensions);
    if (cells == published.end()) continue;
    const auto cell = cells->second.find({month, values});
    if (cell == cells->second.end()) continue;
    const double population = rates.decimal_at(r, "weighted_population");
    const Json fte = fte_of(cell->second);
    parts.rates.code(month_text(month)).code(rates.text_at(r, "profession")).code(rates.text_at(r, "place"));
    parts.rates.code(rates.text_at(r, "ics")).number(fte).number(shown_number(population, 0));
    parts.rates.number(fte.is_string() ? kHidden : shown_number(1e5 * cell->second.fte / population, 1));
    parts.rates.number(nullptr).number(nullptr).end_row();
  }
}

void add_trend(ReportParts& parts, const ReleaseSet& release) {
  for (const ReleasedTrendRow& row : release.trend) {
    parts.trend.code(month_text(row.month)).code(row.profession);
    parts.trend.number(fte_of(row.raw)).number(people_of(row.raw));
    parts.trend.number(row.matched_known ? fte_of(row.matched) : Json(nullptr));
    parts.trend.number(row.matched_known ? people_of(row.matched) : Json(nullptr));
    parts.trend.number(row.employers_reporting).number(row.employers_matched).end_row();
  }
}

void add_ages(ReportParts& parts, const ReleaseSet& release) {
  for (const auto& dimensions :
       {std::vector<std::string>{"age_band"}, std::vector<std::string>{"profession", "age_band"}}) {
    for (const auto& [key, cell] : cells_by(release, dimensions)) {
      const bool split = dimensions.size() == 2;
      parts.age_profile.code(month_text(key.first)).code(split ? key.second[0] : "").code(key.second.back());
      parts.age_profile.number(people_of(cell)).number(fte_of(cell)).end_row();
    }
  }
  for (const ReleasedPastAgeRow& row : release.past_age) {
    parts.past_age.code(month_text(row.month)).code(row.profession);
    parts.past_age.number(people_of(row.known_age)).number(people_of(row.past_age));
    parts.past_age.number(std::isnan(row.share) ? kHidden : shown_number(row.share, 0)).end_row();
  }
}

/// Sums of published FTE; withheld as soon as one part is.
struct PublishedSum {
  double fte = 0;
  bool hidden = false;
  void add(const PublishedCell& cell) {
    hidden = hidden || cell.fte_mark != Mark::Shown;
    fte += cell.fte;
  }
  Json json() const { return hidden ? kHidden : shown_number(fte, 1); }
};

void add_support(ReportParts& parts, const ReleaseSet& release) {
  struct Mix {
    PublishedSum support, assistant, registered;
  };
  std::map<std::pair<std::int32_t, std::string>, Mix> mixes;
  const auto add = [&](std::int32_t month, const std::string& profession, const std::string& level,
                       const PublishedCell& cell) {
    Mix& mix = mixes[{month, profession}];
    if (level == "support") {
      mix.support.add(cell);
    } else if (level == "assistant_practitioner") {
      mix.assistant.add(cell);
    } else if (level != "unknown") {
      mix.registered.add(cell);
    }
  };
  for (const auto& [key, cell] : cells_by(release, {"role_level"})) add(key.first, "", key.second[0], cell);
  for (const auto& [key, cell] : cells_by(release, {"profession", "role_level"})) {
    add(key.first, key.second[0], key.second[1], cell);
  }
  for (const auto& [key, mix] : mixes) {
    const double below = mix.support.fte + mix.assistant.fte, all = below + mix.registered.fte;
    const bool hidden = mix.support.hidden || mix.assistant.hidden || mix.registered.hidden;
    parts.support_mix.code(month_text(key.first)).code(key.second).code("");
    parts.support_mix.number(mix.support.json()).number(mix.assistant.json()).number(mix.registered.json());
    parts.support_mix.number(hidden ? kHidden : all > 0 ? shown_number(100 * below / all, 0) : Json(nullptr)).end_row();
  }
}

/// The range of the whole, to 5 FTE outwards: the few records that need checking make it.
void find_range(AnswerFacts& facts, const ReportInputs& inputs) {
  const base::Table& cells = inputs.capacity->table("capacity_cells");
  for (std::size_t r = 0; r < cells.rows(); ++r) {
    if (cells.text_at(r, "table_id") != "total" || cells.integer_at(r, "month") != facts.month.ordinal()) continue;
    facts.fte_low = 5 * std::floor(cells.decimal_at(r, "fte_low") / 5);
    facts.fte_high = 5 * std::ceil(cells.decimal_at(r, "fte_high") / 5);
  }
}

void find_facts(AnswerFacts& facts, const ReportInputs& inputs, const ReleaseSet& release) {
  const std::int32_t month = facts.month.ordinal();
  const CellsBy total = cells_by(release, {});
  if (const auto cell = total.find({month, {}}); cell != total.end()) {
    if (cell->second.people_mark == Mark::Shown) facts.people = static_cast<double>(cell->second.people);
    if (cell->second.fte_mark == Mark::Shown) facts.fte = cell->second.fte;
    if (facts.fte && facts.people && *facts.people >= 20) find_range(facts, inputs);
  }
  for (const auto& [key, cell] : cells_by(release, {"profession"})) {
    if (key.first != month || cell.fte_mark != Mark::Shown || key.second[0] == "AHP") continue;
    facts.largest.push_back({key.second[0], inputs.labels.label("profession", key.second[0]), cell.fte});
  }
  keep_largest(facts);
  std::map<std::int32_t, double> matched;
  for (const ReleasedTrendRow& row : release.trend) {
    if (row.profession.empty() && row.matched_known && row.matched.fte_mark == Mark::Shown) {
      matched[row.month] = row.matched.fte;
    }
  }
  find_change(facts, matched);
  const base::Table& rates = inputs.capacity->table("capacity_rates");
  const CellsBy places = cells_by(release, {"place"});
  for (std::size_t r = 0; r < rates.rows(); ++r) {
    const std::string& place = rates.text_at(r, "place");
    if (rates.text_at(r, "measure") != rates.text_at(0, "measure") || place.empty()) continue;
    if (!rates.text_at(r, "profession").empty() || rates.integer_at(r, "month") != month) continue;
    const auto cell = places.find({month, {place}});
    if (cell == places.end() || cell->second.fte_mark != Mark::Shown) continue;
    consider_rate(facts, place, inputs.labels.label("place", place),
                  1e5 * cell->second.fte / rates.decimal_at(r, "weighted_population"));
  }
}

}  // namespace

ReportParts released_parts(const ReportInputs& inputs, const ReleaseSet& release, base::Month month) {
  ReportParts parts;
  add_cells(parts, release);
  add_rates(parts, inputs, release);
  add_trend(parts, release);
  add_ages(parts, release);
  add_support(parts, release);
  parts.turnover.note("Joiners and leavers are small numbers tied to the stock; they are not released.");
  parts.facts.month = month;
  find_facts(parts.facts, inputs, release);
  return parts;
}

}  // namespace cadre::publishing
