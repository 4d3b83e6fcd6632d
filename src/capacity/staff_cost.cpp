#include "capacity/staff_cost.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/month.h"

namespace cadre::capacity {

double on_cost_share(const std::vector<OnCost>& on_costs, double pay) {
  double pounds = 0;
  for (const OnCost& part : on_costs) pounds += part.rate * std::max(0.0, pay - part.above);
  return pay > 0 ? pounds / pay : 0;
}

double cost_of(double fte, double pay, double on_cost) { return fte * pay * (1 + on_cost); }

int first_year_of(const std::string& year) {
  int first = 0;
  const auto [end, error] = std::from_chars(year.data(), year.data() + year.size(), first);
  return error == std::errc() && end != year.data() ? first : 0;
}

const PayYear* pay_year_for(const std::vector<PayYear>& years, int month_ordinal) {
  const base::Month month = base::Month::from_ordinal(month_ordinal);
  const int wanted = month.month() >= 4 ? month.year() : month.year() - 1;
  const PayYear* nearest = nullptr;
  for (const PayYear& year : years) {
    const int gap = std::abs(first_year_of(year.year) - wanted);
    const int best = nearest == nullptr ? 0 : std::abs(first_year_of(nearest->year) - wanted);
    if (nearest == nullptr || gap < best || (gap == best && year.year < nearest->year)) nearest = &year;
  }
  return nearest;
}

}  // namespace cadre::capacity
