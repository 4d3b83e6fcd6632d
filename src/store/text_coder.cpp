#include "store/text_coder.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace cadre::store {

std::size_t TextCoder::slot_of(std::string_view text) {
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  const std::size_t size = std::min<std::size_t>(text.size(), 8);
  std::memcpy(&head, text.data(), size);
  std::memcpy(&tail, text.data() + text.size() - size, size);
  return static_cast<std::size_t>(((head ^ (tail << 1U) ^ text.size()) * 0x9E3779B97F4A7C15U) >> 52U);
}

std::uint32_t TextCoder::code_of(std::string_view text) {
  if (text.empty()) return 0;
  std::uint32_t& recent = recent_[slot_of(text)];
  if (recent != 0 && values_[recent] == text) return recent;
  auto found = codes_.find(text);
  if (found == codes_.end()) {
    const std::string& kept = values_.emplace_back(text);
    found = codes_.emplace(kept, static_cast<std::uint32_t>(values_.size() - 1)).first;
  }
  return recent = found->second;
}

std::vector<std::string> TextCoder::take_values() {
  std::vector<std::string> values(std::make_move_iterator(values_.begin()), std::make_move_iterator(values_.end()));
  recent_.fill(0);
  codes_.clear();
  values_.assign(1, std::string());
  return values;
}

}  // namespace cadre::store
