#include "publishing/disclosure.h"

#include <utility>

#include "publishing/additive_structure.h"
#include "publishing/release_protector.h"

namespace cadre::publishing {
namespace {

void count(ProtectedRelease& release, const AdditiveStructure& structure, const std::vector<PublishedCell>& cells) {
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (!structure.cells[c].listed) continue;
    const PublishedCell& cell = cells[c];
    ++release.cells;
    release.small += cell.people_mark == Mark::Small;
    release.withheld += cell.people_mark == Mark::Withheld;
    release.fte_withheld += cell.people_mark == Mark::Shown && cell.fte_mark != Mark::Shown;
    release.rates_withheld +=
        structure.cells[c].rate && cell.people_mark == Mark::Shown && cell.rate_mark == Mark::Withheld;
  }
}

PublishedTable publish(const CountTable& table, const std::vector<int>& cell_of,
                       const std::vector<PublishedCell>& cells) {
  PublishedTable out{table.id, table.dimensions, {}, {}};
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    out.values.push_back(table.cells[row].values);
    out.cells.push_back(cells[static_cast<std::size_t>(cell_of[row])]);
  }
  return out;
}

}  // namespace

ProtectedRelease protect_counts(const ReleaseInput& input, const DisclosureOptions& options, base::Progress& progress) {
  const AdditiveStructure structure = build_structure(input);
  ReleaseProtector protector(structure, options, input);
  protector.run(progress);

  ProtectedRelease release;
  release.options = options;
  release.narrowed_by_last_month = protector.narrowed_by_last_month();
  count(release, structure, protector.cells());
  std::vector<std::uint8_t> unsafe(structure.cells.size(), 0);
  for (const int cell : protector.unsafe()) unsafe[static_cast<std::size_t>(cell)] = 1;
  for (std::size_t t = 0; t < input.tables.size(); ++t) {
    release.tables.push_back(publish(input.tables[t], structure.cell_of[t], protector.cells()));
    for (std::size_t row = 0; row < structure.cell_of[t].size(); ++row) {
      if (unsafe[static_cast<std::size_t>(structure.cell_of[t][row])]) release.unsafe.push_back({t, row});
    }
  }
  return release;
}

}  // namespace cadre::publishing
