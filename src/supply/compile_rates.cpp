#include <algorithm>
#include <cmath>

#include "supply/compiling.h"
#include "supply/dated_value.h"

namespace cadre::supply {
namespace {

using Kind = LeverTarget::Kind;

/// Fewest people of whom participation is measured instead of taken from the profession as a whole (assumed).
constexpr std::int64_t kEnoughPeople = 10;

/// One risk at one level and consecutive ages of one table, month by month.
struct RatePiece {
  RateRow row;
  std::vector<double> values;
  std::size_t table = 0;
};

/// A table of rates for a profession, in one area only where levers ask for it.
struct TableKey {
  int profession = 0, area = -1;  ///< -1 = all
};

bool covers_profession(const Scope& row, const std::string& profession) {
  return row.profession.empty() || row.profession == profession;
}

std::vector<TableKey> tables_of(const Compiling& c) {
  bool by_area = false;
  for (const Kind kind : {Kind::Rate, Kind::RetireReturn, Kind::Participation})
    by_area = by_area || c.levers.by_area(kind);
  std::vector<TableKey> out;
  for (int p = 0; p < static_cast<int>(c.model.axes.professions.size()); ++p)
    for (int a = by_area ? 0 : -1; a < (by_area ? static_cast<int>(c.model.axes.areas.size()) : 0); ++a)
      out.push_back({p, a});
  return out;
}

Scope scope_of(const Compiling& c, const TableKey& key) {
  const Axes& axes = c.model.axes;
  Scope out;
  out.profession = axes.professions[static_cast<std::size_t>(key.profession)];
  if (key.area >= 0) out.area = axes.areas[static_cast<std::size_t>(key.area)];
  return out;
}

/// The ages of a row that the model has: the oldest one holds everyone above it too.
std::pair<int, int> ages_of(const Axes& axes, int from, int to) {
  return {std::max(from, axes.youngest), to >= axes.oldest ? axes.oldest : to};
}

void add_rate_pieces(const Compiling& c, Risk risk, const std::string& profession, std::size_t table,
                     std::vector<RatePiece>& out) {
  const Axes& axes = c.model.axes;
  const auto ages = static_cast<std::size_t>(axes.ages());
  std::vector<DatedValue> grid(c.levels() * ages);
  for (const RateInput& row : c.inputs.rates) {
    if (row.retire_return || row.risk != risk || !covers_profession(row.scope, profession)) continue;
    const int step = c.step_of(row.from);
    if (step >= c.model.months) continue;
    const auto [from, to] = ages_of(axes, row.age_from, row.age_to);
    for (int level = 0; level < static_cast<int>(c.levels()); ++level)
      if (row.scope.level < 0 || row.scope.level == level)
        for (int age = from; age <= to; ++age)
          grid[static_cast<std::size_t>(level) * ages + static_cast<std::size_t>(age - axes.youngest)].set(
              step, row.yearly.value);
  }
  for (int level = 0; level < static_cast<int>(c.levels()); ++level)
    for (std::size_t a = 0; a < ages;) {
      const std::size_t first = static_cast<std::size_t>(level) * ages;
      std::size_t end = a + 1;
      while (end < ages && grid[first + end] == grid[first + a]) ++end;
      if (grid[first + a].stated())
        out.push_back(
            {{risk, level, level, axes.youngest + static_cast<int>(a), axes.youngest + static_cast<int>(end) - 1, {}},
             grid[first + a].by_step(c.model.months),
             table});
      a = end;
    }
}

/// Rows of neighbouring levels that say the same become one.
void add_row(RateTable& table, RateRow row) {
  for (RateRow& known : table.rows)
    if (known.risk == row.risk && known.level_to + 1 == row.level_from && known.age_from == row.age_from &&
        known.age_to == row.age_to && known.yearly.values() == row.yearly.values()) {
      known.level_to = row.level_to;
      return;
    }
  table.rows.push_back(std::move(row));
}

void compile_risks(Compiling& c, const std::vector<TableKey>& keys) {
  std::vector<RatePiece> all;
  for (std::size_t t = 0; t < keys.size(); ++t)
    for (std::size_t r = 0; r < kRisks; ++r) {
      const auto risk = static_cast<Risk>(r);
      const std::string& profession = c.model.axes.professions[static_cast<std::size_t>(keys[t].profession)];
      add_rate_pieces(c, risk, profession, t, all);
      for (const RateInput& row : c.inputs.rates) {
        if (row.retire_return || row.risk != risk || !covers_profession(row.scope, profession)) continue;
        const int factor = c.factor(Compiling::group_name(kRiskNames[r], row.scope.profession), row.yearly);
        if (factor != 0 || row.given.own) c.model.rates[t].factor[r] = factor;
      }
    }
  for (std::size_t r = 0; r < kRisks; ++r) {
    std::vector<Piece> pieces;
    for (RatePiece& piece : all)
      if (piece.row.risk == static_cast<Risk>(r)) {
        Scope of = scope_of(c, keys[piece.table]);
        of.level = piece.row.level_from;
        pieces.push_back({std::move(of), 0, &piece.values});
      }
    c.levers.apply({Kind::Rate, static_cast<Risk>(r), {}, {}}, false, pieces);
  }
  for (RatePiece& piece : all) {
    piece.row.yearly = path_of(std::move(piece.values));
    add_row(c.model.rates[piece.table], std::move(piece.row));
  }
}

void compile_retire_return(Compiling& c, const std::vector<TableKey>& keys) {
  std::vector<std::vector<double>> values;
  for (const TableKey& key : keys) {
    DatedValue share;
    for (const RateInput& row : c.inputs.rates)
      if (row.retire_return && covers_profession(row.scope, scope_of(c, key).profession))
        share.set(c.step_of(row.from), row.yearly.value);
    values.push_back(share.by_step(c.model.months));
  }
  std::vector<Piece> pieces;
  for (std::size_t t = 0; t < keys.size(); ++t) pieces.push_back({scope_of(c, keys[t]), 0, &values[t]});
  c.levers.apply({Kind::RetireReturn, {}, {}, {}}, false, pieces);
  for (std::size_t t = 0; t < keys.size(); ++t) c.model.rates[t].retire_return = path_of(std::move(values[t]));
}

/// FTE of a person by level × age, as the tables say, and whether the plan's own row says it.
struct Shares {
  std::vector<double> share;
  std::vector<bool> own;
};

Shares shares_of(const Compiling& c, const std::string& profession) {
  const Axes& axes = c.model.axes;
  const auto ages = static_cast<std::size_t>(axes.ages());
  Shares out{std::vector<double>(c.levels() * ages, 0), std::vector<bool>(c.levels() * ages, false)};
  for (const ParticipationInput& row : c.inputs.participation) {
    if (!covers_profession(row.scope, profession)) continue;
    const auto [from, to] = ages_of(axes, row.age_from, row.age_to);
    for (int level = 0; level < static_cast<int>(c.levels()); ++level)
      if (row.scope.level < 0 || row.scope.level == level)
        for (int age = from; age <= to; ++age) {
          const std::size_t cell =
              static_cast<std::size_t>(level) * ages + static_cast<std::size_t>(age - axes.youngest);
          out.share[cell] = row.share.value;
          out.own[cell] = row.given.own;
        }
  }
  return out;
}

/// People by the share that the tables give them, and the FTE they have.
struct Measured {
  std::vector<std::pair<double, std::int32_t>> people;
  std::int64_t count = 0;
  double fte = 0;

  void add(const Measured& other) {
    people.insert(people.end(), other.people.begin(), other.people.end());
    count += other.count;
    fte += other.fte;
  }
  /// By what the shares are multiplied, none beyond 1, so that these people have their FTE (METHODS 2: participation
  /// rate = FTE / headcount); 1 where nothing is known. The FTE rises with the scale: halving finds it.
  double scale() const {
    const auto at = [&](double scale) {
      double sum = 0;
      for (const auto& [share, n] : people) sum += n * std::min(1.0, scale * share);
      return sum;
    };
    if (!(at(1) > 0) || !(fte > 0)) return 1;
    constexpr double kMostScale = 20;
    double low = 0, high = kMostScale;
    for (int halving = 0; halving < 60; ++halving) {
      const double middle = (low + high) / 2;
      (at(middle) < fte ? low : high) = middle;
    }
    return high;
  }
};

/// What shares of reference/supply are multiplied by, by level: levels of few people are measured together, those of
/// nobody take the profession's. So the FTE of the profession is met whatever the levels.
std::vector<double> scale_of(const Compiling& c, const OpeningStock& stock, const std::string& profession,
                             const Shares& shares) {
  const Axes& axes = c.model.axes;
  const auto ages = static_cast<std::size_t>(axes.ages());
  std::vector<Measured> measured(c.levels());
  for (const OpeningStock::Row& row : stock.rows) {
    if (row.profession != profession) continue;
    const std::size_t cell =
        static_cast<std::size_t>(row.level) * ages + static_cast<std::size_t>(row.age - axes.youngest);
    if (shares.own[cell]) continue;
    Measured& level = measured[static_cast<std::size_t>(row.level)];
    level.people.emplace_back(shares.share[cell], row.people);
    level.count += row.people;
    level.fte += row.fte;
  }
  Measured few, all;
  for (const Measured& level : measured) {
    all.add(level);
    if (level.count < kEnoughPeople) few.add(level);
  }
  std::vector<double> out;
  for (const Measured& level : measured)
    out.push_back((level.count >= kEnoughPeople ? level : level.count > 0 ? few : all).scale());
  return out;
}

void compile_participation(Compiling& c, const OpeningStock& stock, const std::vector<TableKey>& keys) {
  const auto ages = static_cast<std::size_t>(c.model.axes.ages());
  std::vector<std::vector<std::vector<double>>> values(keys.size());  // table, cell, the one value
  std::vector<Piece> pieces;
  for (std::size_t t = 0; t < keys.size(); ++t) {
    const std::string profession = scope_of(c, keys[t]).profession;
    const Shares shares = shares_of(c, profession);
    const std::vector<double> scale = scale_of(c, stock, profession, shares);
    values[t].resize(shares.share.size());
    for (std::size_t cell = 0; cell < shares.share.size(); ++cell) {
      const double share = shares.share[cell] * (shares.own[cell] ? 1 : scale[cell / ages]);
      values[t][cell] = {std::clamp(share, 0.0, 1.0)};
      Scope of = scope_of(c, keys[t]);
      of.level = static_cast<int>(cell / ages);
      pieces.push_back({std::move(of), 0, &values[t][cell]});
    }
    for (const ParticipationInput& row : c.inputs.participation) {
      if (!covers_profession(row.scope, profession)) continue;
      const int factor = c.factor(Compiling::group_name("participation", row.scope.profession), row.share);
      if (factor != 0 || row.given.own) c.model.rates[t].participation_factor = factor;
    }
  }
  c.levers.apply({Kind::Participation, {}, {}, {}}, false, pieces);
  for (std::size_t t = 0; t < keys.size(); ++t)
    for (const std::vector<double>& value : values[t])
      c.model.rates[t].participation.push_back(static_cast<std::int16_t>(std::lround(1000 * value.front())));
}

}  // namespace

void compile_rates(Compiling& c, const OpeningStock& stock) {
  const std::vector<TableKey> keys = tables_of(c);
  c.model.rates.resize(keys.size());
  for (Column& column : c.model.columns)
    for (std::size_t t = 0; t < keys.size(); ++t)
      if (keys[t].profession == column.profession && (keys[t].area < 0 || keys[t].area == column.area))
        column.rates = static_cast<int>(t);
  compile_risks(c, keys);
  compile_retire_return(c, keys);
  compile_participation(c, stock, keys);
}

}  // namespace cadre::supply
