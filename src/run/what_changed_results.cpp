#include "run/what_changed_results.h"

#include <utility>

#include "publishing/what_changed.h"

namespace cadre::run {

void add_what_changed(capacity::BridgeTables bridges, base::Table leaving, base::Table input_sources,
                      base::Table seal_differences, const publishing::Labels& labels, base::Month shown,
                      FurtherResults& further) {
  publishing::WhatChanged tables;
  tables.bridge = further.keep(std::move(bridges.bridge));
  tables.changes = further.keep(std::move(bridges.changes));
  tables.recodings = further.keep(std::move(bridges.recodings));
  tables.transfers = further.keep(std::move(bridges.transfers));
  tables.leaving = further.keep(std::move(leaving));
  tables.seals = further.keep(std::move(seal_differences));
  tables.sources = further.keep(std::move(input_sources));
  tables.refusal = std::move(bridges.refusal);
  further.pages.push_back(publishing::what_changed_page(tables, labels, shown));
}

}  // namespace cadre::run
