#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "base/source_dir.h"
#include "sample/sample.h"

namespace cadre::scenario {

/// Copies maps and plan.toml of the South Yorkshire example, without its returns of partners. Without `month_files` the
/// plan does not ask for the other files of a month, which the test then need not make; without `supply` it looks at no
/// futures, which take their time, nor at capability, need and waiting lists.
inline void copy_example_plan(const std::filesystem::path& dir, bool month_files, bool supply = false) {
  const std::filesystem::path example = base::source_dir() + "/examples/south-yorkshire";
  std::filesystem::copy(example / "maps", dir / "maps");
  if (supply)
    for (const char* folder : {"supply", "capability", "need", "waits"})
      std::filesystem::copy(example / folder, dir / folder);
  std::ostringstream text;
  text << std::ifstream(example / "plan.toml", std::ios::binary).rdbuf();
  std::string plan = text.str();
  const auto leave_out_section = [&](const std::string& beginning) {
    const std::size_t at = plan.find(beginning);
    if (at == std::string::npos) throw std::logic_error("the example's plan has no section " + beginning);
    plan.erase(at, plan.find("\n\n", at) - at);
  };
  const auto leave_out = [&](const std::string& path) { leave_out_section("[[input]]\npath = \"" + path); };
  if (!supply)
    for (const char* section : {"[supply]", "[capability]", "[need]", "[waits]"}) leave_out_section(section);
  leave_out("partners/");
  if (!month_files) leave_out("data/month/");
  std::ofstream(dir / "plan.toml", std::ios::binary) << plan;
}

/// Options of a sample into the data and truth folders of such a plan; two threads, whatever the machine.
inline sample::SampleOptions example_sample(const std::filesystem::path& dir, std::int64_t people, int months,
                                            std::uint64_t seed) {
  sample::SampleOptions options;
  options.out_dir = (dir / "data").string();
  options.truth_dir = (dir / "truth").string();
  options.reference_dir = base::source_dir() + "/reference";
  options.people = people;
  options.months = months;
  options.seed = seed;
  options.threads = 2;
  return options;
}

}  // namespace cadre::scenario
