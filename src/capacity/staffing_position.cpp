#include "capacity/staffing_position.h"

#include <map>
#include <vector>

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code; empty = all."},
    ColumnSpec{"profession", ColumnKind::Code, "",
               "Profession; empty = all. AHP = a file that does not say which profession."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place; empty = all, never beside another key."},
    ColumnSpec{"in_post", ColumnKind::Decimal, "FTE",
               "Substantive FTE in post; missing = no staff list of that month."},
    ColumnSpec{"maternity", ColumnKind::Decimal, "FTE", "Of these on maternity or adoption leave."},
    ColumnSpec{"career_break", ColumnKind::Decimal, "FTE", "Of these on a career break."},
    ColumnSpec{"seconded_out", ColumnKind::Decimal, "FTE", "Of these seconded to another organisation."},
    ColumnSpec{"available", ColumnKind::Decimal, "FTE", "In post less these three."},
    ColumnSpec{"away_share", ColumnKind::Decimal, "%", "These three of the FTE in post."},
    ColumnSpec{"bank", ColumnKind::Decimal, "FTE", "FTE that bank staff worked, wherever the employer works."},
    ColumnSpec{"agency", ColumnKind::Decimal, "FTE", "FTE that agency staff worked, wherever the employer works."},
    ColumnSpec{"bank_cost", ColumnKind::Decimal, "pounds", "What bank staff cost in the month."},
    ColumnSpec{"agency_cost", ColumnKind::Decimal, "pounds", "What agency staff cost in the month."},
    ColumnSpec{"temporary_share", ColumnKind::Decimal, "%",
               "Bank and agency of the FTE of substantive, bank and agency staff of the same employers."},
    ColumnSpec{"agency_share", ColumnKind::Decimal, "%", "Agency of the same."},
    ColumnSpec{"funded", ColumnKind::Decimal, "FTE", "Funded FTE of the establishments."},
    ColumnSpec{"funded_unattributed", ColumnKind::Decimal, "FTE",
               "Funded FTE of rows without a profession or place; not in funded."},
    ColumnSpec{"compared_funded", ColumnKind::Decimal, "FTE",
               "Funded FTE of employers with both a staff list and an establishment."},
    ColumnSpec{"compared_in_post", ColumnKind::Decimal, "FTE", "FTE in post of the same employers."},
    ColumnSpec{"vacancies", ColumnKind::Decimal, "FTE",
               "compared_funded - compared_in_post; below nothing = more in post than funded."},
    ColumnSpec{"vacancy_rate", ColumnKind::Decimal, "%", "Vacancies of compared_funded."},
    ColumnSpec{"ledger_contracted", ColumnKind::Decimal, "FTE", "Contracted FTE of the funded posts in the ledger."},
    ColumnSpec{"ledger_worked", ColumnKind::Decimal, "FTE",
               "FTE paid for as worked in these posts, extra hours included."},
    ColumnSpec{"contract_end_3", ColumnKind::Decimal, "FTE", "FTE in post whose fixed term ends within 3 months."},
    ColumnSpec{"contract_end_6", ColumnKind::Decimal, "FTE", "Within 6 months."},
    ColumnSpec{"contract_end_12", ColumnKind::Decimal, "FTE", "Within 12 months."},
    ColumnSpec{"funding_end_3", ColumnKind::Decimal, "FTE", "Funded FTE whose funding ends within 3 months."},
    ColumnSpec{"funding_end_6", ColumnKind::Decimal, "FTE", "Within 6 months."},
    ColumnSpec{"funding_end_12", ColumnKind::Decimal, "FTE", "Within 12 months."},
    ColumnSpec{"sickness_days", ColumnKind::Decimal, "FTE days", "FTE days lost to sickness."},
    ColumnSpec{"other_absence_days", ColumnKind::Decimal, "FTE days",
               "FTE days lost to maternity and all else but sickness."},
    ColumnSpec{"days_available", ColumnKind::Decimal, "FTE days",
               "FTE in post x days of the month, of employers with both a staff list and an absence file."},
    ColumnSpec{"sickness_rate", ColumnKind::Decimal, "%", "Sickness days of the days available."},
    ColumnSpec{"other_absence_rate", ColumnKind::Decimal, "%", "Other days lost of the days available."},
    ColumnSpec{"known_employer", ColumnKind::Flag, "",
               "False: the employer's code is that of no organisation open in the month."},
    ColumnSpec{"missing_files", ColumnKind::Code, "",
               "Layouts of files that would fill what is missing here; of an empty employer those that nobody has."},
};
constexpr base::TableSpec kSpec = {
    "capacity_staffing_position", "capacity", true,
    "Staff in post, funded posts, vacancies, bank and agency, absence, ends of contracts.", kColumns};

/// Which keys a row has.
struct Grouping {
  bool employer, profession, place;
};
constexpr std::array kGroupings = {Grouping{false, false, false}, Grouping{true, false, false},
                                   Grouping{false, true, false}, Grouping{true, true, false},
                                   Grouping{false, false, true}};

struct RowKey {
  std::int32_t month;
  std::string employer, profession, place;
  auto operator<=>(const RowKey&) const = default;
};

class RowWriter {
 public:
  explicit RowWriter(base::Table& out) : out_(out) {}
  void fte(bool known, std::int64_t nano) { known ? out_.decimal(fte_of(nano)) : out_.missing(); }
  void pounds(bool known, std::int64_t pence) {
    known ? out_.decimal(static_cast<double>(pence) / 100) : out_.missing();
  }
  void percent(const std::optional<double>& share) { share ? out_.decimal(100 * *share) : out_.missing(); }

 private:
  base::Table& out_;
};

void write_row(base::Table& out, const RowKey& key, const StaffingPosition& p, NanoFte unattributed, bool known,
               const std::string& missing) {
  RowWriter write(out);
  const StaffingSum& s = p.sum;
  out.integer(key.month).text(key.employer).text(key.profession).text(key.place);
  for (const NanoFte fte : {s.in_post, s.maternity, s.career_break, s.seconded_out, p.available()})
    write.fte(p.listed, fte);
  write.percent(absence_rate(fte_of(s.in_post - p.available()), fte_of(s.in_post)));
  write.fte(p.temporary, s.bank);
  write.fte(p.temporary, s.agency);
  write.pounds(p.temporary, s.bank_cost);
  write.pounds(p.temporary, s.agency_cost);
  const auto share = [&](NanoFte part) {
    return p.shared
               ? temporary_share(fte_of(part), fte_of(p.shared_in_post), fte_of(p.shared_bank), fte_of(p.shared_agency))
               : std::nullopt;
  };
  write.percent(share(p.shared_bank + p.shared_agency));
  write.percent(share(p.shared_agency));
  write.fte(p.established, s.funded);
  write.fte(p.established && key.profession.empty() && key.place.empty(), unattributed);
  write.fte(p.compared, p.compared_funded);
  write.fte(p.compared, p.compared_in_post);
  write.fte(p.compared, p.vacant());
  write.percent(p.compared ? vacancy_rate(fte_of(p.compared_funded), fte_of(p.compared_in_post)) : std::nullopt);
  write.fte(p.established, s.contracted);
  write.fte(p.established, s.worked);
  for (const NanoFte fte : s.contract_end) write.fte(p.listed, fte);
  for (const NanoFte fte : s.funding_end) write.fte(p.established, fte);
  write.fte(p.absences, p.sickness_days);
  write.fte(p.absences, p.other_days);
  write.fte(p.absences, p.days_available);
  const auto rate = [&](std::int64_t days) {
    return p.absences ? absence_rate(fte_of(days), fte_of(p.days_available)) : std::nullopt;
  };
  write.percent(rate(p.sickness_days));
  write.percent(rate(p.other_days));
  out.flag(known).text(missing).end_row();
}

std::optional<double> quotient(double part, double whole) {
  return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

/// Funded FTE without profession or place, by month and employer; "" = all.
std::map<std::pair<std::int32_t, std::string>, NanoFte> unattributed_of(const StaffingCells& cells) {
  std::map<std::pair<std::int32_t, std::string>, NanoFte> out;
  for (const auto& [key, sources] : cells.sources) {
    out[key] += sources.unattributed;
    out[{key.first, std::string()}] += sources.unattributed;
  }
  return out;
}

}  // namespace

std::optional<double> vacancy_rate(double funded, double in_post) { return quotient(funded - in_post, funded); }
std::optional<double> absence_rate(double days_lost, double days_available) {
  return quotient(days_lost, days_available);
}
std::optional<double> temporary_share(double part, double substantive, double bank, double agency) {
  return quotient(part, substantive + bank + agency);
}

void StaffingPosition::add(const StaffingKey& key, const StaffingSum& cell, const StaffingSources& from, By by) {
  sum += cell;
  listed = listed || from.list;
  established = established || from.establishment;
  const bool bands_said = !by.band || !from.without_bands.contains(key.profession);
  if (from.comparable() && (!by.profession || from.professions_said) && bands_said) {
    compared = true;
    compared_funded += cell.funded;
    compared_in_post += cell.in_post;
  }
  // The bank and agency file does not say a place.
  if (!by.place && from.temporary) {
    temporary = true;
    if (from.list) {
      shared = true;
      shared_in_post += cell.whole_in_post;
      shared_bank += cell.bank;
      shared_agency += cell.agency;
    }
  }
  if (from.absences && from.list) {
    absences = true;
    days_available += cell.days_available;
    sickness_days += cell.sickness_days;
    other_days += cell.other_days;
  }
}

std::string missing_layouts(const StaffingCells& cells, std::int32_t month, const std::string& employer) {
  StaffingSources any;
  for (const auto& [key, sources] : cells.sources) {
    if (key.first != month || (!employer.empty() && key.second != employer)) continue;
    any.list = any.list || sources.list;
    any.establishment = any.establishment || sources.establishment;
    any.temporary = any.temporary || sources.temporary;
    any.absences = any.absences || sources.absences;
    any.recruitment = any.recruitment || sources.recruitment;
  }
  std::string out;
  const auto name = [&](bool there, const char* layout) {
    if (!there) out += (out.empty() ? "" : ";") + std::string(layout);
  };
  name(any.list, "esr_staff_in_post");
  name(any.establishment, "finance_establishment");
  name(any.temporary, "temporary_staff");
  name(any.absences, "esr_absences");
  name(any.recruitment, "recruitment");
  return out;
}

const base::TableSpec& capacity_staffing_position_spec() { return kSpec; }

base::Table capacity_staffing_position(const StaffingCells& cells) {
  static const StaffingSources kNothing;
  std::map<RowKey, StaffingPosition> rows;
  for (const auto& [key, sum] : cells.cells) {
    const auto found = cells.sources.find({key.month, key.employer});
    const StaffingSources& sources = found == cells.sources.end() ? kNothing : found->second;
    for (const Grouping& g : kGroupings) {
      if (g.place && sum.in_post == 0 && sum.funded == 0) continue;  // bank and agency staff have no place
      rows[{key.month, g.employer ? key.employer : std::string(), g.profession ? key.profession : std::string(),
            g.place ? key.place : std::string()}]
          .add(key, sum, sources, {g.profession, g.place, false});
    }
  }
  const auto unattributed = unattributed_of(cells);
  std::map<std::pair<std::int32_t, std::string>, std::string> missing;
  base::Table out(kSpec);
  for (const auto& [key, position] : rows) {
    const std::pair of{key.month, key.employer};
    const auto [at, fresh] = missing.try_emplace(of);
    if (fresh) at->second = missing_layouts(cells, key.month, key.employer);
    const auto lost = unattributed.find(of);
    const auto from = cells.sources.find(of);
    const bool known = key.employer.empty() || (from != cells.sources.end() && from->second.known);
    write_row(out, key, position, lost == unattributed.end() ? 0 : lost->second, known, at->second);
  }
  return out;
}

}  // namespace cadre::capacity
