// bench_economics [--draws N]: every model of reference/economics, all that `cadre economics` computes of it. Prints
// one JSON line for each; fails when ten thousand draws take a second or more.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <sstream>

#include "base/source_dir.h"
#include "economics/analysis.h"

namespace {

using namespace cadre;  // a program of one file

int run(std::size_t draws) {
  int code = 0;
  for (const std::string name : {"msk_first_contact", "rotating_paramedic"}) {
    std::stringstream text;
    text << std::ifstream(base::source_dir() + "/reference/economics/" + name + ".toml").rdbuf();
    const economics::Model model = economics::read_model(text.str(), name);
    const auto start = std::chrono::steady_clock::now();
    const economics::Analysis found = economics::analyse(model, draws, 1);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double allowed = static_cast<double>(draws) / 10'000;
    fmt::print(
        "{{\"bench\":\"economics\",\"model\":\"{}\",\"parameters\":{},\"nodes\":{},\"cycles\":{},\"draws\":{},"
        "\"seconds\":{:.4f},\"allowed\":{:.1f},\"more_effect\":{:.4f}}}\n",
        name, model.parameters.size(), model.nodes.size(), model.head.cycles, draws, seconds, allowed,
        found.strategies.back().more_effect.value);
    if (seconds >= allowed) code = 1;
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Patient-flow models"};
  std::size_t draws = 10'000;
  app.add_option("--draws", draws, "Draws of the parameters")->check(CLI::Range(100, 1'000'000));
  CLI11_PARSE(app, argc, argv);
  try {
    return run(draws);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_economics: {}\n", error.what());
    return 1;
  }
}
