// bench_supply [--columns C] [--months M] [--paths a,b] [--people 6,400,20000] [--coupling none|moves] [--what-if]: the
// engine that `cadre run` calls against the plainest C++ on the same model in the same run. 8 bands × 50 ages × C
// columns; leaving, retiring, promotion, birthdays and recruitment each month; with coupling also moves between columns
// and recruitment limited by posts. One JSON line for each setting; fails when the two ways disagree about mean,
// variance or share of empty cells.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "bench_supply_england_model.h"
#include "bench_supply_plain.h"
#include "supply/draw_batch.h"
#include "supply/engine.h"

namespace {

using namespace cadre;  // a program of one file
using namespace cadre::supply;

constexpr int kBands = 8, kAges = 50, kYoungest = 20;

Model model_of(int columns, int months, int people, bool coupled) {
  Model model;
  model.axes.professions = {"profession"};
  model.axes.sectors = {"sector"};
  for (int c = 0; c < columns; ++c) model.axes.areas.push_back(fmt::format("area {}", c));
  for (int b = 0; b < kBands; ++b) model.axes.levels.push_back(fmt::format("band {}", b));
  model.axes.youngest = kYoungest;
  model.axes.oldest = kYoungest + kAges - 1;
  model.opening = base::Month(2025, 3);
  model.months = months;
  RateTable rates;
  rates.rows = {{Risk::Leave, 0, kBands - 1, kYoungest, 54, 0.09},
                {Risk::Retire, 0, kBands - 1, 55, 59, 0.08},
                {Risk::Retire, 0, kBands - 1, 60, 69, 0.25},
                {Risk::Promote, 0, kBands - 2, kYoungest, 54, 0.03}};
  if (coupled) rates.rows.push_back({Risk::Move, 0, kBands - 1, kYoungest, 64, 0.03});
  rates.participation.assign(static_cast<std::size_t>(kBands) * kAges, 880);
  model.rates = {rates};
  model.entry_ages = {std::vector<double>(kAges, 1.0 / kAges)};
  for (int c = 0; c < columns; ++c) {
    model.columns.push_back({0, c, 0, 0});
    model.moves.emplace_back();
    for (int d = 1; coupled && d <= 3; ++d) model.moves.back().push_back({(c + d) % columns, d == 1 ? 0.5 : 0.25});
    for (int b = 0; b < kBands; ++b) {
      // About as many as go, so that the stock stays where it is; with posts, more ask than are taken.
      const double leavers = people * kAges * 0.11;
      model.inflows.push_back({Source::WiderMarket, c, b, 0, coupled ? leavers * 1.3 : leavers, 0});
      if (coupled) model.establishment.emplace_back(people * kAges * 0.88);
    }
  }
  model.people.assign(model.cells(), people);
  return model;
}

struct Spread {
  double mean = 0, variance = 0, zero = 0;
};
Spread spread_of(const std::vector<std::int32_t>& cells) {
  Spread out;
  double squares = 0;
  for (const std::int32_t n : cells) {
    out.mean += n;
    squares += static_cast<double>(n) * n;
    out.zero += n == 0 ? 1 : 0;
  }
  const auto count = static_cast<double>(cells.size());
  out.mean /= count;
  out.variance = squares / count - out.mean * out.mean;
  out.zero /= count;
  return out;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The shortest of three: what else the machine does only ever adds.
template <class Work>
double best_seconds(int rounds, const Work& work) {
  double best = 1e300;
  for (int i = 0; i < rounds; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(best, seconds_since(start));
  }
  return best;
}

bool agree(const Spread& a, const Spread& b) {
  return std::abs(a.mean / b.mean - 1) < 0.01 && std::abs(a.variance / b.variance - 1) < 0.05 &&
         std::abs(a.zero - b.zero) < 0.005;
}

bool measure(int columns, int months, int people, bool coupled, const std::vector<VectorPath>& paths) {
  const Model model = model_of(columns, months, people, coupled);
  const double steps = static_cast<double>(model.cells()) * months;
  constexpr std::size_t kFutures = 256, kPlainFutures = 16;
  base::SilentProgress silent;
  bool fine = true;
  for (const int threads : {1, 2}) {
    std::vector<std::int32_t> plain_cells;
    const double plain = best_seconds(2, [&] { plain_cells = bench::run_plainly(model, kPlainFutures, threads); }) *
                         1e9 / (steps * kPlainFutures);
    for (const VectorPath path : paths) {
      force_vector_path(path);
      Record record;
      RunOptions options{7, 1, kFutures, threads, true};
      const double seconds = best_seconds(3, [&] { record = simulate(model, options, silent); });
      release_vector_path();
      const double each = seconds * 1e9 / (steps * kFutures);
      const Spread spread = spread_of(record.last_cells), other = spread_of(plain_cells);
      fine = fine && agree(spread, other);
      fmt::print(
          "{{\"engine\":\"cadre\",\"coupling\":\"{}\",\"path\":\"{}\",\"people_per_cell\":{},\"threads\":{},"
          "\"ns_per_cell_step\":{:.3f},\"plain_ns_per_cell_step\":{:.1f},\"speedup\":{:.1f},\"mean_stock\":{:.4f},"
          "\"variance\":{:.4f},\"zero_share\":{:.5f},\"plain_mean_stock\":{:.4f},\"plain_variance\":{:.4f},"
          "\"plain_zero_share\":{:.5f}}}\n",
          coupled ? "moves and posts" : "none", kVectorPathNames[static_cast<std::size_t>(path)], people, threads, each,
          plain, plain / each, spread.mean, spread.variance, spread.zero, other.mean, other.variance, other.zero);
      std::fflush(stdout);
    }
  }
  return fine;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"The supply engine against the plainest C++"};
  int columns = 8, months = 24;
  std::vector<std::string> names;
  std::vector<int> people = {6, 400, 20000};
  std::string coupling;
  app.add_option("--columns", columns, "Columns of 8 bands and 50 ages")->check(CLI::Range(4, 1000));
  app.add_option("--months", months, "Months")->check(CLI::Range(1, 600));
  app.add_option("--people", people, "People in a cell at the start")->delimiter(',');
  app.add_option("--paths", names, "Vector paths; the fastest of this machine unless given")->delimiter(',');
  app.add_option("--coupling", coupling, "This part alone: none, or moves and posts; both unless given")
      ->check(CLI::IsMember({"none", "moves"}));
  bool what_if = false;
  app.add_flag("--what-if", what_if, "How long a what-if of one care board takes");
  CLI11_PARSE(app, argc, argv);
  try {
    if (what_if) return bench::run_what_if(false) + bench::run_what_if(true);
    std::vector<VectorPath> paths;
    for (const VectorPath path : vector_paths())
      if (std::ranges::find(names, kVectorPathNames[static_cast<std::size_t>(path)]) != names.end())
        paths.push_back(path);
    if (paths.empty()) paths = {vector_paths().back()};
    bool fine = true;
    for (const bool coupled : {false, true}) {
      if (!coupling.empty() && coupled != (coupling == "moves")) continue;
      for (const int n : people) fine = measure(columns, months, n, coupled, paths) && fine;
    }
    if (!fine) fmt::print(stderr, "the two ways disagree\n");
    return fine ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
