#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "capability/inputs.h"
#include "intake/text_values.h"
#include "plan_file/nearest.h"
#include "vocabulary/codes.h"

namespace cadre::capability {
namespace {

using base::Severity;
using Names = std::vector<std::string>;

std::span<const std::string_view> named_professions() {
  return vocabulary::profession_codes().subspan(1, vocabulary::kProfessionCount - 2);
}
std::span<const std::string_view> care_settings() { return vocabulary::setting_codes().subspan(1); }

template <class Row, class Name>
Names names_of(const std::vector<Row>& rows, Name name) {
  Names out;
  for (const Row& row : rows) out.push_back(row.*name);
  return out;
}

bool holds(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Checks {
 public:
  explicit Checks(const Inputs& inputs)
      : inputs_(inputs),
        professions_(named_professions().begin(), named_professions().end()),
        care_(care_settings().begin(), care_settings().end()),
        functions_(names_of(inputs.functions, &FunctionInput::function)),
        competencies_(names_of(inputs.competencies, &CompetencyInput::competency)),
        barriers_(names_of(inputs.barriers, &BarrierInput::code)) {
    for (const ColleagueInput& row : inputs.colleagues) {
      if (holds(professions_, row.colleague))
        fault(row.given, fmt::format("'{}' is a profession or stands twice", row.colleague), "Write another code");
      professions_.push_back(row.colleague);
    }
    settings_ = care_;
    for (const SettingInput& row : inputs.settings) settings_.push_back(row.setting);
  }

  base::Diagnostics run(const Names& lifted, const std::string& plan_file) {
    for (const SettingInput& row : inputs_.settings)
      for (const std::string& care : row.care_settings) known(row.given, "setting of care", care, care_);
    for (const CompetencyInput& row : inputs_.competencies) {
      if (!row.barrier.empty()) known(row.given, "barrier", row.barrier, barriers_);
      for (const std::string& need : row.needs) known(row.given, "competency", need, competencies_);
    }
    if (faults_.empty()) rings();
    matrix();
    law();
    trained();
    benefits();
    for (const std::string& code : lifted) lift(code, plan_file);
    return std::move(faults_);
  }

 private:
  void fault(const Given& given, std::string message, std::string remedy) {
    faults_.push_back({Severity::Error, given.where, std::move(message), std::move(remedy)});
  }

  static std::string remedy_for(const std::string& what, const std::string& name, const Names& names) {
    const std::vector<std::string_view> words(names.begin(), names.end());
    const std::string_view nearest = plan_file::nearest_of(name, words).word;
    return nearest.empty() ? fmt::format("Add a {} of this name", what) : fmt::format("The nearest is '{}'", nearest);
  }

  void known(const Given& given, const std::string& what, const std::string& name, const Names& names) {
    if (!holds(names, name))
      fault(given, fmt::format("there is no {} '{}'", what, intake::shown_value(name, true)),
            remedy_for(what, name, names));
  }

  /// Competencies that rest on each other in a ring could never be begun. Each ring is told once, at its first row.
  void rings() {
    enum class Seen : std::uint8_t { No, Open, Done };
    std::vector<Seen> seen(competencies_.size(), Seen::No);
    const std::function<bool(std::size_t)> ring = [&](std::size_t at) {
      seen[at] = Seen::Open;
      for (const std::string& need : inputs_.competencies[at].needs) {
        const auto next = static_cast<std::size_t>(std::find(competencies_.begin(), competencies_.end(), need) -
                                                   competencies_.begin());
        if (seen[next] == Seen::Open || (seen[next] == Seen::No && ring(next))) return true;
      }
      seen[at] = Seen::Done;
      return false;
    };
    for (std::size_t i = 0; i < competencies_.size(); ++i) {
      if (seen[i] != Seen::No || !ring(i)) continue;
      fault(
          inputs_.competencies[i].given,
          fmt::format("competency '{}' requires others that in the end require each other in a loop", competencies_[i]),
          "Take one of them out of 'requires'");
      return;
    }
  }

  void matrix() {
    for (const MatrixInput& row : inputs_.matrix) {
      known(row.given, "profession or colleague", row.profession, professions_);
      known(row.given, "competency", row.competency, competencies_);
      if (!row.setting.empty()) known(row.given, "setting", row.setting, settings_);
      if (!row.function.empty()) known(row.given, "function", row.function, functions_);
    }
  }

  void law() {
    Names powers = competencies_;
    powers.insert(powers.end(), barriers_.begin(), barriers_.end());
    for (const LawInput& row : inputs_.law) {
      if (!row.profession.empty()) known(row.given, "profession or colleague", row.profession, professions_);
      known(row.given, "barrier or competency", row.power, powers);
      for (const BarrierInput& barrier : inputs_.barriers)
        if (barrier.code == row.power && barrier.type != BarrierType::Legal && barrier.type != BarrierType::Local)
          fault(row.given, fmt::format("barrier '{}' is no matter of law but of {}", row.power, text_of(barrier.type)),
                "Name a barrier of type legal or local, or change its type");
      if (holds(barriers_, row.law))
        fault(row.given, fmt::format("a barrier is called '{}' too", row.law), "Write another code");
    }
  }

  void trained() {
    for (const TrainedInput& row : inputs_.trained) {
      if (!row.profession.empty()) known(row.given, "profession or colleague", row.profession, professions_);
      if (!row.competency.empty()) known(row.given, "competency", row.competency, competencies_);
      if (!row.barrier.empty()) known(row.given, "barrier", row.barrier, barriers_);
    }
  }

  void benefits() {
    for (const BenefitInput& row : inputs_.benefits) {
      if (!row.is_competency) continue;
      for (const std::string& setting : row.settings) known(row.given, "setting", setting, settings_);
      for (const std::string& code : row.professions) known(row.given, "profession or colleague", code, professions_);
      known(row.given, "function", row.function, functions_);
      known(row.given, "competency", row.code, competencies_);
    }
    for (const SupportInput& row : inputs_.support) {
      known(row.given, "function", row.function, functions_);
      if (!row.competency.empty()) known(row.given, "competency", row.competency, competencies_);
    }
  }

  void lift(const std::string& code, const std::string& plan_file) {
    Names all = barriers_;
    for (const LawInput& row : inputs_.law) all.push_back(row.law);
    if (!holds(all, code))
      faults_.push_back({Severity::Error,
                         {plan_file},
                         fmt::format("[capability] lifted: there is no barrier and no row of law '{}'",
                                     intake::shown_value(code, true)),
                         remedy_for("barrier", code, all)});
  }

  const Inputs& inputs_;
  Names professions_, care_, settings_, functions_, competencies_, barriers_;
  base::Diagnostics faults_;
};

}  // namespace

base::Diagnostics check_inputs(const Inputs& inputs, const std::vector<std::string>& lifted,
                               const std::string& plan_file) {
  return Checks(inputs).run(lifted, plan_file);
}

std::string profession_name(const Inputs& inputs, std::string_view code) {
  for (const ColleagueInput& row : inputs.colleagues)
    if (row.colleague == code) return row.name;
  return std::string(code);
}

}  // namespace cadre::capability
