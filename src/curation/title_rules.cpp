#include "curation/title_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::curation {
namespace {

using vocabulary::Profession;

struct KindName {
  std::string_view name;
  TitleRuleKind kind;
};
constexpr std::array<KindName, 31> kKinds = {{{"holder", TitleRuleKind::Holder},
                                              {"short", TitleRuleKind::Short},
                                              {"field", TitleRuleKind::Field},
                                              {"weak", TitleRuleKind::Weak},
                                              {"either", TitleRuleKind::Either},
                                              {"generic", TitleRuleKind::Generic},
                                              {"therapist", TitleRuleKind::Therapist},
                                              {"therapy", TitleRuleKind::Therapy},
                                              {"any", TitleRuleKind::Any},
                                              {"room", TitleRuleKind::Room},
                                              {"other", TitleRuleKind::Other},
                                              {"otherfield", TitleRuleKind::OtherField},
                                              {"carer", TitleRuleKind::Carer},
                                              {"support", TitleRuleKind::Support},
                                              {"ap", TitleRuleKind::Ap},
                                              {"learner", TitleRuleKind::Learner},
                                              {"trainee", TitleRuleKind::Trainee},
                                              {"practitioner", TitleRuleKind::Practitioner},
                                              {"theatre", TitleRuleKind::Theatre},
                                              {"assisting", TitleRuleKind::Assisting},
                                              {"clerical", TitleRuleKind::Clerical},
                                              {"desk", TitleRuleKind::Desk},
                                              {"ignore", TitleRuleKind::Ignore},
                                              {"default", TitleRuleKind::Default},
                                              {"diagnostic", TitleRuleKind::Diagnostic},
                                              {"therapeutic", TitleRuleKind::Therapeutic},
                                              {"mind", TitleRuleKind::Mind},
                                              {"manager", TitleRuleKind::Manager},
                                              {"consultant", TitleRuleKind::Consultant},
                                              {"advanced", TitleRuleKind::Advanced},
                                              {"enhanced", TitleRuleKind::Enhanced}}};

bool is_context(TitleRuleKind kind) { return kind > TitleRuleKind::Default; }

std::optional<TitleRuleKind> kind_of(std::string_view name) {
  for (const KindName& known : kKinds)
    if (known.name == name) return known.kind;
  return std::nullopt;
}

template <class Visit>
void each_part(std::string_view list, char separator, Visit visit) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    std::string_view part = list.substr(0, end);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) visit(part);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

[[noreturn]] void refuse(const std::string& path, std::size_t line, std::string message) {
  throw base::InputError({base::Severity::Error, {path, line, 0}, std::move(message), "Correct the row"});
}

/// "RAD" is both radiographers; other codes are those of reference/professions.csv.
std::vector<Profession> professions_of(std::string_view codes, const std::string& path, std::size_t line) {
  std::vector<Profession> list;
  each_part(codes, '|', [&](std::string_view code) {
    if (code == "RAD") {
      list.insert(list.end(), {Profession::DiagnosticRadiographer, Profession::TherapeuticRadiographer});
      return;
    }
    const Profession profession = vocabulary::profession_of(code);
    if (profession == Profession::None && code != "NONE")
      refuse(path, line, fmt::format("there is no profession '{}'", code));
    list.push_back(profession);
  });
  return list;
}

bool ends_with_phrase(const std::vector<std::uint32_t>& ids, std::size_t at, const std::vector<std::uint32_t>& words) {
  return at + words.size() <= ids.size() &&
         std::equal(words.begin(), words.end(), ids.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

std::vector<std::uint32_t> TitleRules::numbers_of(std::string_view phrase) {
  std::vector<std::uint32_t> numbers;
  each_part(phrase, ' ', [&](std::string_view word) { numbers.push_back(words_.intern(word)); });
  return numbers;
}

void TitleRules::claim(std::uint32_t rule, std::string_view phrases, const std::string& path, std::size_t line) {
  Phrases& index = is_context(rules_[rule].kind) ? context_ : shared_;
  const bool sole = !is_context(rules_[rule].kind);  // several kinds of context may read one word
  each_part(phrases, ';', [&](std::string_view phrase) {
    Phrase entry{numbers_of(phrase), rule};
    if (index.size() <= entry.words.front()) index.resize(entry.words.front() + 1);
    auto& bucket = index[entry.words.front()];
    for (const Phrase& other : bucket)
      if (sole && other.words == entry.words && rules_[other.rule].unless.empty() && other.rule != rule)
        refuse(path, line,
               fmt::format("phrase '{}' is claimed by {} and {}", phrase, rules_[other.rule].id, rules_[rule].id));
    bucket.push_back(std::move(entry));
  });
}

void TitleRules::load(const std::string& directory) {
  words_.load(directory + "/titles/words.csv");
  slash_ = words_.intern("/");
  comma_ = words_.intern(",");
  break_ = words_.intern(".");
  open_ = words_.intern("(");
  close_ = words_.intern(")");
  const std::string path = directory + "/titles/rules.csv";
  const base::SmallCsv table = base::read_small_csv(path);
  const std::size_t id = table.column("id"), kind = table.column("kind"), professions = table.column("professions");
  const std::size_t level = table.column("level"), phrases = table.column("phrases"), unless = table.column("unless");
  bool has_default = false;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    const std::size_t line = table.lines[i];
    TitleRule rule;
    rule.id = row[id];
    const auto known = kind_of(row[kind]);
    if (!known) refuse(path, line, fmt::format("there is no kind of rule '{}'", row[kind]));
    rule.kind = *known;
    rule.professions = professions_of(row[professions], path, line);
    rule.level = vocabulary::role_level_of(row[level]);
    if (rule.level == vocabulary::RoleLevel::Unknown && !row[level].empty())
      refuse(path, line, fmt::format("there is no role level '{}'", row[level]));
    each_part(row[unless], ';', [&](std::string_view phrase) { rule.unless.push_back(numbers_of(phrase)); });
    if (rule.kind == TitleRuleKind::Default) {
      fallback_ = rules_.size();
      has_default = true;
    }
    rules_.push_back(std::move(rule));
    claim(static_cast<std::uint32_t>(rules_.size() - 1), row[phrases], path, line);
  }
  if (!has_default) refuse(path, 0, "a row of kind 'default' is missing");
  for (Phrases* index : {&shared_, &context_})
    for (auto& bucket : *index)
      std::stable_sort(bucket.begin(), bucket.end(),
                       [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
}

bool TitleRules::applies(const TitleRule& rule, const ReadTitle& title) const {
  for (const auto& phrase : rule.unless)
    for (std::size_t at = 0; at + phrase.size() <= title.ids.size(); ++at)
      if (ends_with_phrase(title.ids, at, phrase)) return false;
  return true;
}

const TitleRules::Phrase* TitleRules::longest_at(const Phrases& phrases, const ReadTitle& title, std::size_t at) const {
  if (title.ids[at] >= phrases.size()) return nullptr;
  for (const Phrase& phrase : phrases[title.ids[at]])
    if (ends_with_phrase(title.ids, at, phrase.words) && applies(rules_[phrase.rule], title)) return &phrase;
  return nullptr;
}

std::vector<TitleMention> TitleRules::number_pieces(ReadTitle& title, bool cut_off) const {
  std::vector<TitleMention> spots(title.pieces.size());
  int segment = 0, depth = 0;
  for (std::size_t i = 0; i < title.pieces.size(); ++i) {
    const TitlePiece& piece = title.pieces[i];
    TitleWords::Match match;
    switch (piece.kind) {
      case PieceKind::Word:
        match = words_.find(piece.text);
        if (match.id == TitleWords::kUnknown && cut_off && i + 1 == title.pieces.size())
          match = words_.complete(piece.text);
        break;
      case PieceKind::Slash:
        match.id = slash_;
        break;
      case PieceKind::Comma:
        match.id = comma_;
        break;
      case PieceKind::Break:
        match.id = break_;
        ++segment;
        break;
      case PieceKind::Open:
        match.id = open_;
        ++segment;
        ++depth;
        break;
      case PieceKind::Close:
        match.id = close_;
        ++segment;
        depth = std::max(0, depth - 1);
        break;
    }
    title.ids.push_back(match.id);
    title.misspelt.push_back(match.misspelt ? 1 : 0);
    spots[i].segment = segment;
    spots[i].bracketed = depth > 0;
  }
  return spots;
}

ReadTitle TitleRules::read(std::string_view text) const {
  ReadTitle title;
  title.pieces = cut_title(text);
  // Forms cut titles at 70 characters: the last word may be the start of one.
  constexpr std::size_t kFormLimit = 66;
  const std::vector<TitleMention> spots = number_pieces(title, text.size() >= kFormLimit);
  for (std::size_t at = 0; at < title.ids.size();) {
    const Phrase* phrase = longest_at(shared_, title, at);
    if (phrase == nullptr) {
      ++at;
      continue;
    }
    TitleMention mention = spots[at];
    mention.rule = &rules_[phrase->rule];
    mention.begin = at;
    mention.end = at + phrase->words.size();
    mention.misspelt =
        std::any_of(title.misspelt.begin() + static_cast<std::ptrdiff_t>(mention.begin),
                    title.misspelt.begin() + static_cast<std::ptrdiff_t>(mention.end), [](auto m) { return m != 0; });
    title.mentions.push_back(mention);
    at = mention.end;
  }
  find_context(title, spots);
  return title;
}

void TitleRules::find_context(ReadTitle& title, const std::vector<TitleMention>& spots) const {
  std::vector<std::uint8_t> ignored(title.ids.size(), 0);
  for (const TitleMention& mention : title.mentions)
    if (mention.rule->kind == TitleRuleKind::Ignore)
      std::fill(ignored.begin() + static_cast<std::ptrdiff_t>(mention.begin),
                ignored.begin() + static_cast<std::ptrdiff_t>(mention.end), std::uint8_t{1});
  for (std::size_t at = 0; at < title.ids.size(); ++at) {
    if (ignored[at] != 0 || title.ids[at] >= context_.size()) continue;
    for (const Phrase& phrase : context_[title.ids[at]]) {
      if (!ends_with_phrase(title.ids, at, phrase.words) || !applies(rules_[phrase.rule], title)) continue;
      TitleMention mention = spots[at];
      mention.rule = &rules_[phrase.rule];
      mention.begin = at;
      mention.end = at + phrase.words.size();
      title.context.push_back(mention);
    }
  }
}

}  // namespace cadre::curation
