#include "publishing/profession_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "publishing/figures.h"
#include "publishing/numbers.h"

namespace cadre::publishing {
namespace {

constexpr const char* kTable = "capacity_profession_risks";

/// A share in the middle of a sentence.
struct RiskWords {
  std::string_view risk, words;
};
constexpr std::array kWords = {
    RiskWords{"vacancy_rate", "the vacancy rate"},
    RiskWords{"leaver_rate", "the leaver rate over a year"},
    RiskWords{"share_55_plus", "the share near retirement"},
    RiskWords{"shrinking", "the FTE lost in a year"},
    RiskWords{"thin_places", "the share in places with one or two people"},
    RiskWords{"contract_ends", "the share on contracts that end within 12 months"},
    RiskWords{"temporary_share", "the share of bank and agency staff"},
    RiskWords{"sickness_rate", "the sickness rate"},
};

std::string words_of(std::string_view risk) {
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const RiskWords& w) { return w.risk == risk; });
  return std::string(found == kWords.end() ? risk : found->words);
}

/// The month asked for when it has rows, else the latest.
std::int64_t month_of(const base::Table& risks, base::Month shown) {
  std::int64_t latest = 0;
  for (std::size_t row = 0; row < risks.rows(); ++row) {
    const std::int64_t month = risks.integer_at(row, "month");
    if (month == shown.ordinal()) return month;
    latest = std::max(latest, month);
  }
  return latest;
}

AnswerSentence worst_sentence(const base::Table& risks, std::size_t row, const Labels& labels) {
  const std::string month = base::Month::from_ordinal(static_cast<std::int32_t>(risks.integer_at(row, "month"))).iso();
  const auto part = [&](const char* column, std::string text) {
    return AnswerPart{std::move(text), figure_name(kTable, column,
                                                   {{"month", month},
                                                    {"profession", risks.text_at(row, "profession")},
                                                    {"risk", risks.text_at(row, "risk")}})
                                           .text()};
  };
  const auto percent = [&](const char* column) { return spoken_percent(risks.decimal_at(row, column) / 100, 1); };
  return {
      {fmt::format("The largest difference is that of {}: {} is ",
                   labels.label("profession", risks.text_at(row, "profession")), words_of(risks.text_at(row, "risk"))),
       {}},
      part("value", percent("value")),
      {", against ", {}},
      part("all_value", percent("all_value")),
      {" in all professions, which is ", {}},
      part("excess_fte", spoken_decimal(risks.decimal_at(row, "excess_fte"), 1) + " FTE"),
      {" more than if it were the same.", {}}};
}

}  // namespace

FurtherPage profession_page(const base::Table& risks, const Labels& labels, base::Month shown) {
  FurtherPage page{
      "profession",
      {},
      {{&risks,
        {"Shares are compared with those of all allied health staff of the plan, the profession itself among them. A "
         "share that exceeds by less than one percentage point is no risk by this rule (assumed).",
         "In a profession of few people one person moves a share by many points."}}},
      {}};
  const std::int64_t month = month_of(risks, shown);
  std::set<std::string> all, worse;
  std::optional<std::size_t> worst;
  for (std::size_t row = 0; row < risks.rows(); ++row) {
    if (risks.integer_at(row, "month") != month) continue;
    all.insert(risks.text_at(row, "profession"));
    if (risks.integer_at(row, "rank") == base::kNoInteger) continue;
    worse.insert(risks.text_at(row, "profession"));
    if (!worst || risks.decimal_at(row, "excess_fte") > risks.decimal_at(*worst, "excess_fte")) worst = row;
  }
  if (!worst) return page;
  page.answer.push_back({{fmt::format("{} of {} {} worse than all together in at least one of the shares compared.",
                                      spoken_count(static_cast<std::int64_t>(worse.size())),
                                      spoken_count(static_cast<std::int64_t>(all.size())),
                                      worse.size() == 1 ? "professions stands" : "professions stand"),
                          {}}});
  page.answer.push_back(worst_sentence(risks, *worst, labels));
  return page;
}

}  // namespace cadre::publishing
