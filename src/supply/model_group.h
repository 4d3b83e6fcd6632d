#pragma once

#include <string_view>
#include <vector>

#include "base/month.h"
#include "supply/model.h"

namespace cadre::supply {

/// Written (as missing) in the tables of results where all professions, areas or levels are counted together.
inline constexpr std::string_view kAll;
/// Index that stands for all of an axis.
inline constexpr int kEvery = -1;

/// The groups of a model that belong to a profession and an area, each an index or kEvery.
std::vector<std::size_t> groups_in(const Model& model, int profession, int area);
/// Name of an index of an axis, kAll for kEvery.
std::string_view name_in(const std::vector<std::string>& axis, int index);
/// kEvery, then each index of an axis; kEvery alone where the axis has only one name and `alone` is false.
std::vector<int> every_and_each(const std::vector<std::string>& axis, bool alone = true);

/// Month of a record that ends year `year` (0 = opening): twelve steps later, or the last of the run.
int month_of_year_end(const Model& model, int year);
base::Month date_of(const Model& model, int month);

/// Years from the opening at which results are compared: 5, 10 and 15, as far as the run goes; else its last year.
std::vector<int> compared_years(const Model& model);

}  // namespace cadre::supply
