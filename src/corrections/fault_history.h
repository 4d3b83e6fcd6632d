#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corrections/corrections.h"
#include "corrections/judgement.h"

namespace cadre::corrections {

/// When each finding was seen, in which lists, and how it is judged. Refers to the inputs.
class FaultHistory {
 public:
  explicit FaultHistory(const CorrectionInputs& inputs);

  struct Seen {
    std::vector<std::int32_t> months;  ///< ascending, each once
    std::uint32_t employer = 0;        ///< of the last time
    std::uint64_t assignment = 0;
    std::size_t last = 0;  ///< the first of its faults in the last month
  };
  /// Null when no list holds the finding.
  const Seen* find(std::uint64_t finding) const;
  const ExceptionRow* judgement(std::uint64_t finding) const;
  FaultState state(const Fault& fault) const;
  /// Months of the lists of an employer, ascending; empty for one without lists.
  const std::vector<std::int32_t>& months(std::uint32_t employer) const { return months_[employer]; }
  std::int32_t latest(std::uint32_t employer) const { return months_[employer].back(); }
  bool in_latest_list(const Fault& fault) const { return fault.month == latest(fault.employer); }
  bool listed(std::uint64_t assignment, std::int32_t month) const;

  /// Faults of one list by finding: each name once, with its first fault.
  using List = std::map<std::uint64_t, std::size_t>;
  const List& list(std::uint32_t employer, std::int32_t month) const;

  JudgementState state(const ExceptionRow& row) const;

 private:
  const CorrectionInputs& inputs_;
  std::unordered_map<std::uint64_t, Seen> seen_;
  std::unordered_map<std::uint64_t, std::size_t> judged_;
  std::vector<std::vector<std::int32_t>> months_;
  std::map<std::pair<std::uint32_t, std::int32_t>, List> lists_;
  std::vector<std::pair<std::uint64_t, std::int32_t>> present_;
};

}  // namespace cadre::corrections
