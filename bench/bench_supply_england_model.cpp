#include "bench_supply_england_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <vector>

#include "base/random_stream.h"
#include "supply/engine.h"

namespace cadre::bench {

using namespace supply;  // a file of one program

Model england(int areas, double people_per_area, int months) {
  Model m;
  for (int p = 0; p < 15; ++p) m.axes.professions.push_back(fmt::format("profession {}", p));
  for (int a = 0; a < areas; ++a) m.axes.areas.push_back(fmt::format("board {}", a));
  m.axes.sectors = {"all"};
  m.axes.levels = {"support", "registered", "enhanced", "advanced", "consultant"};
  m.opening = base::Month(2025, 3);
  m.months = months;
  const int ages = m.axes.ages();
  std::vector<double> young(static_cast<std::size_t>(ages), 0), any(static_cast<std::size_t>(ages), 0);
  for (int a = 21; a <= 30; ++a) young[static_cast<std::size_t>(a - 18)] = 0.1;
  for (int a = 25; a <= 49; ++a) any[static_cast<std::size_t>(a - 18)] = 1.0 / 25;
  m.entry_ages = {young, any};
  const double level_share[] = {0.2, 0.5, 0.15, 0.12, 0.03};
  base::RandomStream random(3, 0);
  for (int p = 0; p < 15; ++p) {
    RateTable rates;
    rates.rows = {{Risk::Leave, 0, 4, 18, 54, 0.08},  {Risk::Retire, 0, 4, 55, 59, 0.08},
                  {Risk::Retire, 0, 4, 60, 66, 0.25}, {Risk::Retire, 0, 4, 67, 75, 0.5},
                  {Risk::Break, 0, 4, 25, 44, 0.02},  {Risk::Move, 0, 4, 20, 54, 0.03},
                  {Risk::Promote, 1, 3, 25, 50, 0.04}};
    rates.participation.assign(static_cast<std::size_t>(m.axes.cells_per_column()), 880);
    m.rates.push_back(rates);
    const double share = (p + 1) / 120.0;  // small and large professions
    for (int a = 0; a < areas; ++a) {
      const int column = static_cast<int>(m.columns.size());
      m.columns.push_back({p, a, 0, p});
      std::vector<Destination> moves;
      for (int d = 1; d <= 4 && areas > 4; ++d) moves.push_back({p * areas + (a + d) % areas, 0.25});
      m.moves.push_back(moves);
      for (int level = 0; level < 5; ++level) {
        const double here = people_per_area * share * level_share[level];
        for (int age = 18; age <= 75; ++age) {
          const double mean = age >= 22 && age <= 62 ? here / 41 : 0;
          m.people.push_back(static_cast<std::int32_t>(mean + random.uniform()));
        }
        m.inflows.push_back({level == 1 ? Source::NewlyQualified : Source::WiderMarket, column, level,
                             level == 1 ? 0 : 1, here * 0.11, 0});
        m.establishment.emplace_back(here * 1.05);
      }
    }
  }
  return m;
}

int run_what_if(bool all) {
  const Model before = england(1, 4760, 180);
  Model after = before;
  for (std::size_t p = 0; p < after.rates.size(); ++p)
    if (all || p == 3) after.rates[p].rows[0].yearly = Path(0.07);  // the leaver rate less one point
  base::SilentProgress silent;
  const RunOptions options{1, 1, 200, 1, false};
  const Record known = simulate(before, options, silent);
  Record changed;
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    const auto start = std::chrono::steady_clock::now();
    changed = simulate_change(before, known, after, options, silent);
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  const std::int64_t staff = std::accumulate(before.people.begin(), before.people.end(), std::int64_t{0});
  const Record whole = simulate(after, options, silent);
  fmt::print(
      "{{\"bench\":\"supply_what_if\",\"lever_on\":\"{}\",\"staff\":{},\"cells\":{},\"months\":180,\"futures\":200,"
      "\"threads\":1,"
      "\"ms\":{:.1f}}}\n",
      all ? "15 professions" : "1 profession", staff, before.cells(), best * 1000);
  std::fflush(stdout);
  if (changed.people == whole.people && changed.flows == whole.flows) return 0;
  fmt::print(stderr, "a change drawn in part is not the whole\n");
  return 1;
}

}  // namespace cadre::bench
