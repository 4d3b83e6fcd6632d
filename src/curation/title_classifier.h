#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/codes.h"

namespace cadre::curation {

/// By what kind of evidence a title was decided; confidence is measured for each (reference/titles/confidence.csv).
enum class TitleEvidence : std::uint8_t {
  Named,     ///< one profession named by its title
  Short,     ///< one profession named by an abbreviation
  Field,     ///< one profession by its field and no other occupation
  Branch,    ///< a radiographer whose branch other words tell
  Weak,      ///< one profession by usage ("first contact practitioner")
  Several,   ///< one of several allied health professions
  Either,    ///< an allied health professional or somebody else
  Support,   ///< support worker of a profession
  Generic,   ///< allied health, profession not said
  Misspelt,  ///< one profession by a misspelt word
  Any,       ///< a level of practice that any profession may hold
  Other,     ///< another occupation is named
  Clerical,  ///< office work, though a profession is named
  NoWord,    ///< nothing in the title speaks of allied health
};
inline constexpr std::size_t kTitleEvidenceCount = 14;
std::string_view code_of(TitleEvidence evidence);  ///< "named", "no_word", …

/// What a job title says about who holds the post.
struct TitleVerdict {
  /// Likelier first. Empty = not an allied health professional. One = that profession. Several = either of them, where
  /// Profession::None stands for "not an allied health professional" and Profession::Unclear for "allied health,
  /// profession not said". A radiographer of unknown branch is {DiagnosticRadiographer, TherapeuticRadiographer}.
  std::vector<vocabulary::Profession> professions;
  bool generic = false;  ///< Profession::Unclear is the only or the likelier entry ("AHP")
  vocabulary::RoleLevel level = vocabulary::RoleLevel::Unknown;  ///< Unknown when `professions` is empty
  bool manager = false;
  vocabulary::Band band = vocabulary::Band::Unknown;  ///< from the title, else from the pay text
  double confidence = 0;  ///< measured share correct of this evidence class on held-apart titles; NaN = unmeasured
  std::string evidence;   ///< id of the rule row that decided, e.g. "PT-01"
  TitleEvidence evidence_class = TitleEvidence::NoWord;
};

/// Published text of the professions: "PT", "RAD", "AHP", "NONE", "ODP|NONE".
std::string codes_of(const TitleVerdict& verdict);
/// "support", "registered", or "" when not an allied health professional.
std::string_view tier_of(const TitleVerdict& verdict);

/// Reads job titles by rows of reference/titles/*.csv (docs/methods/titles.md). Immutable after loading; safe from many
/// threads. The same title gives the same verdict always.
class TitleClassifier {
 public:
  /// `reference_dir` holds titles/{words,rules,confidence}.csv and pay_bands.csv. Throws base::InputError when a table
  /// cannot be read.
  static TitleClassifier load(const std::string& reference_dir);
  /// Any bytes are allowed; of a title longer than kTitleBytesRead (title_text.h) only the start is read.
  TitleVerdict classify(std::string_view title, std::string_view pay_text = {}) const;

  TitleClassifier(TitleClassifier&&) noexcept;
  ~TitleClassifier();

 private:
  struct Rules;
  explicit TitleClassifier(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace cadre::curation
