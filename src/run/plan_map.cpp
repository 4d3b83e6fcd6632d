#include "run/plan_map.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/diagnostics.h"

namespace cadre::run {

std::string MapRow::text(std::string_view column) const {
  const auto found = std::find(csv_.header.begin(), csv_.header.end(), column);
  return found == csv_.header.end() ? std::string()
                                    : csv_.rows[row_][static_cast<std::size_t>(found - csv_.header.begin())];
}

void MapRow::refuse(std::string_view column, const std::string& remedy) const {
  const auto found = std::find(csv_.header.begin(), csv_.header.end(), column);
  throw base::InputError({base::Severity::Error,
                          {csv_.file, csv_.lines[row_], static_cast<std::size_t>(found - csv_.header.begin()) + 1},
                          fmt::format("{} = '{}' cannot be used", column, text(column)),
                          remedy});
}

base::Month MapRow::month(std::string_view column) const {
  const std::string value = text(column);
  if (value.empty()) return {};
  const auto month = base::parse_month(value);
  if (!month) refuse(column, "Write a month as 2025-03");
  return *month;
}

void for_each_map_row(const plan_file::Plan& plan, const std::string& path,
                      const std::function<void(const MapRow&)>& each) {
  if (path.empty()) return;
  base::SmallCsv csv = base::read_small_csv(plan.resolve(path));
  csv.file = path;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) each(MapRow(csv, row));
}

}  // namespace cadre::run
