#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/random_stream.h"
#include "sample/person_maker.h"
#include "sample/staff_row.h"

namespace cadre::sample {

/// Groups of columns. Faults share a row only where none writes what another reads or writes.
enum Touch : unsigned {
  kNothing = 0,
  kCode = 1U << 0U,
  kRole = 1U << 1U,
  kArea = 1U << 2U,  ///< area of work and team
  kTitle = 1U << 3U,
  kGroup = 1U << 4U,
  kBand = 1U << 5U,  ///< pay grade and spine point
  kHours = 1U << 6U,
  kContract = 1U << 7U,  ///< category, status, fixed-term end
  kReg = 1U << 8U,
  kRegDate = 1U << 9U,
  kBirth = 1U << 10U,
  kStart = 1U << 11U,
  kIds = 1U << 12U,
  kPlace = 1U << 13U,
  kOrg = 1U << 14U,
  kRows = 1U << 15U,  ///< how many rows the person has
};

/// What a fault is planted into.
struct FaultContext {
  Person& person;
  PersonSlot who;
  MonthSpan month;
  const SampleTables& tables;
  const PersonMaker& maker;
  base::RandomStream& stream;
  std::uint16_t fault = 0;  ///< index into all_faults()

  StaffRow& row() { return person.rows[0]; }
  void mark(StaffRow& row) const { row.marks.push_back(fault); }
  void mark_as(StaffRow& row, std::string_view id) const;  ///< as if another kind had been planted
  const char* any(std::initializer_list<const char*> words) { return words.begin()[stream.below(words.size())]; }
  std::int32_t days(std::int32_t low, std::int32_t high) {
    return low + static_cast<std::int32_t>(stream.below(static_cast<std::uint64_t>(high - low) + 1));
  }
};

/// One kind of fault or near miss: which posts and people can carry it, and how it is planted. The words for people
/// stand in reference/sample/faults.csv.
struct FaultRow {
  std::string_view id;
  std::string_view rules;  ///< joined with |: those that fire on each marked row, or must not
  bool planted;
  unsigned reads, writes;  ///< of Touch
  bool (*post)(const Post&);
  bool (*ready)(const Person&);  ///< a clean person that can carry it
  void (*plant)(FaultContext&);  ///< changes the rows and marks those on which the rules fire
};

/// Every kind, in the order of planting: faults of a person in several rows come first, so that the added rows are
/// clean but for them; exact duplicates come last, so that they copy all that was planted.
std::span<const FaultRow> all_faults();
std::vector<std::uint16_t> planted_faults();
std::vector<std::uint16_t> decoy_faults();

bool can_share_a_row(const FaultRow& one, const FaultRow& other);

/// The groups of rows, one file each.
std::span<const FaultRow> code_faults();
std::span<const FaultRow> level_faults();
std::span<const FaultRow> contract_faults();
std::span<const FaultRow> person_faults();
std::span<const FaultRow> copy_faults();
std::span<const FaultRow> code_decoys();
std::span<const FaultRow> contract_decoys();

/// Which posts and people the rows ask for.
bool any_post(const Post& post);
bool allied_post(const Post& post);     ///< registered, not a manager
bool therapist_post(const Post& post);  ///< the same under an S code
bool basic_post(const Post& post);      ///< lowest registered level under a code letter of one profession
bool support_post(const Post& post);    ///< helper or assistant practitioner
bool helper_post(const Post& post);
bool other_post(const Post& post);     ///< not allied, not medical, known code
bool single(const Person& person);     ///< one assignment
bool permanent(const Person& person);  ///< one permanent, active assignment with hours
bool grown(const Person& person);      ///< the same, of somebody of 30 to 66

}  // namespace cadre::sample
