#include "capability/table_specs.h"

#include <array>

#include "capability/capability_tables.h"
#include "capability/readiness.h"
#include "capability/survey.h"

namespace cadre::capability {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr ColumnSpec kEntryColumns[] = {
    {"month", ColumnKind::Month, "", "Month whose law counts."},
    {"part", ColumnKind::Code, "", "matrix 2019, roles 2019 or plan."},
    {"setting", ColumnKind::Code, "", "Setting of the matrix or of care; any = everywhere."},
    {"setting_name", ColumnKind::Code, "", "Its name."},
    {"care_settings", ColumnKind::Code, "", "Settings of care that it stands for, separated by semicolons."},
    {"function", ColumnKind::Code, "", "Function of care; any = every one."},
    {"function_name", ColumnKind::Code, "", "Its name."},
    {"profession", ColumnKind::Code, "", "Profession or colleague."},
    {"profession_name", ColumnKind::Code, "", "Its name."},
    {"competency", ColumnKind::Code, "", "Competency."},
    {"name", ColumnKind::Code, "", "Its name."},
    {"status", ColumnKind::Code, "", "now or future, as the matrix says."},
    {"state", ColumnKind::Code, "", "lawful, local permission, blocked or future at this month."},
    {"counts", ColumnKind::Flag, "", "Whether it counts as able today: the state is lawful."},
    {"barrier", ColumnKind::Code, "", "What stands in the way or was passed; missing = nothing but training."},
    {"barrier_name", ColumnKind::Code, "", "Its name."},
    {"if_barrier_falls", ColumnKind::Code, "", "State if that barrier fell."},
    {"if_all_comes", ColumnKind::Code, "", "State if what is meant to come were there and local permission granted."},
    {"trained", ColumnKind::Decimal, "%", "Share of the profession that is trained; found or assumed."},
    {"trained_low", ColumnKind::Decimal, "%", "Lower end of its range."},
    {"trained_high", ColumnKind::Decimal, "%", "Upper end of its range."},
    {"surveyed", ColumnKind::Flag, "", "The share was found by a survey; otherwise it is assumed."},
    {"asked", ColumnKind::Integer, "answers", "Answers of the survey; missing = none."},
    {"able", ColumnKind::Integer, "answers", "Of them at the level that counts."},
    {"hours", ColumnKind::Decimal, "hours a week",
     "Clinical hours of the profession in these settings, spread evenly over its entries that hold now."},
    {"hours_trained", ColumnKind::Decimal, "hours a week", "hours x trained where it counts, else 0."},
    {"basis", ColumnKind::Text, "", "Source and date of matrix, law and training, in words."},
    {"mark", ColumnKind::Code, "", "published, from the plan, assumed or assumed (example)."},
    {"source", ColumnKind::Text, "", "Source of the entry."},
    {"note", ColumnKind::Text, "", "Note of the entry or of the competency."},
};
constexpr base::TableSpec kMatrix = {"capability_matrix", "capability", true,
                                     "Who does what in which setting and function: in the matrix, lawful, trained.",
                                     kEntryColumns};
constexpr base::TableSpec kRoles = {"capability_roles", "capability", true,
                                    "What the new roles of 2019 are to do, by profession; all of it in future.",
                                    kEntryColumns};

constexpr ColumnSpec kCellColumns[] = {
    {"part", ColumnKind::Code, "", "matrix 2019 (72 cells) or plan."},
    {"setting", ColumnKind::Code, "", "Setting of the matrix or of care."},
    {"setting_name", ColumnKind::Code, "", "Its name."},
    {"function", ColumnKind::Code, "", "Function of care."},
    {"function_name", ColumnKind::Code, "", "Its name."},
    {"profession", ColumnKind::Code, "", "Profession or colleague."},
    {"profession_name", ColumnKind::Code, "", "Its name."},
    {"covered", ColumnKind::Flag, "", "The matrix has at least one entry here."},
    {"entries", ColumnKind::Integer, "entries", "Entries of the matrix."},
    {"lawful", ColumnKind::Integer, "entries", "Of them lawful now."},
    {"local_permission", ColumnKind::Integer, "entries", "Of them lawful where the employer grants it."},
    {"blocked", ColumnKind::Integer, "entries", "Of them blocked by law."},
    {"future", ColumnKind::Integer, "entries", "Of them meant to come."},
    {"hours", ColumnKind::Decimal, "hours a week", "Sum of hours of the entries."},
};
constexpr base::TableSpec kCells = {"capability_cells", "capability", true,
                                    "Cells of the matrix: setting x function x profession.", kCellColumns};

constexpr ColumnSpec kDependencyColumns[] = {
    {"kind", ColumnKind::Code, "",
     "one profession = no other holds it; one lawful profession = others hold it, the law allows one; one person."},
    {"competency", ColumnKind::Code, "", "Competency."},
    {"name", ColumnKind::Code, "", "Its name."},
    {"profession", ColumnKind::Code, "", "The only profession."},
    {"profession_name", ColumnKind::Code, "", "Its name."},
    {"place", ColumnKind::Code, "", "Place, where it is one person; missing = all."},
    {"settings", ColumnKind::Text, "", "Settings where it is held."},
    {"hours", ColumnKind::Decimal, "hours a week", "Sum of hours of its entries."},
    {"source", ColumnKind::Text, "", "Where this is known from."},
};
constexpr base::TableSpec kDependency = {"capability_dependency", "capability", true,
                                         "Competencies that rest on one profession or one person.", kDependencyColumns};

constexpr ColumnSpec kBenefitColumns[] = {
    {"role", ColumnKind::Code, "", "New role."},
    {"role_name", ColumnKind::Code, "", "Its name."},
    {"scope", ColumnKind::Code, "", "Where it works."},
    {"item", ColumnKind::Code, "", "benefit = what the system gains; competency = what the role is to do."},
    {"code", ColumnKind::Code, "", "Code of benefit or competency."},
    {"label", ColumnKind::Text, "", "In words."},
    {"measure", ColumnKind::Code, "", "What would show the benefit."},
    {"able_professions", ColumnKind::Code, "", "Professions that the law lets do it at this month."},
    {"blocked_professions", ColumnKind::Code, "", "Professions that the law stops."},
    {"source", ColumnKind::Text, "", "Source."},
};
constexpr base::TableSpec kBenefits = {"capability_benefits", "capability", true,
                                       "New roles: what they are to do and what the system gains.", kBenefitColumns};

constexpr ColumnSpec kBarrierColumns[] = {
    {"barrier", ColumnKind::Code, "", "Barrier."},
    {"name", ColumnKind::Code, "", "Its name."},
    {"type", ColumnKind::Code, "", "legal, local, policy, training, culture, structure, evidence or governance."},
    {"workstream", ColumnKind::Flag, "", "The report of 2019 named work on it."},
    {"lifted", ColumnKind::Flag, "", "The plan takes it as fallen."},
    {"entries", ColumnKind::Integer, "entries", "Entries of the matrix that it stands before."},
    {"blocked", ColumnKind::Integer, "entries", "Of them blocked now."},
    {"gained", ColumnKind::Integer, "entries", "Entries that would count if it fell."},
    {"professions", ColumnKind::Code, "", "Professions that would gain, separated by semicolons."},
    {"trained_now", ColumnKind::Decimal, "%", "Mean share trained over its entries that count now."},
    {"trained_if_fallen", ColumnKind::Decimal, "%", "The same over those that would count if it fell."},
    {"mark", ColumnKind::Code, "", "published, from the plan, assumed or assumed (example)."},
    {"source", ColumnKind::Text, "", "Source."},
};
constexpr base::TableSpec kBarriers = {"capability_barriers", "capability", true,
                                       "What stands between a profession and a competency, and what would come.",
                                       kBarrierColumns};

constexpr ColumnSpec kLawColumns[] = {
    {"law", ColumnKind::Code, "", "Row of law; [capability] lifted may name it."},
    {"profession", ColumnKind::Code, "", "Profession; missing = any."},
    {"power", ColumnKind::Code, "", "Barrier that it opens, or one competency."},
    {"least_level", ColumnKind::Code, "", "Lowest role level that it holds for; missing = all."},
    {"from", ColumnKind::Code, "", "Since when, as written; missing = not known."},
    {"to", ColumnKind::Code, "", "Until when; missing = until further notice."},
    {"status", ColumnKind::Code, "", "in_force, consulted, proposed or repealed."},
    {"effect", ColumnKind::Code, "", "allowed, or local_permission where the employer has to grant it."},
    {"counts", ColumnKind::Flag, "", "Whether it counts at the month of the run."},
    {"mark", ColumnKind::Code, "", "published, from the plan, assumed or assumed (example)."},
    {"source", ColumnKind::Text, "", "Source."},
    {"note", ColumnKind::Text, "", "Note."},
};
constexpr base::TableSpec kLaw = {"capability_law", "capability", true,
                                  "What the law allows to whom, from when to when.", kLawColumns};

constexpr ColumnSpec kSupportColumns[] = {
    {"function", ColumnKind::Code, "", "Function of care."},
    {"function_name", ColumnKind::Code, "", "Its name."},
    {"element", ColumnKind::Text, "", "What the system asks for."},
    {"competency", ColumnKind::Code, "", "The competency that answers it; missing = none of the matrix does."},
    {"able_professions", ColumnKind::Code, "", "Professions with an entry that is lawful now."},
    {"blocked_professions", ColumnKind::Code, "", "Professions with an entry that the law blocks."},
    {"source", ColumnKind::Text, "", "Source."},
};
constexpr base::TableSpec kSupport = {"capability_support", "capability", true,
                                      "What the system asks of each function, and who can answer.", kSupportColumns};

}  // namespace

const base::TableSpec& matrix_spec() { return kMatrix; }
const base::TableSpec& roles_spec() { return kRoles; }
const base::TableSpec& cells_spec() { return kCells; }
const base::TableSpec& dependency_spec() { return kDependency; }
const base::TableSpec& benefits_spec() { return kBenefits; }
const base::TableSpec& barriers_spec() { return kBarriers; }
const base::TableSpec& law_spec() { return kLaw; }
const base::TableSpec& support_spec() { return kSupport; }

std::span<const base::TableSpec* const> capability_specs() {
  static const std::array<const base::TableSpec*, 12> kSpecs = {&kMatrix,
                                                                &kRoles,
                                                                &kCells,
                                                                &kDependency,
                                                                &kBenefits,
                                                                &kBarriers,
                                                                &kLaw,
                                                                &kSupport,
                                                                &survey_spec(),
                                                                &readiness_answers_spec(),
                                                                &readiness_scores_spec(),
                                                                &readiness_actions_spec()};
  return kSpecs;
}

}  // namespace cadre::capability
