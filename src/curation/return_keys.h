#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

namespace cadre::curation {

/// Keys of people who are counted and not named (returns of partners, packs): distinct within their file, linked to
/// nothing else. First the number of a file, from its SHA-256 in hexadecimal.
inline std::uint64_t return_file_key(std::string_view sha256) {
  std::uint64_t key = 0;
  const std::string_view digits = sha256.substr(0, 16);
  std::from_chars(digits.data(), digits.data() + digits.size(), key, 16);
  return key;
}

/// Then the key of the first person of a row: 64 well-mixed bits (the finaliser of SplitMix64: G. Steele, D. Lea,
/// C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), the low 16 cleared for those who follow.
inline std::uint64_t return_row_key(std::uint64_t file_key, std::uint64_t line) {
  std::uint64_t z = file_key + line * 0x9e3779b97f4a7c15ULL;
  z = (z ^ z >> 30U) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ z >> 27U) * 0x94d049bb133111ebULL;
  return ((z ^ z >> 31U) & ~std::uint64_t{0xffff}) | 1U;
}

}  // namespace cadre::curation
