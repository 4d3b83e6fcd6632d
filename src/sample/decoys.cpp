#include <array>
#include <cctype>

#include "sample/faults.h"

// Near misses: rows that look like a fault and are none.
namespace cadre::sample {
namespace {

void put(FaultContext& c, Field field, const std::string& value) {
  c.row()[field] = value;
  c.mark(c.row());
}

/// The same text in another case and with spaces around and, in words, doubled within.
std::string noisy(const std::string& text, bool upper) {
  std::string out = " ";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    out += static_cast<char>(upper ? std::toupper(byte) : std::tolower(byte));
    if (letter == ' ') out += ' ';
  }
  return out + " ";
}

void noise(FaultContext& c, Field field) { put(c, field, noisy(c.row()[field], c.stream.chance(0.5))); }

void band(FaultContext& c, const char* to) {
  c.row().band = to;
  c.maker.set_band(c.row(), to, c.stream);
  c.mark(c.row());
}

bool trainee_acp(const Post& post) { return post.id.ends_with("-trainee-acp"); }
bool advanced(const Post& post) { return allied_post(post) && post.level == "advanced"; }
bool po_basic(const Post& post) { return post.id == "po-basic"; }
bool arts_basic(const Post& post) { return post.codes[0] == "S1H" && post.id.ends_with("-basic"); }
bool odp(const Post& post) { return therapist_post(post) && post.profession == "ODP"; }
bool osteopath(const Post& post) { return allied_post(post) && post.profession == "OSTEO"; }
bool manager(const Post& post) { return post.manager && post.group == PostGroup::Allied; }
bool learner(const Post& post) { return post.group == PostGroup::Support && post.learner; }
bool optometrist(const Post& post) { return post.id == "optometrist"; }
bool nurse(const Post& post) { return post.id == "mh-nurse"; }
bool clerk(const Post& post) { return post.id == "secretary" || post.id == "receptionist"; }
bool scientist(const Post& post) { return post.id == "physiologist" || post.id == "physicist"; }
bool s_post(const Post& post) { return therapist_post(post) || support_post(post); }
bool s_mental(const Post& post) {
  return s_post(post) && post.weight[static_cast<std::size_t>(EmployerSector::Mental)] > 0;
}
bool registered(const Post& post) { return allied_post(post) && post.profession != "OSTEO"; }
bool one_register(const Post& post) {  // a number of its register names one profession
  return registered(post) && post.register_prefix != "RA" && post.register_prefix != "AS";
}
bool radiographer(const Post& post) { return therapist_post(post) && post.register_prefix == "RA"; }
bool described(const Person& person) { return single(person) && !person.rows[0][Field::Title].empty(); }
bool at_mental_area(const Person& person) { return single(person) && person.rows[0].true_setting == "mental_health"; }
bool afc(const Person& person) { return single(person) && person.rows[0].band != "N"; }

void no_registration(FaultContext& c) {
  c.row()[Field::RegNumber].clear();
  c.row()[Field::RegBody].clear();
  c.row().registered = kNoDay;
  c.mark(c.row());
}

void lower_registration(FaultContext& c) {
  const std::string number = c.row()[Field::RegNumber];
  const std::string prefix = c.row().post->register_prefix;
  put(c, Field::RegNumber, noisy(prefix, false) + number.substr(prefix.size()));
}

void educator(FaultContext& c) {
  const TitleWords& words = c.tables.title_words.find(c.row().post->profession)->second;
  put(c, Field::Title, c.any({"Student Practice Educator - ", "Student Placement Lead, "}) + words.adjectives[0]);
}

void wellbeing(FaultContext& c) {
  c.row().true_setting.clear();
  put(c, Field::Area, c.any({"Therapies", "Generic"}));
  c.row()[Field::Team] = "Health and Wellbeing Team";
}

/// Code and role name two levels of support; either may be right, so the level is not measured.
void assistant_role(FaultContext& c) {
  c.row().true_level.clear();
  put(c, Field::JobRole, "Assistant Practitioner");
}

/// One piece of evidence is left; what is missing is found, but the row is not rejected.
void registration_left(FaultContext& c) {
  for (const Field f : {Field::OccCode, Field::JobRole, Field::Title}) c.row()[f].clear();
  c.mark(c.row());
  for (const char* id : {"occ-blank", "role-blank", "title-blank"}) c.mark_as(c.row(), id);
}

void both_professions(FaultContext& c) {
  put(c, Field::Title,
      c.any({"Physiotherapist / Occupational Therapist", "Occupational Therapist or Physiotherapist"}));
}

bool pt_or_ot(const Post& post) { return post.id == "pt-basic" || post.id == "ot-basic"; }
bool advanced_nurse(const Post& post) { return post.id == "advanced-nurse"; }
bool plain_therapist(const Post& post) { return basic_post(post) && post.profession != "ODP"; }

constexpr std::array kCodeRows =
    {
        FaultRow{"title-of-either-profession", "TITLE-OCC", false, kCode | kRole, kTitle, pt_or_ot, single,
                 both_professions},
        FaultRow{"title-without-profession", "TITLE-OCC|TITLE-BLANK", false, kCode | kRole, kTitle, plain_therapist,
                 single,
                 [](FaultContext& c) {
                   put(c, Field::Title,
                       c.any({"Rehabilitation Practitioner", "Team Leader", "Clinical Specialist", "Band 6"}));
                 }},
        FaultRow{
            "support-title-without-profession", "TITLE-OCC|TITLE-BLANK", false, kCode | kRole, kTitle, support_post,
            single,
            [](FaultContext& c) {
              put(c, Field::Title, c.any({"Rehabilitation Assistant", "Therapy Assistant", "Generic Support Worker"}));
            }},
        FaultRow{"registration-alone", "EVIDENCE-NONE", false, kReg, kCode | kRole | kTitle, one_register, single,
                 registration_left},
        FaultRow{"nurse-as-advanced-practitioner", "OCC-NOT-AHP|ADV-BAND", false, kCode, kRole, advanced_nurse, single,
                 [](FaultContext& c) { put(c, Field::JobRole, "Advanced Practitioner"); }},
        FaultRow{"clerk-as-manager", "OCC-NOT-AHP|ROLE-NOT-AHP", false, kCode, kRole, clerk, single,
                 [](FaultContext& c) { put(c, Field::JobRole, "Manager"); }},
        FaultRow{"occ-lower-case", "OCC-UNKNOWN|OCC-BLANK", false, kNothing, kCode, any_post, single,
                 [](FaultContext& c) { noise(c, Field::OccCode); }},
        FaultRow{"role-case-and-spaces", "ROLE-UNKNOWN|ROLE-BLANK|ROLE-OCC", false, kNothing, kRole, s_post, single,
                 [](FaultContext& c) { noise(c, Field::JobRole); }},
        FaultRow{"area-case-and-spaces", "AREA-BLANK|AREA-GENERIC|ROLE-AREA", false, kNothing, kArea, s_post, single,
                 [](FaultContext& c) { noise(c, Field::Area); }},
        FaultRow{"staff-group-case-and-spaces", "SG-BLANK|SG-REGISTERED|SG-SUPPORT", false, kNothing, kGroup, s_post,
                 single, [](FaultContext& c) { noise(c, Field::StaffGroup); }},
        FaultRow{"po-under-the-other-letter", "OCC-OTHER|ROLE-OCC", false, kNothing, kCode | kRole, po_basic, single,
                 [](FaultContext& c) { put(c, Field::OccCode, "S1V"); }},
        FaultRow{"arts-share-one-letter", "ROLE-OCC", false, kNothing, kCode | kRole, arts_basic, single,
                 [](FaultContext& c) { c.mark(c.row()); }},
        FaultRow{"optometrist-under-s2d", "ROLE-NOT-AHP|SG-REGISTERED|REG-MISSING", false, kNothing,
                 kCode | kRole | kGroup | kReg, optometrist, single, [](FaultContext& c) { c.mark(c.row()); }},
        FaultRow{"nurse-in-generic-role", "ROLE-GENERIC", false, kCode, kRole, nurse, single,
                 [](FaultContext& c) { put(c, Field::JobRole, "Care Coordinator"); }},
        FaultRow{"helper-as-assistant-practitioner", "ROLE-LEVEL", false, kCode, kRole, helper_post, single,
                 assistant_role},
        FaultRow{"generic-area-other-team", "AREA-GENERIC", false, kCode, kArea, s_post, single, wellbeing},
        FaultRow{"mental-health-area-and-team", "AREA-GENERIC", false, kCode, kArea, s_mental, at_mental_area,
                 [](FaultContext& c) { put(c, Field::Team, "CMHT East"); }},
        FaultRow{"neutral-area", "ROLE-AREA", false, kRole, kArea, basic_post, single,
                 [](FaultContext& c) {
                   c.row().true_setting.clear();
                   put(c, Field::Area, "Rehabilitation");
                 }},
        FaultRow{
            "odp-in-scientific-group", "SG-REGISTERED", false, kCode, kGroup, odp, single,
            [](FaultContext& c) { put(c, Field::StaffGroup, "Additional Professional Scientific and Technical"); }},
        FaultRow{"learner-as-student-group", "SG-SUPPORT|LEARNER-REGISTERED|REG-MISSING", false, kNothing,
                 kCode | kRole | kGroup, learner, single,
                 [](FaultContext& c) { put(c, Field::StaffGroup, "Students"); }},
        FaultRow{"clerk-near-therapists", "TITLE-UNCODED", false, kCode | kRole, kTitle, clerk, single,
                 [](FaultContext& c) {
                   put(c, Field::Title,
                       c.any({"PA to Director of Allied Health Professions", "Physiotherapy Receptionist",
                              "Occupational Therapy Secretary", "Radiology Booking Clerk"}));
                 }},
        FaultRow{"scientist-near-allied", "TITLE-UNCODED", false, kCode | kRole, kTitle, scientist, described,
                 [](FaultContext& c) { c.mark(c.row()); }},
        FaultRow{"band-at-upper-limit", "BAND-ABOVE", false, kCode | kRole | kTitle, kBand, basic_post, single,
                 [](FaultContext& c) { band(c, "8b"); }},
        FaultRow{"helper-at-upper-limit", "BAND-ABOVE|LEVEL-SUPPORT-HIGH", false, kCode, kBand, helper_post, single,
                 [](FaultContext& c) { band(c, "3"); }},
        FaultRow{"trainee-practitioner-at-band-3", "BAND-BELOW", false, kCode, kBand, learner, single,
                 [](FaultContext& c) { band(c, "3"); }},
        FaultRow{"newly-qualified-at-band-5", "LEVEL-REGISTERED-LOW|BAND-BELOW", false, kCode, kBand, basic_post,
                 single, [](FaultContext& c) { band(c, "5"); }},
        FaultRow{"band-written-as-code", "BAND-UNKNOWN", false, kNothing, kBand, basic_post, single,
                 [](FaultContext& c) {
                   c.row()[Field::SpinePoint].clear();
                   put(c, Field::PayGrade, c.any({"xr0", "XN0", "Band 0", " band  "}) + c.row().band);
                 }},
        FaultRow{"trainee-advanced-practitioner", "ADV-BAND|ADV-ROLE|LEARNER-REGISTERED", false, kNothing,
                 kTitle | kBand | kRole, trainee_acp, single, [](FaultContext& c) { c.mark(c.row()); }},
        FaultRow{"advanced-practitioner-rightly-coded", "ADV-BAND|ADV-ROLE", false, kNothing, kTitle | kBand | kRole,
                 advanced, single, [](FaultContext& c) { c.mark(c.row()); }},
        FaultRow{"educator-of-students", "LEARNER-REGISTERED", false, kCode | kRole, kTitle, basic_post, single,
                 educator},
        FaultRow{"spine-point-blank", "SPINE-BAND", false, kNothing, kBand, s_post, afc,
                 [](FaultContext& c) { put(c, Field::SpinePoint, ""); }},
        FaultRow{"manager-without-registration", "REG-MISSING", false, kCode | kRole, kReg | kRegDate, manager, single,
                 no_registration},
        FaultRow{"osteopath-without-health-register", "REG-MISSING|REG-FORMAT|REG-BODY", false, kCode | kRole,
                 kReg | kRegDate, osteopath, single, no_registration},
        FaultRow{"support-without-registration", "REG-MISSING|REG-SUPPORT", false, kCode | kRole, kReg, support_post,
                 single, [](FaultContext& c) { c.mark(c.row()); }},
        FaultRow{"registration-lower-and-spaced", "REG-FORMAT|REG-PREFIX|REG-MISSING", false, kNothing, kReg,
                 registered, single, lower_registration},
        FaultRow{"radiographers-share-a-register", "REG-PREFIX", false, kCode | kRole, kReg, radiographer, single,
                 [](FaultContext& c) { c.mark(c.row()); }},
        FaultRow{"registration-body-in-short", "REG-BODY", false, kNothing, kReg, registered, single,
                 [](FaultContext& c) { put(c, Field::RegBody, "hcpc"); }},
        FaultRow{"registered-on-last-day", "REG-DATE", false, kNothing, kRegDate, registered, single,
                 [](FaultContext& c) {
                   c.row().registered = c.month.last_day;
                   c.mark(c.row());
                 }},
};

bool bank(const Person& person) { return single(person) && person.rows[0][Field::Category] == "Bank"; }
bool full_time(const Person& person) { return permanent(person) && person.rows[0].hours == 37.5; }
bool placed(const Person& person) { return permanent(person) && !person.rows[0][Field::Location].empty(); }

void fixed(FaultContext& c, std::int32_t start, std::int32_t end) {
  c.row()[Field::Category] = "FIXED TERM TEMP";
  c.row().start = start;
  c.row().end = end;
  c.mark(c.row());
}

void rounded(FaultContext& c) {
  c.row().fte = c.row().hours / 37.5 + (c.row().fte > 0.5 ? -0.008 : 0.008);
  c.mark(c.row());
}

void tiny(FaultContext& c) {
  c.row().hours = 0.75;
  c.row().fte = 0.02;
  c.mark(c.row());
}

void aged(FaultContext& c, std::int32_t days_old, std::int32_t started_before) {
  c.row().birth = c.month.last_day - days_old;
  c.row().start = c.month.last_day - started_before;
  c.mark(c.row());
}

constexpr std::array kContractRows = {
    FaultRow{"fte-exactly-one", "FTE-RANGE", false, kContract, kHours, any_post, full_time,
             [](FaultContext& c) { c.mark(c.row()); }},
    FaultRow{"fte-very-small", "FTE-RANGE|HOURS-ZERO|FTE-HOURS", false, kContract, kHours, any_post, permanent, tiny},
    FaultRow{"fte-rounded", "FTE-HOURS", false, kContract, kHours, any_post, permanent, rounded},
    FaultRow{"bank-without-hours", "FTE-RANGE|FTE-BLANK|HOURS-ZERO", false, kNothing, kContract | kHours, any_post,
             bank, [](FaultContext& c) { c.mark(c.row()); }},
    FaultRow{"sixteen", "AGE-RANGE|START-CHILD", false, kNothing, kBirth | kStart, helper_post, permanent,
             [](FaultContext& c) { aged(c, 16 * 365 + 60, 20); }},
    FaultRow{"eighty", "AGE-RANGE", false, kNothing, kBirth | kStart, helper_post, permanent,
             [](FaultContext& c) { aged(c, 80 * 365 + 60, 4000); }},
    FaultRow{"starts-on-last-day", "START-FUTURE", false, kContract, kStart, any_post, permanent,
             [](FaultContext& c) {
               c.row().start = c.month.last_day;
               c.mark(c.row());
             }},
    FaultRow{"started-at-seventeen", "START-CHILD", false, kContract | kBirth, kStart, helper_post, permanent,
             [](FaultContext& c) {
               c.row().start = c.row().birth + 17 * 366;
               c.mark(c.row());
             }},
    FaultRow{"fixed-term-ends-this-month", "FIXED-EXPIRED|FIXED-NO-END|CATEGORY-UNKNOWN", false, kBirth,
             kContract | kStart, any_post, grown,
             [](FaultContext& c) { fixed(c, c.month.last_day - 500, c.month.first_day + c.days(0, 27)); }},
    FaultRow{"fixed-term-of-one-day", "FIXED-ORDER", false, kBirth, kContract | kStart, any_post, grown,
             [](FaultContext& c) { fixed(c, c.month.first_day + 14, c.month.first_day + 14); }},
    FaultRow{"bank-suspended", "STATUS-BANK|STATUS-UNKNOWN", false, kNothing, kContract | kHours, any_post, bank,
             [](FaultContext& c) { put(c, Field::Status, "Suspended"); }},
    FaultRow{"permanent-on-maternity-leave", "STATUS-BANK|STATUS-UNKNOWN", false, kNothing, kContract | kHours,
             any_post, permanent, [](FaultContext& c) { put(c, Field::Status, "maternity & adoption"); }},
    FaultRow{"organisation-lower-case", "ORG-UNKNOWN|ORG-BLANK", false, kNothing, kOrg, any_post, permanent,
             [](FaultContext& c) { noise(c, Field::OrgCode); }},
    FaultRow{"born-on-the-first-day-of-1970", "AGE-BLANK|AGE-RANGE|START-CHILD", false, kNothing,
             kBirth | kStart | kRegDate, support_post, permanent,
             [](FaultContext& c) {
               c.row().birth = 0;
               c.row().start = c.month.last_day - 2000;
               c.mark(c.row());
             }},
    FaultRow{"fixed-term-with-end", "FIXED-PERMANENT|FIXED-NO-END|FIXED-EXPIRED", false, kNothing, kContract | kStart,
             any_post, [](const Person& p) { return single(p) && p.rows[0][Field::Category].starts_with("Fixed"); },
             [](FaultContext& c) { c.mark(c.row()); }},
    FaultRow{"organisation-that-succeeded-another", "ORG-CLOSED|ORG-UNKNOWN", false, kNothing, kOrg, any_post,
             [](const Person& p) { return permanent(p) && p.rows[0][Field::OrgCode] == "ZY5"; },
             [](FaultContext& c) { c.mark(c.row()); }},
    FaultRow{"location-blank-cost-centre-known", "PLACE-MISSING|PLACE-UNKNOWN", false, kNothing, kPlace, any_post,
             permanent, [](FaultContext& c) { put(c, Field::Location, ""); }},
    FaultRow{"location-upper-case", "PLACE-UNKNOWN|PLACE-MISSING", false, kNothing, kPlace, any_post, placed,
             [](FaultContext& c) { noise(c, Field::Location); }},
};

}  // namespace

std::span<const FaultRow> code_decoys() { return kCodeRows; }
std::span<const FaultRow> contract_decoys() { return kContractRows; }

}  // namespace cadre::sample
