#include "capacity/bridge.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "base/month.h"

namespace cadre::capacity {
namespace {

constexpr std::array<std::string_view, kBridgeParts> kPartCodes = {
    "starters",   "leavers",        "hours_up",        "hours_down",   "moved_in",
    "moved_out",  "transferred_in", "transferred_out", "service_in",   "service_out",
    "recoded_in", "recoded_out",    "coverage_in",     "coverage_out", "unlinked"};

BridgePart part_of(ChangeKind kind, bool in) {
  switch (kind) {
    case ChangeKind::Service:
      return in ? BridgePart::ServiceIn : BridgePart::ServiceOut;
    case ChangeKind::Transfer:
      return in ? BridgePart::TransferredIn : BridgePart::TransferredOut;
    case ChangeKind::Move:
    case ChangeKind::Same:
      return in ? BridgePart::MovedIn : BridgePart::MovedOut;
    case ChangeKind::Recoding:
      return in ? BridgePart::RecodedIn : BridgePart::RecodedOut;
    case ChangeKind::Starter:
    case ChangeKind::Leaver:
      return in ? BridgePart::Starters : BridgePart::Leavers;
    case ChangeKind::Further:
      return in ? BridgePart::HoursUp : BridgePart::HoursDown;
    case ChangeKind::Coverage:
      return in ? BridgePart::CoverageIn : BridgePart::CoverageOut;
    case ChangeKind::Unlinked:
      break;
  }
  return BridgePart::Unlinked;
}

constexpr std::uint64_t kOutside = UINT64_MAX;  ///< of a row that is not counted

/// Counts one cut. Cells are found by a packed key: 20 bits for employer and place, 8 for profession and level.
class Bridge {
 public:
  Bridge(const ChangeRows& rows, const BridgeCut& cut) : rows_(rows), cut_(cut) {
    if (rows.employers.size() >= kMany || rows.places.size() >= kMany)
      throw std::length_error("more employers or places than a bridge can tell apart");
  }

  /// Stock straight from the records, which stand person by person.
  void count_stock(std::size_t month, BridgeAmount BridgeCell::*stock) {
    std::vector<std::uint64_t> held;
    const StaffView::MonthRange& range = rows_.months[month];
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const ChangeRow& row = rows_.rows[i];
      const bool new_person = i == range.begin || row.person == 0 || row.person != rows_.rows[i - 1].person ||
                              row.linker != rows_.rows[i - 1].linker;
      if (new_person) held.clear();
      if (!row.counted) continue;
      const std::uint64_t key = key_of(row);
      BridgeAmount& amount = cell(key).*stock;
      amount += {0, 1, row.fte};
      if (row.person == 0 || std::find(held.begin(), held.end(), key) != held.end()) continue;
      held.push_back(key);
      ++amount.people;
    }
  }

  void count_links(std::span<const ChangeLink> links) {
    for (std::size_t begin = 0; begin < links.size();) {
      std::size_t end = begin;
      while (end < links.size() && links[end].person == links[begin].person) ++end;
      const auto person = links.subspan(begin, end - begin);
      for (const ChangeLink& link : person) count_link(link);
      count_person(person);
      begin = end;
    }
  }

  std::vector<BridgeCell> cells() const {
    std::vector<BridgeCell> out;
    for (const BridgeCell& cell : cells_)
      if (cell.opening != BridgeAmount{} || cell.closing != BridgeAmount{} || cell.sum() != BridgeAmount{})
        out.push_back(cell);
    std::sort(out.begin(), out.end(), [](const BridgeCell& a, const BridgeCell& b) { return a.key < b.key; });
    return out;
  }

 private:
  static constexpr std::size_t kMany = std::size_t{1} << 20U;

  std::uint32_t value(const ChangeRow& row, Dimension dimension) const {
    switch (dimension) {
      case Dimension::Employer:
        return row.employer;
      case Dimension::Place:
        return row.place;
      case Dimension::Profession:
        return row.profession;
      case Dimension::RoleLevel:
        return row.level;
      default:
        throw std::logic_error("a bridge is cut by employer, profession, level or place");
    }
  }

  std::uint64_t key_of(const ChangeRow& row) const {
    std::uint64_t key = 0;
    for (const Dimension dimension : cut_) {
      const bool wide = dimension == Dimension::Employer || dimension == Dimension::Place;
      key = key << (wide ? 20U : 8U) | value(row, dimension);
    }
    return key;
  }

  std::uint64_t key_or_outside(std::uint32_t row) const {
    return row == kNoRow || !rows_.rows[row].counted ? kOutside : key_of(rows_.rows[row]);
  }

  BridgeCell& cell(std::uint64_t key) {
    const auto [at, fresh] = index_.try_emplace(key, cells_.size());
    if (fresh) {
      cells_.emplace_back();
      for (std::size_t d = cut_.size(); d-- > 0;) {
        const bool wide = cut_[d] == Dimension::Employer || cut_[d] == Dimension::Place;
        cells_.back().key[d] = static_cast<std::uint32_t>(key & ((std::uint64_t{1} << (wide ? 20U : 8U)) - 1));
        key >>= wide ? 20U : 8U;
      }
    }
    return cells_[at->second];
  }

  void add(std::uint64_t key, BridgePart part, const BridgeAmount& amount) {
    if (key != kOutside) cell(key).parts[static_cast<std::size_t>(part)] += amount;
  }

  /// Roles and FTE. Of a contract that changes its cell, what it had goes over; other hours are told apart.
  void count_link(const ChangeLink& link) {
    const std::uint64_t before = key_or_outside(link.from), after = key_or_outside(link.to);
    const NanoFte had = before == kOutside ? 0 : rows_.rows[link.from].fte;
    const NanoFte has = after == kOutside ? 0 : rows_.rows[link.to].fte;
    if (before == kOutside || after == kOutside) {
      add(before, part_of(link.kind, false), {0, -1, -had});
      add(after, part_of(link.kind, true), {0, 1, has});
      return;
    }
    if (before != after) {
      add(before, part_of(link.kind, false), {0, -1, -had});
      add(after, part_of(link.kind, true), {0, 1, had});
    }
    if (has != had) add(after, has > had ? BridgePart::HoursUp : BridgePart::HoursDown, {0, 0, has - had});
  }

  /// A person counts once in each cell held before and after; a cell gained or lost counts under the first kind of the
  /// links that touch it.
  void count_person(std::span<const ChangeLink> links) {
    before_.clear(), after_.clear();
    for (const ChangeLink& link : links) {
      note(link.from, link.kind, before_);
      note(link.to, link.kind, after_);
    }
    for (const auto& [key, kind] : before_)
      if (!holds(after_, key)) add(key, part_of(kind, false), {-1, 0, 0});
    for (const auto& [key, kind] : after_)
      if (!holds(before_, key)) add(key, part_of(kind, true), {1, 0, 0});
  }

  using Held = std::vector<std::pair<std::uint64_t, ChangeKind>>;
  static bool holds(const Held& held, std::uint64_t key) {
    return std::any_of(held.begin(), held.end(), [&](const auto& entry) { return entry.first == key; });
  }
  void note(std::uint32_t row, ChangeKind kind, Held& held) const {
    const std::uint64_t key = key_or_outside(row);
    if (key == kOutside || rows_.rows[row].person == 0) return;
    for (auto& [known, first] : held) {
      if (known != key) continue;
      first = std::min(first, kind);
      return;
    }
    held.emplace_back(key, kind);
  }

  const ChangeRows& rows_;
  const BridgeCut& cut_;
  std::unordered_map<std::uint64_t, std::size_t> index_;
  std::vector<BridgeCell> cells_;
  Held before_, after_;
};

}  // namespace

std::string_view code_of(BridgePart part) { return kPartCodes[static_cast<std::size_t>(part)]; }

BridgeAmount BridgeCell::sum() const {
  BridgeAmount all = opening;
  for (const BridgeAmount& part : parts) all += part;
  return all;
}

std::vector<BridgeCell> bridge_between(const ChangeRows& rows, std::size_t from, std::size_t to,
                                       std::span<const ChangeLink> links, const BridgeCut& cut) {
  Bridge bridge(rows, cut);
  bridge.count_stock(from, &BridgeCell::opening);
  bridge.count_stock(to, &BridgeCell::closing);
  bridge.count_links(links);
  std::vector<BridgeCell> cells = bridge.cells();
  for (const BridgeCell& cell : cells)
    if (cell.sum() != cell.closing)
      throw std::logic_error(fmt::format("the bridge from {} to {} does not close",
                                         base::Month::from_ordinal(rows.months[from].month).iso(),
                                         base::Month::from_ordinal(rows.months[to].month).iso()));
  return cells;
}

std::vector<BridgeStep> bridge_steps(const ChangeRows& rows) {
  std::vector<BridgeStep> out;
  const std::size_t months = rows.months.size();
  for (std::size_t to = 1; to < months; ++to) {
    out.push_back({to - 1, to, "step"});
    for (std::size_t from = 0; from + 1 < to; ++from)
      if (rows.months[to].month - rows.months[from].month == 12) out.push_back({from, to, "year"});
  }
  if (months > 2 && rows.months[months - 1].month - rows.months[0].month != 12) out.push_back({0, months - 1, "all"});
  return out;
}

}  // namespace cadre::capacity
