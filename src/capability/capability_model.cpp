#include "capability/capability_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "intake/input_sheet.h"
#include "vocabulary/codes.h"

namespace cadre::capability {
namespace {

constexpr std::uint32_t kAnywhere = ~std::uint32_t{0};

int level_of(std::string_view code) {
  const auto names = intake::level_names();
  const auto at = std::find(names.begin(), names.end(), code);
  return at == names.end() ? -1 : static_cast<int>(at - names.begin());
}

std::uint32_t care_bit(std::string_view care) {
  const auto codes = vocabulary::setting_codes();
  const auto at = std::find(codes.begin(), codes.end(), care);
  return at == codes.end() ? 0U : 1U << static_cast<unsigned>(at - codes.begin());
}

std::uint32_t care_of(const Inputs& inputs, const std::string& setting) {
  if (setting.empty()) return kAnywhere;
  std::uint32_t bits = care_bit(setting);
  for (const SettingInput& row : inputs.settings)
    if (row.setting == setting)
      for (const std::string& care : row.care_settings) bits |= care_bit(care);
  return bits;
}

void close_over(const Inputs& inputs, const std::string& code, std::vector<std::string>& into) {
  if (std::find(into.begin(), into.end(), code) != into.end()) return;
  into.push_back(code);
  for (const CompetencyInput& row : inputs.competencies)
    if (row.competency == code)
      for (const std::string& need : row.needs) close_over(inputs, need, into);
}

/// Of several entries the most useful counts.
int use_of(AbilityState state) {
  switch (state) {
    case AbilityState::Lawful:
      return 4;
    case AbilityState::LocalPermission:
      return 3;
    case AbilityState::Future:
      return 2;
    case AbilityState::Blocked:
      return 1;
    case AbilityState::NotInMatrix:
      return 0;
  }
  return 0;
}

bool needs_law(BarrierType type) { return type == BarrierType::Legal || type == BarrierType::Local; }

}  // namespace

std::shared_ptr<const CapabilityModel::Entries> CapabilityModel::entries_of(const Inputs& inputs) {
  auto out = std::make_shared<Entries>();
  for (const MatrixInput& row : inputs.matrix)
    if (row.status != MatrixStatus::Removed) out->rows.push_back(row);
  out->first_of_roles = out->rows.size();
  for (const BenefitInput& role : inputs.benefits)
    if (role.is_competency)
      for (const std::string& setting : role.settings)
        for (const std::string& profession : role.professions)
          out->rows.push_back({setting, role.function, profession, role.code, MatrixStatus::Future, kRegistered,
                               role.role, role.given});
  for (std::size_t i = 0; i < out->rows.size(); ++i) {
    out->care.push_back(care_of(inputs, out->rows[i].setting));
    out->by_profession[out->rows[i].profession].push_back(i);
  }
  for (const CompetencyInput& row : inputs.competencies)
    close_over(inputs, row.competency, out->closure[row.competency]);
  return out;
}

CapabilityModel::CapabilityModel(std::shared_ptr<const Inputs> inputs, base::Month month,
                                 std::vector<std::string> lifted, std::vector<FoundShare> found)
    : inputs_(std::move(inputs)),
      entries_(entries_of(*inputs_)),
      month_(month),
      lifted_(std::move(lifted)),
      found_(std::move(found)) {}

CapabilityModel CapabilityModel::with_lifted(std::string barrier) const {
  CapabilityModel out = *this;
  if (!is_lifted(barrier)) out.lifted_.push_back(std::move(barrier));
  return out;
}

CapabilityModel CapabilityModel::at(base::Month month) const {
  CapabilityModel out = *this;
  out.month_ = month;
  return out;
}

bool CapabilityModel::is_lifted(std::string_view code) const {
  return !code.empty() && std::find(lifted_.begin(), lifted_.end(), code) != lifted_.end();
}

bool CapabilityModel::in_force(const LawInput& row) const {
  return row.status == LawStatus::InForce && (!row.from.known() || row.from <= month_) &&
         (!row.to.known() || month_ <= row.to);
}

const BarrierInput* CapabilityModel::barrier_of(std::string_view code) const {
  for (const BarrierInput& row : inputs_->barriers)
    if (row.code == code) return &row;
  return nullptr;
}

const CompetencyInput* CapabilityModel::competency_of(std::string_view code) const {
  for (const CompetencyInput& row : inputs_->competencies)
    if (row.competency == code) return &row;
  return nullptr;
}

LawFinding CapabilityModel::law_of_one(std::string_view profession, const CompetencyInput& competency,
                                       int level) const {
  LawFinding out;
  const BarrierInput* barrier = barrier_of(competency.barrier);
  if (barrier == nullptr) return out;
  out.barrier = barrier->code;
  if (!needs_law(barrier->type) || is_lifted(barrier->code)) return out;
  for (const LawInput& row : inputs_->law) {
    const bool named = row.power == competency.barrier || row.power == competency.competency;
    if (!named || (!row.profession.empty() && row.profession != profession)) continue;
    if (level >= 0 && level < row.least_level) continue;
    if (!in_force(row) && !is_lifted(row.law)) continue;
    if (out.row == nullptr || row.effect > out.row->effect) out.row = &row;
  }
  out.blocked = out.row == nullptr;
  out.local = out.row != nullptr && out.row->effect == LawEffect::LocalPermission;
  return out;
}

LawFinding CapabilityModel::law_of(std::string_view profession, std::string_view competency, int level) const {
  LawFinding out;
  const auto closure = entries_->closure.find(std::string(competency));
  if (closure == entries_->closure.end()) return out;
  for (const std::string& code : closure->second) {
    LawFinding one = law_of_one(profession, *competency_of(code), level);
    const auto weight = [](const LawFinding& law) {
      return law.blocked ? 3 : law.local ? 2 : law.barrier.empty() ? 0 : 1;
    };
    if (weight(one) > weight(out)) out = std::move(one);
  }
  return out;
}

AbilityState CapabilityModel::state_of(const MatrixInput& row, int level) const {
  if (level >= 0 && level < row.least_level) return AbilityState::NotInMatrix;
  const LawFinding law = law_of(row.profession, row.competency, level);
  if (law.blocked) return AbilityState::Blocked;
  if (row.status == MatrixStatus::Future && !is_lifted(law.barrier)) return AbilityState::Future;
  return law.local ? AbilityState::LocalPermission : AbilityState::Lawful;
}

const TrainedInput* CapabilityModel::assumed(std::string_view profession, int level, std::string_view competency,
                                             std::string_view barrier, std::string_view place) const {
  const TrainedInput* best = nullptr;
  int best_weight = -1;
  for (const TrainedInput& row : inputs_->trained) {
    const bool fits = (row.profession.empty() || row.profession == profession) &&
                      (row.level < 0 || row.level == level) &&
                      (row.competency.empty() || row.competency == competency) &&
                      (row.barrier.empty() || row.barrier == barrier) && (row.place.empty() || row.place == place);
    if (!fits) continue;
    // The most particular row counts; of equals the last.
    const int weight = (row.competency.empty() ? 0 : 16) + (row.barrier.empty() ? 0 : 8) + (row.place.empty() ? 0 : 4) +
                       (row.profession.empty() ? 0 : 2) + (row.level < 0 ? 0 : 1);
    if (weight >= best_weight) {
      best = &row;
      best_weight = weight;
    }
  }
  return best;
}

Trained CapabilityModel::trained_of_one(std::string_view profession, int level, const CompetencyInput* competency,
                                        std::string_view place) const {
  const std::string_view code = competency == nullptr ? std::string_view{} : competency->competency;
  const std::string_view barrier = competency == nullptr ? std::string_view{} : competency->barrier;
  const BarrierInput* known = barrier_of(barrier);
  const bool passed = known != nullptr && !needs_law(known->type) && is_lifted(barrier);
  Trained out;
  if (const TrainedInput* row = assumed(profession, level, code, passed ? std::string_view{} : barrier, place)) {
    out.share = row->share;
    out.source = fmt::format("{}: {}", plan_file::text_of(row->given.mark), row->given.source);
  }
  const FoundShare* found = nullptr;
  for (const FoundShare& row : found_)
    if (row.profession == profession && row.competency == code && !code.empty() &&
        (row.place == place || (row.place.empty() && found == nullptr)))
      found = &row;
  if (found == nullptr) return out;
  Trained surveyed{found->share, found->source, true, found->asked, found->able};
  // Where training or policy no longer stand in the way, a group is at least like any other.
  return passed && surveyed.share.value < out.share.value ? out : surveyed;
}

Trained CapabilityModel::trained_of(std::string_view profession, int level, std::string_view competency,
                                    std::string_view place) const {
  const auto closure = entries_->closure.find(std::string(competency));
  if (closure == entries_->closure.end()) return trained_of_one(profession, level, nullptr, place);
  Trained out = trained_of_one(profession, level, competency_of(competency), place);
  for (const std::string& code : closure->second) {
    const Trained one = trained_of_one(profession, level, competency_of(code), place);
    if (one.share.value < out.share.value) out = one;
  }
  return out;
}

std::string CapabilityModel::basis_of(const MatrixInput& row, const LawFinding& law, const Trained& trained) const {
  std::string out = fmt::format("Matrix: {}.", row.given.source);
  if (law.row != nullptr) {
    const std::string since = law.row->from_text.empty() ? "" : " since " + law.row->from_text;
    out += fmt::format(" Law: {}{} ({}).", is_lifted(law.row->law) ? "taken as in force" : "in force",
                       is_lifted(law.row->law) ? "" : since, law.row->given.source);
  } else if (law.blocked) {
    out += fmt::format(" Law: nothing in force at {} allows it.", month_.iso());
  } else if (is_lifted(law.barrier)) {
    out += fmt::format(" Barrier {} is taken as fallen.", law.barrier);
  }
  return out + fmt::format(" Trained: {}.", trained.source);
}

bool CapabilityModel::stands(std::size_t entry, std::string_view setting, std::string_view function) const {
  const MatrixInput& row = entries_->rows[entry];
  if (row.setting.empty()) return true;
  return row.function == function && (row.setting == setting || (entries_->care[entry] & care_bit(setting)) != 0);
}

Ability CapabilityModel::ability_of(std::size_t entry, int level, std::string_view place) const {
  const MatrixInput& row = entries_->rows[entry];
  const LawFinding law = law_of(row.profession, row.competency, level);
  const Trained trained = trained_of(row.profession, level, row.competency, place);
  return {state_of(row, level), trained.share.value, trained.share.low,
          trained.share.high,   law.barrier,         basis_of(row, law, trained)};
}

Ability CapabilityModel::ability(std::string_view profession, std::string_view role_level, std::string_view setting,
                                 std::string_view function, std::string_view competency, std::string_view place) const {
  const int level = level_of(role_level);
  if (competency == "all") return unsplit(profession, level, setting, function, place);
  const auto mine = entries_->by_profession.find(std::string(profession));
  if (mine == entries_->by_profession.end()) return {};
  std::optional<std::size_t> best;
  AbilityState best_state = AbilityState::NotInMatrix;
  for (const std::size_t entry : mine->second) {
    if (entries_->rows[entry].competency != competency || !stands(entry, setting, function)) continue;
    const AbilityState state = state_of(entries_->rows[entry], level);
    if (use_of(state) <= use_of(best_state)) continue;
    best = entry;
    best_state = state;
  }
  return best ? ability_of(*best, level, place) : Ability{};
}

Ability CapabilityModel::unsplit(std::string_view profession, int level, std::string_view setting,
                                 std::string_view function, std::string_view place) const {
  const auto mine = entries_->by_profession.find(std::string(profession));
  bool spoken_of = false;
  for (std::size_t i = 0; i < entries_->rows.size() && !spoken_of; ++i)
    spoken_of = !entries_->rows[i].setting.empty() && stands(i, setting, function);
  if (mine == entries_->by_profession.end() || !spoken_of) {
    const Trained general = trained_of(profession, level, {}, place);
    return {AbilityState::Lawful,
            general.share.value,
            general.share.low,
            general.share.high,
            {},
            fmt::format("The matrix says nothing of this. Trained: {}.", general.source)};
  }
  Ability out;
  double count = 0;
  for (const std::size_t entry : mine->second) {
    const MatrixInput& row = entries_->rows[entry];
    if (row.setting.empty() || !stands(entry, setting, function)) continue;
    // Support staff share in work that is not split, under supervision.
    Ability one = ability_of(entry, std::max(level, level < 0 ? level : row.least_level), place);
    if (use_of(one.state) < use_of(out.state)) continue;
    if (use_of(one.state) > use_of(out.state)) {
      out = std::move(one);
      count = 1;
      continue;
    }
    out.trained += one.trained;
    out.trained_low += one.trained_low;
    out.trained_high += one.trained_high;
    ++count;
  }
  if (count == 0) return {};
  out.trained /= count;
  out.trained_low /= count;
  out.trained_high /= count;
  return out;
}

std::vector<std::string> CapabilityModel::competencies(std::string_view setting, std::string_view function) const {
  std::vector<std::string> out;
  for (const CompetencyInput& competency : inputs_->competencies) {
    bool there = false;
    for (std::size_t i = 0; i < entries_->rows.size() && !there; ++i)
      there = entries_->rows[i].competency == competency.competency && !entries_->rows[i].setting.empty() &&
              stands(i, setting, function);
    if (there) out.push_back(competency.competency);
  }
  return out;
}

}  // namespace cadre::capability
