// Rules on occupation code, job role, area of work, title, staff group and organisation.
#include <array>

#include "curation/rules.h"

namespace cadre::curation {
namespace {

using vocabulary::Profession;
using vocabulary::ProfessionSet;
using vocabulary::RoleLevel;

bool coded_as_other(const RowFacts& r) {
  return r.code->kind == CodeKind::OtherTherapy &&
         r.role->professions == ProfessionSet{Profession::ProsthetistOrthotist};
}

bool allied_role_elsewhere(const RowFacts& r) {
  return r.role->family == RoleFamily::Allied && !r.role->professions.empty() && r.code->known &&
         r.code->professions.empty() && !coded_as_other(r);
}

bool registered_title_elsewhere(const RowFacts& r) {
  return r.code->known && r.code->professions.empty() && !r.title->professions.empty() && !r.title->generic &&
         !r.title->also_other_staff && !r.title->manager && r.title->level >= RoleLevel::Registered &&
         !coded_as_other(r) && !allied_role_elsewhere(r);
}

constexpr FieldMask kCode = mask_of(Field::Code), kRole = mask_of(Field::Role), kTitle = mask_of(Field::Title);

constexpr std::array kRules = {
    Rule{"OCC-BLANK", RuleSeverity::Review, Field::Code, kCode, "occupation code is missing",
         "enter the code of the position", "E1",
         [](const RowFacts& r) { return !r.code->present && !evidence_none(r); }},
    Rule{"OCC-UNKNOWN", RuleSeverity::Review, Field::Code, kCode, "occupation code is not in the manual",
         "correct the code", "Occupation code manual",
         [](const RowFacts& r) { return r.code->present && !r.code->known; }},
    Rule{"OCC-OTHER", RuleSeverity::Review, Field::Code, kCode | kRole, "prosthetist or orthotist coded as other",
         "recode to the prosthetics and orthotics code", "E8", coded_as_other},
    Rule{"OCC-NOT-AHP", RuleSeverity::Review, Field::Code, kCode | kRole,
         "allied health job role under a code of other staff", "recode the position or correct the job role", "E2",
         allied_role_elsewhere},
    Rule{"EVIDENCE-NONE", RuleSeverity::Reject, Field::Row, kCode | kRole, "nothing says what this person does",
         "enter code, job role or title", "cadre", evidence_none},
    Rule{"ROLE-BLANK", RuleSeverity::Info, Field::Role, kRole, "job role is missing",
         "choose the job role of the position", "National Workforce Data Set",
         [](const RowFacts& r) { return !r.role->present && !evidence_none(r); }},
    Rule{"ROLE-UNKNOWN", RuleSeverity::Info, Field::Role, kRole, "job role is not a national value",
         "choose a national value", "National Workforce Data Set",
         [](const RowFacts& r) { return r.role->present && !r.role->known && (ahp_code(r) || !r.code->present); }},
    Rule{"ROLE-OCC", RuleSeverity::Review, Field::Role, kCode | kRole,
         "job role and occupation code name different professions", "correct whichever is wrong", "combination check",
         [](const RowFacts& r) { return apart(r.role->professions, r.code->professions); }},
    Rule{"ROLE-NOT-AHP", RuleSeverity::Review, Field::Role, kCode | kRole,
         "allied health code under a job role of other staff", "recode the position or correct the job role",
         "combination check",
         [](const RowFacts& r) {
           return ahp_code(r) && r.code->kind != CodeKind::Ambulance && !r.code->professions.empty() && r.role->known &&
                  r.role->professions.empty() && r.role->family == RoleFamily::OtherStaff;
         }},
    Rule{"ROLE-GENERIC", RuleSeverity::Info, Field::Role, kCode | kRole,
         "allied health professional in a generic job role",
         "keep the role, add the profession's job role as secondary", "E7",
         [](const RowFacts& r) { return r.code->kind == CodeKind::Allied && r.role->generic; }},
    Rule{"ROLE-LEVEL", RuleSeverity::Review, Field::Role, kCode | kRole,
         "job role and occupation code are of different levels", "correct whichever is wrong", "combination check",
         [](const RowFacts& r) {
           const bool support_staff = r.role->professions.empty() && r.role->family == RoleFamily::Support;
           if (!(meet(r.role->professions, r.code->professions) || support_staff) || r.role->learner) return false;
           const bool support_role =
               r.role->level == RoleLevel::Support || r.role->level == RoleLevel::AssistantPractitioner;
           return (registered_post(r) && support_role) || (support_post(r) && r.role->level >= RoleLevel::Registered);
         }},
    Rule{"AREA-BLANK", RuleSeverity::Info, Field::Area, kCode | mask_of(Field::Area), "area of work is missing",
         "choose the area of work", "National Workforce Data Set",
         [](const RowFacts& r) { return ahp_code(r) && !r.area->present; }},
    Rule{"AREA-GENERIC", RuleSeverity::Review, Field::Area, kCode | mask_of(Field::Area) | mask_of(Field::Team),
         "generic area of work in a mental health team: the person drops out of mental health counts",
         "choose the mental health area", "E3",
         [](const RowFacts& r) { return ahp_code(r) && r.area->generic && r.mental_health_team; }},
    Rule{"ROLE-AREA", RuleSeverity::Review, Field::Area, kRole | mask_of(Field::Area),
         "job role and area of work name different professions", "correct whichever is wrong", "combination check",
         [](const RowFacts& r) { return apart(r.role->professions, r.area->professions); }},
    Rule{"TITLE-BLANK", RuleSeverity::Info, Field::Title, kTitle, "position title is missing", "enter the title",
         "cadre", [](const RowFacts& r) { return !r.title->present && !evidence_none(r); }},
    Rule{"TITLE-OCC", RuleSeverity::Review, Field::Title, kTitle | kCode,
         "title and occupation code name different professions", "correct whichever is wrong", "combination check",
         [](const RowFacts& r) {
           return ahp_code(r) && !r.title->generic && !r.title->also_other_staff &&
                  apart(r.title->professions, r.row_professions);
         }},
    Rule{"TITLE-UNCODED", RuleSeverity::Review, Field::Title, kTitle | kCode,
         "title of an allied health professional under a code of other staff", "recode the position",
         "combination check", registered_title_elsewhere},
    Rule{"PROFESSION-UNCLEAR", RuleSeverity::Review, Field::Role, 0,
         "allied health, but the record leaves the profession open", "enter the job role or title of the profession",
         "cadre", [](const RowFacts& r) { return r.profession_unclear; }},
    Rule{"SG-BLANK", RuleSeverity::Info, Field::Group, mask_of(Field::Group), "staff group is missing",
         "enter the staff group", "National Workforce Data Set",
         [](const RowFacts& r) { return !r.staff_group_present; }},
    Rule{"SG-REGISTERED", RuleSeverity::Review, Field::Group, kCode | mask_of(Field::Group),
         "registered allied health post outside the allied health staff group",
         "move the position to Allied Health Professionals", "E2",
         [](const RowFacts& r) {
           const bool theatre = r.code->professions.has(Profession::OperatingDepartment) && r.staff_group == 5;
           return registered_post(r) && r.staff_group != 0 && r.staff_group != 4 && !theatre;
         }},
    Rule{"SG-SUPPORT", RuleSeverity::Review, Field::Group, kCode | mask_of(Field::Group),
         "support post inside the allied health staff group", "move the position to Additional Clinical Services", "E2",
         [](const RowFacts& r) { return support_post(r) && r.staff_group == 4; }},
    Rule{"ORG-BLANK", RuleSeverity::Reject, Field::Organisation, mask_of(Field::Organisation), "no organisation",
         "enter the organisation code", "cadre",
         [](const RowFacts& r) { return r.organisation == OrganisationFact::Blank; }},
    Rule{"ORG-UNKNOWN", RuleSeverity::Review, Field::Organisation, mask_of(Field::Organisation),
         "organisation code is in no table", "correct the code or add it to the plan's organisations",
         "Organisation Data Service",
         [](const RowFacts& r) { return r.organisation == OrganisationFact::Unknown && !r.reported; }},
    Rule{"ORG-CLOSED", RuleSeverity::Review, Field::Organisation, mask_of(Field::Organisation),
         "organisation was not open in this month", "use the successor's code", "Organisation Data Service",
         [](const RowFacts& r) { return r.organisation == OrganisationFact::Closed; }},
    Rule{"PLACE-UNKNOWN", RuleSeverity::Info, Field::Location, mask_of(Field::Location), "work location is in no map",
         "add the location to the plan's place map", "cadre",
         [](const RowFacts& r) { return r.location_present && !r.location_known; }},
    Rule{"PLACE-MISSING", RuleSeverity::Review, Field::Location, mask_of(Field::Location),
         "no place: neither location nor cost centre tells", "enter the location or map the cost centre", "cadre",
         [](const RowFacts& r) { return !(r.location_present && r.location_known) && !r.cost_centre_known; }},
};

}  // namespace

std::span<const Rule> coding_rules() { return kRules; }

}  // namespace cadre::curation
