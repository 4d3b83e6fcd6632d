#include <array>
#include <vector>

#include "supply/future_spread.h"
#include "supply/model_group.h"
#include "supply/outlook_tables.h"

namespace cadre::supply {
namespace {

using base::ColumnKind;

constexpr base::ColumnSpec kColumns[] = {
    {"month", ColumnKind::Month, "", "Month at whose end the period closes."},
    {"scenario", ColumnKind::Code, "", "Scenario; the base comes first."},
    {"profession", ColumnKind::Code, "", "Profession, over all areas; missing = together."},
    {"years", ColumnKind::Integer, "years", "Length of the period; the last year of a run may be shorter."},
    {"flow", ColumnKind::Code, "", "opening, a way in or out, closing; or what is counted beside them."},
    {"way", ColumnKind::Code, "",
     "level = people in post; in and out = the steps between; within = stays in the profession; beside = no people "
     "moved."},
    {"mean", ColumnKind::Decimal, "people", "Mean over the futures, outs below nothing: opening + steps = closing."},
    {"lower_80", ColumnKind::Decimal, "people", "A tenth of futures lies below."},
    {"upper_80", ColumnKind::Decimal, "people", "A tenth of futures lies above."},
};
constexpr base::TableSpec kSpec = {"supply_flows", "supply", true,
                                   "How the people of the opening become those of the closing, year by year and over "
                                   "the years from the opening on.",
                                   kColumns};

/// On which side of the account a flow stands. Moves between areas stand on both sides of a profession.
struct Side {
  Flow flow;
  std::string_view way;
  int sign;
};
constexpr std::array<Side, kFlows> kSides = {{{Flow::NewlyQualified, "in", 1},
                                              {Flow::ReturnToPractice, "in", 1},
                                              {Flow::International, "in", 1},
                                              {Flow::WiderMarket, "in", 1},
                                              {Flow::RetireAndReturn, "in", 1},
                                              {Flow::Support, "in", 1},
                                              {Flow::MovedIn, "in", 1},
                                              {Flow::Left, "out", -1},
                                              {Flow::Retired, "out", -1},
                                              {Flow::CareerBreak, "out", -1},
                                              {Flow::MovedOut, "out", -1},
                                              {Flow::Promoted, "within", 1},
                                              {Flow::Qualified, "within", 1},
                                              {Flow::TurnedAway, "beside", 1},
                                              {Flow::UnfilledMonths, "beside", 1}}};

/// Years `from` (inclusive) to `to` of a profession.
struct Period {
  int profession, from, to;
};

class FlowWriter {
 public:
  FlowWriter(base::Table& table, const ScenarioOutcome& of) : table_(table), of_(of) {}

  void write(const Period& period) {
    groups_ = groups_in(of_.model, period.profession, kEvery);
    level(period, "opening", period.from);
    for (const Side& side : kSides) {
      std::vector<const std::int32_t*> rows;
      for (const std::size_t g : groups_)
        for (int year = period.from; year < period.to; ++year) rows.push_back(of_.record.flow_of(g, side.flow, year));
      std::vector<double> values = added_up<std::int32_t>(rows, of_.record.futures);
      for (double& value : values) value *= side.sign;
      row(period, kFlowNames[static_cast<std::size_t>(side.flow)], side.way, std::move(values));
    }
    level(period, "closing", period.to);
  }

 private:
  void level(const Period& period, std::string_view name, int year) {
    std::vector<const std::int32_t*> rows;
    for (const std::size_t g : groups_) rows.push_back(of_.record.people_of(g, month_of_year_end(of_.model, year)));
    row(period, name, "level", added_up<std::int32_t>(rows, of_.record.futures));
  }
  void row(const Period& period, std::string_view name, std::string_view way, std::vector<double> values) {
    table_.integer(date_of(of_.model, month_of_year_end(of_.model, period.to)).ordinal()).text(of_.scenario);
    table_.text(name_in(of_.model.axes.professions, period.profession)).integer(period.to - period.from);
    table_.text(name).text(way);
    write_mean_80(table_, spread_of(std::move(values)));
    table_.end_row();
  }

  base::Table& table_;
  const ScenarioOutcome& of_;
  std::vector<std::size_t> groups_;
};

}  // namespace

base::Table flow_table(std::span<const ScenarioOutcome> outcomes) {
  base::Table table(kSpec);
  for (const ScenarioOutcome& of : outcomes) {
    FlowWriter writer(table, of);
    for (const int profession : every_and_each(of.model.axes.professions)) {
      for (int year = 0; year < of.record.years; ++year) writer.write({profession, year, year + 1});
      for (const int years : compared_years(of.model))
        if (years > 1) writer.write({profession, 0, years});
    }
  }
  return table;
}

const base::TableSpec& flow_spec() { return kSpec; }

}  // namespace cadre::supply
