#include "publishing/hours_page.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "publishing/figures.h"
#include "publishing/numbers.h"

namespace cadre::publishing {
namespace {

AnswerPart plain(std::string text) { return {std::move(text), {}}; }

/// The row of a month whose given columns are empty.
std::optional<std::size_t> row_of_all(const base::Table& table, base::Month month,
                                      std::initializer_list<const char*> open) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    bool all = table.integer_at(row, "month") == month.ordinal();
    for (const char* column : open) all = all && table.text_at(row, column).empty();
    if (all) return row;
  }
  return std::nullopt;
}

std::string figure(const char* table, const char* measure, base::Month month) {
  return figure_name(table, measure, {{"month", month.iso()}}).text();
}

AnswerSentence hours_sentence(const base::Table& t, std::size_t row, base::Month month) {
  const auto hours = [&](const char* column) { return spoken_decimal(t.decimal_at(row, column), 0); };
  AnswerSentence out{plain("Of ")};
  out.push_back({hours("contracted_hours"), figure("capacity_clinical_hours", "contracted_hours", month)});
  out.push_back(plain(" contracted hours a week of staff who are available, "));
  out.push_back({hours("clinical_hours"), figure("capacity_clinical_hours", "clinical_hours", month)});
  out.push_back(plain(fmt::format(
      " ({}) are direct clinical care as a mean over the year, {} with every assumption at its worst or best",
      spoken_percent(t.decimal_at(row, "clinical_share") / 100),
      spoken_range(hours("clinical_hours_low"), hours("clinical_hours_high")))));
  const double planned = t.decimal_at(row, "planned_share");
  out.push_back(plain(
      planned > 0 ? fmt::format("; job plans say the clinical share of {} of the hours, the rest is assumed by band.",
                                spoken_percent(planned / 100))
                  : "; the clinical share is assumed by band, because no job plan is read."));
  return out;
}

AnswerSentence cost_sentence(const base::Table& t, std::size_t row, base::Month month) {
  const auto millions = [&](const char* column) { return spoken_decimal(t.decimal_at(row, column) / 1e6, 1); };
  AnswerSentence out{plain("They cost £")};
  out.push_back({millions("cost") + " million", figure("capacity_staff_cost", "cost", month)});
  out.push_back(
      plain(fmt::format(" a year at {} pay with on-costs (£{} million with everybody at entry or at the top of "
                        "the band; the middle step is assumed), £",
                        t.text_at(row, "pay_year"), spoken_range(millions("cost_low"), millions("cost_high")))));
  out.push_back({spoken_decimal(t.decimal_at(row, "cost_per_clinical_hour"), 2),
                 figure("capacity_staff_cost", "cost_per_clinical_hour", month)});
  out.push_back(plain(" for each clinical hour."));
  return out;
}

std::optional<AnswerSentence> attainment_sentence(const base::Table& t, base::Month month) {
  std::size_t employers = 0, reached = 0;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.integer_at(row, "month") != month.ordinal() || t.text_at(row, "employer").empty()) continue;
    ++employers;
    reached += t.integer_at(row, "level") >= 1 ? 1 : 0;
  }
  if (employers == 0) return std::nullopt;
  return AnswerSentence{
      plain(fmt::format("{} of {} employers with job plans {} level 1 of attainment or more.",
                        spoken_count(static_cast<std::int64_t>(reached)),
                        spoken_count(static_cast<std::int64_t>(employers)), reached == 1 ? "reaches" : "reach"))};
}

}  // namespace

FurtherPage hours_page(const capacity::HoursTables& tables, base::Month month) {
  FurtherPage page{"capacity", {}, {}, {}};
  const auto all = row_of_all(tables.clinical, month, {"profession", "employer"});
  if (!all || !(tables.clinical.decimal_at(*all, "contracted_hours") > 0)) return page;
  page.answer.push_back(hours_sentence(tables.clinical, *all, month));
  if (const auto cost = row_of_all(tables.cost, month, {"profession", "band"}))
    page.answer.push_back(cost_sentence(tables.cost, *cost, month));
  if (auto attained = attainment_sentence(tables.job_plans, month)) page.answer.push_back(std::move(*attained));
  page.tables = {
      {&tables.clinical,
       {"Staff in post who are available; not bank, agency or records of unclear profession.",
        "Leave, study, sickness and the clinical share of a band are assumed unless a job plan says the share "
        "(Sources and assumptions)."}},
      {&tables.cost,
       {"Everybody at the middle step of the band: assumed, as steps of pay are not read. On-costs count whoever "
        "pays them. No high cost area supplement."}},
      {&tables.job_plans,
       {"A plan whose time misses the contract by more than 0.25 hours a week is not used.",
        "Level 1 asks for 90% of staff with an active plan (published), levels 2 and 3 for 90% linked to output "
        "and compared with demand (assumed). Level 4 is not measured."}},
      {&tables.learners, {"Students stand outside the staff; apprentices and trainee advanced practitioners inside."}},
      {&tables.hours, {}, false},
      {&tables.job_plan_faults, {}, false}};
  return page;
}

}  // namespace cadre::publishing
