#include "capacity/support.h"

#include <array>
#include <map>
#include <utility>

#include "capacity/cells.h"
#include "vocabulary/codes.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using vocabulary::RoleLevel;

constexpr std::array kColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession that is supported; empty = all."},
    base::ColumnSpec{"place", ColumnKind::Code, "", "Place where the work is done; empty = all."},
    base::ColumnSpec{"support_fte", ColumnKind::Decimal, "FTE", "Support workers."},
    base::ColumnSpec{"assistant_practitioner_fte", ColumnKind::Decimal, "FTE", "Assistant practitioners."},
    base::ColumnSpec{"registered_fte", ColumnKind::Decimal, "FTE", "Registered, enhanced, advanced and consultant."},
    base::ColumnSpec{"unknown_level_fte", ColumnKind::Decimal, "FTE", "Role level not known."},
    base::ColumnSpec{"support_share", ColumnKind::Decimal, "%",
                     "Support workers and assistant practitioners, of those whose level is known."},
};
constexpr base::TableSpec kSpec = {"capacity_support_mix", "capacity", true,
                                   "Support workers and assistant practitioners beside registered staff.", kColumns};

struct Mix {
  NanoFte support = 0, assistant = 0, registered = 0, unknown = 0;
};

/// `level` is a label index of Dimension::RoleLevel: the enum value less one, unknown last.
void add(Mix& mix, std::uint32_t level, NanoFte fte) {
  if (level + 1 == vocabulary::kRoleLevelCount)
    mix.unknown += fte;
  else if (static_cast<RoleLevel>(level + 1) == RoleLevel::Support)
    mix.support += fte;
  else if (static_cast<RoleLevel>(level + 1) == RoleLevel::AssistantPractitioner)
    mix.assistant += fte;
  else
    mix.registered += fte;
}

}  // namespace

const base::TableSpec& capacity_support_mix_spec() { return kSpec; }

base::Table capacity_support_mix(const StaffView& view) {
  base::Table out(kSpec);
  for (std::size_t m = 0; m < view.months.size(); ++m) {
    // (place, profession), each empty for all: text keys keep "all" first and the order of labels irrelevant
    std::map<std::pair<std::string, std::int64_t>, Mix> mixes;
    for (const Cell& cell :
         count_cells(view, m, std::array{Dimension::Place, Dimension::Profession, Dimension::RoleLevel})) {
      const std::string& place = view.names(Dimension::Place)[cell.key[0]];
      for (const std::string& p : {std::string(), place})
        for (const std::int64_t profession : {std::int64_t{-1}, std::int64_t{cell.key[1]}})
          add(mixes[{p, profession}], cell.key[2], cell.totals.fte);
    }
    for (const auto& [key, mix] : mixes) {
      const auto& [place, profession] = key;
      const NanoFte below = mix.support + mix.assistant, known = below + mix.registered;
      if (known == 0 && mix.unknown == 0) continue;
      out.integer(view.months[m].month);
      out.text(profession < 0 ? std::string()
                              : view.names(Dimension::Profession)[static_cast<std::size_t>(profession)]);
      out.text(place).decimal(fte_of(mix.support)).decimal(fte_of(mix.assistant));
      out.decimal(fte_of(mix.registered)).decimal(fte_of(mix.unknown));
      if (known > 0)
        out.decimal(100.0 * static_cast<double>(below) / static_cast<double>(known));
      else
        out.missing();
      out.end_row();
    }
  }
  return out;
}

}  // namespace cadre::capacity
