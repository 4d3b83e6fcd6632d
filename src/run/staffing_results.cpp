#include "run/staffing_results.h"

#include <utility>

#include "publishing/staffing_page.h"

namespace cadre::run {

void add_staffing(capacity::StaffingTables tables, const publishing::Labels& labels, base::Month shown,
                  FurtherResults& further) {
  publishing::StaffingSource from;
  from.position = further.keep(std::move(tables.position));
  from.bands = further.keep(std::move(tables.bands));
  from.recruitment = further.keep(std::move(tables.recruitment));
  from.peers = further.keep(std::move(tables.peers));
  further.pages.push_back(publishing::staffing_page(from, labels, shown));
}

}  // namespace cadre::run
