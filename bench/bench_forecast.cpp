// bench_forecast [--series N] [--months T]: records and outlooks of N series at every origin. cadre goes through the
// origins once; the plain way makes an ensemble anew from the series cut off at each. Prints one JSON line; fails when
// they differ.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>

#include "base/random_stream.h"
#include "forecast/ensemble.h"

namespace {

using namespace cadre;  // a program of one file
using forecast::Continuous;
using forecast::Ensemble;
using forecast::Series;

std::vector<Series> invent(std::size_t count, int months) {
  std::vector<Series> out;
  for (std::size_t s = 0; s < count; ++s) {
    base::RandomStream random(1, s);
    Series series{fmt::format("series {}", s), base::Month(2009, 9), {}};
    double level = std::log(1000.0);
    for (int i = 0; i < months; ++i) {
      level += 0.002 + 0.005 * random.normal();
      series.values.push_back(std::exp(level + (i % 12 == 0 ? 0.01 : 0)));
    }
    out.push_back(std::move(series));
  }
  return out;
}

Ensemble ensemble_of(const std::vector<Series>& series, std::size_t points) {
  std::vector<Continuous> family;
  for (Series s : series) {
    s.values.resize(points);
    family.emplace_back(s, std::span<const forecast::Break>());
  }
  return Ensemble(std::move(family));
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int run(std::size_t count, int months) {
  const std::vector<Series> series = invent(count, months);
  const std::vector<int> ahead = {6, 12, 24, 60};
  std::vector<double> once, anew;
  auto start = std::chrono::steady_clock::now();
  const Ensemble ensemble = ensemble_of(series, static_cast<std::size_t>(months));
  for (int origin = ensemble.first_origin(); origin < months; ++origin)
    once.push_back(ensemble.outlook(0, origin, ahead).centre[1]);
  const double seconds = seconds_since(start);
  start = std::chrono::steady_clock::now();
  for (int origin = ensemble.first_origin(); origin < months; ++origin)
    anew.push_back(ensemble_of(series, static_cast<std::size_t>(origin) + 1).outlook(0, origin, ahead).centre[1]);
  const double plain = seconds_since(start);
  if (once != anew) {
    fmt::print(stderr, "the two ways differ\n");
    return 1;
  }
  fmt::print(
      "{{\"bench\":\"forecast\",\"series\":{},\"months\":{},\"origins\":{},\"seconds\":{:.3f},\"plain_seconds\":{:.3f},"
      "\"speedup\":{:.1f}}}\n",
      count, months, once.size(), seconds, plain, plain / seconds);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Records of forecasts at every origin"};
  std::size_t count = 27;
  int months = 174;
  app.add_option("--series", count, "Series")->check(CLI::Range(1, 10000));
  app.add_option("--months", months, "Months of each")->check(CLI::Range(26, 1200));
  CLI11_PARSE(app, argc, argv);
  try {
    return run(count, months);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_forecast: {}\n", error.what());
    return 1;
  }
}
