// bench_sample --people N [--months M] [--threads T] [--out DIR] [--split] [--no-faults] [--truth] [--allied-only]
// [--seed S] Writes synthetic staff lists and prints one JSON line. Also the maker of the big lists that other
// benchmarks read.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <exception>

#include "base/source_dir.h"
#include "sample/sample.h"

int main(int argc, char** argv) {
  cadre::sample::SampleOptions options;
  options.people = 1'000'000;
  options.reference_dir = cadre::base::source_dir() + "/reference";
  options.out_dir = "sample_out";
  bool split = false, clean = false;
  options.truth = false;
  CLI::App app{"Time the making of synthetic staff lists"};
  app.add_option("--people", options.people, "posts filled at any time");
  app.add_option("--months", options.months, "months");
  app.add_option("--threads", options.threads, "threads; 0 = all cores");
  app.add_option("--out", options.out_dir, "folder");
  app.add_option("--seed", options.seed, "seed");
  app.add_option("--reference", options.reference_dir, "folder of the reference tables");
  app.add_flag("--split", split, "one list per employer instead of one per month");
  app.add_flag("--no-faults", clean, "plant nothing");
  app.add_flag("--truth", options.truth, "write the truth too");
  app.add_flag("--allied-only", options.allied_only, "leave out other staff");
  CLI11_PARSE(app, argc, argv);
  options.single_file = !split;
  options.faults = !clean;
  try {
    const auto begun = std::chrono::steady_clock::now();
    const auto done = cadre::sample::write_sample(options);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    fmt::print(
        "{{\"rows\":{},\"seconds\":{:.3f},\"rows_per_second\":{:.0f},\"mib\":{:.1f},\"planted\":{},\"decoys\":{}}}\n",
        done.rows, seconds, static_cast<double>(done.rows) / seconds, static_cast<double>(done.bytes) / 1048576.0,
        done.planted, done.decoys);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_sample: {}\n", error.what());
    return 1;
  }
}
