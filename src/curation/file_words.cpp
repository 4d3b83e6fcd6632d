#include "curation/file_words.h"

#include <algorithm>

namespace cadre::curation {
namespace {

using vocabulary::Profession;
using vocabulary::ProfessionSet;
using Code = std::optional<std::string>;

std::string capitals(std::string_view text) {
  std::string out = folded(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

Code some_code(std::string_view code) { return code.empty() ? Code() : Code(std::string(code)); }

Code code_of_set(ProfessionSet professions) { return std::string(vocabulary::code_of(professions.only())); }

Code profession_named(std::string_view word) {
  const std::string code = capitals(word);
  for (std::size_t i = 0; i < vocabulary::kProfessionCount; ++i) {
    const auto profession = static_cast<Profession>(i);
    if (code == vocabulary::code_of(profession) || folded(word) == folded(vocabulary::name_of(profession)))
      return std::string(vocabulary::code_of(profession));
  }
  return {};
}

/// What a title says: one profession, several (AHP), or somebody else; nothing when no word of it is known.
Code profession_of_title(const TitleClassifier& titles, std::string_view word) {
  const TitleVerdict verdict = titles.classify(word);
  if (verdict.professions.size() == 1) return std::string(vocabulary::code_of(verdict.professions.front()));
  if (verdict.professions.size() > 1) return std::string(vocabulary::code_of(Profession::Unclear));
  return verdict.evidence_class == TitleEvidence::NoWord ? Code() : Code(vocabulary::code_of(Profession::None));
}

Code profession_of_word(const CurationContext& context, std::string_view word) {
  if (Code code = profession_named(word)) return code;
  const CodeBook& codes = context.codes;
  if (const OccupationEntry entry = codes.occupation(word); entry.known) return code_of_set(entry.professions);
  if (const CareSettingEntry entry = codes.care_setting(word); entry.known) return code_of_set(entry.professions);
  if (const JobRoleEntry entry = codes.job_role(word); entry.known) return code_of_set(entry.professions);
  constexpr std::uint8_t kAlliedGroup = 4;
  if (const std::uint8_t group = codes.staff_group(word); group != 0)
    return std::string(vocabulary::code_of(group == kAlliedGroup ? Profession::Unclear : Profession::None));
  return profession_of_title(context.titles, word);
}

Code staffing_of_word(const CodeBook& codes, std::string_view word) {
  const std::string key = folded(word);
  for (const std::string_view code : vocabulary::staffing_codes())
    if (!code.empty() && key == code) return std::string(code);
  return some_code(vocabulary::code_of(codes.category(word)));
}

}  // namespace

intake::WordReaders file_words(const CurationContext& context) {
  intake::WordReaders words;
  words["profession"] = [&context](std::string_view word, base::Month) { return profession_of_word(context, word); };
  words["band"] = [](std::string_view word, base::Month) {
    return some_code(vocabulary::code_of(vocabulary::band_of(word)));
  };
  words["staffing"] = [&context](std::string_view word, base::Month) { return staffing_of_word(context.codes, word); };
  for (const char* column : {"employer", "hosted_by", "funded_by"})
    words[column] = [](std::string_view word, base::Month) { return Code(capitals(word)); };
  return words;
}

}  // namespace cadre::curation
