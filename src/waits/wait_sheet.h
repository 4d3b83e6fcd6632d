#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "intake/text_rows.h"
#include "waits/labels.h"
#include "waits/wait_point.h"

namespace cadre::waits {

/// What a column of a waiting list holds, recognised by its heading.
enum class Role : std::uint8_t {
  Referral,
  Removal,
  SourceLine,
  Date,
  Service,
  Area,
  Group,
  Queue,
  Seen,
  Added,
  Opening,
  Closing,
  Band,
  Indicator,
  Value,
  Median,
  Identifier,  ///< of a patient: never read
  Other
};
Role role_of(std::string_view heading);

/// The rows of a waiting list below its headings.
struct WaitSheet {
  std::string name;
  intake::TextRow header;
  std::vector<Role> roles;
  std::vector<intake::TextRow> rows;
  base::Diagnostics faults;  ///< records that could not be read

  std::optional<std::size_t> column(Role role) const;  ///< the first of that kind
  const std::string& cell(const intake::TextRow& row, std::optional<std::size_t> column) const;
};

/// Finds the headings among the first rows. Throws base::InputError when there are none.
WaitSheet wait_sheet(std::string text, const std::string& name);

/// A day ("2024-03-31", "31/03/2024"), the last day of a month ("2024-03", "Mar 2024") or quarter ("2015Q3"), as days
/// since 1970-01-01.
std::optional<std::int32_t> parse_day_or_month(std::string_view text);
/// "", "NA", "-", ":" and the like: nothing was said.
bool says_nothing(std::string_view cell);

/// The two kinds of file; see read_waits.
WaitFile read_dates(const WaitSheet& sheet);
WaitFile read_counts(const WaitSheet& sheet, LabelBook& labels);

}  // namespace cadre::waits
