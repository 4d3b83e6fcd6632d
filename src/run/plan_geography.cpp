#include "run/plan_geography.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::run {
namespace {

/// One row of a plan's table; a column that the file does not have reads as empty.
class MapRow {
 public:
  MapRow(const base::SmallCsv& csv, std::size_t row) : csv_(csv), row_(row) {}

  std::string text(std::string_view column) const {
    const auto found = std::find(csv_.header.begin(), csv_.header.end(), column);
    return found == csv_.header.end() ? std::string()
                                      : csv_.rows[row_][static_cast<std::size_t>(found - csv_.header.begin())];
  }
  [[noreturn]] void refuse(std::string_view column, const std::string& remedy) const {
    const auto found = std::find(csv_.header.begin(), csv_.header.end(), column);
    throw base::InputError({base::Severity::Error,
                            {csv_.file, csv_.lines[row_], static_cast<std::size_t>(found - csv_.header.begin()) + 1},
                            fmt::format("{} = '{}' cannot be used", column, text(column)),
                            remedy});
  }
  base::Month month(std::string_view column) const {
    const std::string value = text(column);
    if (value.empty()) return {};
    const auto month = base::parse_month(value);
    if (!month) refuse(column, "Write a month as 2025-03");
    return *month;
  }

 private:
  const base::SmallCsv& csv_;
  std::size_t row_;
};

void for_each_row(const plan_file::Plan& plan, const std::string& path, auto&& each) {
  if (path.empty()) return;
  base::SmallCsv csv = base::read_small_csv(plan.resolve(path));
  csv.file = path;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) each(MapRow(csv, row));
}

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
  for_each_row(plan, path, [&](const MapRow& row) {
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
  for_each_row(plan, plan.area.organisations,
               [&](const MapRow& row) { geography.organisations.push_back(organisation_of(row)); });
  geography.locations = place_map(plan, plan.area.locations, "location");
  geography.cost_centres = place_map(plan, plan.area.cost_centres, "cost_centre");
  for_each_row(plan, plan.area.apportionments, [&](const MapRow& row) {
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
