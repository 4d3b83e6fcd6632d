#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "publishing/further_page.h"

namespace cadre::run {

/// What the stages beyond capacity computed: tables that stay where they are, and what the reports say of them.
struct FurtherResults {
  std::deque<base::Table> tables;              ///< all go to workforce.duckdb and run.json
  std::vector<publishing::FurtherPage> pages;  ///< point into `tables`

  /// Keeps a table and gives its place.
  const base::Table* keep(base::Table table) { return &tables.emplace_back(std::move(table)); }
  /// A kept table by name; null when there is none.
  const base::Table* find(std::string_view name) const {
    for (const base::Table& table : tables)
      if (table.spec().name == name) return &table;
    return nullptr;
  }
};

}  // namespace cadre::run
