#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/month.h"
#include "base/parallel.h"
#include "capacity/bridge.h"
#include "vocabulary/codes.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;
using vocabulary::Profession;
using vocabulary::RoleLevel;

constexpr std::array kBridgeColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the closing stock."},
    ColumnSpec{"from_month", ColumnKind::Month, "", "Month of the opening stock."},
    ColumnSpec{"period", ColumnKind::Code, "",
               "step = from the month loaded before; year = from the same month a year before; all = from the first "
               "month loaded to the last."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer; empty = all."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    ColumnSpec{"role_level", ColumnKind::Code, "", "Career level; empty = all."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place of work; empty = all."},
    ColumnSpec{"part", ColumnKind::Code, "",
               "opening, starters, leavers, hours_up and hours_down, moved_in and _out, transferred_in and _out, "
               "service_in and _out, recoded_in and _out, coverage_in and _out, unlinked, closing "
               "(docs/methods/what-changed.md); parts of nothing are left out."},
    ColumnSpec{"people", ColumnKind::Integer, "people", "People; negative = fewer."},
    ColumnSpec{"roles", ColumnKind::Integer, "roles", "Contracts; negative = fewer."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Full-time equivalents; negative = fewer."},
};
constexpr base::TableSpec kBridgeSpec = {"capacity_bridge", "capacity", true,
                                         "Why stock differs between two months: opening + parts = closing.",
                                         kBridgeColumns};

constexpr std::array kChangeColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the closing stock."},
    ColumnSpec{"from_month", ColumnKind::Code, "", "Month of the opening stock, e.g. 2025-02."},
    ColumnSpec{"period", ColumnKind::Code, "", "step, year or all, as in capacity_bridge."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer; empty = all."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    ColumnSpec{"role_level", ColumnKind::Code, "", "Career level; empty = all."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place of work; empty = all."},
    ColumnSpec{"measure", ColumnKind::Code, "", "What the columns count: fte, people or roles."},
    ColumnSpec{"opening", ColumnKind::Decimal, "", "At the end of the earlier month."},
    ColumnSpec{"starters", ColumnKind::Decimal, "", "As in capacity_bridge."},
    ColumnSpec{"leavers", ColumnKind::Decimal, "", "As in capacity_bridge; negative."},
    ColumnSpec{"hours", ColumnKind::Decimal, "", "hours_up + hours_down."},
    ColumnSpec{"moves", ColumnKind::Decimal, "", "moved_in + moved_out."},
    ColumnSpec{"transfers", ColumnKind::Decimal, "", "transferred_in + transferred_out."},
    ColumnSpec{"services", ColumnKind::Decimal, "", "service_in + service_out."},
    ColumnSpec{"recoding", ColumnKind::Decimal, "", "recoded_in + recoded_out."},
    ColumnSpec{"coverage", ColumnKind::Decimal, "", "coverage_in + coverage_out."},
    ColumnSpec{"unlinked", ColumnKind::Decimal, "", "As in capacity_bridge."},
    ColumnSpec{"closing", ColumnKind::Decimal, "", "At the end of the later month."},
    ColumnSpec{"net", ColumnKind::Decimal, "", "closing - opening."},
};
constexpr base::TableSpec kChangesSpec = {"capacity_changes", "capacity", true,
                                          "The parts of capacity_bridge side by side, one row a cell and measure.",
                                          kChangeColumns};

constexpr std::array kRecodingColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "The later month."},
    ColumnSpec{"from_month", ColumnKind::Month, "", "The earlier month."},
    ColumnSpec{"period", ColumnKind::Code, "", "step, year or all, as in capacity_bridge."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"field", ColumnKind::Code, "",
               "What was changed: occupation_code, job_role, both, or other (title, register, area of work)."},
    ColumnSpec{"from_profession", ColumnKind::Code, "", "Profession before; NONE = not allied health, AHP = unclear."},
    ColumnSpec{"to_profession", ColumnKind::Code, "", "Profession after, likewise."},
    ColumnSpec{"from_level", ColumnKind::Code, "", "Career level before."},
    ColumnSpec{"to_level", ColumnKind::Code, "", "Career level after."},
    ColumnSpec{"people", ColumnKind::Integer, "people", "People whose coding was changed so."},
    ColumnSpec{"roles", ColumnKind::Integer, "roles", "Their contracts."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Their FTE before; after, when they were not counted before."},
};
constexpr base::TableSpec kRecodingsSpec = {"capacity_recodings", "capacity", true,
                                            "Posts whose coding changed though the post did not.", kRecodingColumns};

constexpr std::array kTransferColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "The later month."},
    ColumnSpec{"from_month", ColumnKind::Month, "", "The earlier month."},
    ColumnSpec{"period", ColumnKind::Code, "", "step, year or all, as in capacity_bridge."},
    ColumnSpec{"from_employer", ColumnKind::Code, "", "Employer before."},
    ColumnSpec{"to_employer", ColumnKind::Code, "", "Employer after."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession before; NONE = not allied health, AHP = unclear."},
    ColumnSpec{"whole_service", ColumnKind::Flag, "", "True when the service passed over as a whole."},
    ColumnSpec{"people", ColumnKind::Integer, "people", "People who went."},
    ColumnSpec{"roles", ColumnKind::Integer, "roles", "Their contracts."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Their FTE before; after, when they were not counted before."},
};
constexpr base::TableSpec kTransfersSpec = {"capacity_transfers", "capacity", true,
                                            "Staff who went from one employer of these files to another.",
                                            kTransferColumns};

const std::vector<BridgeCut>& table_cuts() {
  static const std::vector<BridgeCut> kCuts = {{},
                                               {Dimension::Employer},
                                               {Dimension::Profession},
                                               {Dimension::Employer, Dimension::Profession},
                                               {Dimension::RoleLevel},
                                               {Dimension::Profession, Dimension::RoleLevel},
                                               {Dimension::Place}};
  return kCuts;
}

std::string_view code_of_profession(std::uint8_t value) { return vocabulary::code_of(static_cast<Profession>(value)); }

std::string_view code_of_level(std::uint8_t value) {
  return value == 0 ? kUnknown : vocabulary::code_of(static_cast<RoleLevel>(value));
}

void begin_row(base::Table& out, const ChangeRows& rows, const BridgeStep& step) {
  out.integer(rows.months[step.to].month).integer(rows.months[step.from].month).text(step.period);
}

std::string_view label(const ChangeRows& rows, Dimension dimension, std::uint32_t value) {
  switch (dimension) {
    case Dimension::Employer:
      return rows.employers[value];
    case Dimension::Place:
      return rows.places[value];
    case Dimension::Profession:
      return code_of_profession(static_cast<std::uint8_t>(value));
    default:
      return code_of_level(static_cast<std::uint8_t>(value));
  }
}

void add_key(base::Table& out, const ChangeRows& rows, const BridgeCut& cut, const BridgeCell& cell) {
  for (const Dimension column : {Dimension::Employer, Dimension::Profession, Dimension::RoleLevel, Dimension::Place}) {
    const auto at = std::find(cut.begin(), cut.end(), column);
    out.text(at == cut.end() ? std::string_view()
                             : label(rows, column, cell.key[static_cast<std::size_t>(at - cut.begin())]));
  }
}

/// Parts side by side: what comes in and what goes out as one.
void add_changes(base::Table& out, const ChangeRows& rows, const BridgeStep& step, const BridgeCut& cut,
                 const std::vector<BridgeCell>& cells) {
  struct MeasureRow {
    std::string_view name;
    double (*of)(const BridgeAmount&);
  };
  static constexpr std::array kMeasures = {
      MeasureRow{"fte", [](const BridgeAmount& a) { return fte_of(a.fte); }},
      MeasureRow{"people", [](const BridgeAmount& a) { return static_cast<double>(a.people); }},
      MeasureRow{"roles", [](const BridgeAmount& a) { return static_cast<double>(a.roles); }}};
  using Parts = std::vector<BridgePart>;
  static const std::array<Parts, 9> kShown = {{{BridgePart::Starters},
                                               {BridgePart::Leavers},
                                               {BridgePart::HoursUp, BridgePart::HoursDown},
                                               {BridgePart::MovedIn, BridgePart::MovedOut},
                                               {BridgePart::TransferredIn, BridgePart::TransferredOut},
                                               {BridgePart::ServiceIn, BridgePart::ServiceOut},
                                               {BridgePart::RecodedIn, BridgePart::RecodedOut},
                                               {BridgePart::CoverageIn, BridgePart::CoverageOut},
                                               {BridgePart::Unlinked}}};
  for (const BridgeCell& cell : cells) {
    for (const MeasureRow& measure : kMeasures) {
      out.integer(rows.months[step.to].month);
      out.text(base::Month::from_ordinal(rows.months[step.from].month).iso()).text(step.period);
      add_key(out, rows, cut, cell);
      out.text(measure.name).decimal(measure.of(cell.opening));
      for (const Parts& parts : kShown) {
        BridgeAmount sum;
        for (const BridgePart part : parts) sum += cell.parts[static_cast<std::size_t>(part)];
        out.decimal(measure.of(sum));
      }
      const BridgeAmount net{cell.closing.people - cell.opening.people, cell.closing.roles - cell.opening.roles,
                             cell.closing.fte - cell.opening.fte};
      out.decimal(measure.of(cell.closing)).decimal(measure.of(net)).end_row();
    }
  }
}

void add_cells(base::Table& out, const ChangeRows& rows, const BridgeStep& step, const BridgeCut& cut,
               const std::vector<BridgeCell>& cells) {
  for (const BridgeCell& cell : cells) {
    const auto add = [&](std::string_view part, const BridgeAmount& amount) {
      begin_row(out, rows, step);
      add_key(out, rows, cut, cell);
      out.text(part).integer(amount.people).integer(amount.roles).decimal(fte_of(amount.fte)).end_row();
    };
    add("opening", cell.opening);
    for (std::size_t p = 0; p < kBridgeParts; ++p)
      if (cell.parts[p] != BridgeAmount{}) add(code_of(static_cast<BridgePart>(p)), cell.parts[p]);
    add("closing", cell.closing);
  }
}

/// Sums links of some kinds by a key; people once under each key.
template <class Key>
class LinkSums {
 public:
  void add(const ChangeRows& rows, const ChangeLink& link, const Key& key) {
    const ChangeRow& row = rows.rows[rows.rows[link.from].counted ? link.from : link.to];
    const auto [at, fresh] = sums_.try_emplace(key);
    auto& [amount, last_person] = at->second;
    amount.roles += 1;
    amount.fte += row.fte;
    if (fresh || last_person != link.person) ++amount.people;
    last_person = link.person;
  }
  const std::map<Key, std::pair<BridgeAmount, std::uint32_t>>& sums() const { return sums_; }

 private:
  std::map<Key, std::pair<BridgeAmount, std::uint32_t>> sums_;
};

void add_amount(base::Table& out, const BridgeAmount& amount) {
  out.integer(amount.people).integer(amount.roles).decimal(fte_of(amount.fte)).end_row();
}

bool touches_counted(const ChangeRows& rows, const ChangeLink& link) {
  return rows.rows[link.from].counted || rows.rows[link.to].counted;
}

std::string_view changed_field(const ChangeRow& before, const ChangeRow& after) {
  const bool code = before.occupation_code != after.occupation_code, role = before.job_role != after.job_role;
  return code && role ? "both" : code ? "occupation_code" : role ? "job_role" : "other";
}

void add_recodings(base::Table& out, const ChangeRows& rows, const BridgeStep& step,
                   std::span<const ChangeLink> links) {
  using Key = std::tuple<std::uint32_t, std::string_view, std::uint8_t, std::uint8_t, std::uint8_t, std::uint8_t>;
  LinkSums<Key> sums;
  for (const ChangeLink& link : links) {
    if (link.kind != ChangeKind::Recoding || !touches_counted(rows, link)) continue;
    const ChangeRow &before = rows.rows[link.from], &after = rows.rows[link.to];
    sums.add(
        rows, link,
        {after.employer, changed_field(before, after), before.profession, after.profession, before.level, after.level});
  }
  for (const auto& [key, sum] : sums.sums()) {
    const auto& [employer, field, from, to, from_level, to_level] = key;
    begin_row(out, rows, step);
    out.text(rows.employers[employer]).text(field).text(code_of_profession(from)).text(code_of_profession(to));
    out.text(code_of_level(from_level)).text(code_of_level(to_level));
    add_amount(out, sum.first);
  }
}

void add_transfers(base::Table& out, const ChangeRows& rows, const BridgeStep& step,
                   std::span<const ChangeLink> links) {
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint8_t, bool>;
  LinkSums<Key> sums;
  for (const ChangeLink& link : links) {
    const bool whole = link.kind == ChangeKind::Service;
    if ((!whole && link.kind != ChangeKind::Transfer) || !touches_counted(rows, link)) continue;
    const ChangeRow& before = rows.rows[link.from];
    sums.add(rows, link, {before.employer, rows.rows[link.to].employer, before.profession, whole});
  }
  for (const auto& [key, sum] : sums.sums()) {
    const auto& [from, to, profession, whole] = key;
    begin_row(out, rows, step);
    out.text(rows.employers[from]).text(rows.employers[to]).text(code_of_profession(profession)).flag(whole);
    add_amount(out, sum.first);
  }
}

std::string refusal_of(const ChangeRows& rows) {
  if (rows.months.size() < 2) return "What changed needs at least two months; only one is loaded.";
  const auto has = [&](bool (*wanted)(const ChangeRow&)) {
    return std::any_of(rows.rows.begin(), rows.rows.end(), wanted);
  };
  if (has([](const ChangeRow& row) { return row.linked; })) return {};
  return has([](const ChangeRow& row) { return row.person != 0; })
             ? "Starters, leavers and moves are not shown: the identifiers in these files hold within one file only, "
               "and the same one may stand for another person in the next. What is shown is the net change and the "
               "effect of files that are there in one month only."
             : "Starters, leavers and moves are not shown: these files have no identifier of a person. What is shown "
               "is the net change and the effect of files that are there in one month only.";
}

}  // namespace

const base::TableSpec& capacity_bridge_spec() { return kBridgeSpec; }
const base::TableSpec& capacity_changes_spec() { return kChangesSpec; }
const base::TableSpec& capacity_recodings_spec() { return kRecodingsSpec; }
const base::TableSpec& capacity_transfers_spec() { return kTransfersSpec; }

BridgeTables compute_bridges(const curation::StaffTable& staff, const CapacityInputs& inputs,
                             const CapacityOptions& options) {
  const auto membership = area_membership(staff, inputs.geography, inputs.area);
  const StaffView view =
      make_staff_view(staff, membership, options, reporting_in_area(inputs.reporting, inputs.geography, inputs.area));
  return capacity_bridges(make_change_rows(staff, membership, view, options), options.threads);
}

BridgeTables capacity_bridges(const ChangeRows& rows, int threads) {
  BridgeTables out{base::Table(kBridgeSpec), base::Table(kChangesSpec), base::Table(kRecodingsSpec),
                   base::Table(kTransfersSpec), refusal_of(rows)};
  const std::vector<BridgeStep> steps = bridge_steps(rows);
  std::vector<BridgeTables> parts(steps.size(), out);
  base::parallel_for(steps.size(), threads, [&](std::size_t i) {
    const BridgeStep& step = steps[i];
    const std::vector<ChangeLink> links = link_months(rows, step.from, step.to);
    for (const BridgeCut& cut : table_cuts()) {
      const std::vector<BridgeCell> cells = bridge_between(rows, step.from, step.to, links, cut);
      add_cells(parts[i].bridge, rows, step, cut, cells);
      add_changes(parts[i].changes, rows, step, cut, cells);
    }
    add_recodings(parts[i].recodings, rows, step, links);
    add_transfers(parts[i].transfers, rows, step, links);
  });
  for (const BridgeTables& part : parts) {
    out.bridge.append(part.bridge);
    out.changes.append(part.changes);
    out.recodings.append(part.recodings);
    out.transfers.append(part.transfers);
  }
  return out;
}

}  // namespace cadre::capacity
