// bench_supply_england [--futures F] [--threads T] [--scale 1,10]: 15 professions × 42 care boards × 5 levels × ages 18
// to 75 over 180 months, about 200,000 staff and ten times as many; then a what-if of one board: one lever changed, 200
// futures, on one core. JSON lines with seconds and the greatest memory; fails where the what-if's unchanged parts
// differ.
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <vector>

#include "bench_supply_england_model.h"
#include "supply/draw_batch.h"
#include "supply/engine.h"

namespace {

using namespace cadre;  // a program of one file
using namespace cadre::supply;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double most_memory_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Rate and time left on standard error, as the command line shows them.
class Clock final : public base::Progress {
 public:
  void start(std::string_view, std::uint64_t total, std::string_view) override { total_ = total; }
  void advance(std::uint64_t units) override {
    const std::uint64_t done = done_ += units;
    const double seconds = seconds_since(start_);
    if (done % 64 < units || done == total_)
      fmt::print(stderr, "\r{} of {} futures, {:.1f} a second, {:.0f} s left   ", done, total_,
                 static_cast<double>(done) / seconds,
                 seconds / static_cast<double>(done) * static_cast<double>(total_ - done));
  }
  void finish() override { fmt::print(stderr, "\n"); }

 private:
  std::uint64_t total_ = 0;
  std::atomic<std::uint64_t> done_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

std::int64_t staff_of(const Model& m) {
  std::int64_t all = 0;
  for (const std::int32_t n : m.people) all += n;
  return all;
}

void run_england(double scale, std::size_t futures, int threads) {
  const Model m = bench::england(42, 4760 * scale, 180);
  Clock clock;
  const auto start = std::chrono::steady_clock::now();
  const Record record = simulate(m, {1, 1, futures, threads, false}, clock);
  const double seconds = seconds_since(start);
  double last = 0;
  for (std::size_t g = 0; g < record.groups; ++g)
    for (std::size_t f = 0; f < futures; ++f) last += record.people_of(g, 180)[f];
  fmt::print(
      "{{\"bench\":\"supply_england\",\"path\":\"{}\",\"staff\":{},\"cells\":{},\"months\":180,\"futures\":{},"
      "\"threads\":{},"
      "\"seconds\":{:.1f},\"ns_per_cell_step\":{:.3f},\"memory_mib\":{:.0f},\"mean_last\":{:.0f}}}\n",
      kVectorPathNames[static_cast<std::size_t>(vector_path())], staff_of(m), m.cells(), futures, threads, seconds,
      seconds * 1e9 / (static_cast<double>(m.cells()) * 180 * static_cast<double>(futures)), most_memory_mib(),
      last / static_cast<double>(futures));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"England over fifteen years, and a what-if of one care board"};
  std::size_t futures = 1000;
  int threads = 2;
  std::vector<double> scales = {1, 10};
  app.add_option("--futures", futures, "Futures of England")->check(CLI::Range(1, 100000));
  app.add_option("--threads", threads, "Threads")->check(CLI::Range(1, 256));
  app.add_option("--scale", scales, "Times 200,000 staff")->delimiter(',');
  CLI11_PARSE(app, argc, argv);
  try {
    const int result = bench::run_what_if(false) + bench::run_what_if(true);
    for (const double scale : scales) run_england(scale, futures, threads);
    return result;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
