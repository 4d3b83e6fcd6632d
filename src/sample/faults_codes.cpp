#include <array>

#include "sample/faults.h"

// Occupation code, job role, area of work, staff group and title.
namespace cadre::sample {
namespace {

bool arts(const Post& post) { return post.codes[0][2] == 'H'; }
bool po_therapist(const Post& post) { return therapist_post(post) && post.profession == "PO"; }
bool letter_post(const Post& post) {
  return therapist_post(post) && post.profession != "OSTEO" && post.profession != "PO";
}
bool s_post(const Post& post) { return therapist_post(post) || support_post(post); }
bool basic_or_other(const Post& post) { return basic_post(post) || other_post(post); }
bool nurse_or_clerk(const Post& post) {
  return post.id == "staff-nurse" || post.id == "admin-officer" || post.id == "hca";
}
bool therapist_not_odp(const Post& post) { return therapist_post(post) && post.profession != "ODP"; }
bool basic_not_odp(const Post& post) { return basic_post(post) && post.profession != "ODP"; }
bool helper_with_nouns(const Post& post) { return helper_post(post) && post.profession != "PO"; }

/// A registered job role, title noun and area that belong to a profession; for writing contradictions.
struct Other {
  const char* profession;
  const char* role;
  const char* noun;
  const char* area;
  const char* support_role;
};
constexpr std::array<Other, 7> kOthers = {
    {{"PT", "Physiotherapist", "Physiotherapist", "Physiotherapy", "Physiotherapy Assistant"},
     {"OT", "Occupational Therapist", "Occupational Therapist", "Occupational Therapy",
      "Occupational Therapy Assistant"},
     {"DIET", "Dietitian", "Dietitian", "Dietetics", "Dietetic Assistant"},
     {"SLT", "Speech and Language Therapist", "Speech and Language Therapist", "Speech and Language Therapy",
      "Speech and Language Therapy Assistant"},
     {"POD", "Chiropodist/Podiatrist", "Podiatrist", "Podiatry", "Podiatry Assistant"},
     {"DRAD", "Radiographer - Diagnostic", "Diagnostic Radiographer", "Diagnostic Radiography",
      "Radiography Assistant"},
     {"ORTHOPT", "Orthoptist", "Orthoptist", "Orthoptics", "Orthoptic Assistant"}}};

/// Some profession other than the post's; the radiography branches count as one.
const Other& other_profession(FaultContext& c) {
  while (true) {
    const Other& other = kOthers[c.stream.below(kOthers.size())];
    const std::string& own = c.row().post->profession;
    if (own != other.profession && !(own == "TRAD" && std::string_view(other.profession) == "DRAD")) return other;
  }
}

/// An area that names no profession, so that a wrong job role contradicts the code alone.
void neutral_area(FaultContext& c) {
  if (!c.tables.areas.find(c.row()[Field::Area])->second.names_profession) return;
  c.row()[Field::Area] = "Rehabilitation";
  c.row().true_setting.clear();
  c.row()[Field::Team] = c.maker.team(c.row(), c.stream);
}

void put(FaultContext& c, Field field, const char* value) {
  c.row()[field] = value;
  c.mark(c.row());
}

void wrong_role(FaultContext& c) {
  neutral_area(c);
  put(c, Field::JobRole, other_profession(c).role);
}

void no_evidence(FaultContext& c) {
  for (const Field f : {Field::OccCode, Field::JobRole, Field::Title, Field::RegNumber}) c.row()[f].clear();
  c.mark(c.row());
}

void generic_area(FaultContext& c) {
  c.row()[Field::Area] = c.any({"Therapies", "Allied Health Professionals", "Generic", "Other Clinical Services"});
  put(c, Field::Team,
      c.any({"CMHT North", "Adult Mental Health Team", "Old Town CAMHS", "Psychiatric Liaison",
             "Home Treatment Team West", "Memory Service", "Early Psychosis Team"}));
}

void wrong_area(FaultContext& c) {
  c.row().true_setting.clear();
  put(c, Field::Area, other_profession(c).area);
  c.row()[Field::Team] = "Ward 7";
}

void other_code(FaultContext& c) { put(c, Field::OccCode, c.any({"N6A", "N6H", "G2B", "S1U", "S1X", "H1A"})); }

/// Code, job role and title of one person: the code is the wrong one, which breaks three rules at once.
void all_but_code(FaultContext& c) {
  static constexpr std::array<std::array<const char*, 2>, 5> kCodes = {
      {{"PT", "S1E"}, {"OT", "S1C"}, {"DIET", "S1B"}, {"SLT", "S1J"}, {"POD", "S1A"}}};
  neutral_area(c);
  while (true) {
    const auto& code = kCodes[c.stream.below(kCodes.size())];
    if (c.row().post->profession == code[0]) continue;
    c.row()[Field::Title] = c.tables.title_words.find(c.row().post->profession)->second.nouns[0];
    put(c, Field::OccCode, code[1]);
    return;
  }
}

void registered_role(FaultContext& c) {
  for (const Other& o : kOthers)
    if (c.row().post->profession == o.profession) return put(c, Field::JobRole, o.role);
  put(c, Field::JobRole, c.row().post->profession == "ODP" ? "Operating Department Practitioner" : "Radiographer");
}

constexpr std::array kCodeFaultRows = {
    FaultRow{"occ-blank", "OCC-BLANK", true, kNothing, kCode, basic_or_other, single,
             [](FaultContext& c) { put(c, Field::OccCode, ""); }},
    FaultRow{"occ-unknown", "OCC-UNKNOWN", true, kNothing, kCode, basic_or_other, single,
             [](FaultContext& c) {
               put(c, Field::OccCode, c.any({"S1Q", "ZZZ", "X9X", "S3E", "1S", "S10E"}));
             }},
    FaultRow{"occ-po-as-other", "OCC-OTHER", true, kRole, kCode, po_therapist, single,
             [](FaultContext& c) {
               put(c, Field::OccCode, c.any({"S1X", "S1K"}));
             }},
    FaultRow{"occ-of-other-staff", "OCC-NOT-AHP", true, kRole | kTitle, kCode, basic_post, single, other_code},
    FaultRow{"occ-of-other-profession", "ROLE-OCC|REG-PREFIX|TITLE-OCC", true, kNothing,
             kCode | kRole | kTitle | kReg | kArea, basic_not_odp, permanent, all_but_code},
    FaultRow{"evidence-none", "EVIDENCE-NONE", true, kNothing, kCode | kRole | kTitle | kReg | kRows, any_post, single,
             no_evidence},
    FaultRow{"role-blank", "ROLE-BLANK", true, kCode, kRole, basic_or_other, single,
             [](FaultContext& c) { put(c, Field::JobRole, ""); }},
    FaultRow{"role-unknown", "ROLE-UNKNOWN", true, kCode, kRole, letter_post, single,
             [](FaultContext& c) {
               put(c, Field::JobRole, c.any({"Wellness Lead", "Movement Specialist", "Therapist X", "Grade B"}));
             }},
    FaultRow{"role-of-other-profession", "ROLE-OCC", true, kCode, kRole | kArea, basic_post, single, wrong_role},
    FaultRow{
        "role-of-other-staff", "ROLE-NOT-AHP", true, kCode, kRole, basic_post, single,
        [](FaultContext& c) {
          put(c, Field::JobRole,
              c.any({"Staff Nurse", "Biomedical Scientist", "Receptionist", "Clinical Psychologist", "Pharmacist"}));
        }},
    FaultRow{"role-generic", "ROLE-GENERIC", true, kCode, kRole, basic_post, single,
             [](FaultContext& c) {
               put(c, Field::JobRole,
                   c.any({"Care Coordinator", "Mental Health Practitioner", "Approved Mental Health Professional",
                          "Case Manager"}));
             }},
    FaultRow{"role-support-under-registered-code", "ROLE-LEVEL", true, kCode, kRole, basic_post, single,
             [](FaultContext& c) {
               put(c, Field::JobRole, c.any({"Helper/Assistant", "Therapy Support Worker", "Assistant Practitioner"}));
             }},
    FaultRow{"role-registered-under-support-code", "ROLE-LEVEL", true, kCode, kRole, helper_with_nouns, single,
             registered_role},
    FaultRow{"area-blank", "AREA-BLANK", true, kCode, kArea, s_post, single,
             [](FaultContext& c) {
               c.row().true_setting.clear();
               put(c, Field::Area, "");
             }},
    FaultRow{"area-generic-in-mental-health-team", "AREA-GENERIC", true, kCode, kArea, s_post, single,
             [](FaultContext& c) {
               c.row().true_setting = "mental_health";
               generic_area(c);
             }},
    FaultRow{"area-of-other-profession", "ROLE-AREA", true, kRole, kArea, basic_post, single, wrong_area},
    FaultRow{"staff-group-blank", "SG-BLANK", true, kNothing, kGroup, any_post, single,
             [](FaultContext& c) { put(c, Field::StaffGroup, ""); }},
    FaultRow{"staff-group-of-registered", "SG-REGISTERED", true, kCode | kRole, kGroup, therapist_not_odp, single,
             [](FaultContext& c) {
               put(c, Field::StaffGroup,
                   c.any({"Additional Clinical Services", "Administrative and Clerical",
                          "Additional Professional Scientific and Technical"}));
             }},
    FaultRow{"staff-group-of-odp", "SG-REGISTERED", true, kCode | kRole, kGroup,
             [](const Post& p) { return therapist_post(p) && p.profession == "ODP"; }, single,
             [](FaultContext& c) {
               put(c, Field::StaffGroup, c.any({"Additional Clinical Services", "Nursing and Midwifery Registered"}));
             }},
    FaultRow{"staff-group-of-support", "SG-SUPPORT", true, kCode, kGroup, support_post, single,
             [](FaultContext& c) { put(c, Field::StaffGroup, "Allied Health Professionals"); }},
    FaultRow{"title-blank", "TITLE-BLANK", true, kNothing, kTitle, basic_or_other, single,
             [](FaultContext& c) { put(c, Field::Title, ""); }},
    FaultRow{"title-of-other-profession", "TITLE-OCC", true, kCode | kRole, kTitle, basic_post, single,
             [](FaultContext& c) { put(c, Field::Title, other_profession(c).noun); }},
    FaultRow{"title-under-other-code", "TITLE-UNCODED", true, kCode | kRole, kTitle, nurse_or_clerk, single,
             [](FaultContext& c) {
               put(c, Field::Title,
                   c.any({"Physiotherapist", "Senior Dietitian", "Occupational Therapist", "Specialist Podiatrist",
                          "Speech and Language Therapist"}));
             }},
    FaultRow{"arts-role-of-other-profession", "ROLE-OCC", true, kCode, kRole | kArea,
             [](const Post& p) { return therapist_post(p) && arts(p) && p.id.ends_with("-basic"); }, single,
             wrong_role},
};

}  // namespace

std::span<const FaultRow> code_faults() { return kCodeFaultRows; }

}  // namespace cadre::sample
