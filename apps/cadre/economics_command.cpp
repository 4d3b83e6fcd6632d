#include "cadre/economics_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "cadre/plain_files.h"
#include "cadre/shared_files.h"
#include "economics/economics_tables.h"

namespace cadre::app {
namespace {

using base::ExitCode;

struct EconomicsWish {
  std::string model, out;
  std::size_t draws = 10'000;
  std::uint64_t seed = 1;
};

/// A file, or the name of a model that comes with cadre.
std::string model_path(const std::string& wish) {
  if (std::filesystem::exists(wish) || wish.find_first_of("/.") != std::string::npos) return wish;
  const std::string shipped = reference_dir() + "/economics/" + wish + ".toml";
  return std::filesystem::exists(shipped) ? shipped : wish;
}

ExitCode run_economics(Console& console, const EconomicsWish& wish) {
  const std::string path = model_path(wish.model);
  economics::Studied study{
      std::filesystem::path(path).stem().string(), economics::read_model(plain_text(path), wish.model), {}};
  study.analysis = economics::analyse(study.model, wish.draws, wish.seed);
  for (const std::string& sentence : economics::economics_sentences(study)) fmt::print(console.out, "{}\n", sentence);
  if (!study.model.head.note.empty()) fmt::print(console.err, "{}\n", study.model.head.note);
  if (wish.out.empty()) return ExitCode::Done;
  make_out_dir(wish.out);
  const std::vector<base::Table> tables = economics::economics_tables({study});
  const std::string prefix = "economics_";
  for (const base::Table& table : tables)
    write_in(wish.out, std::string(table.spec().name.substr(prefix.size())) + ".csv", base::to_csv(table));
  write_in(wish.out, "summary.json", economics::economics_summary(study, wish.seed));
  return ExitCode::Done;
}

}  // namespace

void add_economics_command(CLI::App& app, Console& console, std::function<ExitCode()>& action) {
  const auto wish = std::make_shared<EconomicsWish>();
  CLI::App* command =
      app.add_subcommand("economics", "Compute a patient-flow model: costs, effects, how sure they are");
  command->footer(
      "Examples:\n"
      "  cadre economics msk_first_contact --out fcp           a model that comes with cadre\n"
      "  cadre economics my-model.toml --draws 20000 --seed 7 --out results\n"
      "A model is data: parameters with sources, formulas, a flow of events and states (docs/formats/economics.md).");
  command->add_option("MODEL", wish->model, "TOML file of a model, or the name of one of reference/economics")
      ->required();
  command->add_option("--draws", wish->draws, "Draws of the parameters")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(100, 1'000'000));
  command->add_option("--seed", wish->seed, "Start of every draw")->type_name("N")->capture_default_str();
  command->add_option("--out", wish->out, "Folder to write into; only sentences when not given")->type_name("DIR");
  command->callback([&action, &console, wish] { action = [&console, wish] { return run_economics(console, *wish); }; });
}

}  // namespace cadre::app
