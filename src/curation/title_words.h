#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cadre::curation {

/// The words that rules know, with other spellings and a bound on misspelling of the distinctive ones.
/// Filled once from reference/titles/words.csv and the phrases of rules.csv; afterwards only read.
class TitleWords {
 public:
  static constexpr std::uint32_t kUnknown = 0;

  /// Throws base::InputError when the table cannot be read.
  void load(const std::string& path);
  /// Makes a rule's word known as itself, unless words.csv says that it stands for another.
  std::uint32_t intern(std::string_view word);

  struct Match {
    std::uint32_t id = kUnknown;
    bool misspelt = false;
  };
  /// Exact, then without a plural s or the grade behind an abbreviation ("EMT1"), then the one distinctive word within
  /// its number of edits (insert, delete, substitute, swap neighbours) with the same first letter; two equally near
  /// words are no match.
  Match find(std::string_view word) const;
  /// The distinctive word that begins with this text, for titles cut off at a form's limit. Five letters are needed, or
  /// seven when several words begin so; of those the first by spelling, which names the person ("physiothe").
  Match complete(std::string_view start) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  struct Distinctive {
    std::string word;
    std::uint32_t id;
    int edits;
    std::uint32_t letters;  ///< bit per letter that occurs
  };
  std::uint32_t exact(std::string_view word) const;
  Match glued(std::string_view word) const;

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
  std::vector<Distinctive> distinctive_;
  std::uint32_t next_ = 1;
};

/// Edits (insert, delete, substitute, swap of neighbours) from one word to the other, or `limit` + 1 when more.
int edits_between(std::string_view a, std::string_view b, int limit);

}  // namespace cadre::curation
