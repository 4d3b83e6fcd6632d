// Rules on returns of employers outside the Electronic Staff Record: rows that count people and name nobody.
#include <array>
#include <cmath>

#include "curation/rules.h"

namespace cadre::curation {
namespace {

constexpr FieldMask kReturn = mask_of(Field::Headcount);
constexpr std::string_view kSource = "partner return";

constexpr std::array kRules = {
    Rule{"RETURN-PROFESSION", RuleSeverity::Review, Field::Profession, kReturn,
         "the profession is missing, or none that cadre knows", "choose a profession from the list", kSource,
         [](const RowFacts& r) { return !r.stated.profession_known; }},
    Rule{"RETURN-LEVEL", RuleSeverity::Info, Field::Level, kReturn,
         "the role level is missing or not in the list: the band decides", "choose a role level from the list", kSource,
         [](const RowFacts& r) { return r.stated.level == vocabulary::RoleLevel::Unknown; }},
    Rule{"RETURN-SETTING", RuleSeverity::Info, Field::Setting, kReturn, "the setting is missing or not in the list",
         "choose a setting from the list", kSource,
         [](const RowFacts& r) { return r.stated.setting == vocabulary::Setting::Unknown; }},
    Rule{"RETURN-KIND", RuleSeverity::Info, Field::Kind, kReturn,
         "the kind of organisation is missing or not in the list", "choose a kind of organisation from the list",
         kSource, [](const RowFacts& r) { return r.stated.kind == vocabulary::Sector::Unknown; }},
    Rule{"RETURN-ORG", RuleSeverity::Info, Field::Organisation, kReturn,
         "the organisation is in no table: it counts under its own name or code",
         "nothing, or add it to the plan's organisations", kSource,
         [](const RowFacts& r) { return r.organisation == OrganisationFact::Unknown; }},
    Rule{"RETURN-HEADCOUNT", RuleSeverity::Review, Field::Headcount, kReturn,
         "the number of people is missing, or no whole number from 0 to 9,999: the row counts as one role of nobody",
         "enter how many people the row stands for", kSource, [](const RowFacts& r) { return !r.headcount_whole; }},
    Rule{"RETURN-HOURS", RuleSeverity::Info, Field::Hours, kReturn | mask_of(Field::Hours),
         "FTE is not given: it is the hours divided by 37.5", "enter FTE where full time is not 37.5 hours a week",
         kSource, [](const RowFacts& r) { return r.hours_to_fte; }},
    Rule{"RETURN-HOSTED", RuleSeverity::Review, Field::HostedBy, kReturn | mask_of(Field::HostedBy),
         "another organisation employs these staff and may list them too: the low end leaves them out",
         "agree with that organisation who lists them", kSource, [](const RowFacts& r) { return r.hosted_elsewhere; }},
    Rule{"RETURN-VACANCY", RuleSeverity::Review, Field::Vacancy, kReturn | mask_of(Field::Vacancy),
         "vacant FTE is negative", "enter vacant FTE as 0 or more", kSource,
         [](const RowFacts& r) { return r.vacancy < 0; }},
};

}  // namespace

std::span<const Rule> return_rules() { return kRules; }

}  // namespace cadre::curation
