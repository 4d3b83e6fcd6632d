#include "store/enum_coding.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

namespace cadre::store {
namespace {

/// Dictionaries up to this size are listed whole: looking for the values in use costs more than it saves.
constexpr std::size_t kSmallDictionary = 256;

template <class Code>
void check_codes(std::span<const Code> codes, std::size_t values) {
  Code largest = 0;
  for (const Code code : codes) largest = std::max(largest, code);
  if (!codes.empty() && largest >= values)
    throw std::logic_error(fmt::format("code {} is outside a dictionary of {} values", largest, values));
}

template <class Code>
std::vector<std::uint8_t> codes_in_use(std::span<const Code> codes, std::size_t values, EnumScope scope) {
  if (scope == EnumScope::Whole || values <= kSmallDictionary) return std::vector<std::uint8_t>(values, 1);
  std::vector<std::uint8_t> used(values, 0);
  for (const Code code : codes) used[code] = 1;
  return used;
}

}  // namespace

template <class Code>
EnumCoding enum_coding(std::span<const Code> codes, const Dictionary& dictionary, EnumScope scope) {
  const std::size_t values = dictionary_size(dictionary);
  check_codes(codes, values);
  const std::vector<std::uint8_t> used = codes_in_use(codes, values, scope);
  EnumCoding coding;
  coding.member_of.assign(values, EnumCoding::kNoMember);
  // Equal texts share one member: DuckDB refuses an ENUM that lists a value twice.
  std::unordered_map<std::string_view, std::uint32_t> member_of_text;
  for (std::size_t code = 1; code < values; ++code) {
    const std::string_view text = dictionary_value(dictionary, code);
    if (used[code] == 0 || text.empty()) continue;
    const auto [entry, fresh] = member_of_text.try_emplace(text, static_cast<std::uint32_t>(coding.members.size()));
    if (fresh) coding.members.emplace_back(text);
    coding.member_of[code] = entry->second;
    if (text.find('\0') != std::string_view::npos) coding.as_text = true;
  }
  if (coding.members.empty()) coding.as_text = true;  // an ENUM without members cannot be written
  return coding;
}

template EnumCoding enum_coding(std::span<const std::uint8_t>, const Dictionary&, EnumScope);
template EnumCoding enum_coding(std::span<const std::uint16_t>, const Dictionary&, EnumScope);
template EnumCoding enum_coding(std::span<const std::uint32_t>, const Dictionary&, EnumScope);

}  // namespace cadre::store
