#include "supply/model_group.h"

#include <algorithm>

namespace cadre::supply {

std::vector<std::size_t> groups_in(const Model& model, int profession, int area) {
  const std::size_t areas = model.axes.areas.size();
  std::vector<std::size_t> out;
  for (std::size_t group = 0; group < model.groups(); ++group) {
    if (profession != kEvery && group / areas != static_cast<std::size_t>(profession)) continue;
    if (area != kEvery && group % areas != static_cast<std::size_t>(area)) continue;
    out.push_back(group);
  }
  return out;
}

std::string_view name_in(const std::vector<std::string>& axis, int index) {
  return index == kEvery ? kAll : std::string_view(axis[static_cast<std::size_t>(index)]);
}

std::vector<int> every_and_each(const std::vector<std::string>& axis, bool alone) {
  std::vector<int> out = {kEvery};
  if (axis.size() == 1 && !alone) return out;
  for (int i = 0; i < static_cast<int>(axis.size()); ++i) out.push_back(i);
  return out;
}

int month_of_year_end(const Model& model, int year) { return std::min(12 * year, model.months); }

base::Month date_of(const Model& model, int month) {
  return base::Month::from_ordinal(model.opening.ordinal() + month);
}

std::vector<int> compared_years(const Model& model) {
  std::vector<int> out;
  for (const int year : {5, 10, 15})
    if (12 * year <= model.months) out.push_back(year);
  if (out.empty() && model.months > 0) out.push_back(model.years());
  return out;
}

}  // namespace cadre::supply
