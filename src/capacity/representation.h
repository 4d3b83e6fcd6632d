#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/month.h"
#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/options.h"
#include "capacity/staff_view.h"
#include "curation/staff_table.h"
#include "vocabulary/area.h"

namespace cadre::capacity {

/// A published share of the population (reference/population_shares.csv).
struct PopulationShare {
  std::string characteristic, group;  ///< codes of characteristics.h
  std::optional<std::int64_t> people;
  double share = 0;  ///< %
  std::string geography, ages, period, mark, source;
};

/// Throws base::InputError with file and line when the table cannot be read or names a group that there is not.
std::vector<PopulationShare> load_population_shares(const std::string& reference_dir);

/// What representation reads beside the staff table.
struct RepresentationInputs {
  std::vector<PopulationShare> population;
  const vocabulary::Geography* geography = nullptr;  ///< as capacity.h
  std::optional<vocabulary::Area> area;
  std::vector<ReportingEmployer> reporting;
  base::Month month;  ///< that the plan is for; unknown or without staff = the last one loaded
};

/// A group of fewer people is "too few": neither share nor likelihood is told of it. Assumed; small enough to show
/// small professions, large enough that no single person can be read off a share.
inline constexpr std::int64_t kFewestPeople = 10;
/// Fewer people with an outcome, both sides together, say nothing about a likelihood. Assumed.
inline constexpr std::int64_t kFewestOutcomes = 10;

struct RepresentationTables {
  base::Table shares;      ///< representation_shares
  base::Table likelihood;  ///< representation_likelihood
  std::string no_groups;   ///< why there is nothing, in a sentence; empty when there is something
  std::string no_flows;    ///< why there are neither joiners nor leavers; empty when there are
};

/// representation_shares: people of each group by profession ("" = all) and stage: population, joiners of the year,
/// staff, and the band clusters to_5, 6_7, 8a_up, no_band. Shares are of the people whose group is stated and sum to 1
/// in each stage; those whose group is not stated stand in rows of their own, with their share of everybody. Intervals:
/// Wilson.
const base::TableSpec& representation_shares_spec();

/// representation_likelihood: how likely people of a group are to stand in the next cluster (of those in it or the one
/// below), and to have left, beside the reference group (characteristics.h, comparisons); interval by the log method.
const base::TableSpec& representation_likelihood_spec();

/// Pure: the same inputs give the same tables whatever the order of rows. People are those of capacity_cells.
RepresentationTables compute_representation(const curation::StaffTable& staff, const RepresentationInputs& inputs,
                                            const CapacityOptions& options);

}  // namespace cadre::capacity
