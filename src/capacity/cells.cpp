#include "capacity/cells.h"

#include <algorithm>
#include <unordered_map>

#include "base/parallel.h"
#include "vocabulary/codes.h"

namespace cadre::capacity {
namespace {

using vocabulary::Profession;
using vocabulary::ProfessionSet;

constexpr std::uint32_t kNoSlot = UINT32_MAX;
constexpr std::uint64_t kDenseLimit = std::uint64_t{1} << 20U;
constexpr int kNamedProfessions = static_cast<int>(vocabulary::kProfessionCount) - 2;

/// Finds the running number of a packed key: an array where the key space is small, a hash map where it is not.
class Slots {
 public:
  explicit Slots(std::uint64_t space) {
    if (space <= kDenseLimit) dense_.assign(space, kNoSlot);
  }
  std::uint32_t operator[](std::uint64_t key) {
    if (dense_.empty()) {
      const auto [at, fresh] = sparse_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
      if (fresh) keys_.push_back(key);
      return at->second;
    }
    std::uint32_t& slot = dense_[key];
    if (slot == kNoSlot) {
      slot = static_cast<std::uint32_t>(keys_.size());
      keys_.push_back(key);
    }
    return slot;
  }
  const std::vector<std::uint64_t>& keys() const { return keys_; }

 private:
  std::vector<std::uint32_t> dense_;
  std::unordered_map<std::uint64_t, std::uint32_t> sparse_;
  std::vector<std::uint64_t> keys_;
};

/// People of one cell as persons come by: linkers one after the other, within a linker persons one after the other.
struct PeopleCount {
  std::uint64_t last_person = 0;
  std::uint32_t linker = kNoSlot;
  std::int64_t in_linker = 0, largest = 0, all = 0;

  void see(std::uint32_t of_linker, std::uint64_t person) {
    if (of_linker != linker) {
      close();
      linker = of_linker;
      last_person = 0;
    }
    if (person == last_person) return;
    last_person = person;
    ++in_linker;
  }
  void close() {
    largest = std::max(largest, in_linker);
    all += in_linker;
    in_linker = 0;
  }
};

class Counter {
 public:
  Counter(const StaffView& view, std::span<const Dimension> dims, bool every_footing)
      : view_(view), dims_(dims), slots_(space()), every_footing_(every_footing) {
    for (std::size_t i = 0; i < dims.size(); ++i)
      if (dims[i] == Dimension::Profession) profession_at_ = static_cast<int>(i);
  }

  void add(std::size_t row) {
    const std::uint8_t flags = view_.flags[row];
    if (!every_footing_ && (flags & kInPost) == 0) return;
    const std::uint64_t key = packed(row);
    count(slot(key), row, flags);
    if ((flags & kHeadline) == 0 && profession_at_ >= 0) widen_alternatives(key, row, flags);
  }

  std::vector<Cell> finish() {
    std::vector<Cell> cells(totals_.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      people_[i].close();
      cells[i].totals = totals_[i];
      cells[i].totals.people = cells[i].totals.people_high = people_[i].all;
      cells[i].totals.people_low = people_[i].largest;
      std::uint64_t key = slots_.keys()[i];
      for (std::size_t d = dims_.size(); d-- > 0;) {
        const std::uint64_t radix = view_.names(dims_[d]).size();
        cells[i].key[d] = static_cast<std::uint32_t>(key % radix);
        key /= radix;
      }
    }
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.key < b.key; });
    return cells;
  }

 private:
  std::uint64_t space() const {
    std::uint64_t space = 1;
    for (const Dimension d : dims_) space *= std::max<std::uint64_t>(view_.names(d).size(), 1);
    return space;
  }

  std::uint64_t packed(std::size_t row) const {
    std::uint64_t key = 0;
    for (const Dimension d : dims_) key = key * view_.names(d).size() + view_.codes(d)[row];
    return key;
  }

  std::uint32_t slot(std::uint64_t key) {
    const std::uint32_t at = slots_[key];
    if (at == totals_.size()) {
      totals_.emplace_back();
      people_.emplace_back();
    }
    return at;
  }

  void count(std::uint32_t at, std::size_t row, std::uint8_t flags) {
    CellTotals& t = totals_[at];
    const NanoFte fte = view_.fte[row];
    widen(t, fte, flags);
    if ((flags & kCertain) != 0) {
      ++t.roles_low;
      t.fte_low += fte;
    }
    if ((flags & kHeadline) == 0) return;
    ++t.roles;
    t.fte += fte;
    if ((flags & kAvailable) != 0) t.available += fte;
    if (view_.person[row] == 0) {
      ++t.roles_unlinked;
      return;
    }
    t.linked += fte;
    people_[at].see(view_.linker[row], view_.person[row]);
  }

  static void widen(CellTotals& t, NanoFte fte, std::uint8_t flags) {
    ++t.roles_high;
    t.fte_high += fte;
    if ((flags & kReview) != 0) ++t.roles_review;
  }

  void widen_alternatives(std::uint64_t key, std::size_t row, std::uint8_t flags) {
    const ProfessionSet possible = ProfessionSet::from_bits(view_.alternatives[row]);
    if (possible.size() >= kNamedProfessions) return;
    std::uint64_t step = 1;  // what one profession more adds to the packed key
    for (std::size_t d = static_cast<std::size_t>(profession_at_) + 1; d < dims_.size(); ++d)
      step *= view_.names(dims_[d]).size();
    const std::uint64_t first = key - step * view_.codes(Dimension::Profession)[row];
    for (int p = 1; p <= kNamedProfessions; ++p)
      if (possible.has(static_cast<Profession>(p)))
        widen(totals_[slot(first + step * static_cast<std::uint64_t>(p - 1))], view_.fte[row], flags);
  }

  const StaffView& view_;
  std::span<const Dimension> dims_;
  Slots slots_;
  std::vector<CellTotals> totals_;
  std::vector<PeopleCount> people_;
  bool every_footing_;
  int profession_at_ = -1;
};

using base::ColumnKind;

constexpr std::array kColumns = {
    base::ColumnSpec{"table_id", ColumnKind::Code, "",
                     "Release table (reference/release_tables.csv) the row belongs to."},
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all; AHP = profession unclear."},
    base::ColumnSpec{"role_level", ColumnKind::Code, "", "Role level; empty = all."},
    base::ColumnSpec{"band", ColumnKind::Code, "", "Agenda for Change band; empty = all."},
    base::ColumnSpec{"setting", ColumnKind::Code, "", "Setting of care; empty = all."},
    base::ColumnSpec{"sector", ColumnKind::Code, "", "Kind of employer; empty = all."},
    base::ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code; empty = all."},
    base::ColumnSpec{"place", ColumnKind::Code, "", "Place where the work is done; empty = all; unknown = not placed."},
    base::ColumnSpec{"ics", ColumnKind::Code, "", "Integrated care system; empty = all."},
    base::ColumnSpec{"region", ColumnKind::Code, "", "NHS region; empty = all."},
    base::ColumnSpec{"age_band", ColumnKind::Code, "", "Age band; empty = all."},
    base::ColumnSpec{"staffing", ColumnKind::Code, "",
                     "Footing of the staff in post: permanent, fixed term …; empty = all."},
    base::ColumnSpec{"people", ColumnKind::Integer, "people",
                     "Distinct people; roles without a person are not people."},
    base::ColumnSpec{"people_low", ColumnKind::Integer, "people",
                     "Fewest people there can be where identifiers do not link employers."},
    base::ColumnSpec{"people_high", ColumnKind::Integer, "people", "Most people there can be, likewise."},
    base::ColumnSpec{"roles", ColumnKind::Integer, "roles", "Assignments; one person may hold several."},
    base::ColumnSpec{"roles_low", ColumnKind::Integer, "roles", "Accepted records only."},
    base::ColumnSpec{"roles_high", ColumnKind::Integer, "roles", "With every record that needs checking."},
    base::ColumnSpec{"roles_unlinked", ColumnKind::Integer, "roles", "Roles without a known person."},
    base::ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Full-time equivalents in post."},
    base::ColumnSpec{"fte_low", ColumnKind::Decimal, "FTE", "Accepted records only."},
    base::ColumnSpec{"fte_high", ColumnKind::Decimal, "FTE", "With every record that needs checking."},
    base::ColumnSpec{"available_fte", ColumnKind::Decimal, "FTE",
                     "In post less maternity leave, career breaks and secondments out."},
    base::ColumnSpec{"participation", ColumnKind::Decimal, "FTE per person", "FTE of linked roles divided by people."},
    base::ColumnSpec{"review_share", ColumnKind::Decimal, "%", "Records that need checking, of all in range."},
    base::ColumnSpec{"small", ColumnKind::Flag, "",
                     "Fewer people (or roles, where no person is known) than the limit."},
};
constexpr base::TableSpec kSpec = {
    "capacity_cells", "capacity", true,
    "People, roles and FTE of allied health staff by every grouping of the release tables.", kColumns};

void add_row(base::Table& out, const StaffView& view, const ReleaseTable& table, std::int32_t month, const Cell& cell,
             const CapacityOptions& options) {
  out.text(table.id).integer(month);
  for (std::size_t d = 0; d < kDimensionCount; ++d) {
    const auto at = std::find(table.dims.begin(), table.dims.end(), static_cast<Dimension>(d));
    if (at == table.dims.end())
      out.missing();
    else
      out.text(view.labels[d][cell.key[static_cast<std::size_t>(at - table.dims.begin())]]);
  }
  const CellTotals& t = cell.totals;
  out.integer(t.people).integer(t.people_low).integer(t.people_high);
  out.integer(t.roles).integer(t.roles_low).integer(t.roles_high).integer(t.roles_unlinked);
  out.decimal(fte_of(t.fte)).decimal(fte_of(t.fte_low)).decimal(fte_of(t.fte_high)).decimal(fte_of(t.available));
  for (const auto& share : {participation(t), review_share(t)}) share ? out.decimal(*share) : out.missing();
  out.flag(is_small(t, options.small_below));
  out.end_row();
}

}  // namespace

std::vector<Cell> count_cells(const StaffView& view, std::size_t month, std::span<const Dimension> dims,
                              const std::vector<std::uint8_t>* only, bool every_footing) {
  Counter counter(view, dims, every_footing);
  const StaffView::MonthRange& range = view.months[month];
  for (std::size_t row = range.begin; row < range.end; ++row)
    if (only == nullptr || (*only)[row] != 0) counter.add(row);
  return counter.finish();
}

std::optional<double> participation(const CellTotals& t) {
  if (t.people == 0) return std::nullopt;
  return fte_of(t.linked) / static_cast<double>(t.people);
}

std::optional<double> review_share(const CellTotals& t) {
  if (t.roles_high == 0) return std::nullopt;
  return 100.0 * static_cast<double>(t.roles_review) / static_cast<double>(t.roles_high);
}

bool is_small(const CellTotals& t, int small_below) {
  const std::int64_t counted = t.people > 0 ? t.people : t.roles;
  return counted > 0 && counted < small_below;
}

const base::TableSpec& capacity_cells_spec() { return kSpec; }

base::Table capacity_cells(const StaffView& view, const std::vector<ReleaseTable>& tables,
                           const CapacityOptions& options) {
  const std::size_t months = view.months.size();
  std::vector<std::vector<Cell>> counted(tables.size() * months);
  base::parallel_for(counted.size(), options.threads,
                     [&](std::size_t i) { counted[i] = count_cells(view, i % months, tables[i / months].dims); });
  base::Table out(kSpec);
  for (std::size_t i = 0; i < counted.size(); ++i)
    for (const Cell& cell : counted[i])
      add_row(out, view, tables[i / months], view.months[i % months].month, cell, options);
  return out;
}

}  // namespace cadre::capacity
