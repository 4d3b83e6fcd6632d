#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace cadre::vocabulary {

/// Characteristics of people that representation is told by, in groups broad enough to count. Each has the same three
/// values that are no group: Unknown, the list has no such column; NotStated, the cell is blank or says that nothing
/// was said; NotRead, a word that reference/characteristic_terms.csv does not hold. Special category data: never in a
/// message, a finding or a released table.
enum class Sex : std::uint8_t { Unknown, Female, Male, NotStated, NotRead };
inline constexpr std::size_t kSexCount = 5;

/// Broad groups of the sixteen ethnic categories of the NHS Data Dictionary. Chinese counts as Asian, as in the census
/// of 2021.
enum class EthnicGroup : std::uint8_t { Unknown, White, Mixed, Asian, Black, Other, NotStated, NotRead };
inline constexpr std::size_t kEthnicGroupCount = 8;

enum class Disability : std::uint8_t { Unknown, Disabled, NotDisabled, NotStated, NotRead };
inline constexpr std::size_t kDisabilityCount = 5;

/// Stored text of each value, by enum value; "" for Unknown.
std::span<const std::string_view> sex_codes();
std::span<const std::string_view> ethnic_group_codes();
std::span<const std::string_view> disability_codes();

Sex sex_of(std::string_view code);  ///< Unknown for unknown text; likewise the others
EthnicGroup ethnic_group_of(std::string_view code);
Disability disability_of(std::string_view code);

}  // namespace cadre::vocabulary
