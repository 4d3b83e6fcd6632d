#include "capacity/leaving.h"

#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "capacity/dimension.h"
#include "vocabulary/codes.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::int32_t kYear = 12;
constexpr std::string_view kNotSaid = "not_said";

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month that the sums end with."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code; empty = all, never beside a profession."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all. AHP = the report does not say which."},
    ColumnSpec{"about", ColumnKind::Code, "",
               "reason (why contracts ended), destination (where their holders went) or origin (where starters came "
               "from)."},
    ColumnSpec{"code", ColumnKind::Code, "",
               "Group of reasons, destinations or origins; not_said = the report does not."},
    ColumnSpec{"months", ColumnKind::Integer, "months", "Months with reports among the twelve."},
    ColumnSpec{"contracts", ColumnKind::Integer, "contracts", "Contracts that ended, or of origins began."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Their contracted FTE where it is said."},
    ColumnSpec{"share", ColumnKind::Decimal, "%", "Of all contracts of these keys that ended, or of origins began."},
};
constexpr base::TableSpec kSpec = {"capacity_leaving", "capacity", true,
                                   "Why contracts ended, where people went and where starters came from.", kColumns};

/// What a report says of one event.
struct About {
  std::string_view about, event, column;
};
constexpr std::array kAbout = {About{"reason", "leaver", "reason"}, About{"destination", "leaver", "destination"},
                               About{"origin", "starter", "origin"}};

struct Count {
  std::int64_t contracts = 0;
  NanoFte fte = 0;
  void add(const Count& o) {
    contracts += o.contracts;
    fte += o.fte;
  }
};

struct Keys {
  std::string employer, profession;
  std::size_t about = 0;
  bool operator<(const Keys& o) const {
    return std::tie(employer, profession, about) < std::tie(o.employer, o.profession, o.about);
  }
};

using ByCode = std::map<std::string, Count>;
/// By month of the event.
using Events = std::map<Keys, std::map<std::int32_t, ByCode>>;

Events events_of(const base::Table& reports, const CountedEmployers& employers, std::set<std::int32_t>& months) {
  Events out;
  for (std::size_t row = 0; row < reports.rows(); ++row) {
    const auto text = [&](std::string_view column) -> const std::string& { return reports.text_at(row, column); };
    const auto month = static_cast<std::int32_t>(reports.integer_at(row, "month"));
    const std::string &employer = text("employer"), &profession = text("profession");
    if (month == 0 || profession.empty() || profession == vocabulary::code_of(vocabulary::Profession::None) ||
        !employers.has(employer, month))
      continue;
    months.insert(month);
    const double fte = reports.decimal_at(row, "fte");
    const Count one{1, std::isfinite(fte) ? nano_of(fte) : 0};
    const std::string known(employer.empty() ? kUnknown : employer);
    for (std::size_t a = 0; a < kAbout.size(); ++a) {
      if (text("event") != kAbout[a].event) continue;
      const std::string code(text(kAbout[a].column).empty() ? kNotSaid : text(kAbout[a].column));
      for (const Keys& keys : {Keys{"", "", a}, Keys{known, "", a}, Keys{"", profession, a}})
        out[keys][month][code].add(one);
    }
  }
  return out;
}

}  // namespace

const base::TableSpec& capacity_leaving_spec() { return kSpec; }

base::Table capacity_leaving(const base::Table* reports, const CountedEmployers& employers) {
  base::Table out(kSpec);
  if (reports == nullptr) return out;
  std::set<std::int32_t> months;
  const Events events = events_of(*reports, employers, months);
  for (const std::int32_t month : months) {
    const auto first = months.lower_bound(month - kYear + 1);
    const auto reported = std::distance(first, months.upper_bound(month));
    for (const auto& [keys, by_month] : events) {
      ByCode year;
      std::int64_t all = 0;
      for (auto at = by_month.lower_bound(month - kYear + 1); at != by_month.end() && at->first <= month; ++at)
        for (const auto& [code, count] : at->second) {
          year[code].add(count);
          all += count.contracts;
        }
      for (const auto& [code, count] : year) {
        out.integer(month).text(keys.employer).text(keys.profession).text(kAbout[keys.about].about).text(code);
        out.integer(reported).integer(count.contracts).decimal(fte_of(count.fte));
        out.decimal(100 * static_cast<double>(count.contracts) / static_cast<double>(all)).end_row();
      }
    }
  }
  return out;
}

}  // namespace cadre::capacity
