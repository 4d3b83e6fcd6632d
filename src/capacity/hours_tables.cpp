#include <fmt/format.h>

#include <array>
#include <limits>
#include <map>
#include <stdexcept>
#include <string_view>
#include <tuple>

#include "base/quantity.h"
#include "capacity/dimension.h"
#include "capacity/hours.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kHoursColumns = {
    ColumnSpec{"scenario", ColumnKind::Code, "", "base: staff as they are."},
    ColumnSpec{"future", ColumnKind::Integer, "", "0: the expected value."},
    ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    ColumnSpec{"group_id", ColumnKind::Code, "", "The six codes that follow, joined by a slash."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession."},
    ColumnSpec{"role_level", ColumnKind::Code, "", "Role level; unknown = not known."},
    ColumnSpec{"band", ColumnKind::Code, "", "Band; unknown = not known."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Setting; unknown = not known."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code; unknown = not known."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place; unknown = not known."},
    ColumnSpec{"contracted_hours", ColumnKind::Decimal, "hours a week", "Contracted hours of staff who are available."},
    ColumnSpec{"available_hours", ColumnKind::Decimal, "hours a week",
               "Less leave, study and sickness, as a mean over the year."},
    ColumnSpec{"hours", ColumnKind::Decimal, "hours a week", "Hours of direct clinical care, as a mean over the year."},
    ColumnSpec{"hours_low", ColumnKind::Decimal, "hours a week", "The same with every assumption at its worst."},
    ColumnSpec{"hours_high", ColumnKind::Decimal, "hours a week", "The same with every assumption at its best."},
    ColumnSpec{"cost_per_hour", ColumnKind::Decimal, "pounds",
               "Pay and on-costs of the group per hour of direct clinical care; missing without a pay band."},
};
constexpr base::TableSpec kHoursSpec = {
    "hours", "capacity", true, "Clinical hours of groups of staff: what matching has to work with.", kHoursColumns};

constexpr std::array kClinicalColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code; empty = all, never beside a profession."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE",
               "FTE of staff in post who are available, without unclear professions."},
    ColumnSpec{"contracted_hours", ColumnKind::Decimal, "hours a week", "FTE x 37.5; the sum of the six that follow."},
    ColumnSpec{"leave_hours", ColumnKind::Decimal, "hours a week", "Annual leave and public holidays."},
    ColumnSpec{"study_hours", ColumnKind::Decimal, "hours a week", "Study leave."},
    ColumnSpec{"sickness_hours", ColumnKind::Decimal, "hours a week", "Sickness."},
    ColumnSpec{"learning_hours", ColumnKind::Decimal, "hours a week", "Supernumerary time of learners in post."},
    ColumnSpec{"other_hours", ColumnKind::Decimal, "hours a week",
               "Supporting activities, additional responsibilities, external duties."},
    ColumnSpec{"clinical_hours", ColumnKind::Decimal, "hours a week", "Direct clinical care."},
    ColumnSpec{"clinical_hours_low", ColumnKind::Decimal, "hours a week", "With every assumption at its worst."},
    ColumnSpec{"clinical_hours_high", ColumnKind::Decimal, "hours a week", "With every assumption at its best."},
    ColumnSpec{"clinical_share", ColumnKind::Decimal, "%", "Clinical hours of contracted hours."},
    ColumnSpec{"planned_share", ColumnKind::Decimal, "%",
               "Contracted hours whose clinical share comes from a job plan; the rest is assumed by band."},
};
constexpr base::TableSpec kClinicalSpec = {"capacity_clinical_hours", "capacity", true,
                                           "From contracted to clinical hours.", kClinicalColumns};

constexpr std::array kCostColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month the figures stand for."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    ColumnSpec{"band", ColumnKind::Code, "", "Band; empty = all that have a price, unknown = no price."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "FTE of staff in post who are available."},
    ColumnSpec{"pay_year", ColumnKind::Code, "", "Financial year of the pay and on-costs; the nearest one there is."},
    ColumnSpec{"pay_low", ColumnKind::Decimal, "pounds a year", "Pay of one FTE at entry."},
    ColumnSpec{"pay", ColumnKind::Decimal, "pounds a year",
               "At the middle step, which is assumed: steps are not read."},
    ColumnSpec{"pay_high", ColumnKind::Decimal, "pounds a year", "At the top step."},
    ColumnSpec{"on_cost", ColumnKind::Decimal, "%", "Paid beside pay, of pay at the middle step, whoever pays."},
    ColumnSpec{"paid_centrally", ColumnKind::Decimal, "%", "The part of it that the employer does not pay."},
    ColumnSpec{"cost_low", ColumnKind::Decimal, "pounds a year", "FTE x pay x (1 + on-cost) with everybody at entry."},
    ColumnSpec{"cost", ColumnKind::Decimal, "pounds a year", "With everybody at the middle step."},
    ColumnSpec{"cost_high", ColumnKind::Decimal, "pounds a year", "With everybody at the top step."},
    ColumnSpec{"clinical_hours", ColumnKind::Decimal, "hours a week", "Direct clinical care."},
    ColumnSpec{"cost_per_clinical_hour", ColumnKind::Decimal, "pounds", "Cost / (52 x clinical hours a week)."},
};
constexpr base::TableSpec kCostSpec = {"capacity_staff_cost", "capacity", true,
                                       "Pay and on-costs by profession and band.", kCostColumns};

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

std::string_view known(std::string_view text) { return text.empty() ? kUnknown : text; }

struct Cost {
  double low = 0, middle = 0, high = 0;  ///< pounds a year
  Cost& operator+=(const Cost& o) {
    low += o.low;
    middle += o.middle;
    high += o.high;
    return *this;
  }
};

const BandPay* pay_of(const PayYear* year, std::uint8_t band) {
  if (year == nullptr) return nullptr;
  const auto found = year->bands.find(static_cast<vocabulary::Band>(band));
  return found == year->bands.end() ? nullptr : &found->second;
}

double fte_of_hours(std::int64_t contracted) { return hours_of_nano(contracted) / base::kFullTimeWeek.value(); }

double full_cost(double fte, const PayYear& year, double pay) {
  return cost_of(fte, pay, on_cost_share(year.on_costs, pay));
}

double paid_centrally(const PayYear& year, double pay) {
  std::vector<OnCost> others;
  for (const OnCost& part : year.on_costs)
    if (part.paid_by != "employer") others.push_back(part);
  return on_cost_share(others, pay);
}

}  // namespace

const base::TableSpec& hours_spec() { return kHoursSpec; }

base::Table hours_table(const StaffHours& hours, const HoursReference& reference) {
  using namespace vocabulary;
  base::Table out(kHoursSpec);
  for (const HoursGroup& g : hours.groups) {
    const std::array<std::string_view, 6> codes = {code_of(static_cast<Profession>(g.profession)),
                                                   known(code_of(static_cast<RoleLevel>(g.role_level))),
                                                   known(code_of(static_cast<Band>(g.band))),
                                                   known(code_of(static_cast<Setting>(g.setting))),
                                                   known(g.employer),
                                                   known(g.place)};
    out.text("base").integer(0).integer(g.month).text(fmt::format("{}", fmt::join(codes, "/")));
    for (const std::string_view code : codes) out.text(code);
    out.decimal(hours_of_nano(g.sum.contracted)).decimal(hours_of_nano(g.sum.available()));
    out.decimal(hours_of_nano(g.sum.clinical)).decimal(hours_of_nano(g.sum.clinical_low));
    out.decimal(hours_of_nano(g.sum.clinical_high));
    const PayYear* year = pay_year_for(reference.pay_years, g.month);
    const BandPay* pay = pay_of(year, g.band);
    out.decimal(pay == nullptr || g.sum.clinical <= 0
                    ? kMissing
                    : full_cost(fte_of_hours(g.sum.contracted), *year, pay->middle()) /
                          (kWeeksOfYear * hours_of_nano(g.sum.clinical)));
    out.end_row();
  }
  return out;
}

const base::TableSpec& capacity_clinical_hours_spec() { return kClinicalSpec; }

base::Table capacity_clinical_hours(const StaffHours& hours) {
  std::map<std::tuple<std::int32_t, int, std::string>, HoursSum> sums;  // month, profession or -1, employer or ""
  for (const HoursGroup& g : hours.groups) {
    sums[{g.month, -1, ""}] += g.sum;
    sums[{g.month, g.profession, ""}] += g.sum;
    sums[{g.month, -1, std::string(known(g.employer))}] += g.sum;
  }
  base::Table out(kClinicalSpec);
  for (const auto& [key, sum] : sums) {
    const auto& [month, profession, employer] = key;
    if (sum.contracted != sum.leave + sum.study + sum.sickness + sum.learning + sum.other + sum.clinical)
      throw std::logic_error("contracted time does not add up");
    out.integer(month).text(profession < 0 ? std::string_view()
                                           : vocabulary::code_of(static_cast<vocabulary::Profession>(profession)));
    out.text(employer).decimal(fte_of_hours(sum.contracted));
    for (const std::int64_t part : {sum.contracted, sum.leave, sum.study, sum.sickness, sum.learning, sum.other,
                                    sum.clinical, sum.clinical_low, sum.clinical_high})
      out.decimal(hours_of_nano(part));
    for (const std::int64_t part : {sum.clinical, sum.planned})
      out.decimal(sum.contracted > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(sum.contracted)
                                     : kMissing);
    out.end_row();
  }
  return out;
}

const base::TableSpec& capacity_staff_cost_spec() { return kCostSpec; }

base::Table capacity_staff_cost(const StaffHours& hours, const HoursReference& reference) {
  using vocabulary::Band;
  struct Cell {
    std::int64_t contracted = 0, clinical = 0;
    Cost cost;
  };
  constexpr int kAll = -1, kNoPrice = static_cast<int>(vocabulary::kBandCount);
  std::map<std::tuple<std::int32_t, int, int>, Cell> cells;  // month, profession or kAll, band, kAll or kNoPrice
  for (const HoursGroup& g : hours.groups) {
    const PayYear* year = pay_year_for(reference.pay_years, g.month);
    const BandPay* pay = pay_of(year, g.band);
    const double fte = fte_of_hours(g.sum.contracted);
    const Cost cost = pay == nullptr ? Cost()
                                     : Cost{full_cost(fte, *year, pay->entry()), full_cost(fte, *year, pay->middle()),
                                            full_cost(fte, *year, pay->top())};
    for (const int profession : {kAll, static_cast<int>(g.profession)})
      for (const int band : {kAll, pay == nullptr ? kNoPrice : static_cast<int>(g.band)}) {
        if (pay == nullptr && band == kAll) continue;
        Cell& cell = cells[{g.month, profession, band}];
        cell.contracted += g.sum.contracted;
        cell.clinical += g.sum.clinical;
        cell.cost += cost;
      }
  }
  base::Table out(kCostSpec);
  for (const auto& [key, cell] : cells) {
    const auto& [month, profession, band] = key;
    const PayYear* year = pay_year_for(reference.pay_years, month);
    const BandPay* pay = band < 0 || band == kNoPrice ? nullptr : pay_of(year, static_cast<std::uint8_t>(band));
    out.integer(month).text(profession < 0 ? std::string_view()
                                           : vocabulary::code_of(static_cast<vocabulary::Profession>(profession)));
    out.text(band == kNoPrice ? kUnknown
             : band < 0       ? std::string_view()
                              : vocabulary::code_of(static_cast<Band>(band)));
    out.decimal(fte_of_hours(cell.contracted)).text(year == nullptr || band == kNoPrice ? "" : year->year);
    for (const double pounds : pay == nullptr ? std::array{kMissing, kMissing, kMissing, kMissing, kMissing}
                                              : std::array{pay->entry(), pay->middle(), pay->top(),
                                                           100 * on_cost_share(year->on_costs, pay->middle()),
                                                           100 * paid_centrally(*year, pay->middle())})
      out.decimal(pounds);
    for (const double pounds : {cell.cost.low, cell.cost.middle, cell.cost.high})
      out.decimal(band == kNoPrice ? kMissing : pounds);
    out.decimal(hours_of_nano(cell.clinical));
    out.decimal(band == kNoPrice || cell.clinical <= 0
                    ? kMissing
                    : cell.cost.middle / (kWeeksOfYear * hours_of_nano(cell.clinical)));
    out.end_row();
  }
  return out;
}

}  // namespace cadre::capacity
