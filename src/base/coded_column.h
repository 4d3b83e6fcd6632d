#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cadre::base {

/// A text column stored as codes into a dictionary. Code 0 is always the empty text, which means missing.
/// Readers leave the dictionary sorted by bytes, so that codes do not depend on threads.
struct CodedColumn {
  std::vector<std::string> values{std::string()};
  std::vector<std::uint32_t> codes;

  const std::string& text(std::size_t row) const { return values[codes[row]]; }
  std::size_t size() const { return codes.size(); }
};

}  // namespace cadre::base
