#include "run/plan_geography.h"

#include <algorithm>
#include <charconv>

#include "run/plan_map.h"

namespace cadre::run {
namespace {

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('|', start), text.size());
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

vocabulary::Organisation organisation_of(const MapRow& row) {
  vocabulary::Organisation organisation;
  organisation.code = row.text("code");
  if (organisation.code.empty()) row.refuse("code", "Give every organisation a code");
  organisation.name = row.text("name");
  organisation.kind = row.text("kind");
  organisation.sector = vocabulary::sector_of(row.text("sector"));
  if (organisation.sector == vocabulary::Sector::Unknown && !row.text("sector").empty())
    row.refuse("sector",
               "Use nhs_trust, ambulance_trust, primary_care, local_authority, independent, third_sector or other");
  organisation.ics = row.text("ics");
  organisation.region = row.text("region");
  organisation.valid_from = row.month("valid_from");
  organisation.valid_to = row.month("valid_to");
  organisation.successor = row.text("successor");
  organisation.place = row.text("place");
  organisation.spans = parts_of(row.text("spans"));
  organisation.mark = "plan";
  return organisation;
}

std::vector<vocabulary::PlaceMapRow> place_map(const plan_file::Plan& plan, const std::string& path, const char* key) {
  std::vector<vocabulary::PlaceMapRow> rows;
  for_each_map_row(plan, path, [&](const MapRow& row) {
    vocabulary::PlaceMapRow entry{row.text("employer"), row.text(key), row.text("place"), row.text("ics")};
    if (entry.key.empty()) row.refuse(key, "Name what the row places");
    if (entry.place.empty() && entry.ics.empty())
      row.refuse("place", "Name a place, or an ICS where the place is not known");
    rows.push_back(std::move(entry));
  });
  return rows;
}

}  // namespace

vocabulary::PlanGeography read_plan_geography(const plan_file::Plan& plan) {
  vocabulary::PlanGeography geography;
  for_each_map_row(plan, plan.area.organisations,
                   [&](const MapRow& row) { geography.organisations.push_back(organisation_of(row)); });
  geography.locations = place_map(plan, plan.area.locations, "location");
  geography.cost_centres = place_map(plan, plan.area.cost_centres, "cost_centre");
  for_each_map_row(plan, plan.area.apportionments, [&](const MapRow& row) {
    vocabulary::Apportionment share{row.text("rule"),  row.text("employer"), row.text("place"), row.text("ics"), 0,
                                    row.text("source")};
    const std::string number = row.text("share");
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), share.share);
    if (error != std::errc{} || end != number.data() + number.size() || !(share.share > 0 && share.share <= 1))
      row.refuse("share", "Write a share above 0 and at most 1, e.g. 0.35");
    geography.apportionments.push_back(std::move(share));
  });
  return geography;
}

}  // namespace cadre::run
