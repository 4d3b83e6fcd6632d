#include "curation/decision.h"

#include <algorithm>
#include <array>

namespace cadre::curation {
namespace {

using vocabulary::Band;
using vocabulary::Profession;
using vocabulary::ProfessionSet;
using vocabulary::RoleLevel;

constexpr std::array kTrust = {
    Trust{Evidence::OccupationCode, 4}, Trust{Evidence::JobRole, 3}, Trust{Evidence::Register, 3},
    Trust{Evidence::CareSetting, 3},    Trust{Evidence::Title, 2},   Trust{Evidence::StatedColumn, 3},
    Trust{Evidence::AreaOfWork, 1},
};

constexpr ProfessionSet kOtherStaff{Profession::None};

ProfessionSet opinion_of_code(const OccupationEntry& code) {
  if (!code.known) return {};
  switch (code.kind) {
    case CodeKind::Allied:
    case CodeKind::AlliedSupport:
      return code.professions;
    case CodeKind::Ambulance:  // not every code of the ambulance matrix is a paramedic
      return code.settles ? code.professions : code.professions | kOtherStaff;
    case CodeKind::OtherTherapy:  // "other": other evidence must say what
      return {};
    case CodeKind::Unknown:
    case CodeKind::Elsewhere:
      break;
  }
  return kOtherStaff;
}

ProfessionSet opinion_of_role(const JobRoleEntry& role, const OccupationEntry& code) {
  if (!role.known) return {};
  if (!role.professions.empty()) return role.professions;
  // A role of the ambulance service that is not the paramedic's settles what the ambulance code left open.
  if (code.known && code.kind == CodeKind::Ambulance && !role.manager && !role.generic && !role.learner)
    return kOtherStaff;
  return role.family == RoleFamily::OtherStaff ? kOtherStaff : ProfessionSet{};
}

/// Only titles that name a profession speak; a title that names none may belong to anybody.
ProfessionSet opinion_of_title(const TitleFacts& title) {
  if (title.professions.empty()) return {};
  return title.also_other_staff ? title.professions | kOtherStaff : title.professions;
}

/// An area says where, not who: physiotherapists work beside receptionists. It only narrows what others left open.
ProfessionSet opinion_of_area(const AreaEntry& area) { return area.professions; }

struct Ballot {
  std::array<ProfessionSet, kTrust.size()> opinions;  // in the order of kTrust
  ProfessionSet winners;
};

Ballot vote(const RowFacts& row) {
  Ballot ballot;
  ballot.opinions = {opinion_of_code(*row.code), opinion_of_role(*row.role, *row.code), row.registration->professions,
                     row.care->professions,      opinion_of_title(*row.title),          row.stated.professions,
                     opinion_of_area(*row.area)};
  // An area of work alone never makes somebody an allied health professional.
  bool any = false;
  for (std::size_t i = 0; i + 1 < kTrust.size(); ++i) any = any || !ballot.opinions[i].empty();
  if (!any) return ballot;
  std::array<int, vocabulary::kProfessionCount> votes{};
  int most = 0;
  for (std::size_t i = 0; i < kTrust.size(); ++i)
    for (std::size_t p = 0; p < votes.size(); ++p)
      if (ballot.opinions[i].has(static_cast<Profession>(p))) most = std::max(most, votes[p] += kTrust[i].weight);
  for (std::size_t p = 0; p < votes.size(); ++p)
    if (most > 0 && votes[p] == most) ballot.winners.add(static_cast<Profession>(p));
  return ballot;
}

/// The most trusted piece that contains the winner; a shared code that others narrowed is named as such.
Evidence evidence_for(const Ballot& ballot, Profession winner) {
  for (std::size_t i = 0; i < kTrust.size(); ++i) {
    if (!ballot.opinions[i].has(winner)) continue;
    if (i != 0 || ballot.opinions[0].size() == 1) return kTrust[i].kind;
    return ballot.opinions[1].has(winner) ? Evidence::OccupationAndRole : Evidence::OccupationAndOther;
  }
  return Evidence::None;
}

void decide_profession(const RowFacts& row, Decision& decision) {
  const Ballot ballot = vote(row);
  const bool allied_words = row.title->generic || (row.role->known && row.role->family == RoleFamily::Therapy) ||
                            (row.code->known && row.code->kind == CodeKind::Allied) ||
                            (row.reported && row.stated.professions.empty());
  if (ballot.winners.empty()) {
    if (allied_words) {
      decision.profession = Profession::Unclear;
      decision.profession_evidence = row.reported         ? Evidence::StatedColumn
                                     : row.code->known    ? Evidence::OccupationCode
                                     : row.title->generic ? Evidence::Title
                                                          : Evidence::JobRole;
    }
    return;
  }
  decision.profession = ballot.winners.only();
  if (decision.profession == Profession::Unclear) decision.alternatives = ballot.winners;
  for (std::size_t p = 0; p < vocabulary::kProfessionCount && decision.profession_evidence == Evidence::None; ++p)
    if (ballot.winners.has(static_cast<Profession>(p)))
      decision.profession_evidence = evidence_for(ballot, static_cast<Profession>(p));
}

bool support_side(RoleLevel level) { return level == RoleLevel::Support || level == RoleLevel::AssistantPractitioner; }

void decide_level(const RowFacts& row, Decision& decision) {
  struct Source {
    RoleLevel level;
    Evidence kind;
  };
  const std::array<Source, 4> sources = {
      {{row.stated.level, Evidence::StatedColumn},
       {row.code->known ? row.code->level : RoleLevel::Unknown, Evidence::RoleLevelOfCode},
       {row.role->known ? row.role->level : RoleLevel::Unknown, Evidence::JobRole},
       {row.title->present && !row.title->professions.empty() ? row.title->level : RoleLevel::Unknown,
        Evidence::Title}}};
  for (const Source& source : sources) {
    if (source.level == RoleLevel::Unknown) continue;
    // The code knows only "therapist"; the job role knows enhanced, advanced and consultant.
    const bool finer = source.kind == Evidence::JobRole && source.level > decision.level &&
                       support_side(source.level) == support_side(decision.level);
    if (decision.level != RoleLevel::Unknown && !finer) continue;
    decision.level = source.level;
    decision.level_evidence = source.kind;
  }
  const bool allied = decision.profession != Profession::None;
  if (decision.level == RoleLevel::Unknown && allied && vocabulary::Band::B2 <= decision.band &&
      decision.band <= Band::B9 && !decision.learner) {
    decision.level = decision.band <= Band::B3   ? RoleLevel::Support
                     : decision.band == Band::B4 ? RoleLevel::AssistantPractitioner
                                                 : RoleLevel::Registered;
    decision.level_evidence = Evidence::Pay;
  }
}

}  // namespace

std::span<const Trust> trust_table() { return kTrust; }

Decision decide(const RowFacts& row) {
  Decision decision;
  decide_profession(row, decision);
  decision.manager = row.code->manager || row.role->manager || (row.title->manager && !row.role->known);
  decision.learner = row.role->learner || row.title->student;
  if (row.band != Band::Unknown) {
    decision.band = row.band;
    decision.band_evidence = Evidence::StatedColumn;
  } else if (row.title->band != Band::Unknown) {
    decision.band = row.title->band;
    decision.band_evidence = Evidence::Title;
  }
  decide_level(row, decision);
  return decision;
}

}  // namespace cadre::curation
