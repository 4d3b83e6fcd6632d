#include "publishing/what_changed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "publishing/figures.h"
#include "publishing/numbers.h"

namespace cadre::publishing {
namespace {

constexpr double kShown = 0.05;  ///< FTE below which one digit after the point shows nothing

AnswerPart plain(std::string text) { return {std::move(text), {}}; }

base::Month month_at(const base::Table& table, std::size_t row, const char* column) {
  return base::Month::from_ordinal(static_cast<std::int32_t>(table.integer_at(row, column)));
}

/// FTE of everybody in one bridge: a row of capacity_changes.
struct Whole {
  base::Month to;
  std::string from, period;
  const base::Table* table;
  std::size_t row;

  base::Month since() const { return base::parse_month(from).value_or(base::Month()); }
  double part(const char* name) const { return table->decimal_at(row, name); }
  AnswerPart shown(const char* name) const {
    return {
        spoken_decimal(std::abs(part(name)), 1),
        figure_name("capacity_changes", name, {{"month", to.iso()}, {"from_month", from}, {"measure", "fte"}}).text()};
  }
};

std::vector<Whole> wholes(const base::Table& changes) {
  std::vector<Whole> out;
  for (std::size_t row = 0; row < changes.rows(); ++row) {
    const auto text = [&](const char* column) -> const std::string& { return changes.text_at(row, column); };
    if (text("measure") != "fte" || !text("employer").empty() || !text("profession").empty() ||
        !text("role_level").empty() || !text("place").empty())
      continue;
    out.push_back({month_at(changes, row, "month"), text("from_month"), text("period"), &changes, row});
  }
  return out;
}

const Whole* find(const std::vector<Whole>& all, base::Month to, std::string_view period) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Whole& w) { return w.to == to && w.period == period; });
  return found == all.end() ? nullptr : &*found;
}

AnswerSentence net_sentence(const Whole& whole) {
  const double opening = whole.part("opening"), net = whole.part("net");
  if (std::abs(net) < kShown)
    return {plain("FTE is the same as in " + whole.since().spoken() + ": "), whole.shown("closing"), plain(".")};
  AnswerSentence out{plain(net > 0 ? "FTE rose by " : "FTE fell by "), whole.shown("net")};
  if (opening > 0) out.push_back(plain(fmt::format(" ({})", spoken_percent(std::abs(net) / opening, 1))));
  out.push_back(plain(" since " + whole.since().spoken() + ", from "));
  out.push_back(whole.shown("opening"));
  out.push_back(plain(" to "));
  out.push_back(whole.shown("closing"));
  out.push_back(plain("."));
  return out;
}

/// What made the difference, largest first; parts too small to show are left out.
AnswerSentence parts_sentence(const Whole& whole) {
  struct Part {
    const char *name, *more, *fewer;  ///< column; said behind the amount
  };
  constexpr std::array kParts = {
      Part{"hours", " more by changes of hours", " fewer by changes of hours"},
      Part{"coverage", " more because employers began to send lists", " fewer because employers sent no list"},
      Part{"recoding", " more by recoding", " fewer by recoding"},
      Part{"moves", " more by moves from other staff groups and areas",
           " fewer by moves to other staff groups and areas"},
      Part{"transfers", " more from employers outside the count", " fewer to employers outside the count"},
      Part{"services", " more by services from outside the count", " fewer by services to outside the count"},
      Part{"unlinked", " more in records without a lasting identifier",
           " fewer in records without a lasting identifier"}};
  std::vector<std::pair<double, AnswerSentence>> said;
  const double came = whole.part("starters") + whole.part("leavers");
  if (whole.part("starters") != 0 || whole.part("leavers") != 0)
    said.emplace_back(std::abs(came), AnswerSentence{whole.shown("starters"), plain(" started and "),
                                                     whole.shown("leavers"), plain(" left")});
  for (const Part& part : kParts) {
    const double fte = whole.part(part.name);
    if (std::abs(fte) < kShown) continue;
    said.emplace_back(std::abs(fte), AnswerSentence{whole.shown(part.name), plain(fte > 0 ? part.more : part.fewer)});
  }
  std::stable_sort(said.begin(), said.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  AnswerSentence out;
  for (std::size_t i = 0; i < said.size(); ++i) {
    out.push_back(plain(i == 0 ? "In FTE, " : i + 1 == said.size() ? " and " : ", "));
    out.insert(out.end(), said[i].second.begin(), said[i].second.end());
  }
  if (!out.empty()) out.push_back(plain("."));
  return out;
}

std::string people_text(std::int64_t people) { return spoken_count(people) + (people == 1 ? " person" : " people"); }

std::string coded_as(const Labels& labels, const std::string& profession, const std::string& level,
                     const std::string& other_level) {
  std::string out = profession == "NONE"  ? "other staff"
                    : profession == "AHP" ? "unclear profession"
                                          : labels.label("profession", profession);
  if (profession != "NONE" && level != other_level)
    out += ", " + (level == "unknown" ? "level unknown" : labels.label("role_level", level));
  return out;
}

/// Recodings of the months loaded: how many, and the largest.
AnswerSentence recoding_sentence(const base::Table& recodings, const Labels& labels, base::Month since,
                                 base::Month until) {
  std::int64_t people = 0;
  std::optional<std::size_t> largest;
  for (std::size_t row = 0; row < recodings.rows(); ++row) {
    const base::Month to = month_at(recodings, row, "month");
    if (recodings.text_at(row, "period") != "step" || to.ordinal() <= since.ordinal() || to.ordinal() > until.ordinal())
      continue;
    people += recodings.integer_at(row, "people");
    if (!largest || recodings.integer_at(row, "people") > recodings.integer_at(*largest, "people")) largest = row;
  }
  if (!largest) return {};
  const auto text = [&](const char* column) { return recodings.text_at(*largest, column); };
  return {plain(
      fmt::format("{} changed coding in a post that did not change; the largest recoding is {} to {} at {} "
                  "in {} ({}).",
                  people_text(people), coded_as(labels, text("from_profession"), text("from_level"), text("to_level")),
                  coded_as(labels, text("to_profession"), text("to_level"), text("from_level")),
                  labels.label("employer", text("employer")), month_at(recodings, *largest, "month").spoken(),
                  people_text(recodings.integer_at(*largest, "people"))))};
}

/// Services that passed over in the months loaded, by employers and month.
AnswerSentence service_sentence(const base::Table& transfers, const Labels& labels, base::Month since,
                                base::Month until) {
  std::string text;
  int services = 0;
  for (std::size_t row = 0; row < transfers.rows(); ++row) {
    const base::Month to = month_at(transfers, row, "month");
    if (transfers.text_at(row, "period") != "step" || !transfers.flag_at(row, "whole_service") ||
        to.ordinal() <= since.ordinal() || to.ordinal() > until.ordinal())
      continue;
    if (++services > 3) continue;
    const std::string& profession = transfers.text_at(row, "profession");
    text += fmt::format("{}{} of {} to {} in {} ({})", text.empty() ? "" : "; ",
                        profession == "NONE" ? "other staff" : labels.label("profession", profession),
                        labels.label("employer", transfers.text_at(row, "from_employer")),
                        labels.label("employer", transfers.text_at(row, "to_employer")), to.spoken(),
                        people_text(transfers.integer_at(row, "people")));
  }
  if (services == 0) return {};
  const std::string more = services > 3 ? fmt::format("; and {} more", services - 3) : "";
  return {plain(fmt::format("Services passed over as a whole: {}{}.", text, more))};
}

/// In the middle of a sentence: "other NHS organisations".
struct GroupWords {
  std::string_view code, words;
};
constexpr std::array kGroups = {
    GroupWords{"retirement", "retirement"},
    GroupWords{"resignation", "resignation"},
    GroupWords{"end_of_contract", "the end of a fixed term"},
    GroupWords{"dismissal", "dismissal"},
    GroupWords{"redundancy", "redundancy"},
    GroupWords{"death", "death in service"},
    GroupWords{"transfer", "transfer to another employer"},
    GroupWords{"nhs", "other NHS organisations"},
    GroupWords{"social_care", "social care"},
    GroupWords{"private", "private employers"},
    GroupWords{"abroad", "other countries"},
    GroupWords{"education", "education"},
    GroupWords{"no_employment", "no employment"},
    GroupWords{"newly_qualified", "training, newly qualified"},
    GroupWords{"other", "other"},
};

/// The group with most contracts among those that the reports say; nothing when they say none.
std::optional<std::size_t> largest_group(const base::Table& leaving, const char* about, std::int64_t month) {
  std::optional<std::size_t> largest;
  for (std::size_t row = 0; row < leaving.rows(); ++row) {
    if (leaving.integer_at(row, "month") != month || leaving.text_at(row, "about") != about ||
        leaving.text_at(row, "code") == "not_said" || !leaving.text_at(row, "employer").empty() ||
        !leaving.text_at(row, "profession").empty())
      continue;
    if (!largest || leaving.integer_at(row, "contracts") > leaving.integer_at(*largest, "contracts")) largest = row;
  }
  return largest;
}

/// What the employers' own reports say of the twelve months up to one.
AnswerSentence leaving_sentence(const base::Table& leaving, base::Month to) {
  AnswerSentence out;
  const auto group = [&](const char* about, const char* after) {
    const auto row = largest_group(leaving, about, to.ordinal());
    if (!row) return;
    const std::string& code = leaving.text_at(*row, "code");
    const auto known =
        std::find_if(kGroups.begin(), kGroups.end(), [&](const GroupWords& g) { return g.code == code; });
    out.push_back(plain(out.empty() ? fmt::format("In the {} months to {} the employers' own reports say: ",
                                                  leaving.integer_at(*row, "months"), to.spoken())
                                    : std::string("; ")));
    out.push_back(
        {spoken_percent(leaving.decimal_at(*row, "share") / 100),
         figure_name("capacity_leaving", "share", {{"month", to.iso()}, {"about", about}, {"code", code}}).text()});
    out.push_back(plain(after + (known == kGroups.end() ? code : std::string(known->words))));
  };
  group("reason", " of the contracts that ended did so by ");
  group("destination", " of those who left went to ");
  group("origin", " of starters came from ");
  if (!out.empty()) out.push_back(plain("."));
  return out;
}

AnswerSentence seal_sentence(const base::Table& seals) {
  if (seals.rows() == 0) return {};
  std::string last;
  std::set<std::string> names;
  for (std::size_t row = 0; row < seals.rows(); ++row) names.insert(last = seals.text_at(row, "seal"));
  std::int32_t month = 0;
  double difference = 0;
  std::string cause;
  for (std::size_t row = 0; row < seals.rows(); ++row) {
    if (seals.text_at(row, "seal") != last || !seals.text_at(row, "employer").empty() ||
        !seals.text_at(row, "profession").empty() || seals.integer_at(row, "month") < month)
      continue;
    month = static_cast<std::int32_t>(seals.integer_at(row, "month"));
    difference = seals.decimal_at(row, "fte_difference");
    cause = seals.text_at(row, "cause");
  }
  const std::string of = fmt::format("of {} in the seal {}", base::Month::from_ordinal(month).spoken(), last);
  if (cause == "none" || std::abs(difference) < kShown) return {plain(fmt::format("The figure {} still stands.", of))};
  const char* why = cause == "inputs"  ? "the files changed"
                    : cause == "rules" ? "rules or reference tables changed"
                    : cause == "both"  ? "files and rules both changed"
                                       : "the plan's settings, overrides or other files changed";
  return {plain(fmt::format("The figure {} is now {} FTE {}: {}.", of, spoken_decimal(std::abs(difference), 1),
                            difference > 0 ? "higher" : "lower", why))};
}

}  // namespace

FurtherPage what_changed_page(const WhatChanged& from, const Labels& labels, base::Month shown) {
  FurtherPage page;
  page.page = "what-changed";
  page.tables = {{from.changes,
                  {"Opening and parts add up to closing exactly; as shown, each is rounded to one digit. A part is "
                   "counted within the cell: a move between two professions is none for the employer."}},
                 {from.bridge, {}, false},
                 {from.recodings, {}},
                 {from.transfers, {}},
                 {from.seals, {}},
                 {from.sources, {}, false}};
  page.withheld =
      "What changed is for the internal edition only: its parts are small groups of people, and beside the released "
      "months they would give hidden figures away.";
  if (from.leaving != nullptr)
    page.tables.push_back(
        {from.leaving,
         {"From the employers' own starters and leavers reports, of the whole employer: they count contracts, and the "
          "bridge counts people of the lists, so the two need not agree."}});
  const std::vector<Whole> all = wholes(*from.changes);
  if (all.empty()) return page;
  base::Month to = shown;
  if (!to.known() || find(all, to, "step") == nullptr) to = all.back().to;
  const Whole* step = find(all, to, "step");
  const Whole* main = find(all, to, "year");
  if (main == nullptr) main = find(all, to, "all");
  const auto say = [&](AnswerSentence sentence) {
    if (!sentence.empty()) page.answer.push_back(std::move(sentence));
  };
  for (const Whole* whole : {main, step}) {
    if (whole == nullptr) continue;
    say(net_sentence(*whole));
    say(parts_sentence(*whole));
  }
  if (!from.refusal.empty()) say({plain(from.refusal)});
  const base::Month since = (main != nullptr ? main : step)->since();
  say(recoding_sentence(*from.recodings, labels, since, to));
  say(service_sentence(*from.transfers, labels, since, to));
  if (from.leaving != nullptr) say(leaving_sentence(*from.leaving, to));
  say(seal_sentence(*from.seals));
  return page;
}

}  // namespace cadre::publishing
