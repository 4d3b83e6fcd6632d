#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/column_source.h"
#include "store/column_view.h"

namespace cadre::store {

/// How the codes of one column become the members of a DuckDB ENUM. Members keep the order of the dictionary.
struct EnumCoding {
  std::vector<std::string> members;
  std::vector<std::uint32_t> member_of;  ///< by code; kNoMember = NULL
  bool as_text = false;                  ///< a value holds a NUL byte, which ENUM members cannot: stored as VARCHAR

  static constexpr std::uint32_t kNoMember = UINT32_MAX;
};

/// Throws std::logic_error when a code has no value in the dictionary.
template <class Code>
EnumCoding enum_coding(std::span<const Code> codes, const Dictionary& dictionary, EnumScope scope);

}  // namespace cadre::store
