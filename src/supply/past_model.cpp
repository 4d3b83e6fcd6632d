#include "supply/past_model.h"

#include <algorithm>
#include <cmath>

#include "supply/opening.h"

namespace cadre::supply {
namespace {

// Fewer months than a year know no season.
constexpr int kLeastMonths = 12;

int place_of(const Model& model, const std::string& profession) {
  const auto found = std::ranges::find(model.axes.professions, profession);
  return found == model.axes.professions.end() ? -1 : static_cast<int>(found - model.axes.professions.begin());
}

// FTE of a profession at the opening, by the model's own hours.
double fte_now(const Model& model, int profession) {
  double out = 0;
  const auto cells = static_cast<std::size_t>(model.axes.cells_per_column());
  for (std::size_t c = 0; c < model.columns.size(); ++c) {
    if (model.columns[c].profession != profession) continue;
    const RateTable& table = model.rates[static_cast<std::size_t>(model.columns[c].rates)];
    for (std::size_t k = 0; k < cells; ++k) out += model.people[c * cells + k] * table.participation[k] / 1000.0;
  }
  return out;
}

void scale_people(Model& model, int profession, double factor) {
  const auto cells = static_cast<std::size_t>(model.axes.cells_per_column());
  std::vector<double> weights;
  std::vector<std::size_t> places;
  double all = 0;
  for (std::size_t i = 0; i < model.people.size(); ++i) {
    if (model.columns[i / cells].profession != profession || model.people[i] == 0) continue;
    places.push_back(i);
    weights.push_back(model.people[i]);
    all += model.people[i];
  }
  const std::vector<std::int32_t> shares = whole_shares(weights, std::llround(all * factor));
  for (std::size_t i = 0; i < places.size(); ++i) model.people[places[i]] = shares[i];
}

// Months before the opening that every series with a value for it covers, at most `months`; 0 without any.
int months_back(const Model& now, std::span<const CountedFte> series, int months) {
  int out = months;
  bool any = false;
  for (const CountedFte& s : series) {
    if (place_of(now, s.profession) < 0 || s.fte.empty()) continue;
    const int before = now.opening.ordinal() - s.first.ordinal();
    if (before < kLeastMonths || before >= static_cast<int>(s.fte.size())) continue;
    out = std::min(out, before);
    any = true;
  }
  return any ? out : 0;
}

// The kin's counts are the sums of its professions'.
void join(Past::OfKin& kin, const Past::OfKin& other) {
  kin.kin.professions.insert(kin.kin.professions.end(), other.kin.professions.begin(), other.kin.professions.end());
  if (kin.observations.empty()) {
    kin.observations = other.observations;
    return;
  }
  for (std::size_t i = 0; i < kin.observations.size(); ++i) kin.observations[i].value += other.observations[i].value;
}

}  // namespace

std::optional<Past> past_of(const Model& now, std::span<const CountedFte> series, int months, double alone) {
  const int back = months_back(now, series, months) / 12 * 12;
  if (back < kLeastMonths) return std::nullopt;
  Past out{now, {}};
  out.model.opening = base::Month::from_ordinal(now.opening.ordinal() - back);
  out.model.months = back;
  out.model.establishment.clear();
  for (Limit& limit : out.model.limits) limit.per_year = Path(1e9);
  Past::OfKin small{{"small professions", {}}, {}};
  for (const CountedFte& s : series) {
    const int profession = place_of(now, s.profession);
    const int start = out.model.opening.ordinal() - s.first.ordinal();
    const double present = profession < 0 ? 0 : fte_now(now, profession);
    if (!(present > 0) || start < 0 || start + back >= static_cast<int>(s.fte.size())) continue;
    // What a series counts may differ from the plan's own records by who is in it; its course is what is learned from.
    const double of_then = present / s.fte[static_cast<std::size_t>(start + back)];
    if (!std::isfinite(of_then)) continue;
    scale_people(out.model, profession, s.fte[static_cast<std::size_t>(start)] * of_then / present);
    Past::OfKin own{{s.profession, {profession}}, {}};
    for (int month = 12; month <= back; month += 12)
      own.observations.push_back(
          {Observation::What::Fte, -1, month, s.fte[static_cast<std::size_t>(start + month)] * of_then});
    if (present >= alone)
      out.kins.push_back(std::move(own));
    else
      join(small, own);
  }
  if (!small.kin.professions.empty()) out.kins.push_back(std::move(small));
  return out;
}

}  // namespace cadre::supply
