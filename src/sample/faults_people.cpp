#include <array>

#include "sample/faults.h"

// One person in several rows: hours in all, identifiers, duplicates; and the near misses of each.
namespace cadre::sample {
namespace {

// The rules over a person look at all of these, so no other fault may change them.
constexpr unsigned kPersonReads = kContract | kHours | kIds | kOrg | kBirth;
constexpr unsigned kSecond = kRows | kHours | kIds;

bool full_time(const Person& person) { return permanent(person) && person.rows[0].hours == 37.5; }
bool known_nationally(const Person& person) { return permanent(person) && !person.rows[0][Field::NationalId].empty(); }
bool half_time(const Person& person) { return known_nationally(person) && person.rows[0].hours <= 20.0; }
bool grown_half_time(const Person& person) { return grown(person) && half_time(person); }

void mark_all(FaultContext& c) {
  for (std::size_t i = 0; i < c.person.count; ++i) c.mark(c.person.rows[i]);
}

void second_post(FaultContext& c, double hours, bool same_employer) {
  c.maker.add_assignment(c.who, same_employer, hours, c.stream, c.person);
  mark_all(c);
}

void two_ages(FaultContext& c) {
  c.maker.add_assignment(c.who, false, 15.0, c.stream, c.person).birth -= c.days(800, 4000);
  mark_all(c);
}

void exact_copy(FaultContext& c) {
  StaffRow& copy = c.person.copy(0);
  copy.duplicate = true;
  c.mark(copy);
}

void spaced_copy(FaultContext& c) {
  StaffRow& copy = c.person.copy(0);
  copy.duplicate = true;
  copy[Field::Title] += "  ";
  copy[Field::Team].insert(0, " ");
  c.mark(copy);
}

void other_version(FaultContext& c) {
  StaffRow& copy = c.person.copy(0);
  copy.hours = copy.hours > 20 ? 18.75 : 30.0;
  copy.fte = PersonMaker::rounded_fte(*copy.employer, copy.hours);
  copy.duplicate = true;
  c.mark(copy);
}

void other_number(FaultContext& c) {
  StaffRow& copy = c.person.copy(0);
  copy[Field::AssignmentNumber] += "-3";
  copy.duplicate = true;
  c.mark(copy);
}

void no_identifier(FaultContext& c) {
  c.row()[Field::EmployeeNumber].clear();
  c.row()[Field::NationalId].clear();
  c.mark(c.row());
}

void bank_second(FaultContext& c) {
  StaffRow& second = c.maker.add_assignment(c.who, true, 15.0, c.stream, c.person);
  second[Field::Category] = "Bank";
  mark_all(c);
}

void career_break_second(FaultContext& c) {
  StaffRow& second = c.maker.add_assignment(c.who, true, 18.75, c.stream, c.person);
  second[Field::Status] = "Career Break";
  mark_all(c);
}

void other_start(FaultContext& c) {
  StaffRow& copy = c.person.copy(0);
  copy[Field::AssignmentNumber] += "-2";
  copy.start -= 91;
  mark_all(c);
}

void own_number(FaultContext& c) {
  c.row()[Field::NationalId].clear();
  c.mark(c.row());
}

void twin(FaultContext& c) {
  StaffRow& copy = c.person.copy(0);
  copy[Field::AssignmentNumber] += "-2";
  copy[Field::Position] += "1";
  mark_all(c);
}

bool plain_afc(const Post& post) { return post.bands[0] != "N"; }

constexpr std::array kPersonFaultRows = {
    FaultRow{"person-more-than-full-time", "PERSON-FTE", true, kPersonReads, kSecond, plain_afc, full_time,
             [](FaultContext& c) { second_post(c, 7.5, true); }},
    FaultRow{"person-more-than-full-time-across-employers", "PERSON-FTE", true, kPersonReads, kSecond, allied_post,
             [](const Person& p) { return full_time(p) && known_nationally(p); },
             [](FaultContext& c) { second_post(c, 7.5, false); }},
    FaultRow{"person-more-than-48-hours", "PERSON-HOURS|PERSON-FTE", true, kPersonReads, kSecond, plain_afc, full_time,
             [](FaultContext& c) { second_post(c, 15.0, true); }},
    FaultRow{"person-of-two-ages", "PERSON-AGE", true, kPersonReads | kBirth, kSecond | kBirth | kStart | kRegDate,
             allied_post, grown_half_time, two_ages},
    FaultRow{"identifiers-blank", "PERSON-NONE", true, kNothing, kIds, any_post, single, no_identifier},
    FaultRow{"assignment-in-two-versions", "DUP-ASSIGNMENT", true, kPersonReads, kSecond, plain_afc, permanent,
             other_version},
    FaultRow{"post-under-two-numbers", "DUP-POSITION", true, kPersonReads | kStart, kSecond, any_post, permanent,
             other_number},
    FaultRow{"two-posts-within-full-time", "PERSON-FTE|PERSON-HOURS|DUP-POSITION", false, kPersonReads, kSecond,
             plain_afc, [](const Person& p) { return permanent(p) && p.rows[0].hours <= 22.5; },
             [](FaultContext& c) { second_post(c, 15.0, true); }},
    FaultRow{"two-employers-within-full-time", "PERSON-FTE|PERSON-AGE|DUP-ASSIGNMENT", false, kPersonReads, kSecond,
             allied_post, half_time, [](FaultContext& c) { second_post(c, 15.0, false); }},
    FaultRow{"bank-beside-full-time", "PERSON-FTE|PERSON-HOURS", false, kPersonReads, kSecond, plain_afc, full_time,
             bank_second},
    FaultRow{"second-post-on-career-break", "PERSON-FTE|PERSON-HOURS", false, kPersonReads, kSecond, plain_afc,
             full_time, career_break_second},
    FaultRow{"same-position-other-start", "DUP-POSITION", false, kPersonReads | kStart, kSecond, plain_afc,
             [](const Person& p) { return grown(p) && p.rows[0].hours <= 18.75; }, other_start},
    FaultRow{"two-like-assignments", "DUP-EXACT|DUP-ASSIGNMENT|DUP-POSITION", false, kPersonReads | kStart, kSecond,
             plain_afc, [](const Person& p) { return permanent(p) && p.rows[0].hours <= 18.75; }, twin},
    FaultRow{"national-identifier-blank", "PERSON-NONE", false, kNothing, kIds, any_post, single, own_number},
};

constexpr std::array kCopyRows = {
    FaultRow{"exact-duplicate", "DUP-EXACT", true, kOrg | kIds, kRows, any_post, single, exact_copy},
    FaultRow{"exact-duplicate-but-spaces", "DUP-EXACT", true, kOrg | kIds, kRows, any_post, single, spaced_copy},
};

}  // namespace

std::span<const FaultRow> person_faults() { return kPersonFaultRows; }

std::span<const FaultRow> copy_faults() { return kCopyRows; }

}  // namespace cadre::sample
