#include "corrections/fault_history.h"

#include <algorithm>

namespace cadre::corrections {

FaultHistory::FaultHistory(const CorrectionInputs& inputs)
    : inputs_(inputs), months_(inputs.employers.size()), present_(inputs.present) {
  std::sort(present_.begin(), present_.end());
  for (std::size_t i = 0; i < inputs.exceptions.size(); ++i) judged_.emplace(inputs.exceptions[i].finding, i);
  for (const ListScore& list : inputs.lists) months_[list.employer].push_back(list.month);
  for (std::size_t i = 0; i < inputs.faults.size(); ++i) {
    const Fault& fault = inputs.faults[i];
    months_[fault.employer].push_back(fault.month);
    lists_[{fault.employer, fault.month}].emplace(fault.finding, i);
    Seen& seen = seen_[fault.finding];
    if (seen.months.empty() || fault.month > inputs.faults[seen.last].month) {
      seen.employer = fault.employer;
      seen.assignment = fault.assignment;
      seen.last = i;
    }
    seen.months.push_back(fault.month);
  }
  const auto distinct = [](std::vector<std::int32_t>& months) {
    std::sort(months.begin(), months.end());
    months.erase(std::unique(months.begin(), months.end()), months.end());
  };
  for (auto& months : months_) distinct(months);
  for (auto& [finding, seen] : seen_) distinct(seen.months);
}

const FaultHistory::Seen* FaultHistory::find(std::uint64_t finding) const {
  const auto found = seen_.find(finding);
  return found == seen_.end() ? nullptr : &found->second;
}

const ExceptionRow* FaultHistory::judgement(std::uint64_t finding) const {
  const auto found = judged_.find(finding);
  return found == judged_.end() ? nullptr : &inputs_.exceptions[found->second];
}

FaultState FaultHistory::state(const Fault& fault) const {
  return state_of(judgement(fault.finding), base::Month::from_ordinal(fault.month),
                  base::Month::from_ordinal(latest(fault.employer)));
}

bool FaultHistory::listed(std::uint64_t assignment, std::int32_t month) const {
  return std::binary_search(present_.begin(), present_.end(), std::pair{assignment, month});
}

const FaultHistory::List& FaultHistory::list(std::uint32_t employer, std::int32_t month) const {
  static const List kNone;
  const auto found = lists_.find({employer, month});
  return found == lists_.end() ? kNone : found->second;
}

JudgementState FaultHistory::state(const ExceptionRow& row) const {
  const Seen* seen = find(row.finding);
  if (seen == nullptr) return JudgementState::Unmatched;
  const std::int32_t last = latest(seen->employer);
  if (seen->months.back() == last) {
    switch (state(inputs_.faults[seen->last])) {
      case FaultState::Overdue:
        return JudgementState::Overdue;
      case FaultState::Expired:
        return JudgementState::Expired;
      case FaultState::Promised:
        return JudgementState::Promised;
      default:
        return JudgementState::Holds;
    }
  }
  if (row.decision != Decision::Fixed) return JudgementState::NotNeeded;
  const bool followed = seen->assignment != 0;  // what names no assignment cannot be seen to leave
  return followed && !listed(seen->assignment, last) ? JudgementState::RecordGone : JudgementState::Mended;
}

}  // namespace cadre::corrections
