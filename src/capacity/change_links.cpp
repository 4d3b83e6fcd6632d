#include "capacity/change_links.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

namespace cadre::capacity {
namespace {

/// Rows of one person in the two months; either may be empty.
struct Group {
  std::uint32_t from_begin = 0, from_end = 0, to_begin = 0, to_end = 0;
  bool only_from() const { return to_begin == to_end; }
  bool only_to() const { return from_begin == from_end; }
};

/// Merges the two ordered months person by person.
std::vector<Group> groups_of(const ChangeRows& rows, std::size_t from, std::size_t to) {
  const auto identity = [&](std::size_t i) { return std::tie(rows.rows[i].linker, rows.rows[i].person); };
  std::size_t a = rows.months[from].begin, b = rows.months[to].begin;
  const std::size_t a_end = rows.months[from].end, b_end = rows.months[to].end;
  const auto run_end = [&](std::size_t at, std::size_t end) {
    std::size_t next = at + 1;
    // without a person, or one known in a single file only, every row stands for itself
    while (rows.rows[at].person != 0 && next < end && identity(next) == identity(at)) ++next;
    return next;
  };
  std::vector<Group> out;
  out.reserve(std::max(a_end - a, b_end - b));
  while (a < a_end || b < b_end) {
    const bool take_a = b == b_end || (a < a_end && identity(a) <= identity(b));
    const bool take_b = a == a_end || (b < b_end && identity(b) <= identity(a));
    const bool together = take_a && take_b && rows.rows[a].linked;
    Group group{};
    if (take_a) {
      const std::size_t end = run_end(a, a_end);
      group.from_begin = static_cast<std::uint32_t>(a), group.from_end = static_cast<std::uint32_t>(end);
      a = end;
    }
    if (together || !take_a) {
      const std::size_t end = run_end(b, b_end);
      group.to_begin = static_cast<std::uint32_t>(b), group.to_end = static_cast<std::uint32_t>(end);
      b = end;
    }
    out.push_back(group);
  }
  return out;
}

/// Somebody whose national identifier was filled in, or lost, has another person key in the other month. The assignment
/// number of the employer finds them: groups of one month only that share one are joined, each at most once.
void join_by_assignment(const ChangeRows& rows, std::vector<Group>& groups) {
  struct Entry {
    std::uint32_t employer;
    std::uint64_t assignment;
    std::uint32_t group;
    bool operator<(const Entry& o) const {
      return std::tie(employer, assignment, group) < std::tie(o.employer, o.assignment, o.group);
    }
  };
  std::vector<Entry> gone, come;
  const auto add = [&](std::vector<Entry>& list, std::uint32_t group, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i)
      if (rows.rows[i].linked && rows.rows[i].assignment != 0)
        list.push_back({rows.rows[i].employer, rows.rows[i].assignment, group});
  };
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    if (groups[g].only_from()) add(gone, g, groups[g].from_begin, groups[g].from_end);
    if (groups[g].only_to()) add(come, g, groups[g].to_begin, groups[g].to_end);
  }
  std::sort(gone.begin(), gone.end());
  std::sort(come.begin(), come.end());
  for (auto g = gone.begin(), c = come.begin(); g != gone.end() && c != come.end();) {
    const auto at_gone = std::tie(g->employer, g->assignment), at_come = std::tie(c->employer, c->assignment);
    if (at_gone < at_come) {
      ++g;
    } else if (at_come < at_gone) {
      ++c;
    } else {
      Group &before = groups[g->group], &after = groups[c->group];
      if (before.only_from() && after.only_to() && g->group != c->group) {
        before.to_begin = after.to_begin, before.to_end = after.to_end;
        after = {};
      }
      ++g, ++c;
    }
  }
  std::erase_if(groups, [](const Group& group) { return group.only_from() && group.only_to(); });
}

bool same_cell(const ChangeRow& a, const ChangeRow& b) {
  return std::tie(a.employer, a.place, a.profession, a.level) == std::tie(b.employer, b.place, b.profession, b.level);
}

/// Follows the contracts of one person after the other.
class Follower {
 public:
  Follower(const ChangeRows& rows, std::size_t from, std::size_t to) : rows_(rows), from_(from), to_(to) {}

  void follow(const Group& group, std::uint32_t person, std::vector<ChangeLink>& out) {
    before_.clear(), after_.clear();
    for (std::uint32_t i = group.from_begin; i < group.from_end; ++i) before_.push_back({i, false});
    for (std::uint32_t i = group.to_begin; i < group.to_end; ++i) after_.push_back({i, false});
    out_ = &out;
    person_ = person;
    if (!before_.empty() && !after_.empty()) {
      pair([&](const ChangeRow& a, const ChangeRow& b) {
        return a.employer == b.employer && a.assignment != 0 && a.assignment == b.assignment;
      });
      pair([&](const ChangeRow& a, const ChangeRow& b) { return a.counted && b.counted && same_cell(a, b); });
      pair([&](const ChangeRow& a, const ChangeRow& b) { return a.employer == b.employer; });
      pair([&](const ChangeRow& a, const ChangeRow& b) {  // nothing of the person stays at the one, or was at the other
        return !stands(after_, a.employer) && !stands(before_, b.employer);
      });
    }
    for (const Side& side : before_)
      if (!side.taken) alone(side.row, kNoRow);
    for (const Side& side : after_)
      if (!side.taken) alone(kNoRow, side.row);
  }

 private:
  struct Side {
    std::uint32_t row;
    bool taken;
  };

  template <class Fits>
  void pair(Fits fits) {
    for (Side& a : before_) {
      if (a.taken) continue;
      for (Side& b : after_) {
        if (b.taken || !fits(rows_.rows[a.row], rows_.rows[b.row])) continue;
        a.taken = b.taken = true;
        out_->push_back({a.row, b.row, person_, kind_of(rows_.rows[a.row], rows_.rows[b.row])});
        break;
      }
    }
  }

  static ChangeKind kind_of(const ChangeRow& a, const ChangeRow& b) {
    if (a.employer != b.employer) return ChangeKind::Transfer;
    const bool coded_alike = a.profession == b.profession && a.level == b.level;
    if (coded_alike && a.place == b.place && a.counted == b.counted) return ChangeKind::Same;
    return !coded_alike && is_recoding(a, b) ? ChangeKind::Recoding : ChangeKind::Move;
  }

  bool stands(const std::vector<Side>& sides, std::uint32_t employer) const {
    return std::any_of(sides.begin(), sides.end(),
                       [&](const Side& side) { return rows_.rows[side.row].employer == employer; });
  }

  bool counted_at(const std::vector<Side>& sides, std::uint32_t employer) const {
    return std::any_of(sides.begin(), sides.end(), [&](const Side& side) {
      return rows_.rows[side.row].employer == employer && rows_.rows[side.row].counted;
    });
  }

  void alone(std::uint32_t before, std::uint32_t after) {
    const bool gone = after == kNoRow;
    const ChangeRow& row = rows_.rows[gone ? before : after];
    ChangeKind kind = gone ? ChangeKind::Leaver : ChangeKind::Starter;
    if (!rows_.reports(gone ? to_ : from_, row.employer)) {
      kind = ChangeKind::Coverage;
    } else if (!row.linked) {
      kind = ChangeKind::Unlinked;
    } else if (counted_at(gone ? after_ : before_, row.employer)) {
      kind = ChangeKind::Further;
    }
    out_->push_back({before, after, person_, kind});
  }

  const ChangeRows& rows_;
  std::size_t from_, to_;
  std::vector<Side> before_, after_;
  std::vector<ChangeLink>* out_ = nullptr;
  std::uint32_t person_ = 0;
};

/// Names the transfers that are a whole service's, by employer and profession, else by place as well.
class Services {
 public:
  Services(const ChangeRows& rows, std::span<const ChangeLink> links) : rows_(rows) {
    for (std::size_t begin = 0; begin < links.size();) {
      std::size_t end = begin;
      while (end < links.size() && links[end].person == links[begin].person) ++end;
      count(links.subspan(begin, end - begin));
      begin = end;
    }
  }

  bool moved_whole(const ChangeLink& link) const {
    const std::uint32_t to = rows_.rows[link.to].employer;
    return whole(key_of(rows_.rows[link.from], false), to) || whole(key_of(rows_.rows[link.from], true), to);
  }

 private:
  using Key = std::tuple<std::uint32_t, std::uint8_t, std::uint32_t>;  ///< employer, profession, place (kNoRow = all)
  struct Count {
    std::int64_t found = 0;
    std::map<std::uint32_t, std::int64_t> went;  ///< by new employer
  };

  static Key key_of(const ChangeRow& row, bool by_place) {
    return {row.employer, row.profession, by_place ? row.place : kNoRow};
  }

  void count(std::span<const ChangeLink> person) {
    if (std::none_of(person.begin(), person.end(), [](const ChangeLink& l) { return l.to != kNoRow; })) return;
    for (const bool by_place : {false, true}) {
      std::vector<Key> seen;  // a person counts once in each
      for (const ChangeLink& link : person) {
        if (link.from == kNoRow || !rows_.rows[link.from].counted) continue;
        const Key key = key_of(rows_.rows[link.from], by_place);
        if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
        seen.push_back(key);
        Count& count = counts_[key];
        ++count.found;
        if (link.kind == ChangeKind::Transfer) ++count.went[rows_.rows[link.to].employer];
      }
    }
  }

  bool whole(const Key& key, std::uint32_t to) const {
    const auto found = counts_.find(key);
    if (found == counts_.end()) return false;
    const auto went = found->second.went.find(to);
    return went != found->second.went.end() && went->second >= kServicePeople &&
           went->second * 100 >= found->second.found * kServicePercent;
  }

  const ChangeRows& rows_;
  std::map<Key, Count> counts_;
};

}  // namespace

bool is_recoding(const ChangeRow& before, const ChangeRow& after) {
  return before.post != 0 && before.post == after.post && before.assignment != 0 &&
         before.assignment == after.assignment && before.employer == after.employer && before.band == after.band &&
         before.staffing == after.staffing;
}

std::vector<ChangeLink> link_months(const ChangeRows& rows, std::size_t from, std::size_t to) {
  std::vector<Group> groups = groups_of(rows, from, to);
  join_by_assignment(rows, groups);
  std::vector<ChangeLink> links;
  links.reserve(groups.size());
  Follower follower(rows, from, to);
  std::uint32_t person = 0;
  for (const Group& group : groups) follower.follow(group, person++, links);
  const Services services(rows, links);
  for (ChangeLink& link : links)
    if (link.kind == ChangeKind::Transfer && services.moved_whole(link)) link.kind = ChangeKind::Service;
  return links;
}

}  // namespace cadre::capacity
