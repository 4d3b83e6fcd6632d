#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/geography.h"

namespace cadre::vocabulary {

/// A class of codes too many to list: "U99999" (9 = a digit, A = a letter, anything else itself).
struct OrganisationPattern {
  std::string pattern;
  Organisation organisation;
};

/// A postcode district ("S10") or sector ("S36 4") and where it lies.
struct PostcodePrefix {
  std::string ics;
  std::string place;
};

/// What Geography looks into. Ordered maps with transparent comparison: lookups take views, listings have an order.
struct Geography::Tables {
  template <class Value>
  using Index = std::map<std::string, Value, std::less<>>;

  std::vector<Organisation> organisations;          ///< by code, then valid_from
  Index<std::vector<std::size_t>> by_organisation;  ///< code → indexes, in order of time
  std::vector<OrganisationPattern> patterns;
  std::vector<AreaLink> links;
  Index<std::vector<std::size_t>> by_link;  ///< "sub_icb:02Q" → indexes, in order of the file
  std::vector<NamedPlace> places;
  Index<std::string> named_areas;  ///< code → name
  Index<PostcodePrefix> postcodes;
  Index<PlaceMapRow> locations;     ///< map_key(employer, key) → row
  Index<PlaceMapRow> cost_centres;  ///< likewise
  Index<std::vector<Apportionment>> apportionments;

  const AreaLink* link(std::string_view level, std::string_view code, base::Month month) const;
  const NamedPlace* place_named(std::string_view code, base::Month month) const;
  const NamedPlace* place_of_sub_icb(std::string_view sub_icb, base::Month month) const;
};

/// Lower case, ends trimmed, runs of spaces as one: how labels are compared.
std::string label_key(std::string_view text);
/// Key of a plan's map: the employer, a separator no code holds, and the label.
std::string map_key(std::string_view employer, std::string_view label);
bool matches_pattern(std::string_view pattern, std::string_view code);

}  // namespace cadre::vocabulary
