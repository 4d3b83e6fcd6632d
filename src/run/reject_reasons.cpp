#include "run/reject_reasons.h"

#include <array>

namespace cadre::run {
namespace {

constexpr std::array<RejectReason, 9> kReasons = {{
    {"not_a_number", "the value is not a number", "write digits with a decimal point, e.g. 0.8"},
    {"not_a_date", "the value is not a date", "write the date as 31/03/2025 or 2025-03-31"},
    {"not_a_month", "the value is not a month", "write the month as 2025-03"},
    {"missing_required", "a value that every row must have is missing", "fill it in at the source"},
    {"wrong_field_count", "the row has not as many fields as the header", "quote fields that contain the separator"},
    {"too_long", "a field or row is longer than a staff list can have", "check for a missing quote or line break"},
    {"unclosed_quote", "a quote is opened and never closed", "close the quote or remove it"},
    {"total_row", "a total among the data, not a staff record", "nothing: totals are not counted again"},
    {"encoding_mixed", "the text is of another encoding than the file", "save the file as UTF-8"},
}};

}  // namespace

const RejectReason& reason_of(intake::FaultKind kind) { return kReasons[static_cast<std::size_t>(kind)]; }

}  // namespace cadre::run
