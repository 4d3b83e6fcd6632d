#include "capacity/characteristic_people.h"

#include <algorithm>
#include <tuple>

namespace cadre::capacity {
namespace {

struct Record {
  std::uint32_t linker;
  std::uint64_t person;
  NanoFte fte;
  std::uint32_t profession;
  BandCluster cluster;
  Groups groups;

  bool operator<(const Record& o) const {  // the largest FTE of a person first; no row number, so order leaves no trace
    return std::tuple(linker, person, -fte, profession, cluster, groups) <
           std::tuple(o.linker, o.person, -o.fte, o.profession, o.cluster, o.groups);
  }
};

Groups groups_of_row(const curation::StaffTable& staff, std::size_t row) {
  Groups groups;
  groups.fill(kNotInList);
  const auto at = [&](const std::vector<std::uint8_t>& column, auto unknown) {
    return column.empty() ? unknown : static_cast<decltype(unknown)>(column[row]);
  };
  groups[0] = group_of(at(staff.sex, vocabulary::Sex::Unknown));
  groups[1] = age_group_of(staff.age[row]);
  groups[2] = group_of(at(staff.ethnic_group, vocabulary::EthnicGroup::Unknown));
  groups[3] = group_of(at(staff.disability, vocabulary::Disability::Unknown));
  return groups;
}

void add_person(const Record* begin, const Record* end, CharacteristicPeople& out) {
  CharacteristicPerson whole{begin->linker, begin->person, begin->profession, begin->cluster, begin->groups};
  for (const Record* record = begin + 1; record != end; ++record)
    for (std::size_t c = 0; c < kCharacteristicCount; ++c)
      whole.groups[c] = better_known(whole.groups[c], record->groups[c]);
  out.all.push_back(whole);
  for (const Record* record = begin; record != end; ++record) {
    const bool seen =
        std::any_of(begin, record, [&](const Record& before) { return before.profession == record->profession; });
    if (seen) continue;
    whole.profession = record->profession;
    whole.cluster = record->cluster;
    out.by_profession.push_back(whole);
  }
}

}  // namespace

CharacteristicPeople people_of_month(const StaffView& view, const curation::StaffTable& staff, std::size_t month,
                                     const std::function<bool(std::size_t row)>& wanted) {
  constexpr unsigned kNeeded = kHeadline | kInPost;
  std::vector<Record> records;
  for (std::size_t row = view.months[month].begin; row < view.months[month].end; ++row) {
    if ((view.flags[row] & kNeeded) != kNeeded || view.person[row] == 0 || !wanted(row)) continue;
    const std::size_t source = view.source[row];
    records.push_back({view.linker[row], view.person[row], view.fte[row], view.codes(Dimension::Profession)[row],
                       cluster_of(static_cast<vocabulary::Band>(staff.band[source])), groups_of_row(staff, source)});
  }
  std::sort(records.begin(), records.end());
  CharacteristicPeople out;
  for (std::size_t begin = 0; begin < records.size();) {
    std::size_t end = begin + 1;
    while (end < records.size() && records[end].linker == records[begin].linker &&
           records[end].person == records[begin].person)
      ++end;
    add_person(records.data() + begin, records.data() + end, out);
    begin = end;
  }
  std::stable_sort(out.by_profession.begin(), out.by_profession.end(),
                   [](const auto& a, const auto& b) { return a.profession < b.profession; });
  return out;
}

}  // namespace cadre::capacity
