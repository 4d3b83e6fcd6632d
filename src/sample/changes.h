#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/month.h"
#include "sample/person_maker.h"
#include "sample/staff_row.h"

namespace cadre::sample {

/// Why a list differs from the one of the month before, as the inventor of the workforce knows it.
enum class ChangeKind : std::uint8_t {
  Starter,    ///< came from outside the lists
  Leaver,     ///< left the lists
  Hours,      ///< other contracted hours in the same post
  Promotion,  ///< another post of the same profession at a higher band
  Post,       ///< another post, of another profession or level
  Site,       ///< another site and team of the same employer
  Employer,   ///< left one employer of the lists for another
  Transfer,   ///< a whole service passed to another employer
  Recoding,   ///< codes and job role corrected; the person's work did not change
  Mended,     ///< a planted fault of the record was corrected
  NotSent     ///< the employer sent no list in this month
};
constexpr std::array<std::string_view, 11> kChangeKindNames = {"starter",  "leaver", "hours",    "promotion",
                                                               "post",     "site",   "employer", "transfer",
                                                               "recoding", "mended", "not_sent"};

/// One person's change, seen first in the list of `month` (an index); of substantive allied health contracts only.
struct Change {
  ChangeKind kind = ChangeKind::Starter;
  std::size_t month = 0;
  const StaffRow* row = nullptr;  ///< before the change; of a starter, the new row
  const Employer* to_employer = nullptr;
  const Post* to_post = nullptr;
  bool person = true;           ///< false: a further contract of a person already told of
  std::int64_t fte_micros = 0;  ///< millionths of a full-time post; of Hours, the difference
};

/// What is planned to happen in the lists as a whole (reference/sample/events.csv). An event in the first month of the
/// lists or outside them never happened.
class Events {
 public:
  Events(const std::string& reference_dir, const SampleTables& tables, base::Month first, int months);

  bool sends(const Employer& employer, std::size_t month) const;
  const Employer* transfer_of(const StaffRow& row, std::size_t month) const;  ///< in this month; null = none
  const Employer* owner_of(const StaffRow& row, std::size_t month) const;     ///< after all transfers up to it

  struct Recoding {
    std::size_t month;
    const Employer* employer;
    const Post *from, *to;
    double share;
  };
  const std::vector<Recoding>& recodings() const { return recodings_; }

 private:
  struct Transfer {
    std::size_t month;
    const Employer *from, *to;
    std::string profession;
  };
  struct Silence {
    const Employer* employer;
    std::size_t begin, end;  ///< months without a list
  };
  std::vector<Transfer> transfers_;
  std::vector<Recoding> recodings_;
  std::vector<Silence> silences_;
};

/// Draws what happens to people from month to month.
class LifeChanges {
 public:
  LifeChanges(const SampleTables& tables, const PersonMaker& maker, const Events& events)
      : tables_(tables), maker_(maker), events_(events) {}

  using Sink = std::function<void(const Change&)>;
  /// Changes a person from the month before into `month`. One with faults in the record keeps all but the employer of
  /// a transferred service, so that every fault stays the one that was planted.
  void advance(PersonSlot who, std::size_t month, MonthSpan span, bool faulty, base::RandomStream& stream,
               Person& person, const Sink& sink) const;
  /// Puts somebody new where the service stands in their first month.
  void settle(PersonSlot who, std::size_t month, Person& person) const;

 private:
  bool recode(std::size_t month, base::RandomStream& stream, StaffRow& row, const Sink& sink) const;
  void change_hours(std::size_t month, base::RandomStream& stream, StaffRow& row, const Sink& sink) const;
  bool change_post(PersonSlot who, std::size_t month, base::RandomStream& stream, StaffRow& row,
                   const Sink& sink) const;
  bool change_site(PersonSlot who, std::size_t month, base::RandomStream& stream, StaffRow& row,
                   const Sink& sink) const;
  bool change_employer(PersonSlot who, std::size_t month, MonthSpan span, base::RandomStream& stream, StaffRow& row,
                       const Sink& sink) const;
  const Post* post(std::string_view id) const;

  const SampleTables& tables_;
  const PersonMaker& maker_;
  const Events& events_;
};

/// Whether truth tells of the row: an allied health post under a substantive contract.
bool tells_of(const StaffRow& row);
std::int64_t fte_micros(const StaffRow& row);
/// Tells of every contract of a person, the person once at each employer.
void tell_all(ChangeKind kind, std::size_t month, const Person& person, const LifeChanges::Sink& sink);

}  // namespace cadre::sample
