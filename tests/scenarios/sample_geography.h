#pragma once

#include <map>
#include <set>
#include <string>

#include "base/csv_text.h"
#include "vocabulary/geography.h"

namespace cadre {

/// The maps that a plan over the sample's invented employers has.
inline vocabulary::PlanGeography sample_geography(const std::string& reference_dir) {
  vocabulary::PlanGeography plan;
  const auto employers = base::read_small_csv(reference_dir + "/sample/employers.csv");
  const auto sites = base::read_small_csv(reference_dir + "/sample/sites.csv");
  std::map<std::string, std::set<std::string>> spans;
  for (const auto& row : sites.rows) {
    const std::string &employer = row[sites.column("employer")], &place = row[sites.column("sub_icb")],
                      &ics = row[sites.column("ics")];
    spans[employer].insert(ics);
    plan.locations.push_back({employer, row[sites.column("location")], place, ics});
    if (const std::string& centre = row[sites.column("cost_centre")]; !centre.empty())
      plan.cost_centres.push_back({employer, centre, place, ics});
  }
  for (const auto& row : employers.rows) {
    vocabulary::Organisation organisation;
    organisation.code = row[employers.column("code")];
    organisation.name = row[employers.column("name")];
    organisation.sector = row[employers.column("sector")] == "ambulance" ? vocabulary::Sector::AmbulanceTrust
                                                                         : vocabulary::Sector::NhsTrust;
    organisation.spans.assign(spans[organisation.code].begin(), spans[organisation.code].end());
    plan.organisations.push_back(std::move(organisation));
  }
  return plan;
}

}  // namespace cadre
