#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cadre::store {

/// Gives texts codes in order of appearance; the empty text is code 0. Most cells repeat one of few texts, so a small
/// table of recent ones, found by a cheap hash, answers before the map of all: about 10 ns a cell.
class TextCoder {
 public:
  std::uint32_t code_of(std::string_view text);
  std::size_t size() const { return values_.size(); }  ///< with the empty text
  /// The texts by code; the coder is empty afterwards.
  std::vector<std::string> take_values();

 private:
  static constexpr std::size_t kSlots = 4096;
  static std::size_t slot_of(std::string_view text);

  std::array<std::uint32_t, kSlots> recent_{};
  std::deque<std::string> values_{std::string()};  ///< a deque: the map's keys look into it
  std::unordered_map<std::string_view, std::uint32_t> codes_;
};

}  // namespace cadre::store
