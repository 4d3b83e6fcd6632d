#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/table.h"
#include "waits/assess.h"
#include "waits/link.h"
#include "waits/projection.h"

namespace cadre::waits {

/// Waiting lists as tables. Months carry the date's month; `date` is the day itself.
base::Table waits_table(std::span<const Assessment> lists);
base::Table harm_table(std::span<const Assessment> lists);  ///< of the latest date of each list
base::Table differences_table(std::span<const Difference> differences);
/// Of the latest date of each list, under every path that is for its profession or for all.
base::Table projection_table(std::span<const Assessment> lists, std::span<const CapacityPath> paths, int months);

const base::TableSpec& waits_spec();
const base::TableSpec& harm_spec();
const base::TableSpec& differences_spec();
const base::TableSpec& projection_spec();
std::vector<const base::TableSpec*> waits_specs();

/// Assessments of each list at its latest date with a queue, else its latest.
std::vector<const Assessment*> latest(std::span<const Assessment> lists);

/// What `cadre waits` writes: service,date,load,queue,target_queue,relief,target_capacity,pressure,unsustainable; a
/// service of several areas or groups is named "area / service / group". Unknown figures stay empty.
std::string waits_csv(std::span<const Assessment> lists);

/// "2024-03-31"
std::string day_text(std::int32_t days);

}  // namespace cadre::waits
