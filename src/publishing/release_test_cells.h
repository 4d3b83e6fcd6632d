#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/month.h"
#include "base/table.h"
#include "capacity/cells.h"
#include "capacity/release_tables.h"
#include "publishing/release_test_data.h"

namespace cadre::publishing {

inline const std::vector<capacity::ReleaseTable> kList = {
    {"total", {}, "All", "All staff"},
    {"profession", {capacity::Dimension::Profession}, "Profession", "By profession"},
    {"employer", {capacity::Dimension::Employer}, "Employer", "By employer"},
    {"age_band", {capacity::Dimension::AgeBand}, "Age", "By age"},
    {"profession_employer",
     {capacity::Dimension::Profession, capacity::Dimension::Employer},
     "",
     "By profession and employer"},
    {"profession_age_band",
     {capacity::Dimension::Profession, capacity::Dimension::AgeBand},
     "",
     "By profession and age"},
};

/// capacity_cells of invented staff, made from count_by.
inline base::Table cells_of(const TestStaff& staff, base::Month month) {
  base::Table out(capacity::capacity_cells_spec());
  for (const capacity::ReleaseTable& table : kList) {
    std::vector<std::string> names;
    for (const capacity::Dimension d : table.dims) names.emplace_back(code_of(d));
    for (const CountCell& cell : count_by(staff, table.id, names).cells) {
      if (std::any_of(cell.values.begin(), cell.values.end(), [](const auto& v) { return v.empty(); })) continue;
      out.text(table.id).integer(month.ordinal());
      for (std::size_t d = 0; d < capacity::kDimensionCount; ++d) {
        const auto at = std::find(table.dims.begin(), table.dims.end(), static_cast<capacity::Dimension>(d));
        out.text(at == table.dims.end() ? "" : cell.values[static_cast<std::size_t>(at - table.dims.begin())]);
      }
      out.integer(cell.people).integer(cell.people).integer(cell.people);
      out.integer(cell.roles).integer(cell.roles).integer(cell.roles).integer(0);
      out.decimal(cell.fte).decimal(cell.fte).decimal(cell.fte).decimal(cell.fte).missing().missing();
      out.flag(cell.people < 5);
      out.end_row();
    }
  }
  return out;
}

inline TestStaff staff_of(std::uint64_t seed, int people) {
  TestStaff staff = random_staff(seed, people, {{"profession", 6}, {"employer", 5}, {"age_band", 8}}, 0.03);
  std::map<std::int64_t, std::string> age;
  for (TestStaff::Role& role : staff.roles) {
    const std::string band = std::to_string(25 + 5 * (role.values["age_band"].back() - '0'));
    role.values["age_band"] = age.emplace(role.person, band + "_" + std::to_string(std::stoi(band) + 4)).first->second;
  }
  return staff;
}

}  // namespace cadre::publishing
