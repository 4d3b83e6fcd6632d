#pragma once

#include <cstdint>
#include <string_view>

#include "corrections/exceptions_file.h"

namespace cadre::corrections {

/// How a fault stands in one month's list.
enum class FaultState : std::uint8_t {
  Open,      ///< nobody has judged it
  Overdue,   ///< said to be fixed, and still there: raised again
  Expired,   ///< the judgement's last month has passed: open again
  Accepted,  ///< quiet
  Wrong,     ///< quiet: a false alarm
  Promised,  ///< quiet: said to be fixed by a later month
};
std::string_view code_of(FaultState state);
/// Open, overdue and expired faults are those to mend; the rest is quiet.
constexpr bool is_active(FaultState state) { return state <= FaultState::Expired; }

/// A judgement holds up to and including its month of expiry, without one for ever. Only "fixed" without expiry holds
/// for no month: the fault must be gone from the employer's `latest` list; in lists before that it was simply open.
/// Months are those of the lists, never of a clock. `row` null = not judged.
FaultState state_of(const ExceptionRow* row, base::Month month, base::Month latest);

/// What became of a row of exceptions.csv.
enum class JudgementState : std::uint8_t {
  Holds,       ///< accepted or wrong, and the fault is in the employer's latest list
  Expired,     ///< the same, but its month has passed
  NotNeeded,   ///< accepted or wrong, and the fault is no longer there
  Mended,      ///< fixed, and gone from a record that is still listed
  RecordGone,  ///< fixed, and the record itself is no longer listed
  Overdue,     ///< fixed, and still there
  Promised,    ///< fixed by a later month
  Unmatched,   ///< no list holds such a finding
};
std::string_view code_of(JudgementState state);

}  // namespace cadre::corrections
