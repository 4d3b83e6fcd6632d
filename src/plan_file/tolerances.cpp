#include "plan_file/tolerances.h"

#include <fmt/format.h>

#include "plan_file/plan_tables.h"

namespace cadre::plan_file {
namespace {

/// Calls visit(key, limit) for every key that the plan limits.
template <class Visit>
void for_each_limit(const Tolerances& tolerances, Visit visit) {
  for (const Option<Tolerances>& option : tolerance_table().options)
    if (const auto limit = option.fetch(tolerances)) visit(option.spec.key, std::get<double>(*limit));
}

}  // namespace

std::string BrokenTolerance::text() const {
  return fmt::format("{} is {:.4g}, more than the {:.4g} of [tolerances]", key, measured, limit);
}

std::vector<BrokenTolerance> broken_tolerances(const Tolerances& tolerances,
                                               const std::map<std::string, double>& measured) {
  std::vector<BrokenTolerance> broken;
  for_each_limit(tolerances, [&](std::string_view key, double limit) {
    const auto found = measured.find(std::string(key));
    if (found != measured.end() && !(found->second <= limit)) broken.push_back({key, limit, found->second});
  });
  return broken;
}

std::vector<std::string_view> unmeasured_tolerances(const Tolerances& tolerances,
                                                    const std::map<std::string, double>& measured) {
  std::vector<std::string_view> keys;
  for_each_limit(tolerances, [&](std::string_view key, double) {
    if (!measured.contains(std::string(key))) keys.push_back(key);
  });
  return keys;
}

}  // namespace cadre::plan_file
