#include "run/overrides.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>

#include "base/diagnostics.h"
#include "base/month.h"
#include "plan_file/nearest.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using base::ColumnKind;
using curation::StaffTable;
using vocabulary::Membership;

constexpr std::array kOverriddenColumns = {
    base::ColumnSpec{"number", ColumnKind::Integer, "", "Which [[override]] of the plan, from 1."},
    base::ColumnSpec{"override", ColumnKind::Text, "", "Its name."},
    base::ColumnSpec{"file_id", ColumnKind::Integer, "", "File of the record, as in ledger."},
    base::ColumnSpec{"line", ColumnKind::Integer, "", "Line of the record in that file."},
    base::ColumnSpec{"field", ColumnKind::Text, "", "Column of staff that was replaced."},
    base::ColumnSpec{"original", ColumnKind::Text, "", "Value before this override; missing as in staff."},
    base::ColumnSpec{"value", ColumnKind::Text, "", "Value put in its place: what staff and every figure hold."},
};
constexpr base::TableSpec kOverriddenSpec = {
    "overridden", "the plan's overrides", true,
    "Records of staff that an override of the plan changed, with the value before it; absent without overrides.",
    kOverriddenColumns};

/// A field of the staff table as overrides see it: its text in a row, and how a row gets another. No setter: may only
/// be asked for.
struct OverrideField {
  std::string_view name;
  std::function<std::string(const StaffTable&, std::size_t)> text;
  /// Returns false when the value is none that the field can hold.
  std::function<bool(StaffTable&, std::size_t, const std::string&)> set;
};

OverrideField coded(std::string_view name, base::CodedColumn StaffTable::*column, bool settable) {
  OverrideField field{name, [column](const StaffTable& s, std::size_t row) { return (s.*column).text(row); }, {}};
  if (settable)
    field.set = [column](StaffTable& s, std::size_t row, const std::string& value) {
      base::CodedColumn& coded = s.*column;
      auto found = std::find(coded.values.begin(), coded.values.end(), value);
      if (found == coded.values.end()) found = coded.values.insert(found, value);
      coded.codes[row] = static_cast<std::uint32_t>(found - coded.values.begin());
      return true;
    };
  return field;
}

OverrideField listed(std::string_view name, std::vector<std::uint8_t> StaffTable::*column,
                     std::span<const std::string_view> codes) {
  return {name, [column, codes](const StaffTable& s, std::size_t row) { return std::string(codes[(s.*column)[row]]); },
          [column, codes](StaffTable& s, std::size_t row, const std::string& value) {
            const auto found = std::find(codes.begin(), codes.end(), value);
            if (found == codes.end()) return false;
            (s.*column)[row] = static_cast<std::uint8_t>(found - codes.begin());
            return true;
          }};
}

std::vector<OverrideField> fields() {
  std::vector<OverrideField> all;
  all.push_back({"month",
                 [](const StaffTable& s, std::size_t row) { return base::Month::from_ordinal(s.month[row]).iso(); },
                 {}});
  all.push_back(coded("employer", &StaffTable::employer, false));
  all.push_back(coded("place", &StaffTable::place, true));
  all.push_back(coded("ics", &StaffTable::ics, false));
  all.push_back(coded("region", &StaffTable::region, false));
  all.push_back(listed("sector", &StaffTable::sector, vocabulary::sector_codes()));
  all.push_back(listed("setting", &StaffTable::setting, vocabulary::setting_codes()));
  all.push_back(listed("profession", &StaffTable::profession, vocabulary::profession_codes()));
  all.push_back(listed("role_level", &StaffTable::role_level, vocabulary::role_level_codes()));
  all.push_back(listed("band", &StaffTable::band, vocabulary::band_codes()));
  all.push_back(listed("staffing", &StaffTable::staffing, vocabulary::staffing_codes()));
  all.push_back(listed("presence", &StaffTable::presence, vocabulary::presence_codes()));
  all.push_back(listed("status", &StaffTable::status, vocabulary::record_status_codes().first(2)));
  all.push_back({"fte",
                 [](const StaffTable& s, std::size_t row) {
                   return std::isnan(s.fte[row]) ? std::string() : fmt::format("{}", s.fte[row]);
                 },
                 [](StaffTable& s, std::size_t row, const std::string& value) {
                   double fte = 0;
                   const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), fte);
                   if (error != std::errc{} || end != value.data() + value.size()) return false;
                   s.fte[row] = fte;
                   return std::isfinite(s.fte[row]);
                 }});
  return all;
}

const OverrideField& field_named(const std::vector<OverrideField>& all, const std::string& name,
                                 const plan_file::Override& own) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& field) { return field.name == name; });
  if (found != all.end()) return *found;
  std::vector<std::string_view> names;
  names.reserve(all.size());
  for (const auto& field : all) names.push_back(field.name);
  const auto nearest = plan_file::nearest_of(name, names);
  throw base::InputError({base::Severity::Error, own.spot,
                          fmt::format("override '{}': staff has no field '{}'", own.name, name),
                          nearest.close ? fmt::format("Did you mean '{}'?", nearest.word)
                                        : "Use a field of the staff table, see docs/formats/plan.md"});
}

/// The month whose figures the pages show: the plan's, or the latest when it names none or there is no record of it.
std::int32_t shown_month(const plan_file::Plan& plan, const StaffTable& staff) {
  if (staff.rows() == 0) return 0;
  const std::int32_t wanted = plan.plan.month.ordinal();
  if (plan.plan.month.known() && std::find(staff.month.begin(), staff.month.end(), wanted) != staff.month.end())
    return wanted;
  return *std::max_element(staff.month.begin(), staff.month.end());
}

/// FTE that the headline counts in a month.
double counted_fte(const StaffTable& staff, const std::vector<Membership>& membership, std::int32_t month) {
  double fte = 0;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    const auto profession = static_cast<vocabulary::Profession>(staff.profession[row]);
    const auto staffing = static_cast<vocabulary::Staffing>(staff.staffing[row]);
    using vocabulary::Staffing;
    const bool in_post = staffing == Staffing::Unknown || staffing == Staffing::Permanent ||
                         staffing == Staffing::FixedTerm || staffing == Staffing::ContractedService;
    if (staff.month[row] == month && membership[row] == Membership::Inside && in_post &&
        profession != vocabulary::Profession::None && profession != vocabulary::Profession::Unclear &&
        !std::isnan(staff.fte[row]))
      fte += staff.fte[row];
  }
  return fte;
}

std::string text_of(const plan_file::Scalar& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr ? *text : fmt::format("{}", std::get<double>(value));
}

/// Replaces the values that one override names; `changes` gets a row for each. Returns how many records changed.
std::int64_t apply(const plan_file::Override& own, std::size_t number, const std::vector<OverrideField>& all,
                   StaffTable& staff, base::Table& changes) {
  if (own.table != "staff")
    throw base::InputError({base::Severity::Error, own.spot,
                            fmt::format("override '{}': table '{}' cannot be overridden", own.name, own.table),
                            "Write table = \"staff\""});
  const OverrideField& field = field_named(all, own.field, own);
  const std::string value = text_of(own.value);
  if (!field.set)
    throw base::InputError(
        {base::Severity::Error, own.spot,
         fmt::format("override '{}': field '{}' may be asked for but not replaced", own.name, own.field),
         "Correct it at the source or in the plan's maps"});
  std::vector<std::pair<const OverrideField*, std::string>> conditions;
  for (const auto& [name, wanted] : own.where) conditions.emplace_back(&field_named(all, name, own), wanted);
  std::int64_t changed = 0;
  for (std::size_t row = 0; row < staff.rows(); ++row) {
    const bool fits = std::all_of(conditions.begin(), conditions.end(), [&](const auto& condition) {
      return condition.first->text(staff, row) == condition.second;
    });
    if (!fits) continue;
    const std::string original = field.text(staff, row);
    if (original == value) continue;
    if (!field.set(staff, row, value))
      throw base::InputError(
          {base::Severity::Error, own.spot,
           fmt::format("override '{}': {} = '{}' is no value of that field", own.name, own.field, value),
           "Use a code of docs/formats/stages.md or reference/"});
    ++changed;
    changes.integer(static_cast<std::int64_t>(number)).text(own.name);
    changes.integer(staff.file_id[row]).integer(staff.line[row]);
    changes.text(own.field).text(original).text(field.text(staff, row)).end_row();
  }
  return changed;
}

}  // namespace

const base::TableSpec& overridden_spec() { return kOverriddenSpec; }

AppliedOverrides apply_overrides(const plan_file::Plan& plan, const std::vector<Membership>& membership,
                                 StaffTable& staff) {
  AppliedOverrides applied{{}, base::Table(kOverriddenSpec)};
  if (plan.overrides.empty()) return applied;
  const std::vector<OverrideField> all = fields();
  const std::int32_t month = shown_month(plan, staff);
  double fte = counted_fte(staff, membership, month);
  for (std::size_t i = 0; i < plan.overrides.size(); ++i) {
    OverrideEffect effect{plan.overrides[i].name, 0, fte, 0};
    effect.records = apply(plan.overrides[i], i + 1, all, staff, applied.changes);
    effect.fte_after = fte = counted_fte(staff, membership, month);
    applied.effects.push_back(std::move(effect));
  }
  return applied;
}

}  // namespace cadre::run
