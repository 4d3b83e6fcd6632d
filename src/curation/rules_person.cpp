// Rules on hours, dates, ages, assignment terms, and rows compared with each other.
#include <array>
#include <cmath>

#include "curation/rules.h"

namespace cadre::curation {
namespace {

using vocabulary::Presence;
using vocabulary::Staffing;

constexpr FieldMask kFte = mask_of(Field::Fte), kCategory = mask_of(Field::Category), kEnd = mask_of(Field::FixedEnd);

/// Bank and honorary assignments need not carry hours.
bool casual(const RowFacts& r) { return r.category == Staffing::Bank || r.category == Staffing::Honorary; }
bool contract(const RowFacts& r) { return r.category == Staffing::Permanent || r.category == Staffing::FixedTerm; }
/// A row of a return stands for several people, or for vacant posts alone.
bool nobody_counted(const RowFacts& r) { return r.reported && r.headcount_whole && r.heads == 0; }
bool fte_out_of_range(const RowFacts& r) {
  if (nobody_counted(r)) return r.fte > 0 || r.fte < 0;
  return !std::isnan(r.fte) && !(r.fte > 0 && r.fte <= r.heads) && !casual(r);
}
double years_since(std::int32_t day, const RowFacts& r) { return std::floor((r.month_end - day) / 365.25); }
bool age_possible(const RowFacts& r) { return r.age >= 16 && r.age <= 80; }
bool fixed_order(const RowFacts& r) { return r.fixed_end != kNoDay && r.start != kNoDay && r.fixed_end < r.start; }

template <std::uint8_t Flag>
bool repeats(const RowFacts& r) {
  return (r.repeats & Flag) != 0;
}

constexpr std::array kRules = {
    Rule{"FTE-BLANK", RuleSeverity::Review, Field::Fte, kFte, "FTE is missing", "enter contracted hours or FTE", "E5",
         [](const RowFacts& r) { return std::isnan(r.fte) && !casual(r) && !nobody_counted(r); }},
    Rule{"FTE-RANGE", RuleSeverity::Review, Field::Fte, kFte, "FTE is 0, negative or above 1", "correct the contract",
         "E5", fte_out_of_range},
    Rule{"FTE-HOURS", RuleSeverity::Review, Field::Fte, kFte | mask_of(Field::Hours),
         "FTE is not contracted hours ÷ 37.5", "correct FTE or hours", "E5",
         [](const RowFacts& r) {
           return !std::isnan(r.fte) && !std::isnan(r.hours) && r.hours != 0 && in_afc(r.band) && !casual(r) &&
                  !fte_out_of_range(r) && std::abs(r.fte - r.hours / 37.5) > 0.02;
         }},
    Rule{"HOURS-ZERO", RuleSeverity::Review, Field::Hours, kFte | kCategory | mask_of(Field::Hours),
         "a contract of no hours", "record it as bank, or enter the hours", "E5",
         [](const RowFacts& r) { return contract(r) && r.hours == 0 && r.fte > 0; }},
    Rule{"PERSON-FTE", RuleSeverity::Info, Field::Fte, kFte | kCategory,
         "one person's contracts add up to more than full time", "confirm; the headcount is one", "E5",
         repeats<kPersonFte>},
    Rule{"PERSON-HOURS", RuleSeverity::Review, Field::Hours, kCategory | mask_of(Field::Hours),
         "one person's contracts add up to more than 48 hours a week", "check working time",
         "Working Time Regulations 1998", repeats<kPersonHours>},
    Rule{"AGE-BLANK", RuleSeverity::Info, Field::BirthDate, mask_of(Field::BirthDate), "birth date is missing",
         "enter the birth date", "cadre", [](const RowFacts& r) { return std::isnan(r.age); }},
    Rule{"AGE-RANGE", RuleSeverity::Review, Field::BirthDate, mask_of(Field::BirthDate), "age below 16 or above 80",
         "correct the birth date", "cadre", [](const RowFacts& r) { return !std::isnan(r.age) && !age_possible(r); }},
    Rule{"START-FUTURE", RuleSeverity::Review, Field::Start, mask_of(Field::Start), "starts after the month",
         "correct the start date", "cadre",
         [](const RowFacts& r) { return r.start != kNoDay && r.start > r.month_end; }},
    Rule{"START-CHILD", RuleSeverity::Review, Field::Start, mask_of(Field::Start) | mask_of(Field::BirthDate),
         "started before the age of 16", "correct start or birth date", "cadre",
         [](const RowFacts& r) {
           return r.start != kNoDay && r.start <= r.month_end && age_possible(r) &&
                  r.age - years_since(r.start, r) < 15;
         }},
    Rule{"FIXED-NO-END", RuleSeverity::Review, Field::FixedEnd, kCategory | kEnd, "fixed term without an end date",
         "enter the end date", "cadre",
         [](const RowFacts& r) { return r.category == Staffing::FixedTerm && r.fixed_end == kNoDay; }},
    Rule{"FIXED-ORDER", RuleSeverity::Review, Field::FixedEnd, kEnd | mask_of(Field::Start),
         "fixed term ends before it starts", "correct the dates", "cadre", fixed_order},
    Rule{"FIXED-EXPIRED", RuleSeverity::Review, Field::FixedEnd, kCategory | kEnd, "fixed term ended before this month",
         "end or extend the contract", "cadre",
         [](const RowFacts& r) {
           return r.category == Staffing::FixedTerm && r.fixed_end != kNoDay && r.fixed_end < r.month_start &&
                  !fixed_order(r);
         }},
    Rule{"FIXED-PERMANENT", RuleSeverity::Info, Field::FixedEnd, kCategory | kEnd,
         "permanent contract with an end date", "remove the date or change the category", "cadre",
         [](const RowFacts& r) {
           return r.category == Staffing::Permanent && r.fixed_end != kNoDay && !fixed_order(r);
         }},
    Rule{"CATEGORY-UNKNOWN", RuleSeverity::Review, Field::Category, kCategory,
         "assignment category is missing or unknown", "choose a category", "National Workforce Data Set",
         [](const RowFacts& r) { return r.category == Staffing::Unknown; }},
    Rule{"STATUS-UNKNOWN", RuleSeverity::Review, Field::Status, mask_of(Field::Status),
         "assignment status is missing or unknown", "choose a status", "National Workforce Data Set",
         [](const RowFacts& r) { return r.status == Presence::Unknown; }},
    Rule{"STATUS-BANK", RuleSeverity::Review, Field::Status, kCategory | mask_of(Field::Status),
         "bank or honorary post on leave that only contracts have", "correct category or status", "cadre",
         [](const RowFacts& r) {
           return casual(r) && (r.status == Presence::Maternity || r.status == Presence::CareerBreak ||
                                r.status == Presence::SecondedOut);
         }},
    Rule{"PERSON-NONE", RuleSeverity::Review, Field::Person, mask_of(Field::Person),
         "nobody can be counted: no identifier", "enter the employee number", "cadre",
         [](const RowFacts& r) { return !r.person_known && r.category != Staffing::ContractedService; }},
    Rule{"PERSON-AGE", RuleSeverity::Review, Field::PersonNational,
         mask_of(Field::PersonNational) | mask_of(Field::BirthDate), "one identifier, two ages: used for two people",
         "check the identifier", "cadre", repeats<kTwoAges>},
    Rule{"DUP-EXACT", RuleSeverity::Merge, Field::Assignment, mask_of(Field::Assignment), "the same row twice",
         "remove one", "cadre", repeats<kExactCopy>},
    Rule{"DUP-ASSIGNMENT", RuleSeverity::Review, Field::Assignment, mask_of(Field::Assignment),
         "one assignment, two versions", "keep the one in force", "cadre", repeats<kAssignmentTwice>},
    Rule{"DUP-POSITION", RuleSeverity::Review, Field::Position, mask_of(Field::Position),
         "one post entered under two assignment numbers", "end one of the two", "cadre", repeats<kPositionTwice>},
};

}  // namespace

std::span<const Rule> person_rules() { return kRules; }

}  // namespace cadre::curation
