#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "publishing/disclosure_rules.h"

namespace cadre::publishing {

/// One cell of a table of people, before protection. A person counts once in a cell and may stand in several.
struct CountCell {
  std::vector<std::string> values;  ///< one per dimension of the table; empty = all
  std::int64_t people = 0;          ///< distinct people
  std::int64_t roles = 0;           ///< assignments; these add up exactly, people may not
  double fte = 0;                   ///< adds up exactly
  bool rate = false;                ///< a rate or percentage of this count is to be published beside it
  bool rate_part = false;           ///< of rates: this is a numerator, for which 5 people suffice
  /// `people` counts records that name no person: it decides what is hidden and is not published itself.
  bool uncounted = false;
};

struct CountTable {
  std::string id;
  std::vector<std::string> dimensions;
  std::vector<CountCell> cells;
};

/// "Every place lies in one ICS": lets a table by place and a table by ICS be seen as parts and totals of each other.
struct Hierarchy {
  std::string child, parent;  ///< dimension names
  std::map<std::string, std::string> parent_of;
};

/// The same table as published: `cells` runs beside CountTable::cells.
struct PublishedTable {
  std::string id;
  std::vector<std::string> dimensions;
  std::vector<std::vector<std::string>> values;
  std::vector<PublishedCell> cells;
};

/// What was published before. Cells with the same values are compared; a cell that names its month (a dimension
/// called "month"), or any cell when `same_period`, describes the same people as now. Other cells are last month's
/// count of the same group: an attacker may guess that nothing changed.
struct EarlierRelease {
  DisclosureOptions options;
  bool same_period = false;
  std::vector<PublishedTable> tables;
};

struct ReleaseInput {
  std::vector<CountTable> tables;
  std::vector<Hierarchy> hierarchies;
  std::vector<EarlierRelease> earlier;
};

}  // namespace cadre::publishing
