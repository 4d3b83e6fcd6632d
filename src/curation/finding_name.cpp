#include "curation/finding_name.h"

#include <array>

namespace cadre::curation {
namespace {

constexpr std::string_view kLetters = "bcdfghjkmnpqrstvwxyz";
constexpr std::size_t kLength = 15;  // 20^15 > 2^64 > 20^14
constexpr std::size_t kGroup = 5;

}  // namespace

std::uint64_t finding_key(const intake::IdentifierHash& hash, const FindingParts& parts) {
  std::string message = "finding\x1f";
  for (const std::string_view part : {parts.rule, parts.field, parts.shown}) {
    message += part;
    message += '\x1f';
  }
  if (parts.assignment != 0) {
    message += "assignment\x1f" + std::to_string(parts.assignment);
  } else {
    message += "employer\x1f";
    message += parts.employer;
  }
  const std::uint64_t key = hash.key64(message);
  return key == 0 ? 1 : key;  // 0 stands for "none" in every table
}

std::string finding_name(std::uint64_t key) {
  std::array<char, kLength> letters{};
  for (std::size_t i = kLength; i-- > 0; key /= kLetters.size()) letters[i] = kLetters[key % kLetters.size()];
  std::string name;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (i > 0 && i % kGroup == 0) name += '-';
    name += letters[i];
  }
  return name;
}

std::optional<std::uint64_t> finding_key_of(std::string_view name) {
  std::uint64_t key = 0;
  std::size_t letters = 0;
  for (char c : name) {
    if (c == '-' || c == ' ') continue;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const std::size_t digit = kLetters.find(c);
    if (digit == std::string_view::npos || ++letters > kLength) return std::nullopt;
    if (key > (UINT64_MAX - digit) / kLetters.size()) return std::nullopt;  // no key has this name
    key = key * kLetters.size() + digit;
  }
  if (letters != kLength || key == 0) return std::nullopt;
  return key;
}

}  // namespace cadre::curation
