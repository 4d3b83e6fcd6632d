#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/month.h"
#include "vocabulary/codes.h"

namespace cadre::vocabulary {

/// One employer under one name, as long as that name and code were in use. A rename is two records of one code.
struct Organisation {
  std::string code;  ///< ODS code: "RX8"
  std::string name;
  std::string kind;  ///< acute, mental_health, community, ambulance, icb, ccg, primary_care_network …
  Sector sector = Sector::Unknown;
  std::string ics;         ///< under which the NHS publishes it; empty outside England and for national bodies
  std::string region;      ///< likewise; "Y63"
  base::Month valid_from;  ///< first month; unknown = as far back as records go
  base::Month valid_to;    ///< last month; unknown = still open
  std::string successor;   ///< organisation that took over; empty = none, or several
  std::string place;       ///< the one place it works in; empty = unknown or several
  std::vector<std::string>
      spans;         ///< ICS codes it works in, when these are more than its own or it is an ambulance trust
  std::string mark;  ///< published, recalled or assumed: how far dates, successor and span are proven
};

enum class OrganisationState : std::uint8_t {
  Unknown,  ///< no such code in reference/organisations.csv, its patterns or the plan
  Valid,
  NotYetOpen,  ///< known, but the month lies before its first
  Closed,      ///< known, but the month lies after its last; `successor` says who took over
};

/// What the tables say of a code in a month. `organisation` is null only when Unknown; for NotYetOpen and Closed it is
/// the nearest record in time.
struct OrganisationAnswer {
  OrganisationState state = OrganisationState::Unknown;
  const Organisation* organisation = nullptr;
  std::string successor;  ///< follows a chain of closures to the organisation valid in that month; empty = not known
};

}  // namespace cadre::vocabulary
