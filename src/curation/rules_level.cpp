// Rules on band, level, registration and learners.
#include <array>
#include <cmath>

#include "curation/rules.h"

namespace cadre::curation {
namespace {

using vocabulary::Band;
using vocabulary::Profession;
using vocabulary::RoleLevel;

constexpr FieldMask kCode = mask_of(Field::Code), kBand = mask_of(Field::Band), kNumber = mask_of(Field::RegNumber);

bool support_high(const RowFacts& r) { return support_post(r) && in_afc(r.band) && r.band >= Band::B5; }
bool registered_low(const RowFacts& r) { return registered_post(r) && in_afc(r.band) && r.band <= Band::B4; }

bool osteopath_possible(const RowFacts& r) { return r.row_professions.has(Profession::Osteopath); }

constexpr std::array kRules = {
    Rule{"BAND-UNKNOWN", RuleSeverity::Review, Field::Band, kBand, "pay band is missing or cannot be read",
         "enter the band", "Agenda for Change", [](const RowFacts& r) { return r.band == Band::Unknown; }},
    Rule{"BAND-ABOVE", RuleSeverity::Review, Field::Band, kCode | kBand, "band above what the code's level allows",
         "recode or check the band", "E4",
         [](const RowFacts& r) {
           return r.code->band_max != Band::Unknown && in_afc(r.band) && r.band > r.code->band_max && !support_high(r);
         }},
    Rule{"BAND-BELOW", RuleSeverity::Review, Field::Band, kCode | kBand, "band below what the code's level allows",
         "recode or check the band", "E4",
         [](const RowFacts& r) {
           return r.code->band_min != Band::Unknown && in_afc(r.band) && r.band < r.code->band_min &&
                  !registered_low(r);
         }},
    Rule{"LEVEL-SUPPORT-HIGH", RuleSeverity::Review, Field::Band, kCode | kBand, "support code at a registered band",
         "recode to the registered level or check the band", "E4", support_high},
    Rule{"LEVEL-REGISTERED-LOW", RuleSeverity::Review, Field::Band, kCode | kBand, "registered code at a support band",
         "recode to the support level or check the band", "E4", registered_low},
    Rule{"ADV-BAND", RuleSeverity::Review, Field::Band, kCode | kBand,
         "advanced practitioner by title or job role below band 7", "check band, title and training status",
         "advanced practice framework",
         [](const RowFacts& r) {
           return ahp_code(r) && in_afc(r.band) && r.band <= Band::B6 &&
                  (r.title->advanced || r.role->level == RoleLevel::Advanced);
         }},
    Rule{"ADV-ROLE", RuleSeverity::Review, Field::Role, kCode | kBand | mask_of(Field::Role) | mask_of(Field::Title),
         "advanced practitioner by title under a basic job role: hidden from counts of advanced practice",
         "choose the advanced practitioner job role", "advanced practice framework",
         [](const RowFacts& r) {
           return registered_post(r) && in_afc(r.band) && r.band >= Band::B7 && r.title->advanced &&
                  (r.role->level == RoleLevel::Registered || r.role->level == RoleLevel::Enhanced);
         }},
    Rule{"LEARNER-REGISTERED", RuleSeverity::Review, Field::Code, kCode,
         "learner under a registered code: counted as qualified", "recode to student or trainee",
         "National Workforce Data Set",
         [](const RowFacts& r) {
           return (registered_post(r) || r.code->kind == CodeKind::Ambulance) && (r.role->learner || r.title->student);
         }},
    Rule{"SPINE-BAND", RuleSeverity::Info, Field::Spine, kBand | mask_of(Field::Spine),
         "spine point does not belong to the band", "correct the spine point", "Agenda for Change",
         [](const RowFacts& r) { return r.spine_present && in_afc(r.band) && r.spine_band != r.band; }},
    Rule{"REG-MISSING", RuleSeverity::Review, Field::RegNumber, kCode | kNumber,
         "no registration number at registered level", "enter the registration", "E6",
         [](const RowFacts& r) {
           return registered_post(r) && !r.registration->present && !r.role->manager && !r.role->learner &&
                  !osteopath_possible(r);
         }},
    Rule{"REG-FORMAT", RuleSeverity::Review, Field::RegNumber, kCode | kNumber,
         "registration number is of no known register", "correct the number", "E6",
         [](const RowFacts& r) {
           return registered_post(r) && !osteopath_possible(r) && r.registration->present && !r.registration->known;
         }},
    Rule{"REG-PREFIX", RuleSeverity::Review, Field::RegNumber, kCode | kNumber,
         "registration is of another profession than the code", "correct code or registration", "E6",
         [](const RowFacts& r) {
           return registered_post(r) && r.registration->known && !meet(r.registration->professions, r.row_professions);
         }},
    Rule{"REG-BODY", RuleSeverity::Review, Field::RegBody, kCode | mask_of(Field::RegBody),
         "registration body is not that of the profession", "correct the body", "E6",
         [](const RowFacts& r) {
           return registered_post(r) && r.body->known && !meet(r.body->professions, r.row_professions);
         }},
    Rule{"REG-SUPPORT", RuleSeverity::Info, Field::RegNumber, kCode | kNumber, "support post holder is on a register",
         "check whether the code hides a registered practitioner", "E6",
         [](const RowFacts& r) {
           return support_post(r) && r.registration->known && !r.registration->professions.empty();
         }},
    Rule{"REG-DATE", RuleSeverity::Review, Field::RegDate, kCode | mask_of(Field::RegDate),
         "registration date cannot be true", "correct the date", "E6",
         [](const RowFacts& r) {
           if (!ahp_code(r) || r.registered == kNoDay) return false;
           const double years = std::floor((r.month_end - r.registered) / 365.25);
           return r.registered > r.month_end || (r.age >= 16 && r.age <= 80 && r.age - years < 17);
         }},
};

}  // namespace

std::span<const Rule> level_rules() { return kRules; }

}  // namespace cadre::curation
