#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/month.h"

namespace cadre::vocabulary {

/// What an area of a plan may be ([area] of plan.toml): one organisation, one ICS, a named set of places, or England.
enum class AreaKind : std::uint8_t { England, Region, Ics, Named, Organisation };

struct Area {
  AreaKind kind = AreaKind::England;
  std::string code;                  ///< "ENG", "Y63", "QF7", "syb", "RHQ"
  std::string name;                  ///< "South Yorkshire and Bassetlaw"
  std::vector<std::string> include;  ///< organisation, sub-ICB or ICS codes that belong to it as well ([area] include)
};

/// Unknown: the record is not placed finely enough to tell, e.g. an ambulance trust's record without a location.
enum class Membership : std::uint8_t { Outside, Inside, Unknown };

/// One link of the dated tree sub-ICB location → ICS → region.
struct AreaLink {
  std::string level;  ///< sub_icb, ics, region
  std::string code;
  std::string name;
  std::string parent;      ///< code one level up
  base::Month valid_from;  ///< unknown = as far back as records go
  base::Month valid_to;    ///< unknown = still valid
  std::string mark;
};

/// One place of a named area: a sub-ICB location that people there call by a name.
struct NamedPlace {
  std::string place;  ///< "bassetlaw"
  std::string name;   ///< "Bassetlaw"
  std::string area;   ///< "syb"
  std::string sub_icb;
  std::string ltla;  ///< local authority district, ONS code
  base::Month valid_from, valid_to;
};

/// A share of a spanning employer's records without a location that a named rule gives to one place or ICS.
struct Apportionment {
  std::string rule;  ///< the name the report shows
  std::string employer;
  std::string place;  ///< empty when the share goes to an ICS as a whole
  std::string ics;
  double share = 0;    ///< 0..1; the shares of one rule and employer sum to at most 1, the rest stays unplaced
  std::string source;  ///< where the share comes from
};

}  // namespace cadre::vocabulary
