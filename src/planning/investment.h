#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/table.h"

namespace cadre::planning {

/// Money set aside for a recommendation in a region and year. Pounds may be unknown: that is shown, and adds nothing.
struct Investment {
  std::string recommendation, title, project, region, year;
  std::optional<double> pounds;
  std::string basis, mark, source;
};

/// Reads `recommendation,title,project,region,year,pounds,basis,mark,source`. Throws base::InputError with every fault.
std::vector<Investment> read_investment(std::string text, const std::string& name, bool own);

/// Sum of what is known. METHODS 15: 135,000 = 10,000 + 90,000 + 35,000 (seven regions at 5,000).
double total_of(const std::vector<Investment>& rows);
std::map<std::string, double> total_by(const std::vector<Investment>& rows, std::string Investment::*part);

const base::TableSpec& investment_spec();
base::Table investment_table(const std::vector<Investment>& rows);

/// Projects of the Star's enablers. What is not stated stays empty; an empty effect reads "no stated effect".
struct ListedProject {
  std::string project, title, enabler, enabler_basis, priority, recommendation, owner, start, depends_on, effect,
      equality, mark, source;
  std::optional<int> lead_months;
  std::optional<double> cost;
};
std::vector<ListedProject> read_listed_projects(std::string text, const std::string& name, bool own);
inline constexpr std::string_view kNoEffect = "no stated effect";
const base::TableSpec& listed_projects_spec();
base::Table listed_projects_table(const std::vector<ListedProject>& rows);

}  // namespace cadre::planning
