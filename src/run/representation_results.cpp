#include "run/representation_results.h"

#include <utility>

#include "publishing/representation_page.h"

namespace cadre::run {

void add_representation(capacity::RepresentationTables tables, FurtherResults& further) {
  publishing::Representation page;
  page.shares = further.keep(std::move(tables.shares));
  page.likelihood = further.keep(std::move(tables.likelihood));
  page.no_groups = std::move(tables.no_groups);
  page.no_flows = std::move(tables.no_flows);
  further.pages.push_back(publishing::representation_page(page));
}

}  // namespace cadre::run
