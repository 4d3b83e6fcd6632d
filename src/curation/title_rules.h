#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "curation/title_text.h"
#include "curation/title_words.h"
#include "vocabulary/codes.h"

namespace cadre::curation {

/// What a phrase of a title says. Kinds up to Ignore share the words among them (the longest phrase takes them);
/// the kinds after it are read over the same words once more.
enum class TitleRuleKind : std::uint8_t {
  Holder,     ///< names who holds the post: "physiotherapist"
  Short,      ///< short for the holder or the field: "OT"
  Field,      ///< names a field: "physiotherapy"; who holds the post hangs on the other words
  Weak,       ///< holder of a profession unless another is named: "first contact practitioner"
  Either,     ///< a post that several occupations may hold: "theatre practitioner"
  Generic,    ///< allied health, profession not said: "AHP", "therapy assistant"
  Therapist,  ///< "therapist" alone
  Therapy,    ///< "therapy" alone
  Any,        ///< a level of practice of any profession: "advanced clinical practitioner"
  Room,       ///< diagnostic imaging as a place: with a support word a radiographic support worker
  Other,      ///< another occupation: "nurse"
  OtherField,
  Carer,         ///< care assistant of any field: with a field of allied health its support worker
  Support,       ///< "assistant", "technician"
  Ap,            ///< "assistant practitioner" beside a field
  Learner,       ///< "apprentice", "student"
  Practitioner,  ///< "practitioner" of what the other words say
  Trainee,       ///< support only just before the name of some professions
  Assisting,     ///< "assistant manager": no support worker
  Clerical,      ///< office work for whichever profession is named
  Desk,          ///< technical or office work when only a field is named
  Ignore,        ///< takes words that would mislead
  Default,       ///< the row of last resort
  Diagnostic,    ///< says diagnostic of a radiographer
  Therapeutic,   ///< says therapeutic of a radiographer
  Theatre,       ///< place of a practitioner who may be an ODP
  Mind,          ///< says that a therapist is not allied health
  Manager,
  Consultant,
  Advanced,
  Enhanced,
};

struct TitleRule {
  std::string id;
  TitleRuleKind kind = TitleRuleKind::Ignore;
  std::vector<vocabulary::Profession> professions;  ///< likelier first; None and Unclear ("AHP") may be among them
  vocabulary::RoleLevel level = vocabulary::RoleLevel::Unknown;
  std::vector<std::vector<std::uint32_t>> unless;  ///< phrases anywhere in the title that switch the row off
};

/// A phrase found in a title.
struct TitleMention {
  const TitleRule* rule = nullptr;
  std::size_t begin = 0, end = 0;  ///< pieces [begin, end)
  int segment = 0;                 ///< counts breaks and brackets before it
  bool bracketed = false;
  bool misspelt = false;
};

/// A title in the numbers that rules use.
struct ReadTitle {
  std::vector<TitlePiece> pieces;
  std::vector<std::uint32_t> ids;  ///< word number, or of the joins; kUnknown for words that no rule knows
  std::vector<std::uint8_t> misspelt;
  std::vector<TitleMention> mentions;  ///< in order, not overlapping
  std::vector<TitleMention> context;   ///< of the kinds after Default, outside ignored words
};

/// The rows of reference/titles/rules.csv and words.csv.
class TitleRules {
 public:
  /// Throws base::InputError when a table cannot be read, a kind or code is unknown, or a row claims a phrase that an
  /// earlier row without `unless` has already.
  void load(const std::string& directory);
  ReadTitle read(std::string_view title) const;
  const TitleRule& fallback() const { return rules_[fallback_]; }
  std::size_t size() const { return rules_.size(); }

 private:
  struct Phrase {
    std::vector<std::uint32_t> words;
    std::uint32_t rule;
  };
  using Phrases = std::vector<std::vector<Phrase>>;  ///< by the number of the first word; longest first

  std::vector<std::uint32_t> numbers_of(std::string_view phrase);
  void claim(std::uint32_t rule, std::string_view phrases, const std::string& path, std::size_t line);
  bool applies(const TitleRule& rule, const ReadTitle& title) const;
  const Phrase* longest_at(const Phrases& phrases, const ReadTitle& title, std::size_t at) const;
  /// Fills ids and misspelt; returns for each piece in which segment it stands and whether in a bracket.
  std::vector<TitleMention> number_pieces(ReadTitle& title, bool cut_off) const;
  void find_context(ReadTitle& title, const std::vector<TitleMention>& spots) const;

  TitleWords words_;
  std::vector<TitleRule> rules_;
  Phrases shared_, context_;
  std::uint32_t slash_ = 0, comma_ = 0, break_ = 0, open_ = 0, close_ = 0;
  std::size_t fallback_ = 0;
};

}  // namespace cadre::curation
