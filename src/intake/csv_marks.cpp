#include "intake/csv_marks.h"

#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cadre::intake {
namespace {

/// Scalar version: also what other processors run.
std::size_t mark_scalar(const char* data, std::size_t begin, std::size_t end, char delimiter, std::uint32_t* out) {
  std::uint32_t* next = out;
  for (std::size_t i = begin; i < end; ++i) {
    const char c = data[i];
    if (c == delimiter || c == '"' || c == '\n' || c == '\r' || c == '\0') *next++ = static_cast<std::uint32_t>(i);
  }
  return static_cast<std::size_t>(next - out);
}

#if defined(__x86_64__)

/// One bit per byte of the 64 that start at `i`; bits at or behind `end` are cleared, then offsets are written out.
inline std::uint32_t* write_offsets(std::uint64_t bits, std::size_t i, std::size_t end, std::uint32_t* next) {
  if (end - i < 64) bits &= (std::uint64_t{1} << (end - i)) - 1;
  while (bits != 0) {
    *next++ = static_cast<std::uint32_t>(i + static_cast<std::size_t>(std::countr_zero(bits)));
    bits &= bits - 1;
  }
  return next;
}

std::size_t mark_sse2(const char* data, std::size_t begin, std::size_t end, char delimiter, std::uint32_t* out) {
  const __m128i d = _mm_set1_epi8(delimiter);
  const __m128i q = _mm_set1_epi8('"');
  const __m128i n = _mm_set1_epi8('\n');
  const __m128i r = _mm_set1_epi8('\r');
  const __m128i z = _mm_setzero_si128();
  std::uint32_t* next = out;
  for (std::size_t i = begin; i < end; i += 64) {
    std::uint64_t bits = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + i + 16 * k));
      const __m128i hit =
          _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, d), _mm_cmpeq_epi8(v, q)),
                       _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, n), _mm_cmpeq_epi8(v, r)), _mm_cmpeq_epi8(v, z)));
      bits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(hit))) << (16 * k);
    }
    next = write_offsets(bits, i, end, next);
  }
  return static_cast<std::size_t>(next - out);
}

__attribute__((target("avx2,bmi"))) std::size_t mark_avx2(const char* data, std::size_t begin, std::size_t end,
                                                          char delimiter, std::uint32_t* out) {
  const __m256i d = _mm256_set1_epi8(delimiter);
  const __m256i q = _mm256_set1_epi8('"');
  const __m256i n = _mm256_set1_epi8('\n');
  const __m256i r = _mm256_set1_epi8('\r');
  const __m256i z = _mm256_setzero_si256();
  std::uint32_t* next = out;
  for (std::size_t i = begin; i < end; i += 64) {
    std::uint64_t bits = 0;
    for (std::size_t k = 0; k < 2; ++k) {
      const __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(data + i + 32 * k));
      const __m256i hit = _mm256_or_si256(
          _mm256_or_si256(_mm256_cmpeq_epi8(v, d), _mm256_cmpeq_epi8(v, q)),
          _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(v, n), _mm256_cmpeq_epi8(v, r)), _mm256_cmpeq_epi8(v, z)));
      bits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(hit))) << (32 * k);
    }
    next = write_offsets(bits, i, end, next);
  }
  return static_cast<std::size_t>(next - out);
}

#endif

}  // namespace

SimdLevel simd_level() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0) return SimdLevel::Avx2;
  return SimdLevel::Sse2;
#else
  return SimdLevel::Scalar;
#endif
}

std::size_t mark_bytes(const char* data, std::size_t begin, std::size_t end, char delimiter, std::uint32_t* out,
                       [[maybe_unused]] SimdLevel level) {
#if defined(__x86_64__)
  if (level == SimdLevel::Avx2) return mark_avx2(data, begin, end, delimiter, out);
  if (level == SimdLevel::Sse2) return mark_sse2(data, begin, end, delimiter, out);
#endif
  return mark_scalar(data, begin, end, delimiter, out);
}

}  // namespace cadre::intake
