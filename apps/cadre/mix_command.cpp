#include "cadre/mix_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cadre/plain_files.h"
#include "planning/mix_file.h"

namespace cadre::app {
namespace {

using base::ExitCode;

constexpr std::uint64_t kJudge = 1'000'000, kUnseen = 2'000'000;  // numbers of futures apart from those of the rows
constexpr std::size_t kJudged = 2000;

struct MixWish {
  std::string projects, effects, measures, budget, capacity, gaps, out;
  double probability = 0.8;
  std::size_t futures = 500;
  std::uint64_t seed = 1;
};

planning::NamedText text_of(const std::string& path) {
  return path.empty() ? planning::NamedText{} : planning::NamedText{plain_text(path), path};
}

ExitCode find_mix(Console& console, const MixWish& wish) {
  const planning::MixPlan plan =
      planning::read_mix({text_of(wish.projects), text_of(wish.effects), text_of(wish.measures), text_of(wish.budget),
                          text_of(wish.capacity), text_of(wish.gaps)},
                         wish.probability);
  const planning::MixProblem problem = planning::with_futures(plan, wish.futures, 0, wish.seed);
  const planning::MixProblem judge = planning::with_futures(plan, kJudged, kJudge, wish.seed);
  const planning::CheapestMix found = planning::cheapest_mix(problem, {}, judge);
  for (const std::string& sentence : planning::mix_sentences(plan, problem, found))
    fmt::print(console.out, "{}\n", sentence);
  const planning::MixChance unseen =
      planning::chance_of(planning::with_futures(plan, kJudged, kUnseen, wish.seed), found.mix);
  fmt::print(console.out, "On {} further futures: {:.1f} %.\n", kJudged, 100 * unseen.all);
  make_out_dir(wish.out);
  for (const base::Table& table : planning::mix_tables(plan, problem, found))
    write_in(wish.out, std::string(table.spec().name) + ".csv", base::to_csv(table));
  return ExitCode::Done;
}

}  // namespace

void add_mix_command(CLI::App& app, Console& console, std::function<ExitCode()>& action) {
  const auto wish = std::make_shared<MixWish>();
  CLI::App* command =
      app.add_subcommand("cheapest-mix", "Choose projects, sizes and years that close gaps for least money");
  command->footer(
      "Example:\n"
      "  cadre cheapest-mix projects.csv --effects effects.csv --measures measures.csv --budget budget.csv \\\n"
      "    --capacity capacity.csv --probability 0.8 --out mix\n"
      "The files are described in docs/formats/cheapest-mix.md, the method in docs/methods/cheapest-mix.md. When it "
      "cannot\n"
      "be done within the limits, the nearest is shown.");
  command->add_option("PROJECTS", wish->projects, "CSV file of projects: sizes, costs, what they need")->required();
  command->add_option("--effects", wish->effects, "CSV file: what a unit takes off a measure")
      ->type_name("FILE")
      ->required();
  command->add_option("--measures", wish->measures, "CSV file of measures, their gaps and targets")
      ->type_name("FILE")
      ->required();
  command->add_option("--budget", wish->budget, "CSV file of years and pounds")->type_name("FILE")->required();
  command->add_option("--capacity", wish->capacity, "CSV file of what projects use up")->type_name("FILE");
  command->add_option("--gaps", wish->gaps, "CSV file of gaps by future, instead of ranges")->type_name("FILE");
  command->add_option("--probability", wish->probability, "With which all measures together are to be reached")
      ->type_name("SHARE")
      ->capture_default_str()
      ->check(CLI::Range(0.01, 0.99));
  command->add_option("--futures", wish->futures, "Futures that the rows rest on")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(20, 5000));
  command->add_option("--seed", wish->seed, "Start of every draw")->type_name("N")->capture_default_str();
  command->add_option("--out", wish->out, "Folder to write into; made when it is not there")
      ->type_name("DIR")
      ->required();
  command->callback([&action, &console, wish] { action = [&console, wish] { return find_mix(console, *wish); }; });
}

}  // namespace cadre::app
