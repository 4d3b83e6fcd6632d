#include "run/reject_reasons.h"

namespace cadre::run {
namespace {

constexpr RejectReason kNotANumber{"not_a_number", "the value is not a number",
                                   "write digits with a decimal point, e.g. 0.8"};
constexpr RejectReason kNotADate{"not_a_date", "the value is not a date", "write the date as 31/03/2025 or 2025-03-31"};
constexpr RejectReason kNotAMonth{"not_a_month", "the value is not a month", "write the month as 2025-03"};
constexpr RejectReason kMissing{"missing_required", "every value that a row must have is missing",
                                "fill the row in at the source, or remove it"};
constexpr RejectReason kFields{"wrong_field_count", "the row has not as many fields as the header",
                               "quote fields that contain the separator"};
constexpr RejectReason kTooLong{"too_long", "a field or row is longer than a staff list can have",
                                "check for a missing quote or line break"};
constexpr RejectReason kQuote{"unclosed_quote", "a quote is opened and never closed", "close the quote or remove it"};
constexpr RejectReason kTotal{"total_row", "a total among the data, not a staff record",
                              "nothing: totals are not counted again"};
constexpr RejectReason kHeader{"repeated_header", "the headings again, as in files pasted together",
                               "nothing: headings are not records"};
constexpr RejectReason kExample{"example_row", "the example of the template", "nothing: the example is not counted"};
constexpr RejectReason kTyped{"number_as_typed", "the number holds words or a comma and was read as the number meant",
                              "write digits with a decimal point, e.g. 37.5"};
constexpr RejectReason kMerged{"merged_number", "the number stands in merged cells and counts once, in the first row",
                               "unmerge the cells and give each row its own number"};
constexpr RejectReason kImpossible{"impossible_number", "the number cannot be right", "correct it at the source"};
constexpr RejectReason kUnread{"unread_column", "no column of this return has that heading: it was not read",
                               "nothing, unless it should be one of the template's columns"};
constexpr RejectReason kEncoding{"encoding_mixed", "the text is partly UTF-8 and partly Windows-1252",
                                 "save the file as UTF-8"};
constexpr RejectReason kMissingValue{"missing_value", "a value that the row needs is missing",
                                     "fill it in at the source"};
constexpr RejectReason kWord{"unknown_word", "the word stands for nothing that cadre knows in this column",
                             "correct it at the source, or say what it means under values in the layout"};
constexpr RejectReason kRepeated{"repeated_row", "the row repeats an earlier one and is not counted again",
                                 "export each row once"};
constexpr RejectReason kNul{"nul_bytes", "zero bytes stood in the row and were dropped", "export the file again"};

}  // namespace

const RejectReason& reason_of(intake::FaultKind kind) {
  using intake::FaultKind;
  switch (kind) {
    case FaultKind::NotANumber:
      return kNotANumber;
    case FaultKind::NotADate:
      return kNotADate;
    case FaultKind::NotAMonth:
      return kNotAMonth;
    case FaultKind::MissingRequired:
      return kMissing;
    case FaultKind::WrongFieldCount:
      return kFields;
    case FaultKind::TooLong:
      return kTooLong;
    case FaultKind::UnclosedQuote:
      return kQuote;
    case FaultKind::TotalRow:
      return kTotal;
    case FaultKind::RepeatedHeader:
      return kHeader;
    case FaultKind::MissingValue:
      return kMissingValue;
    case FaultKind::UnknownWord:
      return kWord;
    case FaultKind::RepeatedRow:
      return kRepeated;
    case FaultKind::ExampleRow:
      return kExample;
    case FaultKind::NumberAsTyped:
      return kTyped;
    case FaultKind::MergedNumber:
      return kMerged;
    case FaultKind::ImpossibleNumber:
      return kImpossible;
    case FaultKind::UnreadColumn:
      return kUnread;
    case FaultKind::EncodingMixed:
      return kEncoding;
    case FaultKind::NulBytes:
      break;
  }
  return kNul;
}

}  // namespace cadre::run
