#include "curation/title_facts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

namespace cadre::curation {
namespace {

using Words = std::vector<std::string>;

/// Lower-case words; what separates parts of a title ("-", "(", ",") becomes a word "|" of its own.
Words words_of(std::string_view title) {
  Words words;
  std::string word;
  auto flush = [&] {
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (const char c : title) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80 || c == '\'') {
      word += static_cast<char>(std::tolower(byte));
    } else {
      flush();
      if (c == '-' || c == '(' || c == ',' || c == ':' || c == '/') words.emplace_back("|");
    }
  }
  flush();
  return words;
}

bool has(const Words& words, std::string_view wanted) {
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

/// How the names of the professions begin: "physiotherapist", "physiotherapy", "radiographer" …
bool begins_profession(std::string_view word) {
  constexpr std::array kStems = {"physio",      "occupational", "speech",   "radiograph", "diagnostic",
                                 "therapeutic", "podiatr",      "chiropod", "dieti",      "dietet",
                                 "paramedic",   "orthopt",      "orthot",   "prosthet",   "osteop",
                                 "art",         "drama",        "music",    "operating",  "therapy"};
  return std::any_of(kStems.begin(), kStems.end(), [&](std::string_view stem) {
    return stem == "art" ? word == "art" || word == "arts" : word.starts_with(stem);
  });
}

/// Does a profession's name start at `at`, within the same part of the title?
bool profession_at(const TitleClassifier& classifier, const Words& words, std::size_t at) {
  if (at >= words.size() || !begins_profession(words[at])) return false;
  std::string name;
  for (std::size_t i = at; i < std::min(at + 4, words.size()) && words[i] != "|"; ++i) {
    name += (name.empty() ? "" : " ") + words[i];
    const TitleVerdict verdict = classifier.classify(name);
    if (!verdict.professions.empty() && !verdict.generic) return true;
  }
  return false;
}

bool names_advanced_practice(const TitleClassifier& classifier, const Words& words) {
  for (const std::string_view learning : {"trainee", "training", "apprentice", "student", "towards"})
    if (has(words, learning)) return false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] == "support" && words[i + 1] == "to") return false;
    if (words[i] == "lead" && words[i + 1] == "for") return false;
  }
  if (has(words, "acp") || has(words, "acps")) return true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "advanced") continue;
    for (std::size_t k = i + 1; k < std::min(i + 5, words.size()) && words[k] != "|"; ++k)
      if (words[k].starts_with("practitioner") || words[k] == "practice") return true;
    if (profession_at(classifier, words, i + 1)) return true;
  }
  return false;
}

bool names_learner(const TitleClassifier& classifier, const Words& words) {
  if (words.empty()) return false;
  if (words[0] == "apprentice") return true;
  if (words[0] != "student") return false;
  for (const std::string_view teaching :
       {"educator", "lead", "placement", "coordinator", "supervisor", "mentor", "facilitator"})
    if (has(words, teaching)) return false;
  return profession_at(classifier, words, 1);
}

}  // namespace

TitleFacts title_facts(const TitleClassifier& classifier, std::string_view title) {
  TitleFacts facts;
  const Words words = words_of(title);
  if (words.empty()) return facts;
  facts.present = true;
  const TitleVerdict verdict = classifier.classify(title);
  facts.generic = verdict.generic;
  for (const vocabulary::Profession profession : verdict.professions) {
    if (profession == vocabulary::Profession::None) facts.also_other_staff = true;
    const bool named = profession != vocabulary::Profession::None && profession != vocabulary::Profession::Unclear;
    if (named && !verdict.generic) facts.professions.add(profession);
  }
  facts.level = verdict.level;
  facts.manager = verdict.manager;
  facts.band = verdict.band;
  facts.confidence = verdict.confidence;
  facts.advanced = names_advanced_practice(classifier, words);
  facts.student = names_learner(classifier, words);
  return facts;
}

}  // namespace cadre::curation
