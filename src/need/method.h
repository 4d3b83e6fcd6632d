#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace cadre::need {

/// How a line of need is turned into hours a week.
enum class Method : std::uint8_t {
  Activity,
  Caseload,
  Population,
  Beds,
  Theatres,
  Scanners,
  Ambulances,
  Wisn,
  Ratio,
  Hours
};

/// One row for each method: its word in column `method`, what column `quantity` counts, and which other columns it
/// needs.
struct MethodRow {
  Method method;
  std::string_view word, quantity;
  bool standard, staffing, segment, contacts;
};
std::span<const MethodRow> methods();
const MethodRow& row_of(Method method);

}  // namespace cadre::need
