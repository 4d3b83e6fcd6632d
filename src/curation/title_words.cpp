#include "curation/title_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::curation {
namespace {

constexpr std::size_t kShortestMisspelt = 7;  // shorter words are too near to others
constexpr std::size_t kShortestStart = 5;
constexpr std::size_t kLongestWord = 30;
constexpr std::size_t kShortestGlued = 10;  // "therapist" ends too many other words

std::uint32_t letters_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word)
    if (c >= 'a' && c <= 'z') letters |= 1U << (c - 'a');
  return letters;
}

}  // namespace

int edits_between(std::string_view a, std::string_view b, int limit) {
  const auto gap = static_cast<int>(a.size()) - static_cast<int>(b.size());
  if (std::abs(gap) > limit || a.size() > kLongestWord || b.size() > kLongestWord) return limit + 1;
  std::array<std::array<int, kLongestWord + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& now = rows[i % 3];
    const auto& before = rows[(i - 1) % 3];
    const auto& earlier = rows[(i + 1) % 3];
    now[0] = static_cast<int>(i);
    int least = now[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], earlier[j - 2] + 1);
      least = std::min(least, now[j]);
    }
    if (least > limit) return limit + 1;
  }
  return rows[a.size() % 3][b.size()];
}

void TitleWords::load(const std::string& path) {
  const base::SmallCsv table = base::read_small_csv(path);
  const std::size_t variant = table.column("variant");
  const std::size_t word = table.column("word");
  const std::size_t edits = table.column("edits");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    const std::string& digits = row[edits];
    if (row[variant].empty() || row[word].empty() || digits.size() != 1 || digits[0] < '0' || digits[0] > '2')
      throw base::InputError({base::Severity::Error,
                              {path, table.lines[i], edits + 1},
                              "a row needs a variant, a word and 0, 1 or 2 edits",
                              "Correct the row"});
    auto [known, fresh] = ids_.try_emplace(row[word], next_);
    if (fresh) ++next_;
    const std::uint32_t id = known->second;
    if (row[variant] != row[word]) ids_[row[variant]] = id;
    if (digits[0] != '0') distinctive_.push_back({row[variant], id, digits[0] - '0', letters_of(row[variant])});
  }
}

std::uint32_t TitleWords::intern(std::string_view word) {
  if (const std::uint32_t known = exact(word); known != kUnknown) return known;
  ids_.emplace(std::string(word), next_);
  return next_++;
}

std::uint32_t TitleWords::exact(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? kUnknown : found->second;
}

TitleWords::Match TitleWords::find(std::string_view word) const {
  if (const std::uint32_t id = exact(word); id != kUnknown) return {id, false};
  if (word.size() > 3 && word.back() == 's') {
    const std::string_view single = word.substr(0, word.size() - 1);
    if (const std::uint32_t id = exact(single); id != kUnknown) return {id, false};
  }
  // "EMT1", "NQP2": an abbreviation with its grade written onto it.
  if (word.size() > 3 && word.size() < kShortestMisspelt && word.back() >= '1' && word.back() <= '9')
    if (const std::uint32_t id = exact(word.substr(0, word.size() - 1)); id != kUnknown) return {id, false};
  if (word.size() < kShortestMisspelt || word.size() > kLongestWord) return {};
  const std::uint32_t letters = letters_of(word);
  Match best;
  int least = 3;
  bool tie = false;
  for (const Distinctive& known : distinctive_) {
    if (known.word[0] != word[0] || std::popcount(known.letters ^ letters) > 2 * known.edits) continue;
    for (const std::string_view form : {word, word.back() == 's' ? word.substr(0, word.size() - 1) : word}) {
      const int edits = edits_between(form, known.word, known.edits);
      if (edits > known.edits) continue;
      if (edits == least && best.id != known.id) tie = true;
      if (edits < least) {
        least = edits;
        best = {known.id, true};
        tie = false;
      }
    }
  }
  if (tie) return {};
  return best.id != kUnknown ? best : glued(word);
}

/// "PhysiotherapistBand": a long distinctive word with another written onto it.
TitleWords::Match TitleWords::glued(std::string_view word) const {
  for (const Distinctive& known : distinctive_)
    if (known.word.size() >= kShortestGlued && (word.starts_with(known.word) || word.ends_with(known.word)))
      return {known.id, true};
  return {};
}

TitleWords::Match TitleWords::complete(std::string_view start) const {
  const Distinctive* first = nullptr;
  int found = 0;
  for (const Distinctive& known : distinctive_) {
    if (!std::string_view(known.word).starts_with(start)) continue;
    ++found;
    if (first == nullptr || known.word < first->word) first = &known;
  }
  const std::size_t needed = found > 1 ? kShortestMisspelt : kShortestStart;
  return first != nullptr && start.size() >= needed ? Match{first->id, false} : Match{};
}

}  // namespace cadre::curation
