#include "publishing/representation_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "base/month.h"
#include "capacity/share_interval.h"
#include "publishing/figures.h"
#include "publishing/numbers.h"

namespace cadre::publishing {
namespace {

constexpr std::size_t kMostFindings = 2;  ///< said in the answer; the others stand in the table

AnswerPart plain(std::string text) { return {std::move(text), {}}; }

std::string month_of(const base::Table& table, std::size_t row) {
  return base::Month::from_ordinal(static_cast<std::int32_t>(table.integer_at(row, "month"))).iso();
}

/// Rows of everybody at one stage.
class Shares {
 public:
  explicit Shares(const base::Table& table) : t_(table) {}

  std::optional<std::size_t> row(std::string_view stage, std::string_view characteristic,
                                 std::string_view group) const {
    for (std::size_t row = 0; row < t_.rows(); ++row)
      if (t_.text_at(row, "profession").empty() && t_.text_at(row, "stage") == stage &&
          t_.text_at(row, "characteristic") == characteristic && t_.text_at(row, "group_code") == group)
        return row;
    return std::nullopt;
  }
  /// People whose group is stated, and everybody; nothing where no list tells the characteristic.
  std::optional<std::pair<std::int64_t, std::int64_t>> known(std::string_view characteristic,
                                                             std::string_view a_group) const {
    const auto group = row("staff", characteristic, a_group), open = row("staff", characteristic, "not_stated");
    if (!group || !open) return std::nullopt;
    return std::pair{t_.integer_at(*group, "of_people"), t_.integer_at(*open, "of_people")};
  }
  const base::Table& table() const { return t_; }

 private:
  const base::Table& t_;
};

AnswerPart share_part(const base::Table& t, std::size_t row) {
  const std::string name = figure_name("representation_shares", "share",
                                       {{"month", month_of(t, row)},
                                        {"stage", t.text_at(row, "stage")},
                                        {"characteristic", t.text_at(row, "characteristic")},
                                        {"group_code", t.text_at(row, "group_code")}})
                               .text();
  return {spoken_percent(t.decimal_at(row, "share") / 100, 1), name};
}

std::string interval_text(double low, double high) {
  return fmt::format("({} to {})", spoken_percent(low, 1), spoken_percent(high, 1));
}

AnswerSentence known_sentence(const Shares& shares) {
  struct Told {
    const char *characteristic, *group, *words;
  };
  constexpr std::array kTold = {Told{"sex", "female", "sex"}, Told{"age_group", "30_44", "age"},
                                Told{"ethnic_group", "white", "ethnic group"},
                                Told{"disability", "disabled", "disability"}};
  std::vector<std::string> told, untold;
  std::int64_t everybody = 0;
  for (const Told& row : kTold) {
    const auto known = shares.known(row.characteristic, row.group);
    if (!known) {
      untold.emplace_back(row.words);
      continue;
    }
    everybody = known->second;
    told.push_back(fmt::format(
        "{} is stated for {}", row.words,
        spoken_percent(static_cast<double>(known->first) / static_cast<double>(std::max<std::int64_t>(everybody, 1)))));
  }
  std::string text = fmt::format("Of {} people in post, ", spoken_count(everybody));
  for (std::size_t i = 0; i < told.size(); ++i) text += (i == 0 ? "" : i + 1 == told.size() ? " and " : ", ") + told[i];
  text += "; shares are of those alone.";
  if (!untold.empty()) text += fmt::format(" No list gives {}.", fmt::join(untold, " or "));
  return {plain(text)};
}

/// "Women are 78.0% of staff (76.1% to 79.8%), against 50.9% of the population (England, 20 to 64, mid-2023)."
void add_sex_or_disability(const Shares& shares, const char* characteristic, const char* group, const char* words,
                           std::vector<AnswerSentence>& out) {
  const base::Table& t = shares.table();
  const auto staff = shares.row("staff", characteristic, group), all = shares.row("population", characteristic, group);
  if (!staff || std::isnan(t.decimal_at(*staff, "share"))) return;
  AnswerSentence said{plain(fmt::format("{} are ", words)), share_part(t, *staff)};
  said.push_back(plain(
      " of staff " + interval_text(t.decimal_at(*staff, "share_low") / 100, t.decimal_at(*staff, "share_high") / 100)));
  if (all) {
    const std::string& source = t.text_at(*all, "source");
    said.push_back(plain(", against "));
    said.push_back(share_part(t, *all));
    said.push_back(plain(fmt::format(" of the population ({})", source.substr(0, source.find(": ")))));
  }
  said.push_back(plain("."));
  out.push_back(std::move(said));
}

void add_minority(const Shares& shares, std::vector<AnswerSentence>& out) {
  const base::Table& t = shares.table();
  const auto white = shares.row("staff", "ethnic_group", "white"),
             all = shares.row("population", "ethnic_group", "white");
  if (!white || std::isnan(t.decimal_at(*white, "share"))) return;
  const std::int64_t stated = t.integer_at(*white, "of_people");
  const auto found = capacity::wilson_interval(stated - t.integer_at(*white, "people"), stated);
  std::string text = fmt::format("People of minority ethnic groups are {} of staff {}", spoken_percent(found->share, 1),
                                 interval_text(found->low, found->high));
  if (all) {
    const std::string& source = t.text_at(*all, "source");
    text += fmt::format(", against {} of the population ({})", spoken_percent(1 - t.decimal_at(*all, "share") / 100, 1),
                        source.substr(0, source.find(": ")));
  }
  out.push_back({plain(text + ".")});
}

/// Rows of everybody with a finding, the clearest first; ages left out, since bands rise with age.
std::vector<std::size_t> findings(const base::Table& t, bool leaving) {
  std::vector<std::size_t> out;
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.text_at(row, "profession").empty() && (t.text_at(row, "outcome") == "left") == leaving &&
        t.text_at(row, "finding") == (leaving ? "more_likely" : "less_likely") &&
        t.text_at(row, "characteristic") != "age_group")
      out.push_back(row);
  const auto nearest_to_1 = [&](std::size_t row) {
    return leaving ? -t.decimal_at(row, "likelihood_low") : t.decimal_at(row, "likelihood_high");
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](std::size_t a, std::size_t b) { return nearest_to_1(a) < nearest_to_1(b); });
  if (out.size() > kMostFindings) out.resize(kMostFindings);
  return out;
}

AnswerSentence finding_sentence(const base::Table& t, std::size_t row) {
  struct Words {
    const char *outcome, *who, *what;
  };
  constexpr std::array kWords = {Words{"next_6_7", " in band 7 and below", "to be in bands 6 and 7"},
                                 Words{"next_8a_up", " in band 6 and above", "to be in band 8a and above"},
                                 Words{"left", "", "to have left"}};
  const Words* words = std::find_if(kWords.begin(), kWords.end(),
                                    [&](const Words& w) { return t.text_at(row, "outcome") == w.outcome; });
  const std::string name = figure_name("representation_likelihood", "likelihood",
                                       {{"month", month_of(t, row)},
                                        {"outcome", t.text_at(row, "outcome")},
                                        {"characteristic", t.text_at(row, "characteristic")},
                                        {"group_code", t.text_at(row, "group_code")}})
                               .text();
  const auto ratio = [&](const char* column) { return spoken_decimal(t.decimal_at(row, column), 2); };
  const auto people = [&](const char* column) { return spoken_count(t.integer_at(row, column)); };
  std::string since;
  if (const auto month = base::parse_month(t.text_at(row, "from_month"))) since = " since " + month->spoken();
  return {plain(fmt::format("{}{} are ", t.text_at(row, "group_name"), words->who)),
          {ratio("likelihood"), name},
          plain(fmt::format(" times as likely as {} {}{} ({} to {}; {} of {} against {} of {}).",
                            t.text_at(row, "reference_name"), words->what, since, ratio("likelihood_low"),
                            ratio("likelihood_high"), people("with_outcome"), people("of_people"),
                            people("reference_with_outcome"), people("reference_of_people")))};
}

void add_findings(const base::Table& t, const std::string& no_flows, std::vector<AnswerSentence>& out) {
  const std::vector<std::size_t> stops = findings(t, false), leavers = findings(t, true);
  for (const std::size_t row : stops) out.push_back(finding_sentence(t, row));
  if (stops.empty()) out.push_back({plain("No group is clearly less likely than another to be in the next bands.")});
  for (const std::size_t row : leavers) out.push_back(finding_sentence(t, row));
  if (!no_flows.empty())
    out.push_back({plain(no_flows)});
  else if (leavers.empty())
    out.push_back({plain("No group is clearly more likely than another to have left.")});
  std::size_t made = 0;
  for (std::size_t row = 0; row < t.rows(); ++row)
    made += t.text_at(row, "profession").empty() && t.text_at(row, "finding") != "too_few" ? 1 : 0;
  if (made > 0)
    out.push_back({plain(fmt::format(
        "{} comparisons of everybody are made, and about one in twenty would differ by chance alone: a difference is a "
        "question to ask, not its answer.",
        spoken_count(static_cast<std::int64_t>(made))))});
}

}  // namespace

FurtherPage representation_page(const Representation& from) {
  FurtherPage page;
  page.page = "representation";
  page.tables = {
      {from.shares,
       {"Shares are of people whose group is stated; those who did not state it have their share of everybody. Fewer "
        "than "
        "10 people have no share.",
        "Somebody with several posts stands in the bands of the one with the largest FTE. Posts without an Agenda for "
        "Change band stand apart."}},
      {from.likelihood,
       {"A likelihood of 0.5 means half as likely. It is told when both groups have 10 people or more and 10 of them "
        "together the outcome; it is clear when its 95% interval leaves 1 out.",
        "Age, length of service, profession and hours differ between groups and are not taken into account: a "
        "difference "
        "is no cause. Band 5 and below holds support staff, who need a degree to go on.",
        "Not for judging persons, teams or managers, and not for choosing among applicants."}}};
  page.withheld =
      "Representation is for the internal edition only: it tells sex, age, ethnic group and disability of small groups "
      "of "
      "people.";
  if (!from.no_groups.empty()) return page;
  const Shares shares(*from.shares);
  page.answer.push_back(known_sentence(shares));
  add_sex_or_disability(shares, "sex", "female", "Women", page.answer);
  add_minority(shares, page.answer);
  add_sex_or_disability(shares, "disability", "disabled", "Disabled people", page.answer);
  add_findings(*from.likelihood, from.no_flows, page.answer);
  return page;
}

}  // namespace cadre::publishing
