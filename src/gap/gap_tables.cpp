#include "gap/gap_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "gap/table_specs.h"

namespace cadre::gap {
namespace {

constexpr double kLeast = 1e-6;  // hours below this are none
constexpr double kWeeksAMonth = 52.0 / 12;
constexpr std::size_t kMoves = 60;  // rows of gap_moves

double known(double value) { return std::isfinite(value) ? value : std::nan(""); }

void fill_totals(const GapResult& result, base::Table& out) {
  for (const Coverage& c : result.coverage) {
    out.text(c.scenario).integer(c.month.ordinal()).decimal(c.need).decimal(c.need_low).decimal(c.need_high);
    out.decimal(c.need - c.total_unmet).decimal(c.total_unmet).decimal(c.total_low).decimal(c.total_high);
    out.decimal(c.need > 0 ? 100 * (c.need - c.total_unmet) / c.need : std::nan(""));
    out.decimal(c.weighted_unmet).decimal(c.cost).integer(static_cast<std::int64_t>(c.futures)).end_row();
  }
}

void fill_cover(const GapResult& result, base::Table& out) {
  for (const Coverage& c : result.coverage)
    for (std::size_t n = 0; n < c.needs.size(); ++n) {
      const NeedRow& row = c.needs[n];
      out.text(c.scenario).integer(0).integer(c.month.ordinal()).text(row.line).text(row.setting).text(row.function);
      out.text(row.competency).text(row.place).decimal(row.hours).decimal(row.hours - c.unmet[n]).decimal(c.unmet[n]);
      out.decimal(c.unmet_low[n]).decimal(c.unmet_high[n]).decimal(known(c.price[n])).end_row();
    }
}

void fill_staff(const GapResult& result, base::Table& out) {
  const std::vector<StaffKind>& kinds = result.pool.kinds();
  for (std::size_t k = 0; k < result.staff.size(); ++k) {
    const StaffKind& kind = kinds[k];
    const StaffUse& use = result.staff[k];
    const double hours = result.today.problem.groups[k].hours;
    out.integer(result.coverage.front().month.ordinal()).text(kind.profession).text(kind.role_level);
    out.text(kind.setting).text(kind.place).decimal(kind.fte).decimal(hours).decimal(use.used);
    out.decimal(std::max(0.0, hours - use.used)).decimal(known(use.price.one_more));
    out.decimal(known(use.price.one_less)).end_row();
  }
}

void fill_work(const GapResult& result, base::Table& out) {
  const matching::Problem& problem = result.today.problem;
  const Coverage& today = result.coverage.front();
  for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
    if (result.answer.hours[a] < kLeast) continue;
    const matching::Arc& arc = problem.arcs[a];
    const StaffKind& kind = result.pool.kinds()[arc.group];
    const NeedRow& row = today.needs[arc.need];
    out.integer(today.month.ordinal()).text(row.line).text(row.competency).text(row.place).text(kind.profession);
    out.text(kind.role_level).text(kind.setting).text(kind.place).decimal(result.answer.hours[a]);
    out.decimal(result.answer.hours[a] * arc.efficiency).end_row();
  }
}

/// Clinical hours a week of one WTE of a profession in a place, else of the profession, else 0.
class HoursPerWte {
 public:
  explicit HoursPerWte(const std::vector<StaffKind>& kinds) {
    for (const StaffKind& k : kinds)
      for (const std::string& place : {k.place, std::string()}) {
        auto& [hours, fte] = sums_[{k.profession, place}];
        hours += k.hours;
        fte += k.fte;
      }
  }
  double of(const std::string& profession, const std::string& place) const {
    for (const std::string& where : {place, std::string()}) {
      const auto found = sums_.find({profession, where});
      if (found != sums_.end() && found->second.second > 0) return found->second.first / found->second.second;
    }
    return 0;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::pair<double, double>> sums_;
};

struct Move {
  const char* move;
  std::string profession, competency, barrier, place;
  const char* unit;
  double worth;
};

void fill_training(const GapResult& result, const HoursPerWte& per_wte, base::Table& out, std::vector<Move>& moves) {
  for (std::size_t t = 0; t < result.trained.size(); ++t) {
    const TrainedLimit& limit = result.today.trained[t];
    const TrainedUse& use = result.trained[t];
    const double person = per_wte.of(limit.profession, limit.place);
    const double worth = use.price.one_more * person;
    out.text(limit.profession).text(limit.competency).text(limit.place).decimal(use.hours).decimal(use.used);
    out.decimal(known(use.price.one_more)).decimal(person).decimal(known(worth)).end_row();
    if (worth > kLeast) moves.push_back({"train", limit.profession, limit.competency, "", limit.place, "WTE", worth});
  }
}

/// One more WTE of a profession in a place, where it helps most; hired or freed from other duties.
void add_hires(const GapResult& result, const HoursPerWte& per_wte, std::vector<Move>& moves) {
  std::map<std::pair<std::string, std::string>, double> best;
  for (std::size_t k = 0; k < result.staff.size(); ++k) {
    const StaffKind& kind = result.pool.kinds()[k];
    if (is_supervised(kind.role_level) || kind.place == "unknown") continue;
    double& most = best[{kind.profession, kind.place}];
    if (std::isfinite(result.staff[k].price.one_more)) most = std::max(most, result.staff[k].price.one_more);
  }
  for (const auto& [who, price] : best) {
    const double worth = price * per_wte.of(who.first, who.second);
    if (worth > kLeast) moves.push_back({"hire or free time", who.first, "", "", who.second, "WTE", worth});
  }
}

void fill_barriers(const GapResult& result, base::Table& out, std::vector<Move>& moves) {
  for (const BarrierWorth& b : result.barriers) {
    out.text(b.barrier).text(b.name).text(b.type).decimal(b.hours_a_month).decimal(b.weighted_a_month);
    out.decimal(b.pounds_a_month).integer(static_cast<std::int64_t>(b.pairs)).end_row();
    if (b.weighted_a_month > kLeast)
      moves.push_back({"change a rule", "", "", b.barrier, "", "rule", b.weighted_a_month / kWeeksAMonth});
  }
}

void fill_moves(std::vector<Move> moves, base::Table& out) {
  std::stable_sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) { return a.worth > b.worth; });
  if (moves.size() > kMoves) moves.resize(kMoves);
  for (std::size_t m = 0; m < moves.size(); ++m) {
    const Move& move = moves[m];
    out.integer(static_cast<std::int64_t>(m + 1)).text(move.move).text(move.profession).text(move.competency);
    out.text(move.barrier).text(move.place).text(move.unit).decimal(move.worth).end_row();
  }
}

}  // namespace

GapTables gap_tables(const GapResult& result) {
  GapTables out{base::Table(totals_spec()), base::Table(cover_spec()),    base::Table(staff_spec()),
                base::Table(work_spec()),   base::Table(training_spec()), base::Table(barriers_spec()),
                base::Table(moves_spec()),  base::Table(conflict_spec())};
  for (const std::string& member : result.conflict) out.conflict.text(member).end_row();
  if (result.coverage.empty()) return out;
  const HoursPerWte per_wte(result.pool.kinds());
  std::vector<Move> moves;
  fill_totals(result, out.totals);
  fill_cover(result, out.cover);
  fill_staff(result, out.staff);
  fill_work(result, out.work);
  fill_training(result, per_wte, out.training, moves);
  add_hires(result, per_wte, moves);
  fill_barriers(result, out.barriers, moves);
  fill_moves(std::move(moves), out.moves);
  return out;
}

std::vector<const base::TableSpec*> gap_specs() {
  return {&totals_spec(),   &cover_spec(),    &staff_spec(), &work_spec(),
          &training_spec(), &barriers_spec(), &moves_spec(), &conflict_spec()};
}

}  // namespace cadre::gap
