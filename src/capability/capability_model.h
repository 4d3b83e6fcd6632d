#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/month.h"
#include "capability/inputs.h"

namespace cadre::capability {

/// What somebody may do, from nothing to all (METHODS 4). Only Lawful counts; LocalPermission counts where the plan
/// grants it, which makes it Lawful; Future is meant to come; Blocked is held by the matrix and forbidden by law.
enum class AbilityState : std::uint8_t { NotInMatrix, Future, Blocked, LocalPermission, Lawful };
inline constexpr std::string_view kAbilityStates[] = {"not in matrix", "future", "blocked", "local permission",
                                                      "lawful"};
constexpr std::string_view text_of(AbilityState state) { return kAbilityStates[static_cast<std::size_t>(state)]; }

struct Ability {
  AbilityState state = AbilityState::NotInMatrix;
  double trained = 0, trained_low = 0, trained_high = 0;  ///< share of the group, 0..1; never 1 without a survey
  std::string barrier;                                    ///< code of what stands in the way or was passed; "" = none
  std::string basis;                                      ///< source and date of each term, in words
};

/// Share of a group that a survey found trained.
struct FoundShare {
  std::string profession, competency, place;  ///< place "" = all places together
  std::int64_t asked = 0, able = 0;           ///< people or posts that answered; of them at the level that counts
  Range share;                                ///< able / asked, with its range
  std::string source;
};

/// Where a share comes from.
struct Trained {
  Range share;
  std::string source;
  bool surveyed = false;
  std::int64_t asked = 0, able = 0;
};

/// What the law says of a profession and a competency at one month.
struct LawFinding {
  bool blocked = false, local = false;  ///< local: where the employer grants it
  std::string barrier;                  ///< what stands in the way or was passed
  const LawInput* row = nullptr;        ///< the row that allows it; nothing = none is needed, none is there or lifted
};

/// ability(profession, competency) = in the matrix AND lawful at that month AND trained, each term with its source
/// (METHODS 4). Copies are cheap and share the tables.
class CapabilityModel {
 public:
  /// `inputs` have passed check_inputs. `lifted`: barriers that count as fallen, rows of law that count as in force.
  CapabilityModel(std::shared_ptr<const Inputs> inputs, base::Month month, std::vector<std::string> lifted = {},
                  std::vector<FoundShare> found = {});

  /// `profession`: of the vocabulary or a colleague; `role_level`: "registered", … or "" = whichever is highest;
  /// `setting`: of reference/settings.csv or of the matrix; `place` "" = all. With competency "all", work that is not
  /// split: the best state among what the profession holds there with the mean share trained; Lawful with the general
  /// share where the matrix says nothing of that setting and function, or nothing of the profession anywhere, because
  /// then the need line alone tells who may do the work. Of several rows the most useful counts: Lawful,
  /// LocalPermission, Future, Blocked.
  Ability ability(std::string_view profession, std::string_view role_level, std::string_view setting,
                  std::string_view function, std::string_view competency, std::string_view place) const;

  /// All that the matrix and the new roles have there, in the order of the table of competencies; entries that hold
  /// anywhere are not among them.
  std::vector<std::string> competencies(std::string_view setting, std::string_view function) const;

  std::span<const Barrier> barriers() const { return inputs_->barriers; }

  /// The same with one barrier or row of law lifted.
  CapabilityModel with_lifted(std::string barrier) const;
  CapabilityModel at(base::Month month) const;

  const Inputs& inputs() const { return *inputs_; }
  base::Month month() const { return month_; }
  const std::vector<std::string>& lifted() const { return lifted_; }
  bool is_lifted(std::string_view code) const;
  bool in_force(const LawInput& row) const;  ///< at month(), by status and dates
  const std::vector<FoundShare>& found() const { return found_; }
  /// Entries of the matrix, rows taken away left out; then those of the new roles, from `first_of_roles()` on.
  std::span<const MatrixInput> entries() const { return entries_->rows; }
  std::size_t first_of_roles() const { return entries_->first_of_roles; }

  /// State of one entry; `level` is an index in intake::level_names(), -1 = whichever is highest.
  AbilityState state_of(const MatrixInput& row, int level = -1) const;
  LawFinding law_of(std::string_view profession, std::string_view competency, int level = -1) const;
  Trained trained_of(std::string_view profession, int level, std::string_view competency, std::string_view place) const;
  std::string basis_of(const MatrixInput& row, const LawFinding& law, const Trained& trained) const;

 private:
  struct Entries {
    std::vector<MatrixInput> rows;
    std::size_t first_of_roles = 0;
    std::vector<std::uint32_t> care;  ///< bit i = care setting i of vocabulary::setting_codes(); all = anywhere
    std::unordered_map<std::string, std::vector<std::size_t>> by_profession;
    std::unordered_map<std::string, std::vector<std::string>> closure;  ///< competency -> itself and what it rests on
  };
  static std::shared_ptr<const Entries> entries_of(const Inputs& inputs);
  bool stands(std::size_t entry, std::string_view setting, std::string_view function) const;
  Ability ability_of(std::size_t entry, int level, std::string_view place) const;
  Ability unsplit(std::string_view profession, int level, std::string_view setting, std::string_view function,
                  std::string_view place) const;
  const BarrierInput* barrier_of(std::string_view code) const;
  const CompetencyInput* competency_of(std::string_view code) const;
  LawFinding law_of_one(std::string_view profession, const CompetencyInput& competency, int level) const;
  Trained trained_of_one(std::string_view profession, int level, const CompetencyInput* competency,
                         std::string_view place) const;
  const TrainedInput* assumed(std::string_view profession, int level, std::string_view competency,
                              std::string_view barrier, std::string_view place) const;

  std::shared_ptr<const Inputs> inputs_;
  std::shared_ptr<const Entries> entries_;
  base::Month month_;
  std::vector<std::string> lifted_;
  std::vector<FoundShare> found_;
};

}  // namespace cadre::capability
