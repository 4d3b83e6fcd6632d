#include "waits/targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "intake/input_sheet.h"
#include "intake/number_values.h"
#include "waits/labels.h"

namespace cadre::waits {
namespace {

using intake::InputColumn;
using intake::InputSheet;

constexpr double kMostWeeks = 1000;

std::vector<double> weeks_of(InputSheet& sheet, std::string_view column) {
  std::vector<double> out;
  const std::string& cell = sheet.text(column);
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find(';', at), cell.size());
    const std::optional<double> weeks = intake::parse_decimal(cell.substr(at, end - at));
    at = end + 1;
    if (weeks && *weeks >= 0 && *weeks <= kMostWeeks) {
      out.push_back(*weeks);
    } else {
      sheet.fault(column, fmt::format("{} = '{}' is no list of weeks", column, cell), "Write it like 18;52");
      return {};
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

void read_targets(std::string text, const std::string& name, bool own, std::vector<Target>& into) {
  static constexpr std::array kColumns = {InputColumn{"list", false},
                                          InputColumn{"service", false},
                                          InputColumn{"from", false},
                                          InputColumn{"target_weeks"},
                                          InputColumn{"share", false},
                                          InputColumn{"factor", false},
                                          InputColumn{"weeks_to_target", false},
                                          InputColumn{"harm_weeks", false},
                                          InputColumn{"profession", false},
                                          InputColumn{"attended_per_wte", false},
                                          InputColumn{"mark"},
                                          InputColumn{"source"},
                                          InputColumn{"date", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    Target row;
    if (!sheet.blank("list")) row.list = kListKinds[sheet.choice("list", kListKinds)];
    row.service = service_name(sheet.text("service"));
    row.from = sheet.month("from");
    row.weeks = sheet.number("target_weeks", 0.1, kMostWeeks);
    row.share = sheet.number("share", 0.01, 1, 1);
    row.factor = sheet.number("factor", 1, 20, 4);
    row.weeks_to_target = sheet.number("weeks_to_target", 1, kMostWeeks, 26);
    row.harm_weeks = weeks_of(sheet, "harm_weeks");
    row.profession = sheet.profession();
    row.attended_per_wte = sheet.blank("attended_per_wte") ? 0 : sheet.number("attended_per_wte", 0.1, kMostWeeks);
    row.given = sheet.given();
    if (sheet.sound()) into.push_back(std::move(row));
  }
  sheet.finish();
}

const Target* target_of(const std::vector<Target>& targets, const WaitPoint& point) {
  const base::CivilDate civil = base::civil_from_days(point.date);
  const base::Month month(civil.year, civil.month);
  const Target* best = nullptr;
  const auto says = [](const Target& t) { return (t.service.empty() ? 0 : 2) + (t.list.empty() ? 0 : 1); };
  for (const Target& t : targets) {
    if (!t.service.empty() && t.service != point.service) continue;
    if (!t.list.empty() && t.list != kListKinds[static_cast<std::size_t>(point.kind)]) continue;
    if (t.from.known() && t.from > month) continue;
    if (best == nullptr || says(t) > says(*best) || (says(t) == says(*best) && t.from >= best->from)) best = &t;
  }
  return best;
}

}  // namespace cadre::waits
