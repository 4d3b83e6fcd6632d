#pragma once

#include <string>

#include "base/month.h"
#include "base/table.h"
#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// What the page "What changed" is made from; all outlive it.
struct WhatChanged {
  const base::Table* bridge = nullptr;     ///< capacity_bridge
  const base::Table* changes = nullptr;    ///< capacity_changes
  const base::Table* recodings = nullptr;  ///< capacity_recodings
  const base::Table* transfers = nullptr;  ///< capacity_transfers
  const base::Table* leaving = nullptr;    ///< capacity_leaving; may be null
  const base::Table* seals = nullptr;      ///< seal_differences
  const base::Table* sources = nullptr;    ///< input_sources
  std::string refusal;                     ///< why people could not be followed; empty when they could
};

/// The page for the internal edition: sentences on the year up to `shown` (or the longest bridge that ends there) and
/// on the last month, then recodings, services that passed over, and seals. Without an answer when there is one month
/// only. `shown` unknown = the last month of the bridges.
FurtherPage what_changed_page(const WhatChanged& from, const Labels& labels, base::Month shown);

}  // namespace cadre::publishing
