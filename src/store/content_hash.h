#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "store/column_view.h"

namespace cadre::store {

/// A 128-bit fingerprint of what a table holds: names of columns, values and the order of rows. How texts are coded,
/// how rows are cut into parts, and which thread adds which part make no difference. It tells tables apart and shows
/// that two runs agree; it is no protection against forgery.
///
/// Every cell gives mix(value, column, row), and the fingerprint is the sum, so parts can be added in any order.
class ContentHash {
 public:
  /// Adds a part of the table whose first row is row `first_row` of the whole (from 0).
  void add(std::span<const ColumnView> views, std::uint64_t first_row);
  void merge(const ContentHash& other);
  std::string hex() const;  ///< 32 hexadecimal digits

 private:
  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0;
};

std::string content_hash(std::span<const ColumnView> views);

}  // namespace cadre::store
