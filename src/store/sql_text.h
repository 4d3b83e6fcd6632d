#pragma once

#include <string>
#include <string_view>

namespace cadre::store {

/// Text inside a statement where a parameter cannot stand: names of columns and tables, paths in COPY.
std::string quote_name(std::string_view name);     ///< month -> "month", with quotes inside doubled
std::string quote_literal(std::string_view text);  ///< O'Neill -> 'O''Neill'

}  // namespace cadre::store
