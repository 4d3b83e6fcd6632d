#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "intake/input_row.h"

namespace cadre::capability {

using intake::Given;
using intake::Range;

// The rows of each table (docs/formats/capability.md), those of reference/capability first; a row of a plan's table
// stands in place of the one with the same key, at its place.

/// A setting of a matrix, and the settings of care (reference/settings.csv) that it stands for.
struct SettingInput {
  std::string setting, name;
  std::vector<std::string> care_settings;  ///< never empty
  std::string part;                        ///< where it comes from: "matrix 2019", "roles 2019", "plan"
  Given given;
};

struct FunctionInput {
  std::string function, name;
  Given given;
};

struct CompetencyInput {
  std::string competency, name, category;
  std::string barrier;             ///< what stands before it; "" = nothing but training
  std::vector<std::string> needs;  ///< competencies that it rests on: what stands before them stands before it
  std::string note;
  Given given;
};

/// Now: held today; Future: meant to come; Removed: a plan takes a row away.
enum class MatrixStatus : std::uint8_t { Now, Future, Removed };
inline constexpr std::string_view kMatrixStatus[] = {"now", "future", "removed"};

inline constexpr int kRegistered = 2;  ///< index in intake::level_names()

/// One entry: staff of a profession do this in that setting and function.
struct MatrixInput {
  std::string setting, function;  ///< both "" = anywhere; setting may be a setting of care too
  std::string profession, competency;
  MatrixStatus status{};
  int least_level = kRegistered;  ///< index in intake::level_names()
  std::string note;
  Given given;
};

enum class LawStatus : std::uint8_t { InForce, Consulted, Proposed, Repealed };
inline constexpr std::string_view kLawStatus[] = {"in_force", "consulted", "proposed", "repealed"};
enum class LawEffect : std::uint8_t { LocalPermission, Allowed };
inline constexpr std::string_view kLawEffect[] = {"local_permission", "allowed"};

/// One row of law: from `from` to `to` the profession may use the power. Days and years are held as months: a power
/// holds in every month that it touches.
struct LawInput {
  std::string law, profession;  ///< profession "" = any
  std::string power;            ///< a barrier of type legal or local, or one competency
  int least_level = 0;          ///< index in intake::level_names()
  base::Month from, to;         ///< unknown = since ever, until further notice
  std::string from_text, to_text;
  LawStatus status{};
  LawEffect effect{};
  std::string note;
  Given given;
};

/// Legal and Local barriers need a row of law; Policy and Training ones lower the share that is trained; the others
/// are told and change no figure.
enum class BarrierType : std::uint8_t { Legal, Local, Policy, Training, Culture, Structure, Evidence, Governance };
inline constexpr std::string_view kBarrierTypes[] = {"legal",   "local",     "policy",   "training",
                                                     "culture", "structure", "evidence", "governance"};
constexpr std::string_view text_of(BarrierType type) { return kBarrierTypes[static_cast<std::size_t>(type)]; }

struct BarrierInput {
  std::string code, name;
  BarrierType type{};
  bool workstream = false;  ///< the 2019 report named work on it
  std::string note;
  Given given;
};
using Barrier = BarrierInput;

/// Somebody beside the fifteen professions.
struct ColleagueInput {
  std::string colleague, name;
  Given given;
};

/// Share of a group that is trained; what is blank holds for all.
struct TrainedInput {
  std::string profession;
  int level = -1;  ///< index in intake::level_names()
  std::string competency, barrier, place;
  Range share;  ///< 0..kMostAssumed
  Given given;
};
inline constexpr double kMostAssumed = 0.99;  ///< nobody knows without a survey that all are trained

/// What a new role is to do, or what the system gains by it.
struct BenefitInput {
  std::string role, name, scope;
  std::vector<std::string> settings, professions;  ///< of a competency; empty for a benefit
  std::string function;
  bool is_competency = false;
  std::string code, label, measure;
  Given given;
};

struct SupportInput {
  std::string function, element, competency;  ///< competency "" = none of the matrix
  Given given;
};

struct ReadinessDomain {
  std::string domain, name, question;
  Given given;
};

/// Everything that reference and plan say of capability.
struct Inputs {
  std::vector<SettingInput> settings;
  std::vector<FunctionInput> functions;
  std::vector<CompetencyInput> competencies;
  std::vector<MatrixInput> matrix;
  std::vector<LawInput> law;
  std::vector<BarrierInput> barriers;
  std::vector<ColleagueInput> colleagues;
  std::vector<TrainedInput> trained;
  std::vector<BenefitInput> benefits;
  std::vector<SupportInput> support;
  std::vector<ReadinessDomain> readiness;
};

/// What does not fit together: codes that no table has, competencies that rest on each other in a ring, rows of
/// `lifted` that are none. Each fault with its row and a remedy; `plan_file` stands for faults of `lifted`.
base::Diagnostics check_inputs(const Inputs& inputs, const std::vector<std::string>& lifted = {},
                               const std::string& plan_file = {});

/// Name of a profession or colleague; the code when there is none.
std::string profession_name(const Inputs& inputs, std::string_view code);

/// The words of a cell, separated by semicolons, without blanks.
std::vector<std::string> words_of(std::string_view cell);

}  // namespace cadre::capability
