// bench_titles [--titles N]: one thread classifies N distinct titles, made from the written test titles and a running
// ward number, and prints one JSON line.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <exception>
#include <string>
#include <vector>

#include "base/csv_text.h"
#include "base/source_dir.h"
#include "curation/title_classifier.h"

int main(int argc, char** argv) {
  std::size_t count = 500'000;
  CLI::App app{"Time the classification of job titles"};
  app.add_option("--titles", count, "distinct titles");
  CLI11_PARSE(app, argc, argv);
  try {
    const std::string root = cadre::base::source_dir();
    const auto classifier = cadre::curation::TitleClassifier::load(root + "/reference");
    const auto written = cadre::base::read_small_csv(root + "/tests/data/titles/written_titles.csv");
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < count; ++i)
      titles.push_back(fmt::format("{} - Ward {}", written.rows[i % written.rows.size()][0], i));
    std::uint64_t professions = 0;
    const auto begun = std::chrono::steady_clock::now();
    for (const std::string& title : titles) professions += classifier.classify(title).professions.size();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    fmt::print("{{\"titles\":{},\"seconds\":{:.3f},\"titles_per_second\":{:.0f},\"professions\":{}}}\n", count, seconds,
               static_cast<double>(count) / seconds, professions);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 3;
  }
  return 0;
}
