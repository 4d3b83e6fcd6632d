// bench_planning [--projects P] [--years Y] [--measures M] [--futures F] [--seed S]: the cheapest mix of generated
// projects with minimum sizes, dependencies, yearly budget and capacity of training, effects uncertain, and its promise
// on 2,000 futures that it did not see. Prints one JSON line; with the usual five measures it fails when the gap is
// above 1 %, a minute goes by, or the promise misses by more than two points without being told.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>

#include "base/random_stream.h"
#include "planning/cheapest_mix.h"

namespace {

using namespace cadre;  // a program of one file
using planning::MixProblem;

struct Size {
  std::size_t projects = 60, measures = 5, futures = 500;
  int years = 10;
  std::uint64_t seed = 1;
};

void add_projects(const Size& size, MixProblem& out) {
  for (std::size_t i = 0; i < size.projects; ++i) {
    base::RandomStream random(size.seed, i);
    planning::MixProject p;
    p.id = fmt::format("P{:02}", i + 1);
    p.least = 2 + std::floor(4 * random.uniform());
    p.most = p.least * (3 + std::floor(4 * random.uniform()));
    p.whole = random.chance(0.5);
    p.repeats = random.chance(0.3);
    p.first_year = static_cast<int>(random.below(3));
    p.last_year = size.years - 1;
    p.fixed = {20e3 + 60e3 * random.uniform()};
    p.per_unit = {4e3 + 12e3 * random.uniform(), 1e3 + 3e3 * random.uniform(), 1e3};
    if (i >= 10 && random.chance(0.3)) p.needs.push_back({random.below(i), static_cast<int>(random.below(2))});
    p.uses = {{random.below(3), 0.5 + random.uniform()}};
    const int lead = static_cast<int>(random.below(4));
    for (std::size_t m = 0; m < size.measures; ++m) {
      const double effect = random.chance(0.35) ? 4 + 16 * random.uniform() : 0;
      std::vector<double> by_year;
      for (int y = 0; y < size.years; ++y) by_year.push_back(y + lead < size.years ? effect : 0);
      p.response.push_back(std::move(by_year));
    }
    out.projects.push_back(std::move(p));
  }
}

/// Futures `first` … of the same world: another first gives others of the same kind.
MixProblem generate(const Size& size, std::size_t futures, std::uint64_t first) {
  MixProblem out;
  out.years = size.years;
  out.probability = 0.8;
  add_projects(size, out);
  const double scale = static_cast<double>(size.projects) / 60;
  out.measures.resize(size.measures);
  for (std::size_t f = 0; f < futures; ++f) {
    base::RandomStream random(size.seed + 1000, first + f);
    const double shared = random.normal();
    for (std::size_t m = 0; m < size.measures; ++m)
      out.measures[m].gaps.push_back((900 + 100 * static_cast<double>(m)) * scale +
                                     90 * scale * (0.6 * shared + 0.8 * random.normal()));
  }
  for (std::size_t m = 0; m < size.measures; ++m) out.measures[m].id = fmt::format("M{}", m + 1);
  for (std::size_t i = 0; i < size.projects; ++i) {
    out.effect.emplace_back();
    for (std::size_t f = 0; f < futures; ++f) {
      base::RandomStream random(size.seed + 2000 + i, first + f);
      out.effect.back().push_back(std::max(0.0, 1 + 0.25 * random.normal()));
    }
  }
  out.budget.assign(static_cast<std::size_t>(size.years), 900e3 * scale);
  out.resources = {"placements", "supervisors", "backfill"};
  out.capacity.assign(3, std::vector<double>(static_cast<std::size_t>(size.years), 60 * scale));
  return out;
}

int run(const Size& size) {
  const MixProblem problem = generate(size, size.futures, 0), judge = generate(size, 2000, 1'000'000);
  const MixProblem fresh = generate(size, 2000, 2'000'000);
  const auto start = std::chrono::steady_clock::now();
  const planning::CheapestMix best = planning::cheapest_mix(problem, {}, judge);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const double unseen = planning::chance_of(fresh, best.mix).all;
  fmt::print(
      "{{\"bench\":\"planning\",\"projects\":{},\"years\":{},\"measures\":{},\"futures\":{},\"can_be_done\":{},"
      "\"pounds\":{:.0f},\"gap\":{:.5f},\"rounds\":{},\"stated\":{},\"chance\":{:.4f},"
      "\"chance_2000_fresh\":{:.4f},\"alternatives\":{},\"seconds\":{:.2f}}}\n",
      size.projects, size.years, size.measures, size.futures, best.can_be_done, best.cost, best.gap, best.rounds.size(),
      problem.probability, best.chance.all, unseen, best.alternatives.size(), seconds);
  const bool usual = size.measures <= 5 && size.projects <= 60 && size.years <= 10;
  const bool well = best.can_be_done && best.gap <= 0.0101 && seconds < 60 && unseen >= problem.probability - 0.02;
  return usual && !well ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"The cheapest mix of projects"};
  Size size;
  app.add_option("--projects", size.projects, "Projects")->check(CLI::Range(1, 500));
  app.add_option("--years", size.years, "Years")->check(CLI::Range(1, 30));
  app.add_option("--measures", size.measures, "Measures")->check(CLI::Range(1, 10));
  app.add_option("--futures", size.futures, "Futures")->check(CLI::Range(10, 5000));
  app.add_option("--seed", size.seed, "Of the generated world");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(size);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_planning: {}\n", error.what());
    return 1;
  }
}
