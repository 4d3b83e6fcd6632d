#include "packs/pack_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "capacity/dimension.h"
#include "capacity/staff_view.h"
#include "vocabulary/codes.h"

namespace cadre::packs {
namespace {

using base::ColumnKind;
using base::ColumnSpec;
using curation::StaffTable;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the records."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place of work; empty when the records could not be placed."},
    ColumnSpec{"sub_icb", ColumnKind::Code, "", "Sub-ICB location of the place."},
    ColumnSpec{"ics", ColumnKind::Code, "", "Integrated care system in that month."},
    ColumnSpec{"region", ColumnKind::Code, "", "NHS region in that month."},
    ColumnSpec{"sector", ColumnKind::Code, "", "Kind of employer."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Where care is given."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession code; AHP when unclear."},
    ColumnSpec{"alternatives", ColumnKind::Code, "", "Professions that stay possible when it is unclear."},
    ColumnSpec{"role_level", ColumnKind::Code, "", "Career level."},
    ColumnSpec{"manager", ColumnKind::Code, "", "yes for management posts."},
    ColumnSpec{"band", ColumnKind::Code, "", "Agenda for Change band."},
    ColumnSpec{"staffing", ColumnKind::Code, "", "Footing of employment."},
    ColumnSpec{"presence", ColumnKind::Code, "", "Whether those in post are at work."},
    ColumnSpec{"age_group", ColumnKind::Code, "", "Age in whole years at month end, in bands; empty = not known."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a person should look at the records."},
    ColumnSpec{"people", ColumnKind::Integer, "people", "People whose main record of the month is among these."},
    ColumnSpec{"roles", ColumnKind::Integer, "roles",
               "Records, second jobs and roles without a known person included."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Contracted full-time equivalents; a missing one counts as 0."},
};
constexpr base::TableSpec kSpec = {"pack", "packs", true, "Staff of a month as counts, for an agreed exchange.",
                                   kColumns};

constexpr std::size_t kTexts = 16;  // columns between month and people
using Key = std::pair<std::int32_t, std::array<std::string, kTexts>>;

struct Counts {
  std::int64_t people = 0, roles = 0;
  capacity::NanoFte fte = 0;
};

capacity::NanoFte nano_of(const StaffTable& staff, std::size_t row) {
  return std::isfinite(staff.fte[row]) ? std::llround(staff.fte[row] * capacity::kNanoPerFte) : 0;
}

/// One byte for each row: is it the main record of its person in its month?
std::vector<std::uint8_t> main_records(const StaffTable& staff, const capacity::CapacityOptions& options) {
  struct Order {
    bool not_allied, outside_headline, not_in_post;
    capacity::NanoFte less_fte;
    std::uint16_t file;
    std::uint32_t line;
    std::size_t row;
    auto tied() const { return std::tie(not_allied, outside_headline, not_in_post, less_fte, file, line, row); }
  };
  std::map<std::tuple<std::int32_t, std::uint32_t, std::uint64_t>, Order> best;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    if (staff.person_key[row] == 0) continue;
    const unsigned flags = capacity::staff_flags(staff, row, options);
    const bool allied = staff.profession[row] != static_cast<std::uint8_t>(vocabulary::Profession::None);
    const Order order{!allied,
                      (flags & capacity::kHeadline) == 0,
                      (flags & capacity::kInPost) == 0,
                      -nano_of(staff, row),
                      staff.file_id[row],
                      staff.line[row],
                      row};
    const std::tuple person{staff.month[row], capacity::linker_of(staff, row, staff.employer.codes[row]),
                            staff.person_key[row]};
    const auto [at, fresh] = best.try_emplace(person, order);
    if (!fresh && order.tied() < at->second.tied()) at->second = order;
  }
  std::vector<std::uint8_t> main(staff.rows(), 0);
  for (const auto& [person, order] : best) main[order.row] = 1;
  return main;
}

std::string alternatives_text(std::uint32_t bits) {
  const auto set = vocabulary::ProfessionSet::from_bits(bits);
  std::string text;
  for (std::size_t p = 0; p < vocabulary::kProfessionCount; ++p) {
    const auto profession = static_cast<vocabulary::Profession>(p);
    if (!set.has(profession)) continue;
    text += (text.empty() ? "" : "|") + std::string(vocabulary::code_of(profession));
  }
  return text;
}

Key key_of(const StaffTable& staff, std::size_t row, const capacity::AgeBands& bands) {
  const auto coded = [row](const base::CodedColumn& column) { return column.values[column.codes[row]]; };
  const auto code = [row]<class Enum>(const std::vector<std::uint8_t>& column, Enum) {
    return std::string(vocabulary::code_of(static_cast<Enum>(column[row])));
  };
  const std::size_t band = bands.band_of(staff.age[row]);
  return {staff.month[row],
          {coded(staff.employer), coded(staff.place), coded(staff.sub_icb), coded(staff.ics), coded(staff.region),
           code(staff.sector, vocabulary::Sector{}), code(staff.setting, vocabulary::Setting{}),
           code(staff.profession, vocabulary::Profession{}), alternatives_text(staff.alternatives[row]),
           code(staff.role_level, vocabulary::RoleLevel{}), staff.manager[row] != 0 ? "yes" : "",
           code(staff.band, vocabulary::Band{}), code(staff.staffing, vocabulary::Staffing{}),
           code(staff.presence, vocabulary::Presence{}), band < bands.codes().size() ? bands.codes()[band] : "",
           code(staff.status, vocabulary::RecordStatus{})}};
}

}  // namespace

const base::TableSpec& pack_spec() { return kSpec; }

base::Table pack_table(const StaffTable& staff, const capacity::CapacityOptions& options) {
  const capacity::AgeBands bands(options.age_bands);
  const std::vector<std::uint8_t> main = main_records(staff, options);
  std::map<Key, Counts> cells;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    const capacity::NanoFte fte = nano_of(staff, row);
    const std::int64_t heads = capacity::heads_of(staff, row, fte);
    if (heads == 0) continue;  // vacant posts of a return
    Counts& counts = cells[key_of(staff, row, bands)];
    counts.roles += heads;
    counts.people += main[row] != 0 ? heads : 0;
    counts.fte += fte;
  }
  base::Table out(kSpec);
  for (const auto& [key, counts] : cells) {
    out.integer(key.first);
    for (const std::string& text : key.second) out.text(text);
    out.integer(counts.people).integer(counts.roles).decimal(capacity::fte_of(counts.fte)).end_row();
  }
  return out;
}

}  // namespace cadre::packs
