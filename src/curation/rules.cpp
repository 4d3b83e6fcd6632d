#include "curation/rules.h"

#include <array>

namespace cadre::curation {
namespace {

using vocabulary::RoleLevel;

constexpr std::array<std::string_view, kFieldCount> kFieldNames = {"",
                                                                   "occupation_code",
                                                                   "job_role",
                                                                   "area_of_work",
                                                                   "position_title",
                                                                   "team",
                                                                   "staff_group",
                                                                   "band",
                                                                   "spine_point",
                                                                   "contracted_hours",
                                                                   "contracted_fte",
                                                                   "assignment_category",
                                                                   "assignment_status",
                                                                   "start_date",
                                                                   "fixed_term_end",
                                                                   "birth_date",
                                                                   "registration_number",
                                                                   "registration_body",
                                                                   "registration_date",
                                                                   "care_setting_label",
                                                                   "employer_code",
                                                                   "location",
                                                                   "cost_centre",
                                                                   "person_id",
                                                                   "person_id_national",
                                                                   "assignment_id",
                                                                   "position_id",
                                                                   "profession",
                                                                   "role_level",
                                                                   "setting",
                                                                   "organisation_kind",
                                                                   "headcount",
                                                                   "vacancy_fte",
                                                                   "hosted_by",
                                                                   "funded_by",
                                                                   "sex",
                                                                   "ethnic_category",
                                                                   "disability"};

std::vector<Rule> all_rules() {
  std::vector<Rule> all;
  for (const auto part : {coding_rules(), level_rules(), person_rules(), return_rules()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

std::string_view name_of(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }

std::string_view code_of(RuleSeverity severity) {
  constexpr std::array<std::string_view, 4> kWords = {"info", "review", "merge", "reject"};
  return kWords[static_cast<std::size_t>(severity)];
}

std::span<const Rule> rules() {
  static const std::vector<Rule> all = all_rules();
  return all;
}

std::size_t rule_index(std::string_view id) {
  std::size_t index = 0;
  while (index < rules().size() && rules()[index].id != id) ++index;
  return index;
}

bool meet(vocabulary::ProfessionSet a, vocabulary::ProfessionSet b) { return !(a & b).empty(); }
bool apart(vocabulary::ProfessionSet a, vocabulary::ProfessionSet b) { return !a.empty() && !b.empty() && !meet(a, b); }

bool in_afc(vocabulary::Band band) { return band != vocabulary::Band::Unknown && band != vocabulary::Band::NonAfc; }

bool ahp_code(const RowFacts& row) {
  return row.code->known && (row.code->kind == CodeKind::Allied || row.code->kind == CodeKind::AlliedSupport ||
                             row.code->kind == CodeKind::Ambulance);
}

bool registered_post(const RowFacts& row) {
  if (!row.code->known) return false;
  if (row.code->kind == CodeKind::Allied)
    return row.code->post == CodePost::Therapist || row.code->post == CodePost::Consultant;
  return row.code->kind == CodeKind::Ambulance && !row.role->professions.empty() &&
         row.role->level >= RoleLevel::Registered && !row.role->manager && !row.role->learner;
}

bool support_post(const RowFacts& row) {
  return row.code->known && row.code->kind == CodeKind::AlliedSupport &&
         (row.code->post == CodePost::AssistantPractitioner || row.code->post == CodePost::Helper);
}

bool evidence_none(const RowFacts& row) {
  return !row.code->present && !row.role->present && !row.title->present && !row.registration->present;
}

}  // namespace cadre::curation
