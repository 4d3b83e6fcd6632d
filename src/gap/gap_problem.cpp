#include "gap/gap_problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace cadre::gap {
namespace {

using capability::Ability;
using capability::AbilityState;

constexpr const char* kWhole = "all";
constexpr const char* kUnknown = "unknown";
constexpr double kTie = 1e-5;  // of a priority: settles ties, too small to matter otherwise

bool names(const std::vector<std::string>& list, const std::string& word) {
  return list.empty() || std::find(list.begin(), list.end(), word) != list.end();
}

/// Abilities asked for before; the same few come again and again.
class Abilities {
 public:
  explicit Abilities(const capability::CapabilityModel& model) : model_(&model) {}

  const Ability& of(const StaffKind& kind, const NeedRow& row) {
    const std::string key = fmt::format("{}|{}|{}|{}|{}|{}", kind.profession, kind.role_level, row.setting,
                                        row.function, row.competency, kind.place);
    const auto [at, fresh] = seen_.try_emplace(key);
    if (fresh) {
      const bool level_known = kind.role_level != kUnknown;
      at->second = model_->ability(kind.profession, level_known ? kind.role_level : "registered", row.setting,
                                   row.function, row.competency, kind.place == kUnknown ? "" : kind.place);
    }
    return at->second;
  }

 private:
  const capability::CapabilityModel* model_;
  std::unordered_map<std::string, Ability> seen_;
};

class Building {
 public:
  Building(std::span<const StaffKind> kinds, std::span<const NeedRow> needs, const Rules& rules)
      : kinds_(kinds), needs_(needs), rules_(rules) {}

  GapProblem build(const capability::CapabilityModel& able) {
    for (const StaffKind& k : kinds_)
      out_.problem.groups.push_back(
          {fmt::format("{}/{}/{}/{}", k.profession, k.role_level, k.setting, k.place), k.hours, k.cost_per_hour});
    for (const NeedRow& n : needs_) {
      // Where rows tie, the earlier one goes first, in every future alike; else ranges of single lines mean little.
      const double later = static_cast<double>(out_.problem.needs.size()) / static_cast<double>(needs_.size());
      out_.problem.needs.push_back(
          {fmt::format("{}/{}", n.line, n.competency), n.hours, n.priority * (1 - kTie * later)});
    }
    Abilities abilities(able);
    for (std::size_t k = 0; k < kinds_.size(); ++k)
      for (std::size_t n = 0; n < needs_.size(); ++n) consider(k, n, abilities);
    supervise();
    for (TrainedLimit& t : out_.trained) out_.problem.limits[t.limit].rhs = t.hours(hours());
    return std::move(out_);
  }

 private:
  std::vector<double> hours() const {
    std::vector<double> out;
    for (const StaffKind& k : kinds_) out.push_back(k.hours);
    return out;
  }

  void consider(std::size_t k, std::size_t n, Abilities& abilities) {
    const StaffKind& kind = kinds_[k];
    const NeedRow& row = needs_[n];
    if (!names(row.professions, kind.profession)) return;
    if (!names(row.role_levels, kind.role_level == kUnknown ? "registered" : kind.role_level)) return;
    const bool away = !row.place.empty() && row.place != kind.place, other = row.setting != kind.setting;
    const double efficiency = (away ? rules_.travel_efficiency : 1) * (other ? rules_.setting_efficiency : 1);
    if (efficiency <= 0) return;
    const bool whole = row.competency == kWhole;
    // A line that is not split and names professions says itself who does it.
    const Ability ability =
        whole && !row.professions.empty() ? Ability{AbilityState::Lawful, 1, 1, 1, "", ""} : abilities.of(kind, row);
    if (ability.state != AbilityState::Lawful || (!whole && ability.trained_high <= 0)) return;
    const auto arc = static_cast<std::uint32_t>(out_.problem.arcs.size());
    out_.problem.arcs.push_back(
        {static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(n), efficiency, away ? rules_.travel_cost : 0});
    if (!whole && ability.trained_low < 1) limit_by_training(k, row.competency, arc, ability);
  }

  void limit_by_training(std::size_t k, const std::string& competency, std::uint32_t arc, const Ability& ability) {
    const StaffKind& kind = kinds_[k];
    const auto [at, fresh] = trained_.try_emplace({kind.profession, kind.place, competency}, out_.trained.size());
    if (fresh) {
      out_.trained.push_back({kind.profession, competency, kind.place, out_.problem.limits.size(), {}});
      out_.problem.limits.push_back(
          {fmt::format("trained/{}/{}/{}", kind.profession, competency, kind.place), matching::Sense::AtMost, 0, {}});
    }
    TrainedLimit& limit = out_.trained[at->second];
    if (limit.parts.empty() || limit.parts.back().kind != k)
      limit.parts.push_back({k, ability.trained, ability.trained_low, ability.trained_high});
    out_.problem.limits[limit.limit].terms.push_back({arc, 1});
  }

  /// Only where somebody would need it: a place with supervised staff who can do something.
  void supervise() {
    std::map<std::string, matching::Limit> places;
    for (std::uint32_t a = 0; a < out_.problem.arcs.size(); ++a) {
      const StaffKind& kind = kinds_[out_.problem.arcs[a].group];
      const bool supervised = is_supervised(kind.role_level);
      places[kind.place].terms.push_back({a, supervised ? 1 : -rules_.assistants_per_registered});
      if (supervised) places[kind.place].id = "supervision/" + kind.place;
    }
    for (auto& [place, limit] : places)
      if (!limit.id.empty()) out_.problem.limits.push_back(std::move(limit));
  }

  std::span<const StaffKind> kinds_;
  std::span<const NeedRow> needs_;
  Rules rules_;
  GapProblem out_;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> trained_;
};

}  // namespace

double TrainedLimit::hours(std::span<const double> kind_hours, double at) const {
  double out = 0;
  for (const Part& p : parts) {
    const double share = at < 0.5 ? p.low + (p.share - p.low) * 2 * at : p.share + (p.high - p.share) * (2 * at - 1);
    out += share * kind_hours[p.kind];
  }
  return out;
}

bool is_supervised(const std::string& role_level) {
  return role_level == "support" || role_level == "assistant_practitioner";
}

GapProblem gap_problem(std::span<const StaffKind> kinds, std::span<const NeedRow> needs,
                       const capability::CapabilityModel& able, const Rules& rules) {
  return Building(kinds, needs, rules).build(able);
}

}  // namespace cadre::gap
