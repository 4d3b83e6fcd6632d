#include "supply/binding.h"

#include <algorithm>

namespace cadre::supply {

Binding::Binding(const Model& model, const Record& record)
    : model_(model), record_(record), limits_(model.limits.size()), least_use_(model.routes.size() * limits_, 0.0) {
  for (std::size_t r = 0; r < model.routes.size(); ++r)
    for (const Stage& stage : model.routes[r].stages)
      for (const Stage::Use& use : stage.uses) {
        double& least = least_use_[r * limits_ + static_cast<std::size_t>(use.limit)];
        if (use.units > 0 && (least == 0 || use.units < least)) least = use.units;
      }
}

double Binding::available(std::size_t limit, int year) const {
  const Limit& of = model_.limits[limit];
  const int first = 12 * year, last = std::min(first + 12, model_.months);
  for (int step = first; step < last; ++step)
    if (base::Month::from_ordinal(model_.opening.ordinal() + 1 + step).month() == of.first_month)
      return of.per_year.at(step);
  return of.per_year.at(first);  // a short last year, within a year that opened before
}

double Binding::used(std::size_t limit, int year, std::size_t future) const {
  return record_
      .limit_used[record_.at(limit, static_cast<std::size_t>(year), static_cast<std::size_t>(record_.years), future)];
}

std::size_t Binding::holds_back(std::size_t route, int year, std::size_t future) const {
  if (record_.route_of(route, RouteCount::NoRoom, year)[future] <= 0) return limits_;
  for (std::size_t l = 0; l < limits_; ++l) {
    const double least = least_use(route, l);
    if (least > 0 && used(l, year, future) + least > available(l, year)) return l;
  }
  return limits_;
}

bool Binding::binds(std::size_t limit, int year, std::size_t future) const {
  for (std::size_t r = 0; r < model_.routes.size(); ++r)
    if (least_use(r, limit) > 0 && holds_back(r, year, future) == limit) return true;
  return false;
}

}  // namespace cadre::supply
