#include "capacity/assistant_practitioners.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "vocabulary/codes.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using vocabulary::Membership;
using vocabulary::RecordStatus;

constexpr std::array kColumns = {
    base::ColumnSpec{"source_kind", ColumnKind::Code, "", "published or plan."},
    base::ColumnSpec{"geography", ColumnKind::Code, "", "Published geography; empty for the plan's area."},
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month of the plan's own count; empty for published counts."},
    base::ColumnSpec{"total", ColumnKind::Integer, "people", "Assistant practitioners of every staff group."},
    base::ColumnSpec{"mental_health", ColumnKind::Integer, "people", "Of these, in mental health."},
    base::ColumnSpec{"share", ColumnKind::Decimal, "%", "Share in mental health."},
    base::ColumnSpec{"whole_share", ColumnKind::Decimal, "%", "Share of the widest published geography."},
    base::ColumnSpec{"gap_to_whole", ColumnKind::Decimal, "people",
                     "More of them needed in mental health to reach that share at the same total."},
    base::ColumnSpec{"gap_to_rest", ColumnKind::Decimal, "people",
                     "The same against that geography without this one, when it lies inside."},
    base::ColumnSpec{"source", ColumnKind::Text, "", "Where the count comes from."},
};
constexpr base::TableSpec kSpec = {"capacity_assistant_practitioners", "capacity", true,
                                   "Assistant practitioners in mental health.", kColumns};

struct MonthCount {
  std::set<std::uint64_t> people, people_mental_health;
  AssistantShare unlinked;  ///< roles without a known person
};

std::map<std::int32_t, AssistantShare> count_plan(const curation::StaffTable& staff,
                                                  const std::vector<Membership>& membership) {
  std::map<std::int32_t, MonthCount> months;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    const auto status = static_cast<RecordStatus>(staff.status[row]);
    if (status != RecordStatus::Accepted && status != RecordStatus::Review) continue;
    if (membership[row] != Membership::Inside) continue;
    if (static_cast<vocabulary::RoleLevel>(staff.role_level[row]) != vocabulary::RoleLevel::AssistantPractitioner)
      continue;
    const bool mental_health =
        static_cast<vocabulary::Setting>(staff.setting[row]) == vocabulary::Setting::MentalHealth;
    MonthCount& month = months[staff.month[row]];
    const std::uint64_t heads = staff.headcount.empty() ? 1 : staff.headcount[row];
    for (std::uint64_t head = 0; head < heads; ++head) {
      if (staff.person_key[row] == 0) {
        ++month.unlinked.total;
        month.unlinked.mental_health += mental_health ? 1 : 0;
        continue;
      }
      month.people.insert(staff.person_key[row] + head);
      if (mental_health) month.people_mental_health.insert(staff.person_key[row] + head);
    }
  }
  std::map<std::int32_t, AssistantShare> out;
  for (const auto& [month, count] : months)
    out[month] = {static_cast<std::int64_t>(count.people.size()) + count.unlinked.total,
                  static_cast<std::int64_t>(count.people_mental_health.size()) + count.unlinked.mental_health};
  return out;
}

void number(base::Table& out, std::optional<double> value, double times) {
  if (value)
    out.decimal(*value * times);
  else
    out.missing();
}

}  // namespace

std::optional<double> AssistantShare::share() const {
  if (total == 0) return std::nullopt;
  return static_cast<double>(mental_health) / static_cast<double>(total);
}

std::optional<double> AssistantShare::gap_to(const AssistantShare& other) const {
  const auto target = other.share();
  if (!target) return std::nullopt;
  return static_cast<double>(total) * *target - static_cast<double>(mental_health);
}

AssistantShare AssistantShare::rest_of(const AssistantShare& whole) const {
  return {whole.total - total, whole.mental_health - mental_health};
}

const base::TableSpec& capacity_assistant_practitioners_spec() { return kSpec; }

base::Table capacity_assistant_practitioners(const curation::StaffTable& staff,
                                             const std::vector<Membership>& membership,
                                             const std::vector<AssistantCount>& published) {
  base::Table out(kSpec);
  std::optional<AssistantCount> whole;
  for (const AssistantCount& p : published) {
    const bool contained = std::any_of(published.begin(), published.end(),
                                       [&](const AssistantCount& o) { return o.contains == p.geography; });
    if (!contained) whole = p;
  }
  const std::optional<AssistantShare> target =
      whole ? std::optional(AssistantShare{whole->total, whole->mental_health}) : std::nullopt;
  auto compare = [&](const AssistantShare& of, bool inside) {
    out.integer(of.total).integer(of.mental_health);
    number(out, of.share(), 100);
    number(out, target ? target->share() : std::nullopt, 100);
    number(out, target ? of.gap_to(*target) : std::nullopt, 1);
    number(out, target && inside ? of.gap_to(of.rest_of(*target)) : std::nullopt, 1);
  };
  for (const AssistantCount& p : published) {
    out.text("published").text(p.geography).missing();
    compare({p.total, p.mental_health}, p.geography != whole->geography);
    out.text(p.source).end_row();
  }
  for (const auto& [month, count] : count_plan(staff, membership)) {
    out.text("plan").missing().integer(month);
    compare(count, false);
    out.missing().end_row();
  }
  return out;
}

}  // namespace cadre::capacity
