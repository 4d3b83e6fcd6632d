#include "store/sorted_dictionary.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace cadre::store {

void sort_dictionary(base::CodedColumn& column) {
  std::vector<std::uint32_t> order(column.values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin() + 1, order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return column.values[a] < column.values[b]; });
  std::vector<std::string> values(column.values.size());
  std::vector<std::uint32_t> renumbered(column.values.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    values[place] = std::move(column.values[order[place]]);
    renumbered[order[place]] = place;
  }
  column.values = std::move(values);
  for (std::uint32_t& code : column.codes) code = renumbered[code];
}

}  // namespace cadre::store
