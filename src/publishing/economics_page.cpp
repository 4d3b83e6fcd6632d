#include "publishing/economics_page.h"

#include <array>

namespace cadre::publishing {
namespace {

// quantities, results, plane, acceptability, tornado, budget, parameters: draw by draw is too long for a page.
constexpr std::array<bool, 7> kInReport = {true, true, false, true, true, true, true};

}  // namespace

FurtherPage economics_page(const EconomicsPage& from) {
  FurtherPage page{"economics", {}, {}, "Models of the plan stand in the internal report only."};
  for (const std::string& sentence : from.sentences) page.answer.push_back({{sentence, {}}});
  for (std::size_t t = 0; t < from.tables.size(); ++t)
    page.tables.push_back({from.tables[t], t == 0 ? from.notes : std::vector<std::string>{}, kInReport.at(t)});
  return page;
}

}  // namespace cadre::publishing
