#include "publishing/report_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "publishing/disclosure_rules.h"

namespace cadre::publishing {
namespace {

using Column = ReportTable::Column;

constexpr std::array<const char*, 11> kDimensions = {"profession", "role_level", "band",    "setting",
                                                     "sector",     "employer",   "place",   "ics",
                                                     "region",     "age_band",   "staffing"};

Column month_column() { return {"month", "Month", "month", "", 0}; }
Column code_column(const char* name, const char* label) { return {name, label, "code", "", 0}; }
Column number_column(const char* name, const char* label, const char* unit, int digits) {
  return {name, label, "number", unit, digits};
}

std::vector<Column> cell_columns() {
  std::vector<Column> columns{month_column()};
  for (const char* name : kDimensions) {
    std::string label = name == std::string("ics") ? "Integrated care system" : spoken_code(name);
    if (label == "Age band") label = "Age";
    columns.push_back({name, std::move(label), "code", "", 0});
  }
  for (const auto& [name, label, unit, digits] :
       {std::tuple{"people", "People", "people", 0}, std::tuple{"people_low", "People, lowest", "people", 0},
        std::tuple{"people_high", "People, highest", "people", 0}, std::tuple{"roles", "Roles", "roles", 0},
        std::tuple{"fte", "FTE", "FTE", 1}, std::tuple{"fte_low", "FTE, lowest", "FTE", 1},
        std::tuple{"fte_high", "FTE, highest", "FTE", 1}}) {
    columns.push_back(number_column(name, label, unit, digits));
  }
  return columns;
}

std::string month_text(const base::Table& table, std::size_t row, std::string_view column = "month") {
  return base::Month::from_ordinal(static_cast<std::int32_t>(table.integer_at(row, column))).iso();
}

Json whole(std::int64_t value) { return value == base::kNoInteger ? Json(nullptr) : Json(value); }

}  // namespace

ReportParts::ReportParts()
    : cells("People and full-time equivalents", cell_columns()),
      rates("Staff for every 100,000 of weighted population",
            {month_column(), code_column("profession", "Profession"), code_column("place", "Place"),
             code_column("ics", "Integrated care system"), number_column("fte", "FTE", "FTE", 1),
             number_column("weighted_population", "Weighted population", "people", 0),
             number_column("fte_per_100k", "FTE per 100,000", "FTE per 100,000", 1),
             number_column("fte_per_100k_low", "FTE per 100,000, lowest", "FTE per 100,000", 1),
             number_column("fte_per_100k_high", "FTE per 100,000, highest", "FTE per 100,000", 1)}),
      trend("People and FTE month by month, all employers and the same employers",
            {month_column(), code_column("profession", "Profession"),
             number_column("fte_raw", "FTE, all employers", "FTE", 1),
             number_column("people_raw", "People, all employers", "people", 0),
             number_column("fte_matched", "FTE, same employers", "FTE", 1),
             number_column("people_matched", "People, same employers", "people", 0),
             number_column("employers_reporting", "Employers reporting", "employers", 0),
             number_column("employers_matched", "Employers on the panel", "employers", 0)}),
      age_profile("Staff by age",
                  {month_column(), code_column("profession", "Profession"), code_column("age_band", "Age"),
                   number_column("people", "People", "people", 0), number_column("fte", "FTE", "FTE", 1)}),
      past_age("Staff near retirement", {month_column(), code_column("profession", "Profession"),
                                         number_column("people_known_age", "People of known age", "people", 0),
                                         number_column("people_55_plus", "People near retirement", "people", 0),
                                         number_column("share_55_plus", "Share", "%", 1)}),
      support_mix("Support workers and assistant practitioners beside registered staff",
                  {month_column(), code_column("profession", "Profession"), code_column("place", "Place"),
                   number_column("support_fte", "Support workers", "FTE", 1),
                   number_column("assistant_practitioner_fte", "Assistant practitioners", "FTE", 1),
                   number_column("registered_fte", "Registered and above", "FTE", 1),
                   number_column("support_share", "Support share", "%", 1)}),
      turnover(
          "Joiners, leavers and stability",
          {month_column(), Column{"from_month", "From month", "month", "", 0}, code_column("profession", "Profession"),
           number_column("people_start", "People at the start", "people", 0),
           number_column("joiners", "Joiners", "people", 0), number_column("leavers", "Leavers", "people", 0),
           number_column("people_end", "People at the end", "people", 0),
           number_column("joiner_rate", "Joiner rate", "%", 1), number_column("leaver_rate", "Leaver rate", "%", 1),
           number_column("stability", "Stability", "%", 1)}) {}

std::vector<base::Month> report_months(const ReportInputs& inputs) {
  const base::Table& cells = inputs.capacity->table("capacity_cells");
  std::set<std::int32_t> months;
  for (std::size_t r = 0; r < cells.rows(); ++r) months.insert(static_cast<std::int32_t>(cells.integer_at(r, "month")));
  std::vector<base::Month> out;
  out.reserve(months.size());
  for (const std::int32_t month : months) out.push_back(base::Month::from_ordinal(month));
  return out;
}

base::Month shown_month(const ReportInputs& inputs) {
  const std::vector<base::Month> months = report_months(inputs);
  if (std::find(months.begin(), months.end(), inputs.month) != months.end()) return inputs.month;
  return months.empty() ? inputs.month : months.back();
}

Json released_count(std::int64_t count) {
  const PublishedCell cell = first_view(count, 0, {});
  return cell.people_mark == Mark::Shown ? Json(cell.people) : Json("*");
}

namespace {

void add_cells(ReportParts& parts, const ReportInputs& inputs) {
  const base::Table& cells = inputs.capacity->table("capacity_cells");
  for (std::size_t r = 0; r < cells.rows(); ++r) {
    parts.cells.code(month_text(cells, r));
    for (const char* name : kDimensions) parts.cells.code(cells.text_at(r, name));
    for (const char* name : {"people", "people_low", "people_high", "roles"}) {
      parts.cells.number(whole(cells.integer_at(r, name)));
    }
    for (const char* name : {"fte", "fte_low", "fte_high"})
      parts.cells.number(shown_number(cells.decimal_at(r, name), 1));
    parts.cells.end_row();
  }
  Json groupings = Json::array();
  for (const capacity::ReleaseTable& table : inputs.release_list) {
    Json set = Json::array();
    for (const capacity::Dimension d : table.dims) set.push_back(std::string(code_of(d)));
    groupings.push_back(std::move(set));
  }
  parts.cells.groupings(std::move(groupings));
  parts.cells.note(
      "A person with jobs in two groups counts once in each and once in the total, so people do not add up. FTE does.");
}

/// The first population measure is the main one.
bool main_measure(const base::Table& rates, std::size_t row) {
  return rates.text_at(row, "measure") == rates.text_at(0, "measure");
}

void add_rates(ReportParts& parts, const base::Table& rates) {
  for (std::size_t r = 0; r < rates.rows(); ++r) {
    if (!main_measure(rates, r)) continue;
    parts.rates.code(month_text(rates, r)).code(rates.text_at(r, "profession")).code(rates.text_at(r, "place"));
    parts.rates.code(rates.text_at(r, "ics")).number(shown_number(rates.decimal_at(r, "fte"), 1));
    parts.rates.number(shown_number(rates.decimal_at(r, "weighted_population"), 0));
    for (const char* name : {"fte_per_100k", "fte_per_100k_low", "fte_per_100k_high"}) {
      parts.rates.number(shown_number(rates.decimal_at(r, name), 1));
    }
    parts.rates.end_row();
  }
}

void add_trend(ReportParts& parts, const base::Table& trend) {
  for (std::size_t r = 0; r < trend.rows(); ++r) {
    parts.trend.code(month_text(trend, r)).code(trend.text_at(r, "profession"));
    parts.trend.number(shown_number(trend.decimal_at(r, "fte_raw"), 1))
        .number(whole(trend.integer_at(r, "people_raw")));
    parts.trend.number(shown_number(trend.decimal_at(r, "fte_matched"), 1));
    for (const char* name : {"people_matched", "employers_reporting", "employers_matched"}) {
      parts.trend.number(whole(trend.integer_at(r, name)));
    }
    parts.trend.end_row();
  }
}

void add_ages(ReportParts& parts, const base::Table& profile, const base::Table& past) {
  for (std::size_t r = 0; r < profile.rows(); ++r) {
    parts.age_profile.code(month_text(profile, r))
        .code(profile.text_at(r, "profession"))
        .code(profile.text_at(r, "age_band"));
    parts.age_profile.number(whole(profile.integer_at(r, "people")))
        .number(shown_number(profile.decimal_at(r, "fte"), 1));
    parts.age_profile.end_row();
  }
  for (std::size_t r = 0; r < past.rows(); ++r) {
    parts.past_age.code(month_text(past, r)).code(past.text_at(r, "profession"));
    parts.past_age.number(whole(past.integer_at(r, "people_known_age")))
        .number(whole(past.integer_at(r, "people_55_plus")));
    parts.past_age.number(shown_number(past.decimal_at(r, "share_55_plus"), 1));
    parts.past_age.end_row();
  }
}

void add_support(ReportParts& parts, const base::Table& support) {
  for (std::size_t r = 0; r < support.rows(); ++r) {
    parts.support_mix.code(month_text(support, r))
        .code(support.text_at(r, "profession"))
        .code(support.text_at(r, "place"));
    for (const char* name : {"support_fte", "assistant_practitioner_fte", "registered_fte", "support_share"}) {
      parts.support_mix.number(shown_number(support.decimal_at(r, name), 1));
    }
    parts.support_mix.end_row();
  }
}

/// A year where there is one, else the step from the month before; leaving means leaving all employers of the plan.
void add_turnover(ReportParts& parts, const base::Table& turnover) {
  std::set<std::int64_t> with_year;
  for (std::size_t r = 0; r < turnover.rows(); ++r) {
    if (turnover.text_at(r, "period") == "year") with_year.insert(turnover.integer_at(r, "month"));
  }
  for (std::size_t r = 0; r < turnover.rows(); ++r) {
    const bool year = with_year.contains(turnover.integer_at(r, "month"));
    if (turnover.text_at(r, "left_what") != "all" || turnover.text_at(r, "period") != (year ? "year" : "step"))
      continue;
    parts.turnover.code(month_text(turnover, r)).code(month_text(turnover, r, "from_month"));
    parts.turnover.code(turnover.text_at(r, "profession"));
    for (const char* name : {"people_start", "joiners", "leavers", "people_end"}) {
      parts.turnover.number(whole(turnover.integer_at(r, name)));
    }
    for (const char* name : {"joiner_rate", "leaver_rate", "stability"}) {
      parts.turnover.number(shown_number(turnover.decimal_at(r, name), 1));
    }
    parts.turnover.end_row();
  }
  if (parts.turnover.rows() > 0)
    parts.turnover.note("From the same month a year before where there is one, else from the month before.");
}

std::int32_t ordinal_at(const base::Table& table, std::size_t row) {
  return static_cast<std::int32_t>(table.integer_at(row, "month"));
}

void find_totals(AnswerFacts& facts, const ReportInputs& inputs) {
  const base::Table& cells = inputs.capacity->table("capacity_cells");
  for (std::size_t r = 0; r < cells.rows(); ++r) {
    if (ordinal_at(cells, r) != facts.month.ordinal()) continue;
    if (cells.text_at(r, "table_id") == "total") {
      facts.people = static_cast<double>(cells.integer_at(r, "people"));
      facts.fte = cells.decimal_at(r, "fte");
      facts.fte_low = cells.decimal_at(r, "fte_low");
      facts.fte_high = cells.decimal_at(r, "fte_high");
    }
    if (cells.text_at(r, "table_id") != "profession") continue;
    const std::string& code = cells.text_at(r, "profession");
    if (code != "AHP")
      facts.largest.push_back({code, inputs.labels.label("profession", code), cells.decimal_at(r, "fte")});
  }
}

}  // namespace

void keep_largest(AnswerFacts& facts) {
  std::stable_sort(facts.largest.begin(), facts.largest.end(),
                   [](const auto& a, const auto& b) { return a.fte > b.fte; });
  facts.professions = facts.largest.size();
  if (facts.largest.size() > 3) facts.largest.resize(3);
}

void consider_rate(AnswerFacts& facts, const std::string& place, const std::string& label, double rate) {
  if (!facts.highest || rate > facts.highest->rate) facts.highest = AnswerFacts::PlaceRate{place, label, rate};
  if (!facts.lowest || rate < facts.lowest->rate) facts.lowest = AnswerFacts::PlaceRate{place, label, rate};
}

/// Against the same month a year before (METHODS 2), else the first month of the panel.
void find_change(AnswerFacts& facts, const std::map<std::int32_t, double>& matched) {
  const auto now = matched.find(facts.month.ordinal());
  if (now == matched.end() || matched.begin()->first >= now->first) return;
  auto then = matched.find(facts.month.ordinal() - 12);
  if (then == matched.end()) then = matched.begin();
  if (!(then->second > 0)) return;
  facts.matched_change = 100 * (now->second / then->second - 1);
  facts.matched_since = base::Month::from_ordinal(then->first);
}

ReportParts internal_parts(const ReportInputs& inputs, base::Month month) {
  ReportParts parts;
  add_cells(parts, inputs);
  add_rates(parts, inputs.capacity->table("capacity_rates"));
  add_trend(parts, inputs.capacity->table("capacity_trend"));
  add_ages(parts, inputs.capacity->table("capacity_age_profile"), inputs.capacity->table("capacity_past_55"));
  add_support(parts, inputs.capacity->table("capacity_support_mix"));
  add_turnover(parts, inputs.capacity->table("capacity_turnover"));
  parts.facts.month = month;
  find_totals(parts.facts, inputs);
  keep_largest(parts.facts);
  const base::Table& rates = inputs.capacity->table("capacity_rates");
  for (std::size_t r = 0; r < rates.rows(); ++r) {
    if (!main_measure(rates, r) || ordinal_at(rates, r) != month.ordinal() || rates.text_at(r, "place").empty())
      continue;
    if (!rates.text_at(r, "profession").empty()) continue;
    const std::string& place = rates.text_at(r, "place");
    consider_rate(parts.facts, place, inputs.labels.label("place", place), rates.decimal_at(r, "fte_per_100k"));
  }
  const base::Table& trend = inputs.capacity->table("capacity_trend");
  std::map<std::int32_t, double> matched;
  for (std::size_t r = 0; r < trend.rows(); ++r) {
    const double fte = trend.decimal_at(r, "fte_matched");
    if (trend.text_at(r, "profession").empty() && std::isfinite(fte)) matched[ordinal_at(trend, r)] = fte;
  }
  find_change(parts.facts, matched);
  return parts;
}

}  // namespace cadre::publishing
