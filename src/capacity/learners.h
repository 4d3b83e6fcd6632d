#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/table.h"
#include "base/table_spec.h"

namespace cadre::capacity {

/// Whether learners of this programme hold a post: apprentices and trainee advanced practitioners do and stand in the
/// staff list; students do not and stand outside stock (DESIGN, learners as a status).
bool holds_post(std::string_view programme);

/// Supernumerary shares of learners who hold a post, by assignment key, in a month: of the latest register not later
/// than it. A learner on a break, finished, or without a share takes nothing off. `learners` as
/// intake::learners_spec() describes it; nullptr = no register.
std::unordered_map<std::uint64_t, double> supernumerary_shares(const base::Table* learners, std::int32_t month);

/// capacity_learners: people of the register by month, profession (empty = all) and programme, inside and outside
/// stock, on a break, and whose expected end lies within 12 months.
const base::TableSpec& capacity_learners_spec();
base::Table capacity_learners(const base::Table* learners);

}  // namespace cadre::capacity
