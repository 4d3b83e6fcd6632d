#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "vocabulary/codes.h"

namespace cadre::capacity {

/// A set of the values of a small enum of vocabulary/codes.h.
template <class Enum>
class EnumSet {
 public:
  constexpr EnumSet() = default;
  constexpr EnumSet(std::initializer_list<Enum> members) {
    for (const Enum member : members) add(member);
  }
  constexpr void add(Enum member) { bits_ |= 1U << static_cast<unsigned>(member); }
  constexpr bool has(Enum member) const { return (bits_ >> static_cast<unsigned>(member) & 1U) != 0; }

 private:
  std::uint32_t bits_ = 0;
};

struct CapacityOptions {
  /// Staff in post: substantive staff. Bank, agency, honorary staff and learners are counted by capacity_staffing only
  /// (METHODS 10: learners stand outside stock; METHODS 20: substantive, bank, agency).
  EnumSet<vocabulary::Staffing> in_post{vocabulary::Staffing::Unknown, vocabulary::Staffing::Permanent,
                                        vocabulary::Staffing::FixedTerm, vocabulary::Staffing::ContractedService};
  /// In post but not available (METHODS 1.1, assignment status).
  EnumSet<vocabulary::Presence> away{vocabulary::Presence::Maternity, vocabulary::Presence::CareerBreak,
                                     vocabulary::Presence::SecondedOut};
  /// A cell of fewer people (or, without known people, fewer roles) is flagged small; 0 is not (METHODS 17).
  int small_below = 5;
  /// Calendar months back from the last that an employer must report throughout to be on the matched panel: 12 takes in
  /// the same month a year before. 0 = every month loaded.
  int panel_months = 0;
  /// First age of each age band after the youngest; rises strictly, not empty.
  std::vector<std::int64_t> age_bands{25, 30, 35, 40, 45, 50, 55, 60, 65};
  int past_age = 55;  ///< years; from this age on staff count as "past 55" (METHODS 2: the NHS splits leavers at 55)
  /// Populations that rates are given for (reference/denominators.csv, column measure); the first is the main one.
  std::vector<std::string> rate_measures{"community_services", "registered_population"};
  int threads = 0;  ///< 0 = all cores; never changes a result
};

}  // namespace cadre::capacity
