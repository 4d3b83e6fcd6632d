#include "capacity/turnover.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string_view>
#include <tuple>
#include <vector>

namespace cadre::capacity {
namespace {

using base::ColumnKind;

constexpr std::array kColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month of the end stock."},
    base::ColumnSpec{"from_month", ColumnKind::Month, "", "Month of the start stock."},
    base::ColumnSpec{"period", ColumnKind::Code, "",
                     "step = from the month loaded before; year = from the same month a year before."},
    base::ColumnSpec{"left_what", ColumnKind::Code, "",
                     "employer = left that employer; all = found at no employer of these files."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    base::ColumnSpec{"employers", ColumnKind::Integer, "employers", "Employers that report in both months."},
    base::ColumnSpec{"people_start", ColumnKind::Integer, "people", "People at the start."},
    base::ColumnSpec{"joiners", ColumnKind::Integer, "people", "At the end and not at the start."},
    base::ColumnSpec{"leavers", ColumnKind::Integer, "people", "At the start and not at the end."},
    base::ColumnSpec{"moved_in", ColumnKind::Integer, "people", "Came from another allied health profession."},
    base::ColumnSpec{"moved_out", ColumnKind::Integer, "people", "Went to another allied health profession."},
    base::ColumnSpec{"people_end", ColumnKind::Integer, "people", "People at the end."},
    base::ColumnSpec{"joiner_rate", ColumnKind::Decimal, "%", "Joiners divided by the mean of start and end."},
    base::ColumnSpec{"leaver_rate", ColumnKind::Decimal, "%", "Leavers divided by the mean of start and end."},
    base::ColumnSpec{"leaver_rate_on_start", ColumnKind::Decimal, "%", "Leavers divided by people at the start."},
    base::ColumnSpec{"stability", ColumnKind::Decimal, "%",
                     "People at the start still there at the end, of those at the start."},
};
constexpr base::TableSpec kSpec = {"capacity_turnover", "capacity", true,
                                   "Joiners, leavers and stability where identifiers link months.", kColumns};

/// One person in one month, at an employer or anywhere.
struct Holder {
  std::uint32_t employer = 0;  ///< 0 when it does not matter which
  std::uint32_t linker = 0;
  std::uint64_t person = 0;
  std::uint32_t profession = 0;
  NanoFte fte = 0;

  auto identity() const { return std::tie(employer, linker, person); }
};

struct Flow {
  std::int64_t start = 0, end = 0, joiners = 0, leavers = 0, moved_in = 0, moved_out = 0;
};

enum class LeftWhat : std::uint8_t { Employer, All };

bool links(const StaffView& view, std::size_t row, LeftWhat what) {
  constexpr unsigned kNeeded = kAcrossMonths | kHeadline | kInPost;
  if ((view.flags[row] & kNeeded) != kNeeded) return false;
  return what == LeftWhat::Employer || view.linker[row] == 0;  // only a national key finds somebody at another employer
}

std::vector<Holder> holders(const StaffView& view, std::size_t month, const std::vector<std::uint8_t>& employer_wanted,
                            LeftWhat what) {
  std::vector<Holder> out;
  for (std::size_t row = view.months[month].begin; row < view.months[month].end; ++row) {
    const std::uint32_t employer = view.codes(Dimension::Employer)[row];
    if (employer_wanted[employer] == 0 || !links(view, row, what)) continue;
    out.push_back({what == LeftWhat::Employer ? employer : 0, view.linker[row], view.person[row],
                   view.codes(Dimension::Profession)[row], view.fte[row]});
  }
  std::sort(out.begin(), out.end(), [](const Holder& a, const Holder& b) {
    return std::tuple(a.employer, a.linker, a.person, -a.fte, a.profession) <
           std::tuple(b.employer, b.linker, b.person, -b.fte, b.profession);
  });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const Holder& a, const Holder& b) { return a.identity() == b.identity(); }),
            out.end());
  return out;
}

/// Flows by profession, the sum of all in the last place.
std::vector<Flow> flows_between(const std::vector<Holder>& before, const std::vector<Holder>& after,
                                std::size_t professions) {
  std::vector<Flow> flow(professions + 1);
  Flow& all = flow.back();
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    const bool only_before = b == after.end() || (a != before.end() && a->identity() < b->identity());
    const bool only_after = a == before.end() || (b != after.end() && b->identity() < a->identity());
    if (only_before) {
      ++flow[a->profession].leavers, ++all.leavers;
    } else if (only_after) {
      ++flow[b->profession].joiners, ++all.joiners;
    } else if (a->profession != b->profession) {
      ++flow[a->profession].moved_out, ++all.moved_out;
      ++flow[b->profession].moved_in, ++all.moved_in;
    }
    if (!only_after) ++flow[a->profession].start, ++all.start, ++a;
    if (!only_before) ++flow[b->profession].end, ++all.end, ++b;
  }
  return flow;
}

void percent(base::Table& out, std::optional<double> fraction) {
  if (fraction)
    out.decimal(100.0 * *fraction);
  else
    out.missing();
}

struct Step {
  std::size_t from, to;
  std::string_view period;
};

std::vector<Step> steps_of(const StaffView& view) {
  std::vector<Step> out;
  for (std::size_t to = 1; to < view.months.size(); ++to) {
    out.push_back({to - 1, to, "step"});
    for (std::size_t from = 0; from < to; ++from)
      if (view.months[to].month - view.months[from].month == 12) out.push_back({from, to, "year"});
  }
  return out;
}

void add_step(base::Table& out, const StaffView& view, const Step& step, LeftWhat what) {
  std::vector<std::uint32_t> employers;
  std::set_intersection(view.reporting[step.from].begin(), view.reporting[step.from].end(),
                        view.reporting[step.to].begin(), view.reporting[step.to].end(), std::back_inserter(employers));
  std::vector<std::uint8_t> wanted(view.names(Dimension::Employer).size(), 0);
  for (const std::uint32_t e : employers) wanted[e] = 1;
  const auto& professions = view.names(Dimension::Profession);
  const auto flows =
      flows_between(holders(view, step.from, wanted, what), holders(view, step.to, wanted, what), professions.size());
  for (std::size_t i = 0; i <= professions.size(); ++i) {
    const bool total = i == 0;  // the total first, then professions in their order
    const Flow& f = total ? flows.back() : flows[i - 1];
    if (f.start == 0 && f.end == 0) continue;
    out.integer(view.months[step.to].month).integer(view.months[step.from].month).text(step.period);
    out.text(what == LeftWhat::Employer ? "employer" : "all").text(total ? std::string() : professions[i - 1]);
    out.integer(static_cast<std::int64_t>(employers.size()));
    out.integer(f.start).integer(f.joiners).integer(f.leavers).integer(f.moved_in).integer(f.moved_out).integer(f.end);
    percent(out, leaver_rate_on_mean(f.joiners, f.start, f.end));
    percent(out, leaver_rate_on_mean(f.leavers, f.start, f.end));
    percent(out, leaver_rate_on_start(f.leavers, f.start));
    percent(out, stability_index(f.leavers, f.start));
    out.end_row();
  }
}

}  // namespace

std::optional<double> leaver_rate_on_mean(std::int64_t leavers, std::int64_t start, std::int64_t end) {
  if (start + end <= 0) return std::nullopt;
  return static_cast<double>(leavers) / (static_cast<double>(start + end) / 2.0);
}

std::optional<double> leaver_rate_on_start(std::int64_t leavers, std::int64_t start) {
  if (start <= 0) return std::nullopt;
  return static_cast<double>(leavers) / static_cast<double>(start);
}

std::optional<double> stability_index(std::int64_t leavers, std::int64_t start) {
  if (start <= 0) return std::nullopt;
  return static_cast<double>(start - leavers) / static_cast<double>(start);
}

double annual_from_monthly(double monthly) { return 1.0 - std::pow(1.0 - monthly, 12); }

const base::TableSpec& capacity_turnover_spec() { return kSpec; }

TurnoverResult capacity_turnover(const StaffView& view) {
  TurnoverResult result{base::Table(kSpec), {}};
  if (view.months.size() < 2) {
    result.refusal = "Joiners and leavers need at least two months; only one is loaded.";
    return result;
  }
  for (const LeftWhat what : {LeftWhat::Employer, LeftWhat::All})
    for (const Step& step : steps_of(view)) add_step(result.table, view, step, what);
  if (result.table.rows() > 0) return result;
  const bool any_person = std::any_of(view.person.begin(), view.person.end(), [](std::uint64_t p) { return p != 0; });
  result.refusal =
      any_person
          ? "Joiners and leavers are not shown: the identifiers in these files hold within one file only, and the "
            "same one may stand for another person in the next. Linking on them would invent joiners and leavers."
          : "Joiners and leavers are not shown: these files have no identifier of a person.";
  return result;
}

}  // namespace cadre::capacity
