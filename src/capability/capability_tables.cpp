#include "capability/capability_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "capability/table_specs.h"
#include "intake/input_sheet.h"

namespace cadre::capability {
namespace {

constexpr double kPercent = 100;
constexpr std::string_view kAny = "any", kMatrixPart = "matrix 2019", kPlanPart = "plan";

std::vector<std::string> care_of(const Inputs& inputs, const std::string& setting) {
  for (const SettingInput& row : inputs.settings)
    if (row.setting == setting) return row.care_settings;
  return setting.empty() ? std::vector<std::string>{} : std::vector<std::string>{setting};
}

std::string_view or_any(const std::string& code) { return code.empty() ? kAny : std::string_view(code); }

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ";")); }

void add_once(std::vector<std::string>& into, const std::string& word) {
  if (std::find(into.begin(), into.end(), word) == into.end()) into.push_back(word);
}

class Writer {
 public:
  Writer(const CapabilityModel& model, const std::vector<GroupHours>& hours,
         const std::map<std::string, std::string>& names)
      : model_(model), inputs_(model.inputs()), names_(names), hours_(hours_of_entries(model, hours)) {}

  CapabilityTables all() const {
    return {entries(matrix_spec(), 0, model_.first_of_roles()),
            entries(roles_spec(), model_.first_of_roles(), model_.entries().size()),
            cells(),
            dependency(),
            benefits(),
            barriers(),
            law(),
            support()};
  }

 private:
  std::string profession(const std::string& code) const {
    const auto known = names_.find(code);
    return known != names_.end() ? known->second : profession_name(inputs_, code);
  }

  std::string part_of(const MatrixInput& row, bool role) const {
    if (role) return "roles 2019";
    return std::string(row.given.own ? kPlanPart : kMatrixPart);
  }

  AbilityState if_fallen(const MatrixInput& row, const std::string& barrier) const {
    return barrier.empty() ? model_.state_of(row) : model_.with_lifted(barrier).state_of(row);
  }

  /// What is meant to come is there, and every local permission granted.
  AbilityState if_all_comes(MatrixInput row) const {
    row.status = MatrixStatus::Now;
    const AbilityState state = model_.state_of(row);
    return state == AbilityState::LocalPermission ? AbilityState::Lawful : state;
  }

  base::Table entries(const base::TableSpec& spec, std::size_t first, std::size_t end) const {
    base::Table table(spec);
    for (std::size_t i = first; i < end; ++i) write_entry(table, i, &spec == &roles_spec());
    return table;
  }

  void write_entry(base::Table& table, std::size_t i, bool role) const {
    const MatrixInput& row = model_.entries()[i];
    const LawFinding law = model_.law_of(row.profession, row.competency);
    const Trained trained = model_.trained_of(row.profession, -1, row.competency, {});
    const AbilityState state = model_.state_of(row);
    const bool counts = state == AbilityState::Lawful;
    const CompetencyInput* competency = competency_named(inputs_, row.competency);
    const BarrierInput* barrier = barrier_named(inputs_, law.barrier);
    table.integer(model_.month().ordinal()).text(part_of(row, role));
    table.text(or_any(row.setting)).text(setting_name(inputs_, row.setting));
    table.text(joined(care_of(inputs_, row.setting)));
    table.text(or_any(row.function)).text(function_name(inputs_, row.function));
    table.text(row.profession).text(profession(row.profession));
    table.text(row.competency).text(competency->name);
    table.text(kMatrixStatus[static_cast<std::size_t>(row.status)]).text(text_of(state)).flag(counts);
    table.text(law.barrier).text(barrier == nullptr ? std::string() : barrier->name);
    table.text(text_of(if_fallen(row, law.barrier))).text(text_of(if_all_comes(row)));
    table.decimal(kPercent * trained.share.value).decimal(kPercent * trained.share.low);
    table.decimal(kPercent * trained.share.high).flag(trained.surveyed);
    if (trained.surveyed)
      table.integer(trained.asked).integer(trained.able);
    else
      table.missing().missing();
    table.decimal(hours_[i]).decimal(counts ? hours_[i] * trained.share.value : 0);
    table.text(model_.basis_of(row, law, trained)).text(plan_file::text_of(row.given.mark)).text(row.given.source);
    table.text(role || row.note.empty() ? competency->note : row.note);
    table.end_row();
  }

  struct Cell {
    std::int64_t entries = 0;
    std::map<AbilityState, std::int64_t> states;
    double hours = 0;
  };
  using CellKey = std::tuple<std::string, std::string, std::string>;

  std::map<CellKey, Cell> counted_cells() const {
    std::map<CellKey, Cell> out;
    for (std::size_t i = 0; i < model_.first_of_roles(); ++i) {
      const MatrixInput& row = model_.entries()[i];
      if (row.setting.empty()) continue;
      Cell& cell = out[{row.setting, row.function, row.profession}];
      ++cell.entries;
      ++cell.states[model_.state_of(row)];
      cell.hours += hours_[i];
    }
    return out;
  }

  /// Settings of the matrix of 2019 stand whole, for its eight professions; others for those that the plan names there.
  base::Table cells() const {
    base::Table table(cells_spec());
    std::map<CellKey, Cell> counted = counted_cells();
    std::vector<std::string> eight, settings;
    for (const MatrixInput& row : inputs_.matrix)
      if (!row.given.own) add_once(eight, row.profession);
    for (const SettingInput& row : inputs_.settings) add_once(settings, row.setting);
    for (const MatrixInput& row : model_.entries().first(model_.first_of_roles()))
      if (!row.setting.empty()) add_once(settings, row.setting);
    for (const std::string& setting : settings) {
      std::vector<std::string> professions = is_of_2019(setting) ? eight : std::vector<std::string>{};
      const std::size_t of_2019 = professions.size();
      for (const auto& [key, cell] : counted)
        if (std::get<0>(key) == setting) add_once(professions, std::get<2>(key));
      for (const FunctionInput& function : inputs_.functions)
        for (std::size_t p = 0; p < professions.size(); ++p)
          write_cell(table, p < of_2019, {setting, function.function, professions[p]}, counted);
    }
    return table;
  }

  bool is_of_2019(const std::string& setting) const {
    for (const SettingInput& row : inputs_.settings)
      if (row.setting == setting) return row.part == kMatrixPart;
    return false;
  }

  void write_cell(base::Table& table, bool of_2019, const CellKey& key, std::map<CellKey, Cell>& counted) const {
    const auto& [setting, function, code] = key;
    Cell& cell = counted[key];
    table.text(of_2019 ? kMatrixPart : kPlanPart).text(setting).text(setting_name(inputs_, setting));
    table.text(function).text(function_name(inputs_, function)).text(code).text(profession(code));
    table.flag(cell.entries > 0).integer(cell.entries).integer(cell.states[AbilityState::Lawful]);
    table.integer(cell.states[AbilityState::LocalPermission]).integer(cell.states[AbilityState::Blocked]);
    table.integer(cell.states[AbilityState::Future]).decimal(cell.hours);
    table.end_row();
  }

  base::Table dependency() const {
    base::Table table(dependency_spec());
    for (const CompetencyInput& competency : inputs_.competencies) {
      std::vector<std::string> holders, lawful, settings;
      double hours = 0;
      std::string source;
      for (std::size_t i = 0; i < model_.first_of_roles(); ++i) {
        const MatrixInput& row = model_.entries()[i];
        if (row.competency != competency.competency || row.status != MatrixStatus::Now) continue;
        add_once(holders, row.profession);
        if (model_.state_of(row) == AbilityState::Lawful) add_once(lawful, row.profession);
        add_once(settings, setting_name(inputs_, row.setting));
        hours += hours_[i];
        source = row.given.source;
      }
      if (holders.size() == 1 || lawful.size() == 1) {
        const bool one = holders.size() == 1;
        write_dependency(table, one ? "one profession" : "one lawful profession", competency,
                         one ? holders.front() : lawful.front(), {}, settings, hours, source);
      }
      for (const FoundShare& found : model_.found())
        if (found.competency == competency.competency && !found.place.empty() && found.able == 1)
          write_dependency(table, "one person", competency, found.profession, found.place, settings, hours,
                           found.source);
    }
    return table;
  }

  void write_dependency(base::Table& table, std::string_view kind, const CompetencyInput& competency,
                        const std::string& code, const std::string& place, const std::vector<std::string>& settings,
                        double hours, const std::string& source) const {
    table.text(kind).text(competency.competency).text(competency.name).text(code).text(profession(code)).text(place);
    table.text(fmt::format("{}", fmt::join(settings, ", "))).decimal(hours).text(source);
    table.end_row();
  }

  base::Table benefits() const {
    base::Table table(benefits_spec());
    for (const BenefitInput& row : inputs_.benefits) {
      std::vector<std::string> able, blocked;
      for (const std::string& code : row.professions)
        (model_.law_of(code, row.code).blocked ? blocked : able).push_back(code);
      table.text(row.role).text(row.name).text(row.scope).text(row.is_competency ? "competency" : "benefit");
      table.text(row.code).text(row.label).text(row.measure).text(joined(able)).text(joined(blocked));
      table.text(row.given.source);
      table.end_row();
    }
    return table;
  }

  struct Gain {
    std::int64_t entries = 0, blocked = 0, gained = 0, now = 0, then = 0;
    double trained_now = 0, trained_then = 0;
    std::vector<std::string> professions;
  };

  Gain gain_of(const std::string& barrier) const {
    Gain out;
    const CapabilityModel fallen = model_.with_lifted(barrier);
    for (const MatrixInput& row : model_.entries().first(model_.first_of_roles())) {
      if (model_.law_of(row.profession, row.competency).barrier != barrier) continue;
      ++out.entries;
      const AbilityState now = model_.state_of(row), then = fallen.state_of(row);
      out.blocked += now == AbilityState::Blocked ? 1 : 0;
      if (now == AbilityState::Lawful) {
        ++out.now;
        out.trained_now += model_.trained_of(row.profession, -1, row.competency, {}).share.value;
      }
      if (then != AbilityState::Lawful) continue;
      ++out.then;
      out.trained_then += fallen.trained_of(row.profession, -1, row.competency, {}).share.value;
      if (now == AbilityState::Lawful) continue;
      ++out.gained;
      add_once(out.professions, row.profession);
    }
    return out;
  }

  base::Table barriers() const {
    base::Table table(barriers_spec());
    for (const BarrierInput& row : inputs_.barriers) {
      const Gain gain = gain_of(row.code);
      table.text(row.code).text(row.name).text(text_of(row.type)).flag(row.workstream);
      table.flag(model_.is_lifted(row.code)).integer(gain.entries).integer(gain.blocked).integer(gain.gained);
      table.text(joined(gain.professions));
      share(table, gain.trained_now, gain.now);
      share(table, gain.trained_then, gain.then);
      table.text(plan_file::text_of(row.given.mark)).text(row.given.source);
      table.end_row();
    }
    return table;
  }

  static void share(base::Table& table, double sum, std::int64_t count) {
    if (count == 0)
      table.missing();
    else
      table.decimal(kPercent * sum / static_cast<double>(count));
  }

  base::Table law() const {
    base::Table table(law_spec());
    for (const LawInput& row : inputs_.law) {
      const bool counts = model_.is_lifted(row.law) || model_.in_force(row);
      table.text(row.law).text(row.profession).text(row.power);
      table.text(row.least_level == 0 ? std::string_view{}
                                      : intake::level_names()[static_cast<std::size_t>(row.least_level)]);
      table.text(row.from_text).text(row.to_text).text(kLawStatus[static_cast<std::size_t>(row.status)]);
      table.text(kLawEffect[static_cast<std::size_t>(row.effect)]).flag(counts);
      table.text(plan_file::text_of(row.given.mark)).text(row.given.source).text(row.note);
      table.end_row();
    }
    return table;
  }

  base::Table support() const {
    base::Table table(support_spec());
    for (const SupportInput& row : inputs_.support) {
      std::vector<std::string> able, blocked;
      for (const MatrixInput& entry : model_.entries().first(model_.first_of_roles())) {
        if (entry.competency != row.competency) continue;
        const AbilityState state = model_.state_of(entry);
        if (state == AbilityState::Lawful) add_once(able, entry.profession);
        if (state == AbilityState::Blocked) add_once(blocked, entry.profession);
      }
      table.text(row.function).text(function_name(inputs_, row.function)).text(row.element).text(row.competency);
      table.text(joined(able)).text(joined(blocked)).text(row.given.source);
      table.end_row();
    }
    return table;
  }

  const CapabilityModel& model_;
  const Inputs& inputs_;
  const std::map<std::string, std::string>& names_;
  std::vector<double> hours_;
};

}  // namespace

std::string setting_name(const Inputs& inputs, const std::string& code) {
  if (code.empty()) return "Anywhere";
  for (const SettingInput& row : inputs.settings)
    if (row.setting == code) return row.name;
  std::string spoken = code;
  std::replace(spoken.begin(), spoken.end(), '_', ' ');
  spoken.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(spoken.front())));
  return spoken;
}

std::string function_name(const Inputs& inputs, const std::string& code) {
  for (const FunctionInput& row : inputs.functions)
    if (row.function == code) return row.name;
  return code.empty() ? "Every function" : code;
}

const CompetencyInput* competency_named(const Inputs& inputs, const std::string& code) {
  for (const CompetencyInput& row : inputs.competencies)
    if (row.competency == code) return &row;
  return nullptr;
}

const BarrierInput* barrier_named(const Inputs& inputs, const std::string& code) {
  for (const BarrierInput& row : inputs.barriers)
    if (row.code == code) return &row;
  return nullptr;
}

std::vector<double> hours_of_entries(const CapabilityModel& model, const std::vector<GroupHours>& hours) {
  std::vector<double> out(model.entries().size(), 0);
  std::map<std::pair<std::string, std::string>, double> sums;
  for (const GroupHours& group : hours) sums[{group.profession, group.care_setting}] += group.hours;
  for (const auto& [key, sum] : sums) {
    std::vector<std::size_t> entries;
    for (std::size_t i = 0; i < model.first_of_roles(); ++i) {
      const MatrixInput& row = model.entries()[i];
      if (row.profession != key.first || row.status != MatrixStatus::Now || row.setting.empty()) continue;
      const std::vector<std::string> care = care_of(model.inputs(), row.setting);
      if (std::find(care.begin(), care.end(), key.second) != care.end()) entries.push_back(i);
    }
    for (const std::size_t i : entries) out[i] += sum / static_cast<double>(entries.size());
  }
  return out;
}

CapabilityTables capability_tables(const CapabilityModel& model, const std::vector<GroupHours>& hours,
                                   const std::map<std::string, std::string>& names) {
  return Writer(model, hours, names).all();
}

}  // namespace cadre::capability
