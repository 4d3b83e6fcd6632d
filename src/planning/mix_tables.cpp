#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planning/mix_file.h"

namespace cadre::planning {
namespace {

using base::ColumnKind;

constexpr base::ColumnSpec kMix[] = {
    {"project", ColumnKind::Code, "", "Id of the project."},
    {"year", ColumnKind::Integer, "", "Year in which it starts."},
    {"size", ColumnKind::Decimal, "units", "How large."},
    {"cost", ColumnKind::Decimal, "pounds", "Of this start, over the years of the plan."},
    {"always", ColumnKind::Flag, "", "In every good solution that was found."},
};
constexpr base::TableSpec kMixSpec = {"mix", "planning", true, "The cheapest mix: what starts when, and how large.",
                                      kMix};

constexpr base::ColumnSpec kMeasures[] = {
    {"measure", ColumnKind::Code, "", "Id of the measure."},
    {"target", ColumnKind::Decimal, "of the measure", "What it must not be above."},
    {"effect", ColumnKind::Decimal, "of the measure", "What the mix takes off it, as expected."},
    {"probability", ColumnKind::Decimal, "share", "Of futures in which it is reached."},
    {"shortfall", ColumnKind::Decimal, "of the measure",
     "What is missing at the stated probability; 0 when nothing is."},
    {"price", ColumnKind::Decimal, "pounds",
     "Saved at the margin by a target that is higher by 1; missing = not known."},
};
constexpr base::TableSpec kMeasuresSpec = {"mix_measures", "planning", true, "What the mix does to each measure.",
                                           kMeasures};

constexpr base::ColumnSpec kYears[] = {
    {"year", ColumnKind::Integer, "", "Year."},
    {"cost", ColumnKind::Decimal, "pounds", "Cost of the mix."},
    {"budget", ColumnKind::Decimal, "pounds", "Limit; missing = none."},
    {"limit", ColumnKind::Code, "", "budget, or the resource."},
    {"price", ColumnKind::Decimal, "pounds", "Saved at the margin by one more unit of the limit; missing = not known."},
};
constexpr base::TableSpec kYearsSpec = {"mix_years", "planning", true,
                                        "Cost by year, and what relaxing a limit is worth.", kYears};

constexpr base::ColumnSpec kRounds[] = {
    {"round", ColumnKind::Integer, "", "Number of the round."},
    {"level", ColumnKind::Decimal, "share", "Quantile that each measure's row stood for."},
    {"cost", ColumnKind::Decimal, "pounds", "Of the mix that was found; missing = none."},
    {"probability", ColumnKind::Decimal, "share", "Of futures in which all measures were reached."},
};
constexpr base::TableSpec kRoundsSpec = {"mix_rounds", "planning", true, "Rounds of solving and verifying.", kRounds};

constexpr base::ColumnSpec kAlternatives[] = {
    {"alternative", ColumnKind::Integer, "", "1 = the next best set of projects."},
    {"project", ColumnKind::Code, "", "Id of the project."},
    {"year", ColumnKind::Integer, "", "Year in which it starts."},
    {"size", ColumnKind::Decimal, "units", "How large."},
    {"cost", ColumnKind::Decimal, "pounds", "Of the whole alternative."},
};
constexpr base::TableSpec kAlternativesSpec = {"mix_alternatives", "planning", true, "Other sets of projects.",
                                               kAlternatives};

double tidy(double value) { return std::round(value * 1e6) / 1e6; }

Mix only(const Mix& mix, std::size_t project, std::size_t year) {
  Mix out(mix.size(), std::vector<double>(mix[project].size(), 0.0));
  out[project][year] = mix[project][year];
  return out;
}

base::Table mix_table(const MixPlan& plan, const MixProblem& problem, const CheapestMix& found) {
  base::Table table(kMixSpec);
  for (std::size_t i = 0; i < found.mix.size(); ++i)
    for (std::size_t y = 0; y < found.mix[i].size(); ++y) {
      if (found.mix[i][y] <= 0) continue;
      const bool always = std::find(found.always.begin(), found.always.end(), i) != found.always.end();
      table.text(problem.projects[i].id).integer(plan.first_year + static_cast<int>(y)).decimal(tidy(found.mix[i][y]));
      table.decimal(tidy(cost_of_mix(problem, only(found.mix, i, y)))).flag(always).end_row();
    }
  return table;
}

base::Table measures_table(const MixProblem& problem, const CheapestMix& found) {
  base::Table table(kMeasuresSpec);
  for (std::size_t m = 0; m < problem.measures.size(); ++m) {
    table.text(problem.measures[m].id).decimal(problem.measures[m].target);
    table.decimal(tidy(expected_effect(problem, found.mix, m))).decimal(tidy(found.chance.each[m]));
    table.decimal(tidy(found.shortfall[m]));
    if (found.prices)
      table.decimal(tidy(found.prices->target[m]));
    else
      table.missing();
    table.end_row();
  }
  return table;
}

base::Table years_table(const MixPlan& plan, const MixProblem& problem, const CheapestMix& found) {
  base::Table table(kYearsSpec);
  const auto put = [&](bool known, double value) {
    if (known)
      table.decimal(tidy(value));
    else
      table.missing();
  };
  for (std::size_t y = 0; y < found.cost_by_year.size(); ++y) {
    table.integer(plan.first_year + static_cast<int>(y)).decimal(tidy(found.cost_by_year[y]));
    put(std::isfinite(problem.budget[y]), problem.budget[y]);
    table.text("budget");
    put(found.prices.has_value(), found.prices ? found.prices->budget[y] : 0);
    table.end_row();
    for (std::size_t r = 0; found.prices && r < problem.capacity.size(); ++r) {
      if (found.prices->capacity[r][y] == 0) continue;
      table.integer(plan.first_year + static_cast<int>(y)).missing().missing().text(problem.resources[r]);
      table.decimal(tidy(found.prices->capacity[r][y])).end_row();
    }
  }
  return table;
}

}  // namespace

const std::vector<const base::TableSpec*>& mix_specs() {
  static const std::vector<const base::TableSpec*> kSpecs = {&kMixSpec, &kMeasuresSpec, &kYearsSpec, &kRoundsSpec,
                                                             &kAlternativesSpec};
  return kSpecs;
}

std::vector<base::Table> mix_tables(const MixPlan& plan, const MixProblem& problem, const CheapestMix& found) {
  std::vector<base::Table> out = {mix_table(plan, problem, found), measures_table(problem, found),
                                  years_table(plan, problem, found), base::Table(kRoundsSpec),
                                  base::Table(kAlternativesSpec)};
  for (std::size_t r = 0; r < found.rounds.size(); ++r) {
    const MixRound& round = found.rounds[r];
    out[3].integer(static_cast<std::int64_t>(r) + 1).decimal(tidy(round.level));
    if (round.found)
      out[3].decimal(tidy(round.cost)).decimal(tidy(round.chance.all));
    else
      out[3].missing().missing();
    out[3].end_row();
  }
  for (std::size_t a = 0; a < found.alternatives.size(); ++a) {
    const MixSolution& other = found.alternatives[a];
    for (std::size_t i = 0; i < other.mix.size(); ++i)
      for (std::size_t y = 0; y < other.mix[i].size(); ++y) {
        if (other.mix[i][y] <= 0) continue;
        out[4].integer(static_cast<std::int64_t>(a) + 1).text(problem.projects[i].id);
        out[4]
            .integer(plan.first_year + static_cast<int>(y))
            .decimal(tidy(other.mix[i][y]))
            .decimal(tidy(other.cost))
            .end_row();
      }
  }
  return out;
}

std::vector<std::string> mix_sentences(const MixPlan& plan, const MixProblem& problem, const CheapestMix& found) {
  std::vector<std::string> out;
  const double stated = 100 * plan.problem.probability, reached = 100 * found.chance.all;
  if (found.can_be_done) {
    out.push_back(
        fmt::format("It can be done for {:.0f} pounds: all measures together in {:.1f} % of futures, {:.1f} % asked.",
                    found.cost, reached, stated));
    out.push_back(fmt::format("{} rounds; the programme is within {:.2f} % of the best that is possible{}.",
                              found.rounds.size(), 100 * found.gap, found.proven ? "" : ", where the search ended"));
  } else {
    out.push_back(
        fmt::format("It cannot be done with {:.1f} % within these limits. The nearest costs {:.0f} pounds and reaches "
                    "all measures together in {:.1f} % of futures.",
                    stated, found.cost, reached));
    for (std::size_t m = 0; m < problem.measures.size(); ++m)
      if (found.shortfall[m] > 0)
        out.push_back(
            fmt::format("{}: {:.4g} more would have to be taken off it.", problem.measures[m].id, found.shortfall[m]));
  }
  std::string always;
  for (const std::size_t i : found.always) always += (always.empty() ? "" : ", ") + problem.projects[i].id;
  if (!always.empty()) out.push_back("In every good solution: " + always + ".");
  return out;
}

}  // namespace cadre::planning
