#include "run/future_hours.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "supply/model_group.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::string_view kUnknown = "unknown";
constexpr double kHundredths = 100;

std::size_t index_in(const std::vector<std::string>& axis, std::string_view name) {
  const auto at = std::find(axis.begin(), axis.end(), name);
  return at == axis.end() ? kNone : static_cast<std::size_t>(at - axis.begin());
}

/// FTE of each level of a group at the end of a step.
template <class Count>
void split_levels(const supply::BasicRecord<Count>& record, const supply::Model& model, std::size_t group,
                  std::size_t future, int step, double* fte) {
  const int before = step / 12, after = std::min(before + 1, record.years);
  const int from = supply::month_of_year_end(model, before), to = supply::month_of_year_end(model, after);
  const double share = to > from ? static_cast<double>(step - from) / static_cast<double>(to - from) : 0;
  double sum = 0;
  for (std::size_t level = 0; level < record.levels; ++level) {
    const auto a = static_cast<double>(record.level_fte_of(group, level, before)[future]);
    const auto b = static_cast<double>(record.level_fte_of(group, level, after)[future]);
    fte[level] = (share <= 0 ? a : share >= 1 ? b : a + (b - a) * share) / kHundredths;
    sum += fte[level];
  }
  if (share <= 0 || share >= 1 || !(sum > 0)) return;
  const double factor = static_cast<double>(record.fte_of(group, step)[future]) / kHundredths / sum;
  for (std::size_t level = 0; level < record.levels; ++level) fte[level] *= factor;
}

}  // namespace

/// Hours by band and setting of staff who are alike, and the FTE that gives them.
struct FutureHours::Shares {
  struct Part {
    double contracted = 0, available = 0, hours = 0, low = 0, high = 0, priced_hours = 0, cost = 0;
    void add(const Group& of) {
      contracted += of.contracted;
      available += of.available;
      hours += of.hours;
      low += of.low;
      high += of.high;
      if (std::isnan(of.cost_per_hour)) return;
      priced_hours += of.hours;
      cost += of.cost_per_hour * of.hours;
    }
  };
  double fte = 0;
  std::map<std::pair<std::string, std::string>, Part> parts;

  bool gives_hours() const {
    return fte > 0 && std::any_of(parts.begin(), parts.end(), [](const auto& p) { return p.second.hours > 0; });
  }
};

std::size_t FutureHours::cell_of(std::size_t profession, std::size_t area, std::size_t level) const {
  return (profession * areas_ + area) * levels_ + level;
}

/// Sums over areas stand behind the cells, those of whole professions behind them.
std::size_t FutureHours::all_areas(std::size_t profession, std::size_t level) const {
  return professions_ * areas_ * levels_ + profession * levels_ + level;
}

FutureHours::FutureHours(const base::Table& hours, base::Month month, const supply::ScenarioOutcome& outcome)
    : outcome_(outcome),
      professions_(outcome.model.axes.professions.size()),
      areas_(outcome.model.axes.areas.size()),
      levels_(outcome.model.axes.levels.size()) {
  read_rows(hours, month.known() ? month : outcome.model.opening);
  const std::vector<double> opening = sums(outcome_.expected, 0, 0);
  follow(opening);
  const std::vector<Shares> alike = shares(opening);
  for (std::size_t p = 0; p < professions_; ++p)
    for (std::size_t a = 0; a < areas_; ++a)
      for (std::size_t l = 0; l < levels_; ++l) {
        const std::size_t cell = cell_of(p, a, l);
        const bool own =
            std::any_of(follows_.begin(), follows_.end(), [&](const Follows& f) { return f.sum == cell && !f.capped; });
        if (own || !grows(cell, opening)) continue;
        if (const Shares* like = donor(alike, p, l)) spread_growth(cell, *like);
      }
}

void FutureHours::read_rows(const base::Table& hours, base::Month month) {
  const supply::Axes& axes = outcome_.model.axes;
  for (std::size_t row = 0; row < hours.rows(); ++row) {
    if (hours.integer_at(row, "month") != month.ordinal() || hours.integer_at(row, "future") != 0) continue;
    Group g;
    g.id = hours.text_at(row, "group_id");
    g.profession = hours.text_at(row, "profession");
    g.role_level = hours.text_at(row, "role_level");
    g.band = hours.text_at(row, "band");
    g.setting = hours.text_at(row, "setting");
    g.employer = hours.text_at(row, "employer");
    g.place = hours.text_at(row, "place");
    g.contracted = hours.decimal_at(row, "contracted_hours");
    g.available = hours.decimal_at(row, "available_hours");
    g.hours = hours.decimal_at(row, "hours");
    g.low = hours.decimal_at(row, "hours_low");
    g.high = hours.decimal_at(row, "hours_high");
    g.cost_per_hour = hours.decimal_at(row, "cost_per_hour");
    const bool unknown = g.role_level == kUnknown || g.role_level.empty();
    profession_.push_back(index_in(axes.professions, g.profession));
    area_.push_back(index_in(axes.areas, g.place));
    level_.push_back(
        index_in(axes.levels, unknown ? code_of(vocabulary::RoleLevel::Registered) : std::string_view(g.role_level)));
    groups_.push_back(std::move(g));
  }
}

void FutureHours::follow(const std::vector<double>& opening) {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const std::size_t p = profession_[i], a = area_[i], l = level_[i];
    Follows f{kNone, false};
    if (p != kNone && a != kNone && l != kNone && opening[cell_of(p, a, l)] > 0) {
      f = {cell_of(p, a, l), opening[cell_of(p, a, l)] < kFewFte};
    } else if (p != kNone && l != kNone && opening[all_areas(p, l)] > 0) {
      f.sum = all_areas(p, l);
    } else if (p != kNone && opening[all_areas(professions_, p)] > 0) {
      f.sum = all_areas(professions_, p);
    }
    groups_[i].assumed = f.sum == kNone || f.sum >= all_areas(0, 0);
    follows_.push_back(f);
  }
}

/// Whether a cell holds more FTE than at the opening at any year end.
bool FutureHours::grows(std::size_t cell, const std::vector<double>& opening) const {
  const std::size_t group = cell / levels_, level = cell % levels_;
  for (int year = 1; year <= outcome_.record.years; ++year) {
    if (outcome_.expected.level_fte_of(group, level, year)[0] > opening[cell] * kHundredths) return true;
    const std::int32_t* fte = outcome_.record.level_fte_of(group, level, year);
    const std::int32_t* before = outcome_.record.level_fte_of(group, level, 0);
    for (std::size_t f = 0; f < outcome_.record.futures; ++f)
      if (fte[f] > before[f]) return true;
  }
  return false;
}

/// By profession × level, then by level, then of all.
std::vector<FutureHours::Shares> FutureHours::shares(const std::vector<double>& opening) const {
  std::vector<Shares> out(professions_ * levels_ + levels_ + 1);
  for (std::size_t p = 0; p < professions_; ++p)
    for (std::size_t l = 0; l < levels_; ++l)
      for (const std::size_t to : {p * levels_ + l, professions_ * levels_ + l, out.size() - 1})
        out[to].fte += opening[all_areas(p, l)];
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (profession_[i] == kNone || level_[i] == kNone) continue;
    const std::size_t l = level_[i];
    for (const std::size_t to : {profession_[i] * levels_ + l, professions_ * levels_ + l, out.size() - 1})
      out[to].parts[{groups_[i].band, groups_[i].setting}].add(groups_[i]);
  }
  return out;
}

const FutureHours::Shares* FutureHours::donor(const std::vector<Shares>& all, std::size_t profession,
                                              std::size_t level) const {
  const Shares* fallback = nullptr;
  for (const std::size_t at : {profession * levels_ + level, professions_ * levels_ + level, all.size() - 1}) {
    if (!all[at].gives_hours()) continue;
    if (all[at].fte >= kFewFte) return &all[at];
    if (fallback == nullptr) fallback = &all[at];
  }
  return fallback;
}

void FutureHours::spread_growth(std::size_t cell, const Shares& like) {
  const supply::Axes& axes = outcome_.model.axes;
  const std::size_t l = cell % levels_, a = cell / levels_ % areas_, p = cell / levels_ / areas_;
  const std::size_t known = groups_.size();
  for (const auto& [kind, part] : like.parts) {
    if (!(part.hours > 0)) continue;
    const double per_fte = part.hours / like.fte;
    std::vector<std::size_t> here;
    double hours = 0;
    for (std::size_t i = 0; i < known; ++i)
      if (profession_[i] == p && area_[i] == a && level_[i] == l && groups_[i].band == kind.first &&
          groups_[i].setting == kind.second && groups_[i].hours > 0) {
        here.push_back(i);
        hours += groups_[i].hours;
      }
    for (const std::size_t i : here) {
      growth_.push_back({cell, i, per_fte * groups_[i].hours / hours});
      groups_[i].assumed = true;
    }
    if (!here.empty()) continue;
    Group g{"",
            axes.professions[p],
            axes.levels[l],
            kind.first,
            kind.second,
            std::string(kUnknown),
            axes.areas[a],
            part.contracted / part.hours,
            part.available / part.hours,
            0,
            part.low / part.hours,
            part.high / part.hours,
            part.priced_hours > 0 ? part.cost / part.priced_hours : std::numeric_limits<double>::quiet_NaN(),
            true,
            true};
    g.id = fmt::format("{}/{}/{}/{}/{}/{}", g.profession, g.role_level, g.band, g.setting, g.employer, g.place);
    growth_.push_back({cell, groups_.size(), per_fte});
    groups_.push_back(std::move(g));
    follows_.push_back({kNone, false});
    profession_.push_back(p);
    area_.push_back(a);
    level_.push_back(l);
  }
}

template <class Count>
std::vector<double> FutureHours::sums(const supply::BasicRecord<Count>& record, std::size_t future, int step) const {
  std::vector<double> out(all_areas(professions_, 0) + professions_, 0);
  for (std::size_t p = 0; p < professions_; ++p)
    for (std::size_t a = 0; a < areas_; ++a) {
      double* fte = &out[cell_of(p, a, 0)];
      split_levels(record, outcome_.model, p * areas_ + a, future, step, fte);
      for (std::size_t l = 0; l < levels_; ++l) {
        out[all_areas(p, l)] += fte[l];
        out[all_areas(professions_, 0) + p] += fte[l];
      }
    }
  return out;
}

template <class Count>
void FutureHours::fill_from(const supply::BasicRecord<Count>& record, std::size_t future, base::Month month,
                            std::vector<double>& hours) const {
  const int step = month.ordinal() - outcome_.model.opening.ordinal();
  if (!month.known() || step < 0 || step > record.months || future >= record.futures)
    throw std::out_of_range("FutureHours: no such month or future in the run");
  const std::vector<double> opening = sums(record, future, 0), now = sums(record, future, step);
  hours.assign(groups_.size(), 0);
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const Follows& f = follows_[i];
    double share = 1;
    if (f.sum != kNone && opening[f.sum] > 0) share = now[f.sum] / opening[f.sum];
    hours[i] = groups_[i].hours * (f.capped ? std::min(share, 1.0) : share);
  }
  for (const Growth& more : growth_)
    hours[more.group] += std::max(0.0, now[more.cell] - opening[more.cell]) * more.hours_per_fte;
}

void FutureHours::fill(std::size_t future, base::Month month, std::vector<double>& hours) const {
  fill_from(outcome_.record, future, month, hours);
}

std::vector<double> FutureHours::expected(base::Month month) const {
  std::vector<double> out;
  fill_from(outcome_.expected, 0, month, out);
  return out;
}

}  // namespace cadre::run
