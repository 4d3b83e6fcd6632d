#pragma once

#include <numeric>
#include <vector>

#include "supply/engine.h"

namespace cadre::supply {

/// Small invented models for tests.

/// One profession in one area, one level, everybody aged 30 to 60, no flow at all; `people` at age 40.
inline Model still_model(std::int32_t people, int months) {
  Model m;
  m.axes = {{"podiatry"}, {"here"}, {"trust"}, {"registered"}, 30, 60};
  m.opening = base::Month(2025, 3);
  m.months = months;
  m.columns = {{0, 0, 0, 0}};
  RateTable rates;
  rates.participation.assign(static_cast<std::size_t>(m.axes.cells_per_column()), 1000);
  m.rates = {rates};
  m.moves.resize(1);
  std::vector<double> entry(static_cast<std::size_t>(m.axes.ages()), 0);
  entry[3] = 1;
  m.entry_ages = {entry};
  m.people.assign(m.cells(), 0);
  m.people[10] = people;
  return m;
}

/// Two professions, two areas, two sectors, three levels, ages 20 to 60 and every kind of flow, a route and
/// apprentices. Limits do not bind.
inline Model lively_model(int months) {
  Model m;
  m.axes = {{"podiatry", "dietetics"},
            {"north", "south"},
            {"trust", "primary care"},
            {"support", "registered", "advanced"},
            20,
            60};
  m.opening = base::Month(2025, 3);
  m.months = months;
  for (int p = 0; p < 2; ++p) {
    RateTable rates;
    rates.rows = {{Risk::Leave, 0, 2, 20, 54, 0.09 + 0.02 * p},
                  {Risk::Retire, 0, 2, 55, 60, 0.2},
                  {Risk::Break, 0, 2, 25, 40, 0.03},
                  {Risk::Move, 0, 2, 20, 50, 0.04},
                  {Risk::Promote, 1, 1, 28, 45, 0.05}};
    for (int k = 0; k < m.axes.cells_per_column(); ++k)
      rates.participation.push_back(static_cast<std::int16_t>(950 - 4 * (k % m.axes.ages())));
    rates.retire_return = 0.25;
    m.rates.push_back(rates);
    for (int a = 0; a < 2; ++a)
      for (int s = 0; s < 2; ++s) m.columns.push_back({p, a, s, p});
  }
  for (int c = 0; c < 8; ++c) {
    const int base = c / 4 * 4;
    m.moves.push_back({{base + (c + 1) % 4, 0.6}, {base + (c + 2) % 4, 0.25}, {base + (c + 3) % 4, 0.15}});
  }
  std::vector<double> young(41, 0), all(41, 1.0 / 41);
  for (int a = 2; a < 12; ++a) young[static_cast<std::size_t>(a)] = 0.1;
  m.entry_ages = {young, all};
  for (int c = 0; c < 8; ++c)
    for (int level = 0; level < 3; ++level)
      for (int a = 0; a < 41; ++a)
        m.people.push_back(level == 1 ? 3 : level == 0 && c == 4 ? 4 : (a + c) % 3 == 0 ? 1 : 0);
  for (int c = 0; c < 8; ++c) m.inflows.push_back({Source::WiderMarket, c, 1, 1, 6.0, 0});
  m.inflows.push_back({Source::International, 0, 1, 0, 14.0, 0});
  m.limits = {{"university places", "places", 1000.0, 9}};
  Route degree;
  degree.name = "undergraduate";
  degree.stages = {{"year 1", 12, 0.1, {{0, 1}}}, {"year 2", 12, 0.05, {}}, {"register", 2, 0.02, {}}};
  degree.starts = 30.0;
  degree.targets = {{0, 1, 0.5}, {2, 1, 0.3}};
  degree.in_training = {{0, 6, 25}, {1, 6, 21}};
  Route apprentices;
  apprentices.name = "degree apprenticeship";
  apprentices.stages = {{"years 1 to 2", 24, 0.1, {}}};
  apprentices.starts = 4.0;
  apprentices.start_month = 3;
  apprentices.profession = 1;
  apprentices.targets = {{4, 1, 1.0}};
  apprentices.from_level = 0;
  apprentices.training_share = 0.2;
  apprentices.entry_ages = 1;
  apprentices.in_training = {{0, 12, 3}};
  m.routes = {degree, apprentices};
  return m;
}

inline Record run(const Model& model, std::size_t futures, std::uint64_t seed = 1, int threads = 1,
                  std::uint64_t first = 1) {
  base::SilentProgress silent;
  return simulate(model, {seed, first, futures, threads, true}, silent);
}

/// One number for everything a record holds (FNV-1a).
inline std::uint64_t fingerprint(const Record& record) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const auto* column : {&record.people, &record.fte, &record.level_people, &record.level_fte, &record.flows,
                             &record.route_counts, &record.limit_used, &record.last_cells})
    for (const std::int32_t value : *column)
      for (int byte = 0; byte < 4; ++byte) {
        hash ^= static_cast<std::uint32_t>(value) >> (8 * byte) & 0xFFU;
        hash *= 0x100000001b3;
      }
  return hash;
}

}  // namespace cadre::supply
