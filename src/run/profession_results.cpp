#include "run/profession_results.h"

#include "capacity/profession_risks.h"
#include "publishing/profession_page.h"

namespace cadre::run {

void add_professions(const capacity::CapacityResult& capacity, const base::Table& position,
                     const publishing::Labels& labels, base::Month shown, FurtherResults& further) {
  capacity::RiskSources from;
  from.cells = &capacity.table("capacity_cells");
  from.past_55 = &capacity.table("capacity_past_55");
  from.turnover = &capacity.table("capacity_turnover");
  from.trend = &capacity.table("capacity_trend");
  from.position = &position;
  const base::Table* risks = further.keep(capacity::capacity_profession_risks(from));
  further.pages.push_back(publishing::profession_page(*risks, labels, shown));
}

}  // namespace cadre::run
