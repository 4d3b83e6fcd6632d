#pragma once

#include "base/table.h"
#include "publishing/further_page.h"

namespace cadre::publishing {

/// What the senders of packs say of the rows behind them, on the Data quality page. `ledger`: pack_ledger; `rules`:
/// pack_rules, null when no pack came with one. Both outlive the page.
FurtherPage packs_page(const base::Table& ledger, const base::Table* rules);

}  // namespace cadre::publishing
