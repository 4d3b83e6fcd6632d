#include "capacity/staffing_cells.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>
#include <unordered_map>

#include "base/month.h"
#include "capacity/dimension.h"
#include "vocabulary/codes.h"
#include "vocabulary/geography.h"

namespace cadre::capacity {
namespace {

using curation::StaffTable;
using vocabulary::Membership;
using vocabulary::Presence;
using vocabulary::Profession;
using vocabulary::RecordStatus;
using vocabulary::Staffing;

std::int64_t pence_of(double pounds) { return std::isfinite(pounds) ? std::llround(pounds * 100) : 0; }

std::int32_t days_of(std::int32_t month) {
  return base::Month::from_ordinal(month).last_day() - base::Month::from_ordinal(month - 1).last_day();
}

template <std::size_t N>
void add_ends(std::int32_t month, std::int32_t end, NanoFte fte, std::array<NanoFte, N>& within) {
  if (end < month) return;
  for (std::size_t i = 0; i < N; ++i)
    if (end - month <= kEndsWithin[i]) within[i] += fte;
}

std::string or_unknown(std::string_view text) { return std::string(text.empty() ? kUnknown : text); }

bool kept(const StaffTable& staff, std::size_t row) {
  const auto status = static_cast<RecordStatus>(staff.status[row]);
  return status == RecordStatus::Accepted || status == RecordStatus::Review;
}

/// FTE days lost of one assignment in a month.
struct Lost {
  std::int64_t sickness = 0, other = 0;
};

class Counter {
 public:
  Counter(const StaffTable& staff, const std::vector<Membership>& membership, const StaffingFiles& files,
          const vocabulary::Geography* geography, const std::optional<vocabulary::Area>& area,
          const CapacityOptions& options)
      : staff_(staff),
        membership_(membership),
        files_(files),
        geography_(geography),
        area_(area),
        options_(options),
        employers_(staff, membership, geography, area) {}

  StaffingCells run(const std::vector<ReportingEmployer>& reporting) {
    for (const ReportingEmployer& r : reporting) sources(r.month, r.employer).list = true;
    if (files_.absences != nullptr) read_absences(*files_.absences);
    count_staff();
    if (files_.establishment != nullptr) read_establishment(*files_.establishment);
    if (files_.temporary_staff != nullptr) read_temporary_staff(*files_.temporary_staff);
    if (files_.recruitment != nullptr) see_recruitment(*files_.recruitment);
    for (auto& [key, from] : out_.sources)
      from.known =
          key.second != kUnknown &&
          (geography_ == nullptr || geography_->organisation(key.second, base::Month::from_ordinal(key.first)).state ==
                                        vocabulary::OrganisationState::Valid);
    return std::move(out_);
  }

 private:
  using Codes = std::tuple<std::int32_t, std::uint32_t, std::uint32_t, std::uint8_t, std::uint8_t>;
  struct HashOfCodes {
    std::size_t operator()(const Codes& key) const {
      const auto [month, employer, place, profession, band] = key;
      std::uint64_t h = std::uint64_t{employer} << 32U ^ place;
      h = (h ^ std::uint64_t{static_cast<std::uint32_t>(month)} << 16U ^ std::uint64_t{profession} << 8U ^ band) *
          0x9E3779B97F4A7C15ULL;
      return static_cast<std::size_t>(h ^ h >> 32U);
    }
  };

  StaffingSources& sources(std::int32_t month, const std::string& employer) {
    return out_.sources[{month, or_unknown(employer)}];
  }

  void read_absences(const base::Table& t) {
    for (std::size_t row = 0; row < t.rows(); ++row) {
      const auto month = static_cast<std::int32_t>(t.integer_at(row, "month"));
      if (month == 0) continue;
      sources(month, t.text_at(row, "employer")).absences = true;
      const auto key = static_cast<std::uint64_t>(t.integer_at(row, "assignment_key"));
      if (key == 0) continue;
      Lost& lost = lost_[month][key];
      (t.text_at(row, "kind") == "sickness" ? lost.sickness : lost.other) +=
          nano_of(t.decimal_at(row, "fte_days_lost"));
    }
  }

  void count_staff() {
    std::unordered_map<Codes, StaffingSum, HashOfCodes> sums;
    std::map<std::pair<std::string, std::uint8_t>, std::size_t> sectors;
    for (std::size_t row = 0; row < staff_.rows(); ++row) {
      if (!kept(staff_, row) || !employers_.has_staff_inside(staff_.employer.codes[row])) continue;
      const std::string& employer = staff_.employer.text(row);
      sources(staff_.month[row], employer).list = true;
      ++sectors[{employer, staff_.sector[row]}];
      const auto profession = static_cast<Profession>(staff_.profession[row]);
      if (profession == Profession::None || profession == Profession::Unclear) continue;
      if (!options_.in_post.has(static_cast<Staffing>(staff_.staffing[row]))) continue;
      add_record(row, sums[{staff_.month[row], staff_.employer.codes[row], staff_.place.codes[row],
                            staff_.profession[row], staff_.band[row]}]);
    }
    for (const auto& [codes, sum] : sums) {
      const auto& [month, employer, place, profession, band] = codes;
      out_.cells[{month, or_unknown(staff_.employer.values[employer]), or_unknown(staff_.place.values[place]),
                  std::string(vocabulary::code_of(static_cast<Profession>(profession))),
                  or_unknown(vocabulary::code_of(static_cast<vocabulary::Band>(band)))}] += sum;
    }
    std::map<std::string, std::size_t> most;
    for (const auto& [key, records] : sectors) {
      std::size_t& best = most[key.first];
      if (records <= best) continue;
      best = records;
      out_.sector[key.first] = vocabulary::code_of(static_cast<vocabulary::Sector>(key.second));
    }
  }

  void add_record(std::size_t row, StaffingSum& sum) {
    const std::int32_t month = staff_.month[row];
    const NanoFte fte = nano_of(staff_.fte[row]);
    sum.whole_in_post += fte;
    if (membership_[row] != Membership::Inside) return;
    sum.in_post += fte;
    sum.days_available += fte * days_of(month);
    const auto presence = static_cast<Presence>(staff_.presence[row]);
    if (presence == Presence::Maternity) sum.maternity += fte;
    if (presence == Presence::CareerBreak) sum.career_break += fte;
    if (presence == Presence::SecondedOut) sum.seconded_out += fte;
    const std::int32_t end = staff_.contract_end.empty() ? 0 : staff_.contract_end[row];
    // A permanent contract with an end is a fault (FIXED-PERMANENT), not an end.
    if (end != 0 && static_cast<Staffing>(staff_.staffing[row]) != Staffing::Permanent)
      add_ends(month, end, fte, sum.contract_end);
    const auto of_month = lost_.find(month);
    if (of_month == lost_.end() || staff_.assignment_key[row] == 0) return;
    const auto lost = of_month->second.find(staff_.assignment_key[row]);
    if (lost == of_month->second.end()) return;
    sum.sickness_days += lost->second.sickness;
    sum.other_days += lost->second.other;
    of_month->second.erase(lost);  // a second record of the assignment lost no further days
  }

  struct Where {
    Membership membership = Membership::Inside;
    std::string place;
  };
  const Where& where(const std::string& employer, const std::string& cost_centre, std::int32_t month) {
    const auto [at, fresh] = where_.try_emplace({employer, cost_centre, month});
    if (!fresh || geography_ == nullptr) return at->second;
    const vocabulary::Placement placed =
        geography_->place({employer, {}, cost_centre, {}, base::Month::from_ordinal(month)});
    at->second.place = placed.place;
    if (area_) at->second.membership = geography_->in_area(*area_, employer, placed);
    return at->second;
  }

  void read_establishment(const base::Table& t) {
    for (std::size_t row = 0; row < t.rows(); ++row) {
      const auto month = static_cast<std::int32_t>(t.integer_at(row, "month"));
      const std::string &employer = t.text_at(row, "employer"), &profession = t.text_at(row, "profession");
      if (month == 0 || profession == vocabulary::code_of(Profession::None)) continue;
      const NanoFte funded = nano_of(t.decimal_at(row, "budgeted_wte"));
      const Where& at = where(employer, t.text_at(row, "cost_centre"), month);
      if (at.membership == Membership::Outside) continue;
      if (profession.empty() || at.membership == Membership::Unknown) {
        sources(month, employer).unattributed += std::abs(funded);
        continue;
      }
      StaffingSources& from = sources(month, employer);
      from.establishment = true;
      from.attributed += std::abs(funded);
      if (profession == vocabulary::code_of(Profession::Unclear)) from.professions_said = false;
      const std::string& band = t.text_at(row, "band");
      if (band.empty()) from.without_bands.insert(profession);
      StaffingSum& sum = out_.cells[{month, or_unknown(employer), or_unknown(at.place), profession, or_unknown(band)}];
      sum.funded += funded;
      sum.contracted += nano_of(t.decimal_at(row, "contracted_wte"));
      sum.worked += nano_of(t.decimal_at(row, "worked_wte"));
      add_ends(month, static_cast<std::int32_t>(t.integer_at(row, "funding_end")), funded, sum.funding_end);
    }
  }

  void read_temporary_staff(const base::Table& t) {
    for (std::size_t row = 0; row < t.rows(); ++row) {
      const auto month = static_cast<std::int32_t>(t.integer_at(row, "month"));
      const std::string &employer = t.text_at(row, "employer"), &profession = t.text_at(row, "profession");
      if (month == 0 || !employers_.has(employer, month)) continue;
      sources(month, employer).temporary = true;
      if (profession.empty() || profession == vocabulary::code_of(Profession::None)) continue;
      StaffingSum& sum = out_.cells[{month, or_unknown(employer), std::string(kUnknown), profession,
                                     or_unknown(t.text_at(row, "band"))}];
      const bool agency = t.text_at(row, "staffing") == "agency";
      (agency ? sum.agency : sum.bank) += nano_of(t.decimal_at(row, "worked_wte"));
      (agency ? sum.agency_cost : sum.bank_cost) += pence_of(t.decimal_at(row, "cost"));
    }
  }

  void see_recruitment(const base::Table& t) {
    for (std::size_t row = 0; row < t.rows(); ++row) {
      const auto month = static_cast<std::int32_t>(t.integer_at(row, "month"));
      if (month != 0 && employers_.has(t.text_at(row, "employer"), month))
        sources(month, t.text_at(row, "employer")).recruitment = true;
    }
  }

  const StaffTable& staff_;
  const std::vector<Membership>& membership_;
  const StaffingFiles& files_;
  const vocabulary::Geography* geography_;
  const std::optional<vocabulary::Area>& area_;
  const CapacityOptions& options_;
  CountedEmployers employers_;
  std::map<std::int32_t, std::unordered_map<std::uint64_t, Lost>> lost_;  ///< by month and assignment
  std::map<std::tuple<std::string, std::string, std::int32_t>, Where> where_;
  StaffingCells out_;
};

}  // namespace

std::int64_t nano_of(double value) { return std::isfinite(value) ? std::llround(value * kNanoPerFte) : 0; }

bool StaffingFiles::any() const {
  for (const base::Table* table : {establishment, temporary_staff, absences, recruitment})
    if (table != nullptr && table->rows() > 0) return true;
  return false;
}

StaffingSum& StaffingSum::operator+=(const StaffingSum& o) {
  in_post += o.in_post;
  maternity += o.maternity;
  career_break += o.career_break;
  seconded_out += o.seconded_out;
  days_available += o.days_available;
  sickness_days += o.sickness_days;
  other_days += o.other_days;
  whole_in_post += o.whole_in_post;
  funded += o.funded;
  contracted += o.contracted;
  worked += o.worked;
  bank += o.bank;
  agency += o.agency;
  bank_cost += o.bank_cost;
  agency_cost += o.agency_cost;
  for (std::size_t i = 0; i < kEndsWithin.size(); ++i) {
    contract_end[i] += o.contract_end[i];
    funding_end[i] += o.funding_end[i];
  }
  return *this;
}

bool StaffingSources::comparable() const {
  return list && establishment &&
         static_cast<double>(unattributed) <= kMostUnattributed * static_cast<double>(attributed + unattributed);
}

CountedEmployers::CountedEmployers(const StaffTable& staff, const std::vector<Membership>& membership,
                                   const vocabulary::Geography* geography, const std::optional<vocabulary::Area>& area)
    : seen_(staff.employer.values.size(), 0), geography_(geography), area_(area) {
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    std::uint8_t& seen = seen_[staff.employer.codes[row]];
    seen = static_cast<std::uint8_t>(seen | kListed | (membership[row] == Membership::Inside ? kInside : 0));
  }
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    if ((seen_[i] & kListed) != 0) listed_.insert(staff.employer.values[i]);
    if ((seen_[i] & kInside) != 0) inside_.insert(staff.employer.values[i]);
  }
}

bool CountedEmployers::has(const std::string& employer, std::int32_t month) const {
  if (listed_.contains(employer)) return inside_.contains(employer);
  if (geography_ == nullptr || !area_) return true;
  const vocabulary::Placement placed = geography_->place({employer, {}, {}, {}, base::Month::from_ordinal(month)});
  return geography_->in_area(*area_, employer, placed) == Membership::Inside;
}

StaffingCells staffing_cells(const StaffTable& staff, const std::vector<Membership>& membership,
                             const std::vector<ReportingEmployer>& reporting, const StaffingFiles& files,
                             const vocabulary::Geography* geography, const std::optional<vocabulary::Area>& area,
                             const CapacityOptions& options) {
  return Counter(staff, membership, files, geography, area, options).run(reporting);
}

}  // namespace cadre::capacity
