#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/codes.h"

namespace cadre::curation {

/// What a job title says about who holds the post.
struct TitleVerdict {
  /// Likelier first. Empty = not an allied health professional. One = that profession. Several = either of them;
  /// all professions possible is `generic`.
  std::vector<vocabulary::Profession> professions;
  bool generic = false;  ///< allied health, profession unclear ("AHP")
  vocabulary::RoleLevel level = vocabulary::RoleLevel::Unknown;
  bool manager = false;
  vocabulary::Band band = vocabulary::Band::Unknown;  ///< from the title, else from the pay text
  double confidence = 0;  ///< measured share correct of this evidence class on held-apart titles; NaN = unmeasured
  std::string evidence;   ///< id of the rule row that decided, e.g. "PT-01"
};

/// Reads job titles by rows of reference/titles/*.csv. Immutable after loading; safe from many threads.
class TitleClassifier {
 public:
  /// Throws base::InputError when a rule table cannot be read.
  static TitleClassifier load(const std::string& reference_dir);
  TitleVerdict classify(std::string_view title, std::string_view pay_text = {}) const;

  TitleClassifier(TitleClassifier&&) noexcept;
  ~TitleClassifier();

 private:
  struct Rules;
  explicit TitleClassifier(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace cadre::curation
