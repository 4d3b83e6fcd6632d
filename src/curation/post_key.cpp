#include "curation/post_key.h"

namespace cadre::curation {
namespace {

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every input bit reaches every output bit.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

}  // namespace

std::uint64_t title_key(std::string_view title) {
  std::uint64_t key = 0;
  for (const char c : title) {
    const auto byte = static_cast<unsigned char>(c);
    const bool capital = byte >= 'A' && byte <= 'Z';
    const bool word = capital || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
    if (word) key = mixed(key + (capital ? byte + 32U : byte) + 1U);
  }
  return key;
}

std::uint64_t post_key(std::uint64_t post, std::optional<std::int32_t> start) {
  if (post == 0 || !start) return 0;
  const std::uint64_t key = mixed(post ^ mixed(static_cast<std::uint32_t>(*start) + 0x9E3779B97F4A7C15ULL));
  return key == 0 ? 1 : key;
}

}  // namespace cadre::curation
