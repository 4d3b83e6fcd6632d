// cadre's curation of one staff list against DuckDB's reading and writing of it. Prints one JSON line; progress goes to
// standard error. Each side runs in a process of its own, in turns, three times; medians are compared.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "bench_curation_child.h"
#include "bench_curation_list.h"
#include "bench_curation_side.h"

namespace {

using cadre::bench::SideInput;
using cadre::bench::SideResult;
using Json = nlohmann::ordered_json;

struct Side {
  const char* name;
  SideResult (*run)(const SideInput&);
};
constexpr Side kSides[] = {{"cadre", cadre::bench::run_cadre},
                           {"duckdb-copy", cadre::bench::run_duckdb_copy},
                           {"duckdb-curation", cadre::bench::run_duckdb_curation}};

struct Options {
  std::uint64_t rows = 1000000;
  std::uint64_t seed = 1;
  int threads = 2;
  int rounds = 3;
  bool keep = false;
  std::string folder = (std::filesystem::temp_directory_path() / "cadre_bench").string();
  std::string side;  ///< set in the children only
  std::string list;  ///< an own list instead of a generated one
};

/// What one side did over all rounds.
struct Record {
  std::vector<double> seconds;
  SideResult last;
  double peak_mib = 0;

  double median() const {
    std::vector<double> sorted = seconds;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
  }
};

int run_side(const Options& options) {
  for (const Side& side : kSides)
    if (side.name == options.side) {
      const SideResult result = side.run({options.list, options.folder, options.threads});
      fmt::print(
          "{}\n",
          Json{{"seconds", result.seconds}, {"kept", result.kept}, {"rejects", result.rejects}, {"hash", result.hash}}
              .dump());
      return 0;
    }
  fmt::print(stderr, "bench_curation: no side is called {}\n", options.side);
  return 2;
}

void measure(const Options& options, const Side& side, Record& record) {
  const std::string folder = options.folder + "/" + side.name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  ::sync();  // what the side before wrote is not paid for by this one
  const auto child = cadre::bench::run_child(
      {"--side", side.name, "--list", options.list, "--folder", folder, "--threads", std::to_string(options.threads)});
  const Json answer = Json::parse(child.output);
  record.last = {answer.at("seconds"), answer.at("kept"), answer.at("rejects"), answer.at("hash")};
  record.seconds.push_back(record.last.seconds);
  record.peak_mib = std::max(record.peak_mib, child.peak_mib);
  fmt::print(stderr, "{:16} {:8.3f} s  {:8.3f} s of processor  {:6.0f} MiB  kept {}  rejects {}\n", side.name,
             record.last.seconds, child.cpu_seconds, child.peak_mib, record.last.kept, record.last.rejects);
  if (!options.keep) std::filesystem::remove_all(folder);
}

void read_through(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<char> buffer(1U << 20U);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()))) {
  }
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

int compare(Options options) {
  std::filesystem::create_directories(options.folder);
  const bool own = !options.list.empty();
  if (!own) options.list = fmt::format("{}/list_{}_{}.csv", options.folder, options.rows, options.seed);
  if (!std::filesystem::exists(options.list)) {
    fmt::print(stderr, "writing a list of {} rows\n", options.rows);
    cadre::bench::write_list(options.list, options.folder + "/sample", static_cast<std::int64_t>(options.rows),
                             options.seed, options.threads);
  }
  read_through(options.list);
  std::map<std::string, Record> records;
  for (int round = 0; round < options.rounds; ++round)
    for (const Side& side : kSides) measure(options, side, records[side.name]);
  const Record& ours = records["cadre"];
  const Record& copy = records["duckdb-copy"];
  const Record& curation = records["duckdb-curation"];
  fmt::print("{}\n", Json{{"rows", options.rows},
                          {"seconds", rounded(ours.median())},
                          {"duckdb_copy_seconds", rounded(copy.median())},
                          {"duckdb_curation_seconds", rounded(curation.median())},
                          {"ratio", rounded(ours.median() / copy.median())},
                          {"kept", ours.last.kept},
                          {"duckdb_kept", curation.last.kept},
                          {"rejects", ours.last.rejects},
                          {"hash", ours.last.hash},
                          {"peak_mib", rounded(ours.peak_mib)}}
                         .dump());
  if (!options.keep && !own) std::filesystem::remove_all(options.folder);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Measures cadre's curation of a staff list against DuckDB"};
  app.add_option("--rows", options.rows, "rows of the generated list")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--threads", options.threads, "threads of every side")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--seed", options.seed, "seed of the list")->capture_default_str();
  app.add_option("--rounds", options.rounds, "rounds; the median counts")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--folder", options.folder, "where lists and outputs are written")->capture_default_str();
  app.add_option("--list", options.list, "an own staff list of the same columns");
  app.add_flag("--keep", options.keep, "keep the list and what was written, and use a kept list again");
  app.add_option("--side", options.side)->group("");
  CLI11_PARSE(app, argc, argv);
  try {
    return options.side.empty() ? compare(options) : run_side(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_curation: {}\n", error.what());
    return 4;
  }
}
