#include <array>

#include "sample/faults.h"

// Bands and levels, advanced practice, learners, registration.
namespace cadre::sample {
namespace {

void band(FaultContext& c, const char* to) {
  c.row().band = to;
  c.maker.set_band(c.row(), to, c.stream);
  c.mark(c.row());
}

bool consultant_post(const Post& post) { return therapist_post(post) && post.level == "consultant"; }
bool manager_post(const Post& post) {
  return post.manager && post.codes[0][0] == 'S' && post.group == PostGroup::Allied;
}
bool practitioner_post(const Post& post) { return support_post(post) && post.id.ends_with("-ap"); }
bool learner_post(const Post& post) { return post.group == PostGroup::Support && post.learner; }
bool advanced_post(const Post& post) { return allied_post(post) && post.level == "advanced"; }
bool advanced_s_post(const Post& post) { return therapist_post(post) && post.level == "advanced"; }
bool registered_post(const Post& post) {  // a number of the health and care register is expected
  return allied_post(post) && post.profession != "OSTEO";
}
bool plain_registered(const Post& post) {
  return therapist_post(post) && (post.level == "registered" || post.level == "enhanced") &&
         !post.id.ends_with("-trainee-acp");
}
bool basic_or_paramedic(const Post& post) { return basic_post(post) || post.id == "para-basic"; }
bool afc_single(const Person& person) { return single(person) && person.rows[0].band != "N"; }

void basic_role(FaultContext& c) {
  static constexpr std::string_view kTail = "Advanced Practitioner";
  std::string& role = c.row()[Field::JobRole];
  role.erase(role.find(kTail));
  while (role.ends_with(' ') || role.ends_with(',')) role.pop_back();
  c.mark(c.row());
}

void student_role(FaultContext& c) {
  c.row()[Field::Title] = "Student " + c.row()[Field::JobRole];
  c.row()[Field::JobRole] = "Student " + c.row()[Field::JobRole];
  c.mark(c.row());
}

void student_title(FaultContext& c) {
  const TitleWords& words = c.tables.title_words.find(c.row().post->profession)->second;
  c.row()[Field::Title] = c.any({"Student ", "Apprentice "}) + words.nouns[0];
  c.mark(c.row());
}

void wrong_spine(FaultContext& c) {
  const std::string& own = c.row().band;
  c.row()[Field::SpinePoint] = own == "6" ? "7 Year 2" : c.stream.chance(0.5) ? "6 Year 2" : own + " Year 9";
  c.mark(c.row());
}

void no_registration(FaultContext& c) {
  c.row()[Field::RegNumber].clear();
  c.row()[Field::RegBody].clear();
  c.row().registered = kNoDay;
  c.mark(c.row());
}

void other_prefix(FaultContext& c) {
  std::string& number = c.row()[Field::RegNumber];
  const std::string own = c.row().post->register_prefix;
  std::string prefix;
  do prefix = c.any({"PH", "OT", "DT", "SL", "CH", "RA", "OR", "PYL", "BS"});
  while (prefix == own);
  number = prefix + number.substr(own.size());
  c.mark(c.row());
}

void set(FaultContext& c, Field field, const char* value) {
  c.row()[field] = value;
  c.mark(c.row());
}

void support_registered(FaultContext& c) {
  c.row()[Field::RegNumber] =
      std::string(c.any({"PH", "OT", "SL", "DT"})) + std::to_string(100000 + c.stream.below(899999));
  c.mark(c.row());
}

constexpr std::array kLevelFaultRows =
    {
        FaultRow{"band-unknown", "BAND-UNKNOWN", true, kNothing, kBand, basic_or_paramedic, afc_single,
                 [](FaultContext& c) {
                   c.row()[Field::SpinePoint].clear();
                   c.row().band.clear();
                   set(c, Field::PayGrade, c.any({"", "Spot Salary", "Band X", "Local", "Grade F"}));
                 }},
        FaultRow{"band-above-registered", "BAND-ABOVE", true, kCode | kRole | kTitle, kBand, plain_registered, single,
                 [](FaultContext& c) {
                   band(c, c.any({"8c", "8d", "9"}));
                 }},
        FaultRow{"band-above-helper", "BAND-ABOVE", true, kCode, kBand, helper_post, single,
                 [](FaultContext& c) { band(c, "4"); }},
        FaultRow{"band-above-learner", "BAND-ABOVE", true, kCode, kBand, learner_post, single,
                 [](FaultContext& c) {
                   band(c, c.any({"6", "7"}));
                 }},
        FaultRow{"band-below-consultant", "BAND-BELOW", true, kCode | kRole | kTitle, kBand, consultant_post, single,
                 [](FaultContext& c) {
                   band(c, c.any({"6", "7"}));
                 }},
        FaultRow{"band-below-manager", "BAND-BELOW", true, kCode | kRole | kTitle, kBand, manager_post, single,
                 [](FaultContext& c) {
                   band(c, c.any({"5", "6"}));
                 }},
        FaultRow{"band-below-assistant-practitioner", "BAND-BELOW", true, kCode, kBand, practitioner_post, single,
                 [](FaultContext& c) {
                   band(c, c.any({"2", "3"}));
                 }},
        FaultRow{"support-code-registered-band", "LEVEL-SUPPORT-HIGH", true, kCode | kTitle, kBand, support_post,
                 single,
                 [](FaultContext& c) {
                   band(c, c.any({"5", "6"}));
                 }},
        FaultRow{"registered-code-support-band", "LEVEL-REGISTERED-LOW", true, kCode | kRole | kTitle, kBand,
                 basic_or_paramedic, single,
                 [](FaultContext& c) {
                   band(c, c.any({"2", "3", "4"}));
                 }},
        FaultRow{"advanced-at-low-band", "ADV-BAND", true, kCode | kRole | kTitle, kBand, advanced_post, single,
                 [](FaultContext& c) {
                   band(c, c.any({"5", "6"}));
                 }},
        FaultRow{"advanced-title-basic-role", "ADV-ROLE", true, kCode | kTitle | kBand, kRole, advanced_s_post, single,
                 basic_role},
        FaultRow{"student-role-registered-code", "LEARNER-REGISTERED", true, kCode, kRole | kTitle,
                 [](const Post& p) { return basic_post(p) && p.roles.size() == 1; }, single, student_role},
        FaultRow{"student-title-registered-code", "LEARNER-REGISTERED", true, kCode | kRole, kTitle, basic_post, single,
                 student_title},
        FaultRow{"spine-of-other-band", "SPINE-BAND", true, kNothing, kBand, plain_registered, afc_single, wrong_spine},
        FaultRow{"registration-missing", "REG-MISSING", true, kCode | kRole, kReg | kRegDate, registered_post, single,
                 no_registration},
        FaultRow{"registration-unreadable", "REG-FORMAT", true, kCode | kRole, kReg, registered_post, single,
                 [](FaultContext& c) {
                   set(c, Field::RegNumber, c.any({"12A3456E", "ZZ012345", "7654321", "applied for", "QX99"}));
                 }},
        FaultRow{"registration-of-other-profession", "REG-PREFIX", true, kCode | kRole, kReg, registered_post, single,
                 other_prefix},
        FaultRow{"registration-body-wrong", "REG-BODY", true, kCode | kRole, kReg, registered_post, single,
                 [](FaultContext& c) {
                   set(c, Field::RegBody,
                       c.any({"Nursing and Midwifery Council", "NMC", "General Medical Council", "GOsC"}));
                 }},
        FaultRow{"registration-of-support", "REG-SUPPORT", true, kCode, kReg, support_post, single, support_registered},
        FaultRow{"registered-in-future", "REG-DATE", true, kCode, kRegDate, registered_post, single,
                 [](FaultContext& c) {
                   c.row().registered = c.month.last_day + c.days(1, 300);
                   c.mark(c.row());
                 }},
        FaultRow{"registered-as-child", "REG-DATE", true, kCode | kBirth, kRegDate, registered_post, single,
                 [](FaultContext& c) {
                   c.row().registered = c.row().birth + c.days(3000, 5400);
                   c.mark(c.row());
                 }},
};

}  // namespace

std::span<const FaultRow> level_faults() { return kLevelFaultRows; }

}  // namespace cadre::sample
