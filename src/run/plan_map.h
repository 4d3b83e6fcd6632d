#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/csv_text.h"
#include "base/month.h"
#include "plan_file/plan.h"

namespace cadre::run {

/// One row of a plan's own table (docs/formats/plan-maps.md); a column that the file does not have reads as empty.
class MapRow {
 public:
  MapRow(const base::SmallCsv& csv, std::size_t row) : csv_(csv), row_(row) {}

  std::string text(std::string_view column) const;
  /// Empty = unknown month; another text that is no month is refused.
  base::Month month(std::string_view column) const;
  /// Throws base::InputError naming file, line, column and value.
  [[noreturn]] void refuse(std::string_view column, const std::string& remedy) const;

 private:
  const base::SmallCsv& csv_;
  std::size_t row_;
};

/// Reads `path` of the plan's folder and hands over its rows in order; nothing for an empty path.
void for_each_map_row(const plan_file::Plan& plan, const std::string& path,
                      const std::function<void(const MapRow&)>& each);

}  // namespace cadre::run
