#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/table.h"
#include "capability/capability_model.h"

namespace cadre::capability {

/// Clinical hours of staff, a week (the table `hours`), for the sizes of entries.
struct GroupHours {
  std::string profession, care_setting;
  double hours = 0;  ///< >= 0
};

struct CapabilityTables {
  base::Table matrix;      ///< capability_matrix: entries of the matrix, one row each
  base::Table roles;       ///< capability_roles: the same for what new roles are to do
  base::Table cells;       ///< capability_cells: setting x function x profession
  base::Table dependency;  ///< capability_dependency: what one profession or one person alone holds
  base::Table benefits;    ///< capability_benefits
  base::Table barriers;    ///< capability_barriers
  base::Table law;         ///< capability_law
  base::Table support;     ///< capability_support
};
std::span<const base::TableSpec* const> capability_specs();

/// `names`: of professions by code; colleagues are named by the inputs. Hours of a profession in a setting of care are
/// spread evenly over its entries there that hold now, so that they add up to the hours of staff with entries.
CapabilityTables capability_tables(const CapabilityModel& model, const std::vector<GroupHours>& hours,
                                   const std::map<std::string, std::string>& names);

/// Clinical hours a week of each entry of model.entries(); 0 for what is not held now.
std::vector<double> hours_of_entries(const CapabilityModel& model, const std::vector<GroupHours>& hours);

/// Name of a setting of the matrix or of care, a function, a competency; the code where there is none, "Anywhere" for
/// an empty setting.
std::string setting_name(const Inputs& inputs, const std::string& code);
std::string function_name(const Inputs& inputs, const std::string& code);
const CompetencyInput* competency_named(const Inputs& inputs, const std::string& code);
const BarrierInput* barrier_named(const Inputs& inputs, const std::string& code);

}  // namespace cadre::capability
