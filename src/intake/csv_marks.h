#pragma once

#include <cstddef>
#include <cstdint>

namespace cadre::intake {

/// Bytes that must be readable behind the text given to mark_bytes and hashed by ValueDictionary.
inline constexpr std::size_t kReadAhead = 64;

enum class SimdLevel : std::uint8_t { Scalar, Sse2, Avx2 };

/// The best level of this processor.
SimdLevel simd_level();

/// Writes to `out` the offsets in [begin, end) of every delimiter, quote, line feed, carriage return and zero byte, in
/// order, and returns how many there are (`out` has room for end - begin). data[end .. end + kReadAhead) is readable.
std::size_t mark_bytes(const char* data, std::size_t begin, std::size_t end, char delimiter, std::uint32_t* out,
                       SimdLevel level);

}  // namespace cadre::intake
