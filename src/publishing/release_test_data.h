#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/random_stream.h"
#include "publishing/count_table.h"

namespace cadre::publishing {

/// Invented assignments to count in tests: each has a person, an FTE and a value of every dimension.
struct TestStaff {
  struct Role {
    std::int64_t person;
    double fte;
    std::map<std::string, std::string> values;
  };
  std::vector<Role> roles;
};

/// Counts the staff by the dimensions and all their totals, as release tables do.
inline CountTable count_by(const TestStaff& staff, const std::string& id, const std::vector<std::string>& dimensions) {
  std::map<std::vector<std::string>, std::pair<std::set<std::int64_t>, CountCell>> groups;
  for (const TestStaff::Role& role : staff.roles) {
    for (std::size_t open = 0; open < (std::size_t{1} << dimensions.size()); ++open) {
      std::vector<std::string> values;
      for (std::size_t d = 0; d < dimensions.size(); ++d) {
        values.push_back((open >> d & 1U) != 0 ? "" : role.values.at(dimensions[d]));
      }
      auto& [people, cell] = groups[values];
      people.insert(role.person);
      cell.roles += 1;
      cell.fte += role.fte;
    }
  }
  CountTable table{id, dimensions, {}};
  for (auto& [values, group] : groups) {
    auto& [people, cell] = group;
    cell.values = values;
    cell.people = static_cast<std::int64_t>(people.size());
    table.cells.push_back(cell);
  }
  return table;
}

/// Random staff with few people in most combinations. `second_jobs` is the share who hold a second role elsewhere.
inline TestStaff random_staff(std::uint64_t seed, int people,
                              const std::vector<std::pair<std::string, int>>& dimensions, double second_jobs) {
  base::RandomStream random(seed, 0);
  TestStaff staff;
  for (int p = 0; p < people; ++p) {
    const int jobs = random.chance(second_jobs) ? 2 : 1;
    for (int j = 0; j < jobs; ++j) {
      TestStaff::Role role{
          p,
          (jobs == 2 ? 0.5 : 1.0) * (random.chance(0.6) ? 1.0 : 0.2 + 0.1 * static_cast<double>(random.below(8))),
          {}};
      for (const auto& [name, size] : dimensions) {
        // Squaring makes the first values common and the last rare, as professions and bands are.
        const double u = random.uniform();
        role.values[name] = name + std::to_string(static_cast<int>(u * u * size));
      }
      staff.roles.push_back(std::move(role));
    }
  }
  return staff;
}

/// A table over one dimension from counts, with its total; FTE is 0.8 of the people.
inline CountTable row_of(const std::vector<std::int64_t>& counts, const std::string& dimension = "band") {
  CountTable table{"row", {dimension}, {}};
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    table.cells.push_back(
        {{dimension + std::to_string(i)}, counts[i], counts[i], 0.8 * static_cast<double>(counts[i])});
    sum += counts[i];
  }
  table.cells.push_back({{""}, sum, sum, 0.8 * static_cast<double>(sum)});
  return table;
}

}  // namespace cadre::publishing
