#include "supply/recorded_exits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "supply/engine.h"
#include "supply/pooling.h"

namespace cadre::supply {
namespace {

using base::ColumnKind;

constexpr std::array kColumns = {
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession."},
    base::ColumnSpec{"leavers", ColumnKind::Integer, "people", "Seen to go, over the months compared."},
    base::ColumnSpec{"person_years", ColumnKind::Decimal, "years", "Time in post over the same months."},
    base::ColumnSpec{"expected", ColumnKind::Decimal, "people", "Leavers that the assumed rates lead to expect."},
    base::ColumnSpec{"ratio", ColumnKind::Decimal, "", "Multiplies the assumed rates of leaving, retiring and breaks."},
    base::ColumnSpec{"lower_80", ColumnKind::Decimal, "", "Lower end of its 80 % range."},
    base::ColumnSpec{"upper_80", ColumnKind::Decimal, "", "Upper end of its 80 % range."},
    base::ColumnSpec{
        "own_share", ColumnKind::Decimal, "%",
        "Share of the profession's own record in the ratio; the rest is what all professions have in common."},
};
constexpr base::TableSpec kSpec = {
    "supply_exits", "supply", true,
    "Leavers seen in the plan's records against the assumed rates, pooled over professions.", kColumns};

// Of a triangular distribution with equal sides a tenth lies beyond 1 - √0.2 of the way from the mode to either end.
constexpr double kReach = 1 / (1 - 0.4472135954999579);

std::size_t place_of(const Model& model, const std::string& profession) {
  return static_cast<std::size_t>(std::ranges::find(model.axes.professions, profession) -
                                  model.axes.professions.begin());
}

// Yearly exits of a person at the assumed rates, in the first year.
double assumed_rate(const Model& model, const ExpectedRecord& year, std::size_t profession) {
  double exits = 0, people = 0;
  for (std::size_t a = 0; a < model.axes.areas.size(); ++a) {
    const std::size_t group = profession * model.axes.areas.size() + a;
    for (const Flow flow : {Flow::Left, Flow::Retired, Flow::CareerBreak}) exits += *year.flow_of(group, flow, 0);
    for (int month = 0; month < 12; ++month) people += *year.people_of(group, month) / 12;
  }
  return people > 0 ? exits / people : 0;
}

}  // namespace

std::vector<PooledExits> pooled_exits(const Model& model, std::span<const RecordedExits> records) {
  Model year = model;
  year.months = 12;
  const ExpectedRecord expected = expect(year);
  std::vector<PooledExits> out;
  std::vector<Count> counts;
  for (const RecordedExits& record : records) {
    const std::size_t profession = place_of(model, record.profession);
    if (profession == model.axes.professions.size() || !(record.person_years > 0)) continue;
    const double due = record.person_years * assumed_rate(model, expected, profession);
    if (!(due > 0)) continue;
    out.push_back({record.profession, record.leavers, record.person_years, due, 1, 1, 1, 0});
    counts.push_back({record.profession, 0, record.leavers, due});
  }
  const std::vector<PooledRatio> ratios = pooled_ratios(counts);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].ratio = ratios[i].ratio;
    out[i].low = ratios[i].low;
    out[i].high = ratios[i].high;
    out[i].own = ratios[i].own;
  }
  return out;
}

Model with_exits(Model model, std::span<const PooledExits> exits) {
  for (const PooledExits& e : exits) {
    const std::size_t profession = place_of(model, e.profession);
    const auto factor = static_cast<int>(model.factors.size());
    model.factors.push_back({fmt::format("exits of {} as recorded", e.profession),
                             std::max(0.0, e.ratio - kReach * (e.ratio - e.low)), e.ratio,
                             e.ratio + kReach * (e.high - e.ratio)});
    for (const Column& column : model.columns)
      if (static_cast<std::size_t>(column.profession) == profession)
        for (const Risk risk : {Risk::Leave, Risk::Retire, Risk::Break})
          model.rates[static_cast<std::size_t>(column.rates)].factor[static_cast<std::size_t>(risk)] = factor;
  }
  return model;
}

const base::TableSpec& exits_spec() { return kSpec; }

base::Table exits_table(std::span<const PooledExits> exits) {
  base::Table out(kSpec);
  for (const PooledExits& e : exits) {
    out.text(e.profession).integer(static_cast<std::int64_t>(e.leavers)).decimal(e.person_years).decimal(e.expected);
    out.decimal(e.ratio).decimal(e.low).decimal(e.high).decimal(100 * e.own);
    out.end_row();
  }
  return out;
}

}  // namespace cadre::supply
