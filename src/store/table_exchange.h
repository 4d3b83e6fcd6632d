#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/table.h"
#include "store/column_view.h"
#include "store/database.h"

namespace cadre::store {

/// Makes a table of the database from columns in memory; an older one of that name is replaced. Coded columns become
/// ENUMs that list their whole dictionary. Throws StoreError, std::logic_error for columns that do not agree.
void create_table(Database& database, const std::string& name, std::span<const ColumnView> views);
/// The same under the name and with the columns of its description.
void create_table(Database& database, const base::Table& table);

/// Makes a view over Parquet files that share their columns, in the order given, or replaces it. Paths are patterns
/// too.
void create_view(Database& database, const std::string& name, std::span<const std::string> files);

/// Reads the result of a query into a table; its columns are found by the names of the description. Throws StoreError
/// when one is absent or of another kind.
base::Table read_table(Database& database, const std::string& sql, const base::TableSpec& spec,
                       std::span<const Value> parameters = {});

}  // namespace cadre::store
