#include <fmt/format.h>

#include <cmath>
#include <set>

#include "publishing/numbers.h"
#include "publishing/supply_pages.h"
#include "publishing/supply_words.h"

namespace cadre::publishing {
namespace {

constexpr std::int32_t kAhead = 60;  // months: as far as the sentences look
constexpr double kLikely = 50;       // % of futures

std::string weeks(const base::Table& t, std::size_t row, const char* column) {
  return spoken_count(std::llround(t.decimal_at(row, column)));
}
AnswerPart part(const base::Table& t, std::size_t row, const char* measure, std::string text) {
  return number_part(t, row, measure, std::move(text), {"scenario", "resource", "profession"});
}
/// A row of the base scenario that tells of a limit as a whole.
bool is_whole(const base::Table& t, std::size_t row) {
  return t.text_at(row, "scenario") == t.text_at(0, "scenario") && t.text_at(row, "profession").empty() &&
         std::isfinite(t.decimal_at(row, "offered"));
}

AnswerSentence need_sentence(const base::Table& t, std::size_t row, const Labels& labels) {
  const double lacking = t.decimal_at(row, "short");
  AnswerSentence out{
      plain_part(fmt::format("{}: in the year to {} everybody who asks for a place would need ",
                             limit_words(t.text_at(row, "resource"), labels), month_at(t, row).spoken())),
      part(t, row, "needed", weeks(t, row, "needed")),
      plain_part(
          fmt::format(" weeks ({} in 4 of 5 futures), and ", range_text(t, row, "needed_lower_80", "needed_upper_80"))),
      part(t, row, "offered", weeks(t, row, "offered")), plain_part(" are offered: ")};
  if (lacking >= 0.5) {
    out.push_back(part(t, row, "short", weeks(t, row, "short")));
    out.push_back(plain_part(
        fmt::format(" short ({}), and too few in ", range_text(t, row, "short_lower_80", "short_upper_80"))));
  } else {
    out.push_back(plain_part("too few in "));
  }
  out.push_back(part(t, row, "short_chance", spoken_percent(t.decimal_at(row, "short_chance") / 100)));
  out.push_back(plain_part(" of futures."));
  return out;
}

}  // namespace

FurtherPage placement_page(const SupplyTables& from, const Labels& labels) {
  FurtherPage page{"placements",
                   {},
                   {},
                   "Placement weeks come with futures of the plan's staff and stand in the "
                   "internal report only."};
  const base::Table& t = *from.placements;
  if (t.rows() == 0) return page;
  const std::int32_t opening = from.outlook->rows() > 0 ? month_at(*from.outlook, 0).ordinal() : 0;
  base::Month then;
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (month_at(t, row).ordinal() <= opening + kAhead) then = std::max(then, month_at(t, row));
  std::optional<std::size_t> worst;
  std::set<std::string> limits, likely;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (!is_whole(t, row) || month_at(t, row) != then) continue;
    limits.insert(t.text_at(row, "resource"));
    if (t.decimal_at(row, "short_chance") > kLikely) likely.insert(t.text_at(row, "resource"));
    if (!worst || t.decimal_at(row, "short") > t.decimal_at(*worst, "short")) worst = row;
  }
  if (worst) {
    page.answer.push_back(need_sentence(t, *worst, labels));
    if (limits.size() > 1)
      page.answer.push_back({plain_part(fmt::format(
          "{} of {} kinds of placement are more likely than not too few by then.", likely.size(), limits.size()))});
  } else {
    page.answer.push_back(
        {plain_part("The plan says which weeks learners need, but not how many are offered: nothing "
                    "limits them.")});
  }
  page.tables.push_back(
      {from.placements,
       {"Needed: what everybody who asks and everybody in training would use if nobody were turned away, less those "
        "who "
        "leave between the stages. Offered: what the plan states. A limit that several professions share is told for "
        "all of them together; for each profession only what it needs.",
        from.placement_teams == nullptr
            ? "By team is not told: the plan gives weeks by kind of placement, not by team."
            : "Of teams, further below: what each offers, and what it would have to offer so that nobody is turned "
              "away, if the need fell on teams as their offers do (assumed)."}});
  if (from.placement_teams != nullptr) page.tables.push_back({from.placement_teams, {}});
  return page;
}

}  // namespace cadre::publishing
