#include "capacity/hours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/quantity.h"
#include "capacity/learners.h"

namespace cadre::capacity {
namespace {

using curation::StaffTable;
using vocabulary::Membership;
using vocabulary::Presence;
using vocabulary::Profession;
using vocabulary::RecordStatus;
using vocabulary::Staffing;

std::int64_t nano(double hours) { return std::llround(hours * 1e9); }

/// Hours are of records that the figures count, in post and available.
bool counts(const StaffTable& staff, std::size_t row, const CapacityOptions& options) {
  const auto status = static_cast<RecordStatus>(staff.status[row]);
  const auto profession = static_cast<Profession>(staff.profession[row]);
  return (status == RecordStatus::Accepted || status == RecordStatus::Review) && profession != Profession::None &&
         profession != Profession::Unclear && options.in_post.has(static_cast<Staffing>(staff.staffing[row])) &&
         !options.away.has(static_cast<Presence>(staff.presence[row]));
}

/// The months of a staff table with what holds in each.
struct MonthFiles {
  const PlannedTime::Plans* plans = nullptr;
  std::unordered_map<std::uint64_t, double> supernumerary;
  std::unordered_set<std::uint64_t> met;  ///< plans whose assignment stands in the staff list
};

class Engine {
 public:
  Engine(const StaffTable& staff, const HoursReference& reference, const HoursFiles& files,
         const CapacityOptions& options)
      : staff_(staff), reference_(reference), files_(files), options_(options) {
    if (files.job_plans != nullptr) planned_ = PlannedTime(*files.job_plans);
  }

  StaffHours run(const std::vector<Membership>& membership) {
    for (std::size_t row = 0; row < staff_.rows(); ++row)
      if (membership[row] == Membership::Inside) add(row);
    StaffHours out;
    for (auto& [key, sum] : sums_) out.groups.push_back(group_of(key, sum));
    std::sort(out.groups.begin(), out.groups.end(), [](const HoursGroup& a, const HoursGroup& b) {
      return std::tie(a.month, a.profession, a.role_level, a.band, a.setting, a.employer, a.place) <
             std::tie(b.month, b.profession, b.role_level, b.band, b.setting, b.employer, b.place);
    });
    unmatched_plans();
    std::erase_if(faults_, [&](const JobPlanFault& fault) { return fault.month != months_.rbegin()->first; });
    for (auto& [key, plans] : plans_)
      if (plans.counts.active + plans.not_adding_up + plans.inactive > 0) out.plans.emplace(key, plans);
    std::sort(faults_.begin(), faults_.end(), [](const JobPlanFault& a, const JobPlanFault& b) {
      return std::tie(a.month, a.file_id, a.line, a.fault) < std::tie(b.month, b.file_id, b.line, b.fault);
    });
    out.faults = std::move(faults_);
    return out;
  }

 private:
  struct Key {
    std::int32_t month;
    std::uint32_t codes;  ///< profession, level, band, setting: a byte each
    std::uint32_t employer, place;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& k) const {
      std::uint64_t h = std::uint64_t{k.codes} << 32U ^ static_cast<std::uint32_t>(k.month);
      h = (h ^ (std::uint64_t{k.employer} << 32U ^ k.place) * 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
      return static_cast<std::size_t>(h ^ h >> 32U);
    }
  };

  HoursGroup group_of(const Key& key, const HoursSum& sum) const {
    const auto byte = [&](unsigned at) { return static_cast<std::uint8_t>(key.codes >> 8U * at); };
    return {key.month,
            byte(3),
            byte(2),
            byte(1),
            byte(0),
            staff_.employer.values[key.employer],
            staff_.place.values[key.place],
            sum};
  }

  MonthFiles& files_of(std::int32_t month) {
    const auto [at, fresh] = months_.try_emplace(month);
    if (fresh) {
      at->second.plans = planned_.in_month(month);
      at->second.supernumerary = supernumerary_shares(files_.learners, month);
    }
    return at->second;
  }

  void add(std::size_t row) {
    MonthFiles& files = files_of(staff_.month[row]);
    const std::uint64_t assignment = staff_.assignment_key[row];
    if (assignment != 0 && files.plans != nullptr && files.plans->contains(assignment)) files.met.insert(assignment);
    if (!counts(staff_, row, options_)) return;
    const double fte = std::isfinite(staff_.fte[row]) ? staff_.fte[row] : 0;
    const double week = fte * base::kFullTimeWeek.value();
    const AssignmentPlan* plan = plan_of(row, files, week);
    const auto share = files.supernumerary.find(assignment);
    const double learning = share == files.supernumerary.end() || assignment == 0 ? 0 : share->second;
    const auto codes = static_cast<std::uint32_t>(staff_.profession[row]) << 24U |
                       static_cast<std::uint32_t>(staff_.role_level[row]) << 16U |
                       static_cast<std::uint32_t>(staff_.band[row]) << 8U | std::uint32_t{staff_.setting[row]};
    sums_[{staff_.month[row], codes, staff_.employer.codes[row], staff_.place.codes[row]}] +=
        sum_of(week, staff_.band[row], plan, learning);
  }

  HoursSum sum_of(double week, std::uint8_t band, const AssignmentPlan* plan, double learning) const {
    const ShareRange& usual = reference_.clinical_share[band];
    const bool planned = plan != nullptr;
    const double own = planned ? plan->plan.clinical_share() : 0;
    const TimeSplit likely = split_time(week, reference_.likely, planned ? own : usual.likely, learning);
    const TimeSplit worst = split_time(week, reference_.most, planned ? own : usual.low, learning);
    const TimeSplit best = split_time(week, reference_.least, planned ? own : usual.high, learning);
    HoursSum sum{
        nano(week), nano(likely.leave),    nano(likely.study),   nano(likely.sickness), nano(likely.learning),
        0,          nano(likely.clinical), nano(worst.clinical), nano(best.clinical),   planned ? nano(week) : 0};
    // What is left, so that a row closes to the last unit.
    sum.other = sum.contracted - sum.leave - sum.study - sum.sickness - sum.learning - sum.clinical;
    return sum;
  }

  /// The plan to use for a record, if any; counts it for its employer.
  const AssignmentPlan* plan_of(std::size_t row, const MonthFiles& files, double week) {
    EmployerPlans& employer = plans_[{staff_.month[row], staff_.employer.text(row)}];
    ++employer.counts.staff;
    if (files.plans == nullptr || staff_.assignment_key[row] == 0) return nullptr;
    const auto found = files.plans->find(staff_.assignment_key[row]);
    if (found == files.plans->end()) return nullptr;
    const AssignmentPlan& plan = found->second;
    if (!plan.active) {
      ++employer.inactive;
      return nullptr;
    }
    if (!adds_up(plan.plan, week)) {
      ++employer.not_adding_up;
      faults_.push_back({staff_.month[row], staff_.employer.text(row), "time_does_not_add_up", plan.file_id, plan.line,
                         plan.plan.total(), week});
      return nullptr;
    }
    ++employer.counts.active;
    employer.counts.linked += plan.linked ? 1 : 0;
    employer.counts.compared += plan.linked && plan.compared ? 1 : 0;
    employer.clinical += nano(plan.plan.clinical);
    employer.supporting += nano(plan.plan.supporting);
    employer.additional += nano(plan.plan.additional);
    employer.external += nano(plan.plan.external);
    return &plan;
  }

  /// Plans of assignments that no staff list of the latest month holds.
  void unmatched_plans() {
    if (months_.empty()) return;
    const auto& [month, files] = *months_.rbegin();
    if (files.plans == nullptr) return;
    for (const auto& [key, plan] : *files.plans)
      if (!files.met.contains(key))
        faults_.push_back({month, plan.employer, "no_allied_assignment", plan.file_id, plan.line, plan.plan.total(),
                           std::numeric_limits<double>::quiet_NaN()});
  }

  const StaffTable& staff_;
  const HoursReference& reference_;
  const HoursFiles& files_;
  const CapacityOptions& options_;
  PlannedTime planned_;
  std::map<std::int32_t, MonthFiles> months_;
  std::unordered_map<Key, HoursSum, Hash> sums_;
  std::map<std::pair<std::int32_t, std::string>, EmployerPlans> plans_;
  std::vector<JobPlanFault> faults_;
};

}  // namespace

HoursSum& HoursSum::operator+=(const HoursSum& o) {
  contracted += o.contracted;
  leave += o.leave;
  study += o.study;
  sickness += o.sickness;
  learning += o.learning;
  other += o.other;
  clinical += o.clinical;
  clinical_low += o.clinical_low;
  clinical_high += o.clinical_high;
  planned += o.planned;
  return *this;
}

StaffHours staff_hours(const StaffTable& staff, const std::vector<Membership>& membership,
                       const HoursReference& reference, const HoursFiles& files, const CapacityOptions& options) {
  return Engine(staff, reference, files, options).run(membership);
}

}  // namespace cadre::capacity
