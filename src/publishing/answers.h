#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/month.h"

namespace cadre::publishing {

/// Part of a sentence: plain text, or a number that opens its explanation.
struct AnswerPart {
  std::string text;
  std::string figure;  ///< name of the figure; empty for plain text
};
using AnswerSentence = std::vector<AnswerPart>;

/// What a page says first.
struct PageAnswer {
  std::string page;  ///< "overview", "capacity", "data-quality", "sources"
  std::vector<AnswerSentence> sentences;
};

/// What the sentences are composed from, as it may be shown in the edition at hand; nothing = not known or withheld.
struct AnswerFacts {
  std::string area;
  base::Month month;
  std::optional<double> people, fte, fte_low, fte_high;
  std::optional<double> matched_change;  ///< % FTE on the same employers, against matched_since
  base::Month matched_since;
  struct PlaceRate {
    std::string place, label;
    double rate;
  };
  std::optional<PlaceRate> highest, lowest;  ///< FTE per 100,000
  struct Profession {
    std::string code, label;
    double fte;
  };
  std::vector<Profession> largest;  ///< by FTE, at most three
  std::size_t professions = 0;      ///< with FTE that may be shown
  struct Ledger {
    std::int64_t read = 0, accepted = 0, review = 0, rejected = 0, merged = 0;
    bool rounded = false;  ///< released: to the nearest 5
  };
  std::optional<Ledger> ledger;
  std::optional<double> review_share;          ///< of the month's allied records, as a fraction
  std::optional<std::int64_t> roles_unlinked;  ///< roles of the month without a known person
  std::size_t inputs = 0, references = 0, overrides = 0;
  std::string strongest_assumption;  ///< name; may be empty
};

/// The sentences of every page that has data, in the order of pages.
std::vector<PageAnswer> compose_answers(const AnswerFacts& facts);
/// A sentence without its links.
std::string plain_text(const AnswerSentence& sentence);

}  // namespace cadre::publishing
