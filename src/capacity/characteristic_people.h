#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "capacity/characteristics.h"
#include "capacity/staff_view.h"
#include "curation/staff_table.h"

namespace cadre::capacity {

/// One person of a month, once: as the whole workforce counts them, or once in each of their professions.
struct CharacteristicPerson {
  std::uint32_t linker = 0;  ///< StaffView::linker; with `person` who it is
  std::uint64_t person = 0;
  std::uint32_t profession = 0;               ///< label index; that of the largest FTE in the list of everybody
  BandCluster cluster = BandCluster::NoBand;  ///< of the post with the largest FTE (within the profession)
  Groups groups{};

  bool same_person(const CharacteristicPerson& o) const { return linker == o.linker && person == o.person; }
};

struct CharacteristicPeople {
  std::vector<CharacteristicPerson> all;            ///< ordered by linker and person
  std::vector<CharacteristicPerson> by_profession;  ///< ordered by profession, then likewise
};

/// People in post of one month whom capacity counts as people (cells.h), of the rows that are wanted. Somebody with
/// several records has the group that any of them states; where two state different ones, that of the largest FTE.
CharacteristicPeople people_of_month(const StaffView& view, const curation::StaffTable& staff, std::size_t month,
                                     const std::function<bool(std::size_t row)>& wanted);

}  // namespace cadre::capacity
