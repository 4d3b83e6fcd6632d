#include "capacity/representation_months.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace cadre::capacity {
namespace {

using Person = CharacteristicPerson;

bool before(const Person& a, const Person& b) { return std::tie(a.linker, a.person) < std::tie(b.linker, b.person); }

std::vector<Person> without(const std::vector<Person>& people, const std::vector<Person>& others) {
  std::vector<Person> out;
  std::set_difference(people.begin(), people.end(), others.begin(), others.end(), std::back_inserter(out), before);
  return out;
}

bool any_national(const StaffView& view, std::size_t month) {
  for (std::size_t row = view.months[month].begin; row < view.months[month].end; ++row)
    if ((view.flags[row] & kAcrossMonths) != 0 && view.linker[row] == 0) return true;
  return false;
}

}  // namespace

RepresentationMonths representation_months(const curation::StaffTable& staff,
                                           const std::vector<vocabulary::Membership>& membership, base::Month wanted) {
  std::set<std::int32_t> months;
  for (std::size_t row = 0; row < staff.rows(); ++row)
    if (membership[row] == vocabulary::Membership::Inside) months.insert(staff.month[row]);
  RepresentationMonths out;
  if (months.empty()) return out;
  out.shown = months.contains(wanted.ordinal()) ? wanted.ordinal() : *months.rbegin();
  const auto since = months.lower_bound(out.shown - 12);
  if (*since < out.shown) out.since = *since;
  return out;
}

RepresentationFlows representation_flows(const StaffView& view, const curation::StaffTable& staff) {
  RepresentationFlows out;
  if (view.months.size() < 2) {
    out.refusal = "Who joined and who left needs a second month of staff lists; only one is loaded.";
    return out;
  }
  const bool national = any_national(view, 0) && any_national(view, 1);
  out.left_what = national ? "all" : "employer";
  std::vector<std::uint32_t> both;
  std::set_intersection(view.reporting[0].begin(), view.reporting[0].end(), view.reporting[1].begin(),
                        view.reporting[1].end(), std::back_inserter(both));
  const auto wanted = [&](std::size_t row) {
    if ((view.flags[row] & kAcrossMonths) == 0 || (national && view.linker[row] != 0)) return false;
    return std::binary_search(both.begin(), both.end(), view.codes(Dimension::Employer)[row]);
  };
  out.before = people_of_month(view, staff, 0, wanted).all;
  out.after = people_of_month(view, staff, 1, wanted).all;
  out.joiners = without(out.after, out.before);
  out.leavers = without(out.before, out.after);
  if (out.before.empty() || out.after.empty())
    out.refusal =
        "Who joined and who left is not shown: no employer sent lists in both months with identifiers that last, and "
        "linking on others would invent joiners and leavers.";
  return out;
}

}  // namespace cadre::capacity
