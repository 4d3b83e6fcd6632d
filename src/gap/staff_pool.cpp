#include "gap/staff_pool.h"

#include <cmath>
#include <map>
#include <stdexcept>
#include <tuple>

namespace cadre::gap {
namespace {

struct CostSum {
  double pounds = 0, hours = 0;
  void add(const StaffGroup& g) {
    if (!std::isfinite(g.cost_per_hour) || g.hours <= 0) return;
    pounds += g.cost_per_hour * g.hours;
    hours += g.hours;
  }
  bool known() const { return hours > 0; }
  double mean() const { return hours > 0 ? pounds / hours : 0; }
};

}  // namespace

StaffPool::StaffPool(std::span<const StaffGroup> groups) {
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> places;
  std::vector<CostSum> costs;
  std::map<std::string, CostSum> of_level;
  CostSum all;
  for (const StaffGroup& g : groups) {
    const auto [at, fresh] = places.try_emplace({g.profession, g.role_level, g.setting, g.place}, kinds_.size());
    if (fresh) {
      kinds_.push_back({g.profession, g.role_level, g.setting, g.place, 0, 0, 0, 0, 0});
      costs.emplace_back();
    }
    StaffKind& kind = kinds_[at->second];
    kind.hours += g.hours;
    kind.low += g.low;
    kind.high += g.high;
    kind.fte += g.fte;
    costs[at->second].add(g);
    of_level[g.role_level].add(g);
    all.add(g);
    kind_of_.push_back(at->second);
  }
  for (std::size_t k = 0; k < kinds_.size(); ++k) {
    const CostSum& level = of_level[kinds_[k].role_level];
    kinds_[k].cost_per_hour = costs[k].known() ? costs[k].mean() : level.known() ? level.mean() : all.mean();
  }
}

std::vector<double> StaffPool::hours_of(std::span<const double> group_hours) const {
  if (group_hours.size() != kind_of_.size()) throw std::invalid_argument("hours of other groups");
  std::vector<double> out(kinds_.size());
  for (std::size_t g = 0; g < kind_of_.size(); ++g) out[kind_of_[g]] += group_hours[g];
  return out;
}

}  // namespace cadre::gap
