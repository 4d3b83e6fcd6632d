#include "reconciliation/staff_split.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>
#include <tuple>

namespace cadre::reconciliation {
namespace {

using vocabulary::Membership;
using vocabulary::Presence;
using vocabulary::Profession;
using vocabulary::RecordStatus;
using vocabulary::RoleLevel;
using vocabulary::Staffing;

constexpr std::array<std::string_view, kSteps> kStepCodes = {
    "ours", "place", "footing", "away", "no_fte", "level", "other_staff", "no_person", "code", "month", "copies"};

/// What the code of a record was read as: "S1C, read as Physiotherapist, support".
std::string reading(const curation::StaffTable& staff, std::uint32_t row) {
  const auto profession = static_cast<Profession>(staff.profession[row]);
  const std::string& code = staff.occupation_code.text(row);
  std::string text = code.empty() ? "none" : code;
  text += ", read as ";
  if (profession == Profession::None) return text + "other staff";
  text += profession == Profession::Unclear ? std::string_view("unclear profession") : vocabulary::name_of(profession);
  std::string level(vocabulary::code_of(static_cast<RoleLevel>(staff.role_level[row])));
  std::replace(level.begin(), level.end(), '_', ' ');
  if (!level.empty()) text += ", " + level;
  return static_cast<Staffing>(staff.staffing[row]) == Staffing::Learner ? text + ", learner" : text;
}

constexpr std::uint32_t bit(Step step) { return 1U << static_cast<unsigned>(step); }
constexpr Step step_at(std::size_t n) { return static_cast<Step>(n); }

}  // namespace

std::string_view code_of(Step step) { return kStepCodes[static_cast<std::size_t>(step)]; }

Part part_of(Step step) {
  switch (step) {
    case Step::Code:
      return Part::Recode;
    case Step::Month:
      return Part::Date;
    case Step::Copies:
      return Part::Duplicates;
    default:
      return Part::Scope;
  }
}

/// The figure of a set of records: FTE, or distinct people.
class StaffSplit::Tally {
 public:
  explicit Tally(Measure measure) : measure_(measure) {}

  void add(const StaffSplit& split, std::uint32_t row, bool count_unknown_people) {
    ++records_;
    const Amount fte = split.fte_at(row);
    fte_ += fte;
    if (measure_ == Measure::Fte) return;
    const std::int64_t heads = capacity::heads_of(split.staff_, row, fte);
    const std::uint64_t person = split.staff_.person_key[row];
    if (person == 0) {
      unknown_ += count_unknown_people ? heads : 0;
      return;
    }
    const std::uint32_t linker = capacity::linker_of(split.staff_, row, split.staff_.employer.codes[row]);
    for (std::int64_t head = 0; head < heads; ++head)
      people_.emplace(linker, person + static_cast<std::uint64_t>(head));
  }
  Amount amount() const {
    if (measure_ == Measure::Fte) return fte_;
    return (static_cast<Amount>(people_.size()) + unknown_) * static_cast<Amount>(capacity::kNanoPerFte);
  }
  std::int64_t records() const { return records_; }

 private:
  Measure measure_;
  Amount fte_ = 0;
  std::int64_t unknown_ = 0, records_ = 0;
  std::set<std::pair<std::uint32_t, std::uint64_t>> people_;
};

StaffSplit::StaffSplit(const curation::StaffTable& staff, const std::vector<Membership>& membership,
                       const ReconciliationReference& reference, const capacity::CapacityOptions& options)
    : staff_(staff), membership_(membership), reference_(reference), options_(options) {
  for (const std::string& code : staff.occupation_code.values) {
    std::string upper = code;
    for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    letter_of_code_.push_back(upper.size() == 3 ? upper[2] : '\0');
    const auto list = reference.code_lists.find(upper);
    list_of_code_.push_back(list == reference.code_lists.end() ? std::string_view() : list->second);
  }
  for (std::uint32_t row = 0; row < staff.rows(); ++row)
    rows_[{staff.employer.text(row), staff.month[row]}].push_back(row);
  for (const auto& [key, rows] : rows_) months_[key.first].push_back(key.second);
}

const std::vector<std::int32_t>& StaffSplit::months_of(std::string_view employer) const {
  static const std::vector<std::int32_t> kNone;
  const auto found = months_.find(employer);
  return found == months_.end() ? kNone : found->second;
}

std::vector<std::string> StaffSplit::employers() const {
  std::vector<std::string> out;
  for (const auto& [employer, months] : months_)
    if (!employer.empty()) out.push_back(employer);
  return out;
}

const StaffSplit::Rows& StaffSplit::rows_of(std::string_view employer, std::int32_t month) const {
  static const Rows kNone;
  const auto found = rows_.find(std::pair(std::string(employer), month));
  return found == rows_.end() ? kNone : found->second;
}

Amount StaffSplit::fte_at(std::uint32_t row) const {
  const double fte = staff_.fte[row];
  return std::isnan(fte) ? 0 : std::llround(fte * capacity::kNanoPerFte);
}

std::uint32_t StaffSplit::steps_of(std::uint32_t row, const PublishedGroup& group,
                                   const PublicationRules& rules) const {
  const auto profession = static_cast<Profession>(staff_.profession[row]);
  const auto staffing = static_cast<Staffing>(staff_.staffing[row]);
  const auto level = static_cast<RoleLevel>(staff_.role_level[row]);
  const bool merged = static_cast<RecordStatus>(staff_.status[row]) == RecordStatus::Merged;
  const bool own = !merged && profession != Profession::Unclear && group.professions.has(profession);
  const bool inside = membership_[row] == Membership::Inside;
  const bool footing = rules.staffing.has(staffing);
  const bool placed = rules.whole_organisation || inside;
  const bool present = !rules.away.has(static_cast<Presence>(staff_.presence[row]));
  const bool paid = present && placed && (!rules.fte_above_zero || fte_at(row) > 0);
  const bool here = footing && present, counted = footing && paid;
  const bool meant = level == RoleLevel::Unknown || group.levels.has(level);
  const std::uint32_t code_at = staff_.occupation_code.codes[row];
  const bool listed =
      std::find(group.code_lists.begin(), group.code_lists.end(), list_of_code_[code_at]) != group.code_lists.end();
  const bool coded = listed && (group.whole() || letter_of_code_[code_at] == group.letter);
  // By code a learner is one whose code says so; that a title or job role does is known here only.
  const bool published = coded && paid && (footing || staffing == Staffing::Learner);

  std::uint32_t steps = 0;
  const auto set = [&](Step step, bool in) { steps |= in ? bit(step) : 0U; };
  set(Step::Ours, own && options_.in_post.has(staffing) && inside);
  set(Step::Place, own && options_.in_post.has(staffing) && placed);
  set(Step::Footing, own && footing && placed);
  set(Step::Away, own && here && placed);
  set(Step::NoFte, own && counted);
  set(Step::Level, own && counted && meant);
  const bool other = !merged && !own && group.whole() && listed && counted && profession == Profession::None;
  set(Step::OtherStaff, (own && counted && meant) || other);
  set(Step::NoPerson, (own && counted && meant) || other);
  set(Step::Code, !merged && published);
  set(Step::Month, !merged && published);
  set(Step::Copies, (!merged || rules.copies) && published);
  return steps;
}

Amount StaffSplit::ours(const PublishedGroup& group, std::string_view employer, std::int32_t month,
                        Measure measure) const {
  Tally tally(measure);
  const PublicationRules& rules = reference_.rules.at(group.source_id);
  for (const std::uint32_t row : rows_of(employer, month))
    if ((steps_of(row, group, rules) & bit(Step::Ours)) != 0) tally.add(*this, row, false);
  return tally.amount();
}

void StaffSplit::split(const PublishedGroup& group, const Limits& limits, std::size_t index, Comparison& comparison,
                       std::vector<Evidence>& evidence) const {
  const PublicationRules& rules = reference_.rules.at(group.source_id);
  const bool dated = comparison.verdict != Verdict::OtherMonth;
  std::vector<Tally> after(kSteps, Tally(comparison.measure));
  std::array<std::int64_t, kSteps> changed{};  // records that a step takes in or leaves out
  struct Sum {
    std::int64_t records = 0;
    Amount amount = 0;
  };
  std::map<std::string, Sum> recodings;
  const auto count = [&](std::uint32_t row, std::size_t first, std::size_t last) {
    const std::uint32_t steps = steps_of(row, group, rules);
    // Bits that differ from the one before. Comparing bit n with bit n - 1 as two flags, g++ 12.2 at -O1 (the sanitized
    // builds) makes always unequal.
    const std::uint32_t turns = steps ^ (steps << 1U);
    for (std::size_t n = first; n <= last; ++n) {
      if ((steps & bit(step_at(n))) != 0) after[n].add(*this, row, step_at(n) >= Step::NoPerson);
      if (n > first && (turns & bit(step_at(n))) != 0) ++changed[n];
    }
    return steps;
  };
  constexpr auto kCode = static_cast<std::size_t>(Step::Code), kMonth = static_cast<std::size_t>(Step::Month);
  for (const std::uint32_t row : rows_of(comparison.employer, comparison.our_month)) {
    const std::uint32_t steps = count(row, 0, kCode);
    const bool here = (steps & bit(Step::NoPerson)) != 0, there = (steps & bit(Step::Code)) != 0;
    if (here == there || comparison.measure != Measure::Fte) continue;
    Sum& sum = recodings[reading(staff_, row)];
    ++sum.records;
    sum.amount += here ? fte_at(row) : -fte_at(row);
  }
  const std::int32_t month = dated ? comparison.month : comparison.our_month;
  for (const std::uint32_t row : rows_of(comparison.employer, month)) count(row, kMonth, kSteps - 1);
  changed[kMonth] = std::abs(after[kMonth].records() - after[kCode].records());

  comparison.ours = after[0].amount();
  for (std::size_t n = 1; n < kSteps; ++n) {
    const Amount amount = after[n - 1].amount() - after[n].amount();
    comparison.part(part_of(step_at(n))) += amount;
    if (step_at(n) == Step::Code && !recodings.empty()) {
      for (const auto& [detail, sum] : recodings)
        evidence.push_back({index, Part::Recode, "code", detail, sum.records, sum.amount});
    } else if (amount != 0 || (changed[n] != 0 && n != kMonth)) {
      evidence.push_back({index, part_of(step_at(n)), std::string(code_of(step_at(n))), "", changed[n], amount});
    }
  }
  comparison.close(limits.of(comparison.measure));
  if (!comparison.adds_up()) throw std::logic_error("the parts of a reconciliation do not add up");
}

}  // namespace cadre::reconciliation
