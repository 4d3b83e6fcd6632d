#include "capacity/recruitment_funnel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "capacity/dimension.h"
#include "vocabulary/codes.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::int32_t kYear = 12;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code; empty = all."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all. AHP = the file does not say which."},
    ColumnSpec{"band", ColumnKind::Code, "",
               "Band, beside employer and profession only; empty = all, unknown = not said."},
    ColumnSpec{"advertised", ColumnKind::Decimal, "FTE", "Advertised in the month."},
    ColumnSpec{"offered", ColumnKind::Decimal, "FTE", "Offered in the month."},
    ColumnSpec{"started", ColumnKind::Decimal, "FTE", "Started in the month; missing = the file does not say."},
    ColumnSpec{"months", ColumnKind::Integer, "months", "Months with figures among the twelve that end with this one."},
    ColumnSpec{"advertised_12", ColumnKind::Decimal, "FTE", "Advertised in these months."},
    ColumnSpec{"offered_12", ColumnKind::Decimal, "FTE", "Offered in these months."},
    ColumnSpec{"started_12", ColumnKind::Decimal, "FTE", "Started in these months."},
    ColumnSpec{"offered_share", ColumnKind::Decimal, "%", "offered_12 of advertised_12."},
    ColumnSpec{"started_share", ColumnKind::Decimal, "%", "started_12 of offered_12."},
    ColumnSpec{"applicants_12", ColumnKind::Decimal, "people", "Applications in these months."},
    ColumnSpec{"days_to_start", ColumnKind::Decimal, "days",
               "Mean days from advert to start in these months, by FTE started; missing = the file does not say."},
};
constexpr base::TableSpec kSpec = {"capacity_recruitment", "capacity", true,
                                   "Recruitment: advertised, offered, started.", kColumns};

struct Flow {
  NanoFte advertised = 0, offered = 0, started = 0, applicants = 0;
  bool says_started = false, says_applicants = false;
  double days = 0;              ///< days x FTE started
  NanoFte started_in_days = 0;  ///< FTE started whose days are said

  Flow& operator+=(const Flow& o) {
    advertised += o.advertised;
    offered += o.offered;
    started += o.started;
    applicants += o.applicants;
    says_started = says_started || o.says_started;
    says_applicants = says_applicants || o.says_applicants;
    days += o.days;
    started_in_days += o.started_in_days;
    return *this;
  }
};

struct Key {
  std::string employer, profession, band;
  auto operator<=>(const Key&) const = default;
};

Flow flow_of(const base::Table& t, std::size_t row) {
  Flow flow;
  flow.advertised = nano_of(t.decimal_at(row, "advertised_wte"));
  flow.offered = nano_of(t.decimal_at(row, "offered_wte"));
  const double started = t.decimal_at(row, "started_wte"), days = t.decimal_at(row, "days_to_start");
  flow.started = nano_of(started);
  flow.says_started = std::isfinite(started);
  flow.applicants = nano_of(t.decimal_at(row, "applicants"));
  flow.says_applicants = std::isfinite(t.decimal_at(row, "applicants"));
  if (std::isfinite(days) && flow.started > 0) {
    flow.started_in_days = flow.started;
    flow.days = days * started;
  }
  return flow;
}

void write_row(base::Table& out, std::int32_t month, const Key& key, const Flow& now, const Flow& year,
               std::int32_t months) {
  const auto share = [&](NanoFte part, NanoFte whole) {
    whole > 0 ? out.decimal(100 * static_cast<double>(part) / static_cast<double>(whole)) : out.missing();
  };
  const auto fte = [&](bool known, NanoFte nano) { known ? out.decimal(fte_of(nano)) : out.missing(); };
  out.integer(month).text(key.employer).text(key.profession).text(key.band);
  fte(true, now.advertised);
  fte(true, now.offered);
  fte(year.says_started, now.started);
  out.integer(months);
  fte(true, year.advertised);
  fte(true, year.offered);
  fte(year.says_started, year.started);
  share(year.offered, year.advertised);
  share(year.started, year.says_started ? year.offered : 0);
  fte(year.says_applicants, year.applicants);
  year.started_in_days > 0 ? out.decimal(year.days / fte_of(year.started_in_days)) : out.missing();
  out.end_row();
}

}  // namespace

const base::TableSpec& capacity_recruitment_spec() { return kSpec; }

base::Table capacity_recruitment(const base::Table* recruitment, const CountedEmployers& employers) {
  base::Table out(kSpec);
  if (recruitment == nullptr) return out;
  std::map<Key, std::map<std::int32_t, Flow>> flows;
  std::set<std::int32_t> months;
  for (std::size_t row = 0; row < recruitment->rows(); ++row) {
    const auto month = static_cast<std::int32_t>(recruitment->integer_at(row, "month"));
    const auto text = [&](const char* column) { return recruitment->text_at(row, column); };
    const std::string employer = text("employer"), profession = text("profession");
    if (month == 0 || profession.empty() || profession == vocabulary::code_of(vocabulary::Profession::None) ||
        !employers.has(employer, month))
      continue;
    months.insert(month);
    const std::string known(employer.empty() ? kUnknown : employer);
    const std::string band(text("band").empty() ? kUnknown : text("band"));
    const Flow flow = flow_of(*recruitment, row);
    for (const Key& key :
         {Key{}, Key{known, "", ""}, Key{"", profession, ""}, Key{known, profession, ""}, Key{known, profession, band}})
      flows[key][month] += flow;
  }
  for (const std::int32_t month : months) {
    const auto first = months.lower_bound(month - kYear + 1);
    const auto loaded = static_cast<std::int32_t>(std::distance(first, months.upper_bound(month)));
    for (const auto& [key, by_month] : flows) {
      Flow year;
      for (auto at = by_month.lower_bound(month - kYear + 1); at != by_month.end() && at->first <= month; ++at)
        year += at->second;
      if (year.advertised == 0 && year.offered == 0 && year.started == 0) continue;
      const auto now = by_month.find(month);
      write_row(out, month, key, now == by_month.end() ? Flow{} : now->second, year, loaded);
    }
  }
  return out;
}

}  // namespace cadre::capacity
