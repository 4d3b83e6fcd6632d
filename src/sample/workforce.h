#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "sample/changes.h"
#include "sample/faults.h"
#include "sample/sample.h"

namespace cadre::sample {

/// Draws the months of one place in the workforce: who holds it, what changes, what is wrong with the record.
class Workforce {
 public:
  Workforce(const SampleTables& tables, const SampleOptions& options);

  const std::vector<MonthSpan>& months() const { return months_; }

  /// Memory that a caller keeps from slot to slot.
  struct Scratch {
    Person clean, current;
  };
  using Sink = std::function<void(std::size_t month, const Person& person)>;
  /// Calls `sink` once for each month in which somebody holds the slot, months ascending, and `changes` for what became
  /// different. Depends on nothing but seed and slot.
  void visit(std::uint64_t slot, Scratch& scratch, const Sink& sink, const LifeChanges::Sink& changes) const;

  bool sends(const Employer& employer, std::size_t month) const { return events_.sends(employer, month); }

 private:
  struct Spell {
    std::uint64_t generation;
    std::size_t first, last;  ///< months in post, both included
  };
  struct Plan {
    std::vector<std::uint16_t> faults;
    std::size_t mended_from;  ///< first month without the planted faults; months().size() = never
  };
  std::vector<Spell> spells(std::uint64_t slot) const;
  Plan draw_person(PersonSlot who, MonthSpan first, base::RandomStream& stream, Person& person) const;
  void add_more_faults(Plan& plan, const Person& person, bool planted, base::RandomStream& stream) const;
  void plant(PersonSlot who, const Plan& plan, std::size_t month, Person& person) const;

  const SampleTables& tables_;
  SampleOptions options_;
  std::vector<MonthSpan> months_;
  PersonMaker maker_;
  Events events_;
  LifeChanges life_changes_;
  std::vector<std::uint16_t> planted_, decoys_;
  std::vector<std::vector<Chooser>> posts_;  ///< for each fault the posts that can carry it, by employer
  std::uint64_t period_;                     ///< every so many people one carries planted faults, two carry decoys
};

}  // namespace cadre::sample
