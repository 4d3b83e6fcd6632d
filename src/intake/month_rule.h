#pragma once

#include <optional>
#include <string_view>

#include "base/month.h"

namespace cadre::intake {

/// The month that a file's name states: "… March 2022 …", "202303", "2024-04", "Mar-22"; forms with a year of four
/// digits win over others, then the first. Folders do not count.
std::optional<base::Month> month_in_file_name(std::string_view path);

}  // namespace cadre::intake
