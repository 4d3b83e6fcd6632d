#include "corrections/judgement.h"

#include <array>

namespace cadre::corrections {

std::string_view code_of(FaultState state) {
  static constexpr std::array<std::string_view, 6> kCodes = {"open",     "overdue", "expired",
                                                             "accepted", "wrong",   "promised"};
  return kCodes[static_cast<std::size_t>(state)];
}

std::string_view code_of(JudgementState state) {
  static constexpr std::array<std::string_view, 8> kCodes = {"holds",       "expired", "not_needed", "mended",
                                                             "record_gone", "overdue", "promised",   "unmatched"};
  return kCodes[static_cast<std::size_t>(state)];
}

FaultState state_of(const ExceptionRow* row, base::Month month, base::Month latest) {
  if (row == nullptr) return FaultState::Open;
  const bool ends = row->expiry.known(), past = ends && month > row->expiry;
  switch (row->decision) {
    case Decision::Fixed:
      if (!ends) return month < latest ? FaultState::Open : FaultState::Overdue;
      return past ? FaultState::Overdue : FaultState::Promised;
    case Decision::Accepted:
      return past ? FaultState::Expired : FaultState::Accepted;
    case Decision::Wrong:
      break;
  }
  return past ? FaultState::Expired : FaultState::Wrong;
}

}  // namespace cadre::corrections
