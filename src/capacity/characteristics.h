#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "vocabulary/characteristics.h"
#include "vocabulary/codes.h"

namespace cadre::capacity {

/// What representation is told by.
enum class Characteristic : std::uint8_t { Sex, AgeGroup, EthnicGroup, Disability };
inline constexpr std::size_t kCharacteristicCount = 4;

/// A person's group of each characteristic: an index into groups_of(), or one of the three below.
using Groups = std::array<std::uint8_t, kCharacteristicCount>;
inline constexpr std::uint8_t kNotStated = 0xFD;  ///< the record says that nothing was said, or leaves it blank
inline constexpr std::uint8_t kNotRead = 0xFE;    ///< a word of the list that reference/characteristic_terms.csv lacks
inline constexpr std::uint8_t kNotInList = 0xFF;  ///< the list has no such column
constexpr bool is_group(std::uint8_t group) { return group < kNotStated; }

/// A group of a characteristic: code as stored, and as sentences and tables name its people.
struct CharacteristicGroup {
  std::string_view code, name;
};

std::string_view code_of(Characteristic characteristic);  ///< sex, age_group, ethnic_group, disability
std::span<const CharacteristicGroup> groups_of(Characteristic characteristic);
/// Also of the three that are no group: not_stated, not_read, not_in_list.
CharacteristicGroup group_at(Characteristic characteristic, std::uint8_t group);

std::uint8_t group_of(vocabulary::Sex sex);
std::uint8_t group_of(vocabulary::EthnicGroup group);
std::uint8_t group_of(vocabulary::Disability disability);
/// Whole years, 0 = unknown: under 30, 30 to 44, 45 to 54, 55 and over (METHODS 2: the NHS splits leavers at 55).
std::uint8_t age_group_of(std::uint8_t years);

/// Of two records of one person: the group that is stated, else what tells most; `first` when both are groups.
std::uint8_t better_known(std::uint8_t first, std::uint8_t second);

/// Two sides of one characteristic whose likelihoods are set beside each other; bits are 1 << index into groups_of().
struct Comparison {
  Characteristic characteristic;
  std::string_view code, name;  ///< of the group
  std::uint32_t group;
  std::string_view reference_code, reference_name;
  std::uint32_t reference;
};
/// Women beside men; each age group beside 30 to 44; each ethnic group, and all minority ones together as the NHS
/// Workforce Race Equality Standard does, beside White; disabled people beside those who are not.
std::span<const Comparison> comparisons();

/// Bands in three groups: lower, middle, upper (assumed: reference/assumptions.csv, band_clusters).
enum class BandCluster : std::uint8_t { To5, SixAndSeven, From8a, NoBand };
inline constexpr std::size_t kBandClusterCount = 4;
std::string_view code_of(BandCluster cluster);  ///< to_5, 6_7, 8a_up, no_band
BandCluster cluster_of(vocabulary::Band band);

}  // namespace cadre::capacity
