#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace cadre::intake {

/// Maps byte strings to small numbers; made for the inner loop of a reader. Open addressing, the whole 64-bit hash kept
/// beside each entry, the last value remembered. Texts given to find() must have 8 readable bytes behind their start.
class ValueDictionary {
 public:
  static constexpr std::uint32_t kNotFound = UINT32_MAX;

  ValueDictionary() : slots_(64) {}

  /// The number stored for the text, or kNotFound.
  std::uint32_t find(std::string_view text) {
    if (text.size() == last_.size && same(text.data(), last_.text, text.size())) return last_.number;
    const std::uint64_t h = hash(text.data(), text.size());
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = h & mask;; i = (i + 1) & mask) {
      const Slot& slot = slots_[i];
      if (slot.number == kNotFound) return kNotFound;
      if (slot.hash == h && slot.size == text.size() && same(slot.text, text.data(), text.size())) {
        last_ = slot;
        return slot.number;
      }
    }
  }

  /// Stores a number for a text that find() did not know; the bytes are copied.
  void insert(std::string_view text, std::uint32_t number) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    Slot slot;
    slot.hash = hash_copied(text);
    slot.text = keep(text);
    slot.size = static_cast<std::uint32_t>(text.size());
    slot.number = number;
    place(slot);
    ++count_;
  }

  std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    const char* text = nullptr;
    std::uint32_t size = UINT32_MAX;  ///< no text is so long: a fresh slot equals nothing
    std::uint32_t number = kNotFound;
  };
  static constexpr std::size_t kChunk = std::size_t{1} << 16U;

  static std::uint64_t load8(const char* p) {
    std::uint64_t v;
    std::memcpy(&v, p, 8);
    return v;
  }
  /// Both texts have 8 readable bytes behind their start.
  static bool same(const char* a, const char* b, std::size_t n) {
    if (n <= 8) return ((load8(a) ^ load8(b)) & low_bytes(n)) == 0;
    std::size_t i = 0;
    for (; i + 8 < n; i += 8)
      if (load8(a + i) != load8(b + i)) return false;
    return load8(a + n - 8) == load8(b + n - 8);
  }
  static std::uint64_t low_bytes(std::size_t n) {
    return n == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * n)) - 1;
  }
  /// Both halves of a 128-bit product folded together: the mixing step of multiply-fold hashes.
  static std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
  }
  static std::uint64_t hash(const char* p, std::size_t n) {
    constexpr std::uint64_t kA = 0x9E3779B97F4A7C15U;  // 2^64 divided by the golden ratio
    constexpr std::uint64_t kB = 0xD6E8FEB86659FD93U;
    if (n <= 8) return fold((load8(p) & low_bytes(n)) ^ kA, kB + n * kA);
    std::uint64_t h = n * kA;
    std::size_t i = 0;
    for (; i + 16 < n; i += 16) h = fold(load8(p + i) ^ kA ^ h, load8(p + i + 8) ^ kB);
    return fold(load8(p + (n - i > 8 ? i : n - 8)) ^ kA ^ h, load8(p + n - 8) ^ kB);
  }
  static std::uint64_t hash_copied(std::string_view text) {
    if (text.size() >= 8) return hash(text.data(), text.size());
    char padded[8] = {};
    if (!text.empty()) std::memcpy(padded, text.data(), text.size());
    return hash(padded, text.size());
  }
  const char* keep(std::string_view text) {
    if (text.size() > kChunk / 4) {
      large_.push_back(std::make_unique<char[]>(text.size()));
      std::memcpy(large_.back().get(), text.data(), text.size());
      return large_.back().get();
    }
    if (chunks_.empty() || used_ + text.size() > kChunk) {
      chunks_.push_back(std::make_unique<char[]>(kChunk + 8));
      used_ = 0;
    }
    char* at = chunks_.back().get() + used_;
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    used_ += text.size();
    return at;
  }
  void place(const Slot& slot) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = slot.hash & mask;
    while (slots_[i].number != kNotFound) i = (i + 1) & mask;
    slots_[i] = slot;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.number != kNotFound) place(slot);
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  Slot last_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t used_ = 0;
  std::vector<std::unique_ptr<char[]>> large_;
};

}  // namespace cadre::intake
