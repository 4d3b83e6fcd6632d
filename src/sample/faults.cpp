#include "sample/faults.h"

#include <algorithm>
#include <stdexcept>

namespace cadre::sample {

std::span<const FaultRow> all_faults() {
  static const std::vector<FaultRow> rows = [] {
    std::vector<FaultRow> all;
    for (const auto& group : {person_faults(), code_faults(), level_faults(), contract_faults(), code_decoys(),
                              contract_decoys(), copy_faults()})
      all.insert(all.end(), group.begin(), group.end());
    return all;
  }();
  return rows;
}

namespace {
std::vector<std::uint16_t> of_kind(bool planted) {
  std::vector<std::uint16_t> found;
  const auto rows = all_faults();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].planted == planted) found.push_back(static_cast<std::uint16_t>(i));
  return found;
}
}  // namespace

std::vector<std::uint16_t> planted_faults() { return of_kind(true); }
std::vector<std::uint16_t> decoy_faults() { return of_kind(false); }

void FaultContext::mark_as(StaffRow& marked, std::string_view id) const {
  const auto rows = all_faults();
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const FaultRow& kind) { return kind.id == id; });
  if (found == rows.end()) throw std::logic_error("no fault of this id");
  marked.marks.push_back(static_cast<std::uint16_t>(found - rows.begin()));
}

bool can_share_a_row(const FaultRow& one, const FaultRow& other) {
  return (one.writes & (other.reads | other.writes)) == 0 && (other.writes & (one.reads | one.writes)) == 0;
}

bool any_post(const Post&) { return true; }
bool allied_post(const Post& post) { return post.group == PostGroup::Allied && !post.manager; }
bool therapist_post(const Post& post) { return allied_post(post) && post.codes[0][0] == 'S'; }
bool basic_post(const Post& post) {
  return therapist_post(post) && post.id.ends_with("-basic") && post.codes[0][2] != 'I' && post.codes[0][2] != 'V' &&
         post.codes[0][2] != 'H';
}
bool support_post(const Post& post) { return post.group == PostGroup::Support && !post.learner; }
bool helper_post(const Post& post) { return support_post(post) && post.id.ends_with("-helper"); }
bool other_post(const Post& post) {
  return post.group == PostGroup::Other && post.codes[0][0] != 'A' && post.codes[0] != "S2D" && post.bands[0] != "N";
}

bool single(const Person& person) { return person.count == 1; }
bool permanent(const Person& person) {
  const StaffRow& row = person.rows[0];
  return single(person) && row[Field::Category] == "Permanent" && row[Field::Status].starts_with("Active") &&
         row.hours > 0 && row.band != "N";
}
bool grown(const Person& person) {
  constexpr std::int32_t kDays2025 = 20089;  // 2025-01-01: only the rough age matters here
  const std::int32_t born = person.rows[0].birth;
  return permanent(person) && born < kDays2025 - 31 * 365 && born > kDays2025 - 66 * 365;
}

}  // namespace cadre::sample
