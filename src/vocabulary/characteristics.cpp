#include "vocabulary/characteristics.h"

#include <array>

namespace cadre::vocabulary {
namespace {

constexpr std::array<std::string_view, kSexCount> kSexCodes = {"", "female", "male", "not_stated", "not_read"};
constexpr std::array<std::string_view, kEthnicGroupCount> kEthnicGroupCodes = {
    "", "white", "mixed", "asian", "black", "other", "not_stated", "not_read"};
constexpr std::array<std::string_view, kDisabilityCount> kDisabilityCodes = {"", "disabled", "not_disabled",
                                                                             "not_stated", "not_read"};

template <class Enum, std::size_t N>
Enum find(const std::array<std::string_view, N>& codes, std::string_view code) {
  for (std::size_t i = 0; i < N; ++i)
    if (codes[i] == code) return static_cast<Enum>(i);
  return static_cast<Enum>(0);
}

}  // namespace

std::span<const std::string_view> sex_codes() { return kSexCodes; }
std::span<const std::string_view> ethnic_group_codes() { return kEthnicGroupCodes; }
std::span<const std::string_view> disability_codes() { return kDisabilityCodes; }

Sex sex_of(std::string_view code) { return find<Sex>(kSexCodes, code); }
EthnicGroup ethnic_group_of(std::string_view code) { return find<EthnicGroup>(kEthnicGroupCodes, code); }
Disability disability_of(std::string_view code) { return find<Disability>(kDisabilityCodes, code); }

}  // namespace cadre::vocabulary
