#include "curation/title_decision.h"

#include <algorithm>
#include <cstdint>

namespace cadre::curation {
namespace {

using vocabulary::Band;
using vocabulary::Profession;
using vocabulary::RoleLevel;
using Kind = TitleRuleKind;
using Mentions = std::vector<const TitleMention*>;

bool is_support_level(RoleLevel level) {
  return level == RoleLevel::Support || level == RoleLevel::AssistantPractitioner;
}

bool has(const std::vector<Profession>& list, Profession p) {
  return std::find(list.begin(), list.end(), p) != list.end();
}

class Decision {
 public:
  Decision(const ReadTitle& title, Band band, const TitleRule& fallback)
      : title_(title), band_(band), fallback_(fallback) {
    for (const TitleMention& mention : title.mentions) kinds_ |= bit(mention.rule->kind);
  }

  TitleVerdict run() {
    if (const TitleMention* clerk = clerical()) return none(TitleEvidence::Clerical, clerk->rule);
    if (by_name() || by_field() || by_usage() || by_generic_word() || by_imaging_room() || by_level_of_practice())
      return finish();
    if (const TitleMention* other = first_of({Kind::Other, Kind::Desk, Kind::OtherField}))
      return none(TitleEvidence::Other, other->rule);
    return none(TitleEvidence::NoWord, &fallback_);
  }

 private:
  static std::uint32_t bit(Kind kind) { return 1U << static_cast<unsigned>(kind); }
  bool none_of(std::initializer_list<Kind> kinds) const {
    return std::none_of(kinds.begin(), kinds.end(), [&](Kind kind) { return (kinds_ & bit(kind)) != 0; });
  }
  Mentions all_of(std::initializer_list<Kind> kinds) const {
    Mentions found;
    if (none_of(kinds)) return found;
    for (const TitleMention& mention : title_.mentions)
      if (std::find(kinds.begin(), kinds.end(), mention.rule->kind) != kinds.end()) found.push_back(&mention);
    return found;
  }
  const TitleMention* first_of(std::initializer_list<Kind> kinds) const {
    if (none_of(kinds)) return nullptr;
    for (const TitleMention& mention : title_.mentions)
      if (std::find(kinds.begin(), kinds.end(), mention.rule->kind) != kinds.end()) return &mention;
    return nullptr;
  }
  const TitleMention* context(Kind kind) const {
    for (const TitleMention& mention : title_.context)
      if (mention.rule->kind == kind) return &mention;
    return nullptr;
  }

  bool between(const TitleMention& a, const TitleMention& b, PieceKind kind) const {
    const auto [from, to] = std::minmax(a.begin, b.begin);
    for (std::size_t i = from; i < to; ++i)
      if (title_.pieces[i].kind == kind) return true;
    return false;
  }
  /// "Nurse/ODP", "OT or senior physiotherapist": a slash between, within one phrase.
  bool slashed(const TitleMention& a, const TitleMention& b) const {
    return a.segment == b.segment && between(a, b, PieceKind::Slash);
  }
  /// Slash or "and" between, within one phrase. A comma is no list: "Physiotherapist, Nursing Homes".
  bool listed(const TitleMention& a, const TitleMention& b) const {
    if (a.segment != b.segment) return false;
    if (between(a, b, PieceKind::Slash)) return true;
    const auto [from, to] = std::minmax(a.begin, b.begin);
    for (std::size_t i = from; i < to; ++i)
      if (title_.pieces[i].text == "and") return true;
    return false;
  }
  bool same_part(const TitleMention& a, const TitleMention& b) const {
    return a.segment == b.segment && !between(a, b, PieceKind::Slash);
  }

  /// Office work, unless the profession stands before it as the other choice: "Physiotherapist / Administrator".
  const TitleMention* clerical() {
    const TitleMention* clerk = first_of({Kind::Clerical});
    if (clerk == nullptr) return nullptr;
    for (const TitleMention* holder : all_of({Kind::Holder, Kind::Generic}))
      if (holder->begin < clerk->begin && slashed(*holder, *clerk)) {
        or_none_ = true;
        return nullptr;
      }
    return clerk;
  }

  void add(const std::vector<Profession>& professions) {
    for (const Profession p : professions)
      if (p == Profession::None)
        or_none_ = true;
      else if (!has(found_, p))
        found_.push_back(p);
  }
  void decide_by(const TitleMention& mention) {
    if (by_ == nullptr) by_ = &mention;
    add(mention.rule->professions);
    used_.push_back(&mention);
  }

  /// "SLT Data Analyst" is an analyst; "Discharge Coordinator (OT)" is an occupational therapist.
  bool blocked_by_desk(const TitleMention& mention) const {
    if (mention.bracketed) return false;
    for (const TitleMention* beside : all_of({Kind::Holder, Kind::Short, Kind::Other}))
      if (beside != &mention && slashed(*beside, mention)) return false;
    const Mentions desks = all_of({Kind::Desk});
    return std::any_of(desks.begin(), desks.end(), [&](const TitleMention* desk) { return !slashed(*desk, mention); });
  }

  /// "Theatre Practitioner - ODP" is an ODP; "Theatre Practitioner/ODP" leaves both.
  bool narrowed(const TitleMention& either) const {
    for (const TitleMention* holder : all_of({Kind::Holder, Kind::Short}))
      for (const Profession p : holder->rule->professions)
        if (has(either.rule->professions, p) && !slashed(*holder, either)) return true;
    return false;
  }
  /// "Recovery Practitioner (Nurse)": the bracket says which.
  const TitleMention* restricting_other() const {
    for (const TitleMention* other : all_of({Kind::Other})) {
      if (!other->bracketed) continue;
      const bool opens = other->begin > 0 && title_.pieces[other->begin - 1].kind == PieceKind::Open;
      const bool closes = other->end >= title_.pieces.size() || title_.pieces[other->end].kind == PieceKind::Close;
      if (opens && closes) return other;
    }
    return nullptr;
  }

  bool by_name() {
    Mentions either;
    for (const TitleMention* m : all_of({Kind::Holder, Kind::Short, Kind::Either})) {
      if (m->rule->kind == Kind::Short && blocked_by_desk(*m)) continue;
      if (m->rule->kind == Kind::Either) {
        if (narrowed(*m)) continue;
        either.push_back(m);
      }
      decide_by(*m);
    }
    if (used_.empty()) return false;
    if (either.size() == used_.size()) {
      none_first_ = either.front()->rule->professions.front() == Profession::None;
      if (restricting_other() != nullptr || (none_first_ && first_of({Kind::Other}) != nullptr)) return forget();
    }
    for (const TitleMention* field : all_of({Kind::Field}))
      if (std::any_of(used_.begin(), used_.end(), [&](const TitleMention* m) { return listed(*m, *field); }))
        decide_by(*field);
    weigh_others(all_of({Kind::Other}));
    return true;
  }
  /// Takes back what was noted, for another reading. Always false.
  bool forget() {
    found_.clear();
    used_.clear();
    by_ = nullptr;
    or_none_ = none_first_ = false;
    return false;
  }

  /// Other occupations beside a named one leave both possible; the side with more names is likelier, a tie goes to
  /// allied health because the advert is open to it by name.
  void weigh_others(const Mentions& others) {
    Mentions beside = others;
    for (const TitleMention* field : all_of({Kind::OtherField}))
      if (std::any_of(used_.begin(), used_.end(), [&](const TitleMention* m) { return listed(*m, *field); }))
        beside.push_back(field);
    std::vector<const TitleRule*> distinct;
    for (const TitleMention* other : beside)
      if (std::find(distinct.begin(), distinct.end(), other->rule) == distinct.end()) distinct.push_back(other->rule);
    if (distinct.empty()) return;
    or_none_ = true;
    none_first_ = none_first_ || distinct.size() > found_.size();
  }

  bool by_field() {
    const Mentions fields = all_of({Kind::Field});
    if (fields.empty()) return false;
    const Mentions others = all_of({Kind::Other});
    const bool listed_with_other = std::any_of(others.begin(), others.end(), [&](const TitleMention* other) {
      return std::any_of(fields.begin(), fields.end(), [&](const TitleMention* f) { return slashed(*f, *other); });
    });
    if (!others.empty() && !listed_with_other) return false;
    if (first_of({Kind::Desk}) != nullptr && !supports()) return false;
    for (const TitleMention* field : fields) decide_by(*field);
    weigh_others(others);
    return true;
  }

  /// "Senior Practitioner - Anaesthetics", "Theatre Nurse/Practitioner".
  bool by_theatre() {
    const TitleMention* place = context(Kind::Theatre);
    if (place == nullptr) return false;
    for (const TitleMention* m : all_of({Kind::Practitioner, Kind::Any})) {
      if (m->rule->kind == Kind::Any && !is_support_level(m->rule->level)) continue;
      const Mentions others = all_of({Kind::Other});
      if (!std::all_of(others.begin(), others.end(), [&](const TitleMention* o) { return slashed(*o, *m); })) continue;
      decide_by(*place);
      return true;
    }
    return false;
  }

  bool by_usage() {
    if (by_theatre()) return true;
    const TitleMention* weak = first_of({Kind::Weak});
    if (weak == nullptr) return false;
    decide_by(*weak);
    weigh_others(all_of({Kind::Other}));
    return true;
  }

  bool by_generic_word() {
    const Mentions others = all_of({Kind::Other});
    if (const TitleMention* generic = first_of({Kind::Generic})) {
      if (first_of({Kind::Desk}) != nullptr && !is_support_level(generic->rule->level)) return false;
      decide_by(*generic);
      weigh_others(others);
      for (const TitleMention* field : all_of({Kind::OtherField}))
        if (listed(*generic, *field)) or_none_ = none_first_ = true;
      return true;
    }
    if (!others.empty() || context(Kind::Mind) != nullptr || first_of({Kind::Desk}) != nullptr) return false;
    const TitleMention* word = first_of({Kind::Therapist, Kind::Therapy});
    if (word == nullptr) return false;
    decide_by(*word);
    for (const TitleMention* field : all_of({Kind::OtherField}))
      if (listed(*word, *field)) or_none_ = none_first_ = true;
    return true;
  }

  /// "Clinical Support Worker - Radiology" helps radiographers; an "Advanced Practitioner Breast Imaging" is probably
  /// one; a manager of imaging may be one.
  bool by_imaging_room() {
    const TitleMention* room = first_of({Kind::Room});
    if (room == nullptr || first_of({Kind::Other, Kind::Desk}) != nullptr) return false;
    if (supports()) {
      decide_by(*room);
      return true;
    }
    if (first_of({Kind::Any, Kind::Practitioner}) == nullptr) {
      if (context(Kind::Manager) == nullptr) return false;
      none_first_ = true;
    }
    decide_by(*room);
    or_none_ = true;
    return true;
  }

  bool by_level_of_practice() {
    const TitleMention* any = first_of({Kind::Any});
    if (any == nullptr || first_of({Kind::Desk}) != nullptr) return false;
    for (const TitleMention* other : all_of({Kind::Other}))
      if (!slashed(*other, *any)) return false;
    decide_by(*any);
    none_first_ = true;
    return true;
  }

  /// Words that make the post a support post when a field is named.
  bool supports() const {
    if (first_of({Kind::Support, Kind::Ap, Kind::Learner, Kind::Carer}) != nullptr) return true;
    for (const TitleMention* m : all_of({Kind::Generic, Kind::Any}))
      if (is_support_level(m->rule->level)) return true;
    for (const TitleMention* m : all_of({Kind::Field, Kind::Short, Kind::Therapy}))
      if (text_at(m->end) == "support" && text_at(m->end + 1) != "team" && text_at(m->end + 1) != "service")
        return true;
    return false;
  }
  std::string_view text_at(std::size_t at) const {
    return at < title_.pieces.size() ? std::string_view(title_.pieces[at].text) : std::string_view();
  }

  bool supports_holder(const TitleMention& holder) const {
    for (const TitleMention* m :
         all_of({Kind::Support, Kind::Ap, Kind::Learner, Kind::Carer, Kind::Generic, Kind::Any})) {
      const bool generic = m->rule->kind == Kind::Generic || m->rule->kind == Kind::Any;
      if (generic && !is_support_level(m->rule->level)) continue;
      if (same_part(*m, holder)) return true;
      if (m->segment < holder.segment) return true;  // "Assistant Practitioner - Occupational Therapist"
    }
    // "Trainee ODP" is not yet registered; "Trainee CT Radiographer" is a radiographer who learns CT, "Trainee Advanced
    // MSK Practitioner" a physiotherapist on the way up.
    if (context(Kind::Advanced) != nullptr) return false;
    for (const TitleMention* m : all_of({Kind::Trainee}))
      if (m->end == holder.begin && holder.rule->kind == Kind::Holder &&
          !has(holder.rule->professions, Profession::DiagnosticRadiographer) &&
          holder.rule->level == RoleLevel::Unknown)
        return true;
    return false;
  }

  bool is_support() const {
    const Kind kind = by_->rule->kind;
    if (is_support_level(by_->rule->level)) return true;
    if (kind == Kind::Room) return !or_none_;
    if (kind == Kind::Theatre) return supports();
    if (kind == Kind::Any) return false;
    if (kind == Kind::Field || kind == Kind::Short || kind == Kind::Therapy) {
      const bool holder_too = std::any_of(used_.begin(), used_.end(), [](const TitleMention* m) {
        return m->rule->kind == Kind::Holder || m->rule->kind == Kind::Either;
      });
      if (!holder_too) return supports() || (band_ >= Band::B2 && band_ <= Band::B4);
    }
    return std::any_of(used_.begin(), used_.end(), [&](const TitleMention* m) { return supports_holder(*m); });
  }

  RoleLevel level() const {
    if (is_support()) {
      for (const TitleMention& m : title_.mentions)
        if (m.rule->kind == Kind::Ap || m.rule->level == RoleLevel::AssistantPractitioner)
          return RoleLevel::AssistantPractitioner;
      return RoleLevel::Support;
    }
    if (first_of({Kind::Trainee}) != nullptr) return RoleLevel::Registered;
    if (context(Kind::Consultant) != nullptr) return RoleLevel::Consultant;
    if (context(Kind::Advanced) != nullptr) return RoleLevel::Advanced;
    if (by_->rule->level != RoleLevel::Unknown) return by_->rule->level;
    return context(Kind::Enhanced) != nullptr ? RoleLevel::Enhanced : RoleLevel::Registered;
  }

  /// Radiographers of both branches become one where other words say which.
  const TitleRule* settle_branch() {
    const bool both =
        has(found_, Profession::DiagnosticRadiographer) && has(found_, Profession::TherapeuticRadiographer);
    const TitleMention* diagnostic = context(Kind::Diagnostic);
    const TitleMention* therapeutic = context(Kind::Therapeutic);
    if (!both || (diagnostic == nullptr) == (therapeutic == nullptr)) return nullptr;
    std::erase(found_,
               diagnostic != nullptr ? Profession::TherapeuticRadiographer : Profession::DiagnosticRadiographer);
    return diagnostic != nullptr ? diagnostic->rule : therapeutic->rule;
  }

  TitleEvidence class_of(const TitleVerdict& verdict, bool branch) const {
    const bool specific = !has(found_, Profession::Unclear);
    if (by_->rule->kind == Kind::Any) return TitleEvidence::Any;
    if (or_none_) return TitleEvidence::Either;
    if (!specific) return TitleEvidence::Generic;
    if (is_support_level(verdict.level)) return TitleEvidence::Support;
    if (found_.size() > 1 && codes_of(verdict) != "RAD") return TitleEvidence::Several;
    if (by_->misspelt) return TitleEvidence::Misspelt;
    if (branch) return TitleEvidence::Branch;
    if (by_->rule->kind == Kind::Weak) return TitleEvidence::Weak;
    if (by_->rule->kind == Kind::Short) return TitleEvidence::Short;
    return by_->rule->kind == Kind::Field ? TitleEvidence::Field : TitleEvidence::Named;
  }

  TitleVerdict finish() {
    TitleVerdict verdict;
    const TitleRule* branch = settle_branch();
    if (has(found_, Profession::Unclear) && found_.size() > 1) std::erase(found_, Profession::Unclear);
    verdict.level = level();
    verdict.manager = context(Kind::Manager) != nullptr;
    verdict.professions = found_;
    verdict.generic = !found_.empty() && found_.front() == Profession::Unclear && !none_first_;
    verdict.evidence_class = class_of(verdict, branch != nullptr);
    if (or_none_)
      verdict.professions.insert(none_first_ ? verdict.professions.begin() : verdict.professions.end(),
                                 Profession::None);
    verdict.evidence = branch != nullptr ? branch->id : by_->rule->id;
    return verdict;
  }

  static TitleVerdict none(TitleEvidence evidence, const TitleRule* rule) {
    TitleVerdict verdict;
    verdict.evidence_class = evidence;
    verdict.evidence = rule->id;
    return verdict;
  }

  const ReadTitle& title_;
  Band band_;
  const TitleRule& fallback_;
  std::uint32_t kinds_ = 0;  ///< bit per kind among the mentions
  std::vector<Profession> found_;
  Mentions used_;
  const TitleMention* by_ = nullptr;
  bool or_none_ = false;     ///< or not an allied health professional
  bool none_first_ = false;  ///< which is likelier
};

}  // namespace

TitleVerdict decide_title(const ReadTitle& title, Band band, const TitleRule& fallback) {
  return Decision(title, band, fallback).run();
}

}  // namespace cadre::curation
