#include "publishing/staffing_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "publishing/figures.h"
#include "publishing/numbers.h"

namespace cadre::publishing {
namespace {

constexpr const char* kPosition = "capacity_staffing_position";
constexpr std::int64_t kLongVacant = 6;       ///< months from which on a vacancy is told of as long
constexpr std::size_t kRowsInReport = 20000;  ///< longer tables stay in workbook, CSV and database

AnswerPart plain(std::string text) { return {std::move(text), {}}; }

/// One row of capacity_staffing_position.
class Position {
 public:
  Position(const base::Table& table, std::size_t row) : table_(&table), row_(row) {}

  double value(const char* column) const { return table_->decimal_at(row_, column); }
  bool has(const char* column) const { return std::isfinite(value(column)); }
  bool known() const { return table_->flag_at(row_, "known_employer"); }
  const std::string& text(const char* column) const { return table_->text_at(row_, column); }
  base::Month month() const {
    return base::Month::from_ordinal(static_cast<std::int32_t>(table_->integer_at(row_, "month")));
  }

  AnswerPart fte(const char* column) const { return {spoken_decimal(std::abs(value(column)), 1), figure(column)}; }
  AnswerPart percent(const char* column) const { return {spoken_percent(value(column) / 100, 1), figure(column)}; }

 private:
  std::string figure(const char* column) const {
    return figure_name(kPosition, column,
                       {{"month", month().iso()},
                        {"profession", text("profession")},
                        {"employer", text("employer")},
                        {"place", text("place")}})
        .text();
  }
  const base::Table* table_;
  std::size_t row_;
};

struct MonthRows {
  std::optional<Position> all;
  std::vector<Position> employers;
};

MonthRows rows_of(const base::Table& position, base::Month month) {
  MonthRows out;
  for (std::size_t row = 0; row < position.rows(); ++row) {
    const Position p(position, row);
    if (p.month() != month || !p.text("profession").empty() || !p.text("place").empty()) continue;
    if (p.text("employer").empty())
      out.all = p;
    else
      out.employers.push_back(p);
  }
  return out;
}

/// As asked when it has staff lists, else the latest month that has some.
base::Month month_of(const base::Table& position, base::Month shown) {
  base::Month latest;
  for (std::size_t row = 0; row < position.rows(); ++row) {
    const Position p(position, row);
    if (!p.has("in_post")) continue;
    if (p.month() == shown) return shown;
    latest = std::max(latest, p.month());
  }
  return latest;
}

std::string joined(const std::vector<std::string>& words, const char* last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out += (i == 0 ? "" : i + 1 == words.size() ? fmt::format(" {} ", last) : ", ") + words[i];
  return out;
}

AnswerSentence available_sentence(const Position& all) {
  return {plain(fmt::format("In {}, ", all.month().spoken())),
          all.fte("in_post"),
          plain(" FTE are in post, and "),
          all.fte("available"),
          plain(" of them are available: "),
          all.fte("maternity"),
          plain(" are on maternity leave, "),
          all.fte("career_break"),
          plain(" on a career break and "),
          all.fte("seconded_out"),
          plain(" seconded out.")};
}

AnswerSentence vacancy_sentence(const MonthRows& rows, const Labels& labels) {
  const Position& all = *rows.all;
  if (!all.has("vacancies")) return {};
  std::size_t listed = 0, compared = 0;
  const Position* highest = nullptr;
  for (const Position& employer : rows.employers) {
    if (!employer.known()) continue;
    listed += employer.has("in_post") ? 1 : 0;
    compared += employer.has("vacancies") ? 1 : 0;
    if (employer.has("vacancy_rate") &&
        (highest == nullptr || employer.value("vacancy_rate") > highest->value("vacancy_rate")))
      highest = &employer;
  }
  AnswerSentence out{plain(fmt::format("In {}, ", all.month().spoken())), all.fte("vacancies")};
  if (all.value("vacancies") >= 0) {
    out.push_back(plain(" of "));
    out.push_back(all.fte("compared_funded"));
    out.push_back(plain(" funded FTE are vacant"));
    if (all.has("vacancy_rate")) {
      out.push_back(plain(" ("));
      out.push_back(all.percent("vacancy_rate"));
      out.push_back(plain(")"));
    }
  } else {
    out.push_back(plain(" FTE more are in post than the "));
    out.push_back(all.fte("compared_funded"));
    out.push_back(plain(" that are funded"));
  }
  out.push_back(plain(fmt::format(", at {} of {} employers that have both a staff list and an establishment",
                                  spoken_count(static_cast<std::int64_t>(compared)),
                                  spoken_count(static_cast<std::int64_t>(listed)))));
  if (highest != nullptr && compared > 1) {
    out.push_back(plain("; the rate is highest at " + labels.label("employer", highest->text("employer")) + " ("));
    out.push_back(highest->percent("vacancy_rate"));
    out.push_back(plain(")"));
  }
  out.push_back(plain("."));
  return out;
}

/// Vacancies that last: how many groups of posts and the largest of them.
AnswerSentence spell_sentence(const base::Table& bands, const Labels& labels, base::Month month) {
  std::int64_t groups = 0;
  double fte = 0;
  std::optional<std::size_t> largest;
  for (std::size_t row = 0; row < bands.rows(); ++row) {
    const std::int64_t months = bands.integer_at(row, "months_vacant");
    if (bands.integer_at(row, "month") != month.ordinal() || months == base::kNoInteger || months < kLongVacant)
      continue;
    ++groups;
    fte += bands.decimal_at(row, "vacancies");
    if (!largest || bands.decimal_at(row, "vacancies") > bands.decimal_at(*largest, "vacancies")) largest = row;
  }
  if (!largest) return {};
  const auto text = [&](const char* column) { return bands.text_at(*largest, column); };
  const auto since = base::Month::from_ordinal(static_cast<std::int32_t>(bands.integer_at(*largest, "vacant_since")));
  const std::string band = text("band") == "unknown" ? "band not said" : "band " + text("band");
  return {plain(fmt::format(
              "{} FTE have been vacant for {} months or more, in {} of employer, profession "
              "and band; the largest is {}, {}, at {}: ",
              spoken_decimal(fte, 1), kLongVacant, groups == 1 ? "one group" : spoken_count(groups) + " groups",
              labels.label("profession", text("profession")), band, labels.label("employer", text("employer")))),
          {spoken_decimal(bands.decimal_at(*largest, "vacancies"), 1) + " FTE",
           figure_name("capacity_staffing_bands", "vacancies",
                       {{"month", month.iso()},
                        {"profession", text("profession")},
                        {"band", text("band")},
                        {"employer", text("employer")}})
               .text()},
          plain(fmt::format(" since {}{}.", since.spoken(), bands.flag_at(*largest, "at_least") ? " or before" : ""))};
}

AnswerSentence temporary_sentence(const Position& all) {
  if (!all.has("bank")) return {};
  const double cost = all.value("bank_cost") + all.value("agency_cost");
  AnswerSentence out{plain("Bank staff worked "), all.fte("bank"), plain(" FTE and agency staff "), all.fte("agency"),
                     plain(" FTE")};
  if (cost > 0) out.push_back(plain(fmt::format(", for £{} in the month", spoken_decimal(cost, 0))));
  if (all.has("temporary_share")) {
    out.push_back(plain("; together they are "));
    out.push_back(all.percent("temporary_share"));
    out.push_back(plain(" of substantive, bank and agency FTE, agency alone "));
    out.push_back(all.percent("agency_share"));
  }
  out.push_back(plain("."));
  return out;
}

AnswerSentence absence_sentence(const Position& all) {
  if (!all.has("sickness_rate")) return {};
  return {plain("Sickness took "), all.percent("sickness_rate"),
          plain(" of the days of staff in post, maternity leave and other absence "), all.percent("other_absence_rate"),
          plain(".")};
}

AnswerSentence ends_sentence(const Position& all) {
  AnswerSentence out{plain("Fixed terms of "),  all.fte("contract_end_3"),  plain(" FTE end within 3 months, of "),
                     all.fte("contract_end_6"), plain(" within 6 and of "), all.fte("contract_end_12"),
                     plain(" within 12")};
  if (all.has("funding_end_3")) {
    out.push_back(plain("; the funding of "));
    out.push_back(all.fte("funding_end_3"));
    out.push_back(plain(", "));
    out.push_back(all.fte("funding_end_6"));
    out.push_back(plain(" and "));
    out.push_back(all.fte("funding_end_12"));
    out.push_back(plain(" funded FTE ends in the same time"));
  }
  out.push_back(plain("."));
  return out;
}

AnswerSentence recruitment_sentence(const base::Table& t, base::Month month) {
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.integer_at(row, "month") != month.ordinal() || !t.text_at(row, "employer").empty() ||
        !t.text_at(row, "profession").empty())
      continue;
    const auto part = [&](const char* column, bool percent) {
      const double value = t.decimal_at(row, column);
      return AnswerPart{percent ? spoken_percent(value / 100) : spoken_decimal(value, 1),
                        figure_name("capacity_recruitment", column, {{"month", month.iso()}}).text()};
    };
    const auto has = [&](const char* column) { return std::isfinite(t.decimal_at(row, column)); };
    const std::int64_t months = t.integer_at(row, "months");
    AnswerSentence out{
        plain(months == 1 ? std::string("In the month ") : fmt::format("In {} months ", spoken_count(months))),
        part("advertised_12", false), plain(" FTE were advertised and "), part("offered_12", false), plain(" offered")};
    if (has("started_12")) {
      out.push_back(plain("; "));
      out.push_back(part("started_12", false));
      out.push_back(plain(" started"));
    }
    if (has("started_share")) {
      out.push_back(plain(", "));
      out.push_back(part("started_share", true));
      out.push_back(plain(" of what was offered"));
    }
    if (has("days_to_start")) {
      out.push_back(plain(", on average "));
      out.push_back({spoken_decimal(t.decimal_at(row, "days_to_start"), 0),
                     figure_name("capacity_recruitment", "days_to_start", {{"month", month.iso()}}).text()});
      out.push_back(plain(" days after the advert"));
    }
    out.push_back(plain("."));
    return out;
  }
  return {};
}

/// A file that the page needs: its layout, what it is, what it tells.
struct NeededFile {
  const char *layout, *name, *tells;
};
constexpr std::array kNeeded = {
    NeededFile{"finance_establishment", "a finance establishment", "what is vacant and whose funding ends"},
    NeededFile{"temporary_staff", "a file of bank and agency staff", "who fills in, and for how much"},
    NeededFile{"esr_absences", "an absence report", "sickness and other time lost"},
    NeededFile{"recruitment", "a recruitment file", "what is advertised, offered and started"},
};

bool lacks(const Position& row, const char* layout) {
  return fmt::format(";{};", row.text("missing_files")).find(fmt::format(";{};", layout)) != std::string::npos;
}

/// "A, B and 3 others": more than three employers are not all named.
std::string some_of(std::vector<std::string> names) {
  const std::size_t more = names.size() > 3 ? names.size() - 2 : 0;
  if (more > 0) {
    names.resize(2);
    names.push_back(fmt::format("{} others", more));
  }
  return joined(names, "and");
}

/// What nobody sent, and who did not send what others did; files that the same employers lack in one sentence.
void say_missing(const MonthRows& rows, const Labels& labels, std::vector<AnswerSentence>& out) {
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> lacking;  // employers, what they lack
  for (const NeededFile& file : kNeeded) {
    if (lacks(*rows.all, file.layout)) {
      out.push_back({plain(
          fmt::format("Not known: {}. Add {} (layout {}) as an [[input]].", file.tells, file.name, file.layout))});
      continue;
    }
    std::vector<std::string> without;
    for (const Position& employer : rows.employers)
      if (employer.known() && employer.has("in_post") && lacks(employer, file.layout))
        without.push_back(labels.label("employer", employer.text("employer")));
    if (without.empty()) continue;
    auto same = std::find_if(lacking.begin(), lacking.end(), [&](const auto& l) { return l.first == without; });
    if (same == lacking.end()) same = lacking.insert(lacking.end(), {without, {}});
    same->second.push_back(fmt::format("{} (layout {})", file.tells, file.layout));
  }
  for (const auto& [employers, files] : lacking)
    out.push_back({plain(fmt::format("Left out, for want of a file of the month, of {}: {}.", fmt::join(files, "; of "),
                                     some_of(employers)))});
}

std::vector<FurtherTable> tables_of(const StaffingSource& from) {
  const auto short_enough = [](const base::Table* table) { return table->rows() <= kRowsInReport; };
  return {
      {from.position,
       {"Vacancies are funded FTE less FTE in post of employers that have both a staff list and an establishment; "
        "below nothing means more in post than funded.",
        "In post and funded are of the plan's area, by place of work and cost centre. Bank and agency are of the "
        "whole employer, because the file does not say where."},
       short_enough(from.position)},
      {from.bands,
       {"Months vacant are months with figures, one after the other, in which 0.05 FTE or more was vacant (assumed)."},
       short_enough(from.bands)},
      {from.recruitment,
       {"Shares are of sums over up to twelve months, because a starter was offered the post months before."},
       short_enough(from.recruitment)},
      {from.peers,
       {"Peers are the other employers of the same sector, or the other places; with fewer than 3 none are shown."},
       short_enough(from.peers)}};
}

}  // namespace

FurtherPage staffing_page(const StaffingSource& from, const Labels& labels, base::Month shown) {
  FurtherPage page;
  page.page = "staffing";
  page.tables = tables_of(from);
  page.withheld =
      "Staffing is for the internal edition only: funded posts, vacancies and absence of small groups would tell of "
      "single people.";
  const base::Month month = month_of(*from.position, shown);
  const MonthRows rows = rows_of(*from.position, month);
  if (!rows.all) return page;
  const auto say = [&](AnswerSentence sentence) {
    if (!sentence.empty()) page.answer.push_back(std::move(sentence));
  };
  say(vacancy_sentence(rows, labels));
  say(spell_sentence(*from.bands, labels, month));
  say(temporary_sentence(*rows.all));
  say(available_sentence(*rows.all));
  say(absence_sentence(*rows.all));
  say(ends_sentence(*rows.all));
  say(recruitment_sentence(*from.recruitment, month));
  say_missing(rows, labels, page.answer);
  return page;
}

}  // namespace cadre::publishing
