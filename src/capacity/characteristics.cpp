#include "capacity/characteristics.h"

#include <algorithm>

namespace cadre::capacity {
namespace {

using vocabulary::Band;

constexpr std::array kSexes = {CharacteristicGroup{"female", "Women"}, CharacteristicGroup{"male", "Men"}};
constexpr std::array kAges = {CharacteristicGroup{"under_30", "People under 30"},
                              CharacteristicGroup{"30_44", "People aged 30 to 44"},
                              CharacteristicGroup{"45_54", "People aged 45 to 54"},
                              CharacteristicGroup{"55_and_over", "People aged 55 and over"}};
constexpr std::array<std::uint8_t, 3> kFirstAges = {30, 45, 55};
constexpr std::array kEthnic = {
    CharacteristicGroup{"white", "White people"}, CharacteristicGroup{"mixed", "People of mixed ethnic groups"},
    CharacteristicGroup{"asian", "Asian people"}, CharacteristicGroup{"black", "Black people"},
    CharacteristicGroup{"other", "People of other ethnic groups"}};
constexpr std::array kDisabled = {CharacteristicGroup{"disabled", "Disabled people"},
                                  CharacteristicGroup{"not_disabled", "People who are not disabled"}};

constexpr std::array<std::string_view, kCharacteristicCount> kCodes = {"sex", "age_group", "ethnic_group",
                                                                       "disability"};

constexpr Comparison ethnic(std::string_view code, std::string_view name, std::uint32_t group) {
  return {Characteristic::EthnicGroup, code, name, group, "white", "White people", 1};
}
constexpr Comparison age(std::size_t group) {
  return {Characteristic::AgeGroup,
          kAges[group].code,
          kAges[group].name,
          1U << group,
          kAges[1].code,
          "people aged 30 to 44",
          2};
}
constexpr std::array kComparisons = {
    Comparison{Characteristic::Sex, "female", "Women", 1, "male", "men", 2},
    age(0),
    age(2),
    age(3),
    ethnic("minority", "People of minority ethnic groups", 2 + 4 + 8 + 16),
    ethnic("mixed", kEthnic[1].name, 2),
    ethnic("asian", kEthnic[2].name, 4),
    ethnic("black", kEthnic[3].name, 8),
    ethnic("other", kEthnic[4].name, 16),
    Comparison{Characteristic::Disability, "disabled", "Disabled people", 1, "not_disabled",
               "people who are not disabled", 2},
};

/// Assumed (reference/assumptions.csv, band_clusters): 5 and below, 6 and 7, 8a and above.
struct ClusterRow {
  std::string_view code;
  Band first, last;
};
constexpr std::array<ClusterRow, kBandClusterCount> kClusters = {
    ClusterRow{"to_5", Band::B1, Band::B5}, ClusterRow{"6_7", Band::B6, Band::B7},
    ClusterRow{"8a_up", Band::B8a, Band::B9}, ClusterRow{"no_band", Band::NonAfc, Band::NonAfc}};

/// Enums hold Unknown first, their groups, and NotStated and NotRead last.
template <class Enum>
std::uint8_t index_of(Enum value) {
  if (value == Enum::Unknown) return kNotInList;
  if (value == Enum::NotStated) return kNotStated;
  if (value == Enum::NotRead) return kNotRead;
  return static_cast<std::uint8_t>(static_cast<std::uint8_t>(value) - 1);
}

}  // namespace

std::string_view code_of(Characteristic characteristic) { return kCodes[static_cast<std::size_t>(characteristic)]; }

std::span<const CharacteristicGroup> groups_of(Characteristic characteristic) {
  switch (characteristic) {
    case Characteristic::Sex:
      return kSexes;
    case Characteristic::AgeGroup:
      return kAges;
    case Characteristic::EthnicGroup:
      return kEthnic;
    case Characteristic::Disability:
      break;
  }
  return kDisabled;
}

CharacteristicGroup group_at(Characteristic characteristic, std::uint8_t group) {
  if (group == kNotStated) return {"not_stated", "Not stated"};
  if (group == kNotRead) return {"not_read", "A word that is not understood"};
  if (group == kNotInList) return {"not_in_list", "Not in the list"};
  return groups_of(characteristic)[group];
}

std::uint8_t group_of(vocabulary::Sex sex) { return index_of(sex); }
std::uint8_t group_of(vocabulary::EthnicGroup group) { return index_of(group); }
std::uint8_t group_of(vocabulary::Disability disability) { return index_of(disability); }

std::uint8_t age_group_of(std::uint8_t years) {
  if (years == 0) return kNotStated;
  return static_cast<std::uint8_t>(std::upper_bound(kFirstAges.begin(), kFirstAges.end(), years) - kFirstAges.begin());
}

std::uint8_t better_known(std::uint8_t first, std::uint8_t second) {
  return is_group(first) ? first : std::min(first, second);
}

std::span<const Comparison> comparisons() { return kComparisons; }

std::string_view code_of(BandCluster cluster) { return kClusters[static_cast<std::size_t>(cluster)].code; }

BandCluster cluster_of(Band band) {
  for (std::size_t c = 0; c < kClusters.size(); ++c)
    if (band >= kClusters[c].first && band <= kClusters[c].last) return static_cast<BandCluster>(c);
  return BandCluster::NoBand;
}

}  // namespace cadre::capacity
