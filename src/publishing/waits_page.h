#pragma once

#include <cstddef>

#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// The tables of waits/wait_tables.h; all outlive the page.
struct WaitsSource {
  const base::Table* waits = nullptr;
  const base::Table* harm = nullptr;
  const base::Table* differences = nullptr;
  const base::Table* projection = nullptr;
  std::size_t compared = 0;  ///< balances and sums that were compared
};

/// The page "Waiting lists" (docs/methods/waits.md): which lists grow for ever, where pressure is highest, staff
/// lacking for relief, people past harm-review thresholds, the queue to come. Without an answer when there is no list.
FurtherPage waits_page(const WaitsSource& from, const Labels& labels);

}  // namespace cadre::publishing
