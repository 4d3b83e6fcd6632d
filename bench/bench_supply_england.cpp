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

#include "base/random_stream.h"
#include "supply/draw_batch.h"
#include "supply/engine.h"

namespace {

using namespace cadre;  // a program of one file
using namespace cadre::supply;

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
  const Model m = england(42, 4760 * scale, 180);
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

// One lever, on one profession or on all.
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
    best = std::min(best, seconds_since(start));
  }
  const Record whole = simulate(after, options, silent);
  fmt::print(
      "{{\"bench\":\"supply_what_if\",\"lever_on\":\"{}\",\"staff\":{},\"cells\":{},\"months\":180,\"futures\":200,"
      "\"threads\":1,"
      "\"ms\":{:.1f}}}\n",
      all ? "15 professions" : "1 profession", staff_of(before), before.cells(), best * 1000);
  std::fflush(stdout);
  if (changed.people == whole.people && changed.flows == whole.flows) return 0;
  fmt::print(stderr, "a change drawn in part is not the whole\n");
  return 1;
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
    const int result = run_what_if(false) + run_what_if(true);
    for (const double scale : scales) run_england(scale, futures, threads);
    return result;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
