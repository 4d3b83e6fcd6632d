#pragma once

#include <string>
#include <string_view>

#include "base/table.h"
#include "publishing/workbook.h"

namespace cadre::publishing {

/// Rows of one code, without the column that says it; an empty column = all rows.
struct OnlyRows {
  std::string_view column;
  std::string value;
};

/// A table as a tidy sheet: months as dates, whole numbers, decimals with one digit, flags as yes and no. Columns of
/// kind Key are left out.
Sheet table_sheet(const base::Table& table, std::string name, const OnlyRows& only = {});

/// The name of a table, cut to what Excel takes as that of a sheet.
std::string sheet_name(std::string_view table);

}  // namespace cadre::publishing
