#include "cadre/measure_commands.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cadre/plain_files.h"
#include "measures/measure_file.h"
#include "measures/spc_file.h"

namespace cadre::app {
namespace {

using base::ExitCode;

struct SpcWish {
  std::string file, direction = "none", out;
  std::optional<double> target;
  std::vector<std::string> rebase;
  int run_length = 7;
  bool screen = false;
};

measures::Direction direction_of(const std::string& word) {
  if (word == "up") return measures::Direction::Up;
  return word == "down" ? measures::Direction::Down : measures::Direction::None;
}

ExitCode draw_spc(Console& console, const SpcWish& wish) {
  const measures::DatedSeries series = measures::read_dated_series(plain_text(wish.file), wish.file);
  std::vector<std::int32_t> days;
  for (const std::string& text : wish.rebase) days.push_back(measures::day_of_option(text, "--rebase"));
  const measures::SpcOptions options{direction_of(wish.direction), wish.target, wish.run_length, wish.screen,
                                     measures::rebase_points(series, days)};
  const measures::Spc spc = measures::spc_of(series.values, options);
  write_or_print(console, measures::spc_table(series, spc, wish.run_length), wish.out);
  for (const std::string& sentence : measures::spc_sentences(series, spc, options))
    fmt::print(console.err, "{}\n", sentence);
  return ExitCode::Done;
}

ExitCode draw_funnel(Console& console, const std::string& file, const std::string& out) {
  const base::Table table = measures::funnel_table(measures::read_measures(plain_text(file), file));
  if (table.rows() == 0)
    throw base::InputError({base::Severity::Error,
                            {file},
                            "no measure is a share with n in every row",
                            "Write values between 0 and 1 and how many stand behind each"});
  write_or_print(console, table, out);
  return ExitCode::Done;
}

void add_spc(CLI::App& app, Console& console, std::function<ExitCode()>& action) {
  const auto wish = std::make_shared<SpcWish>();
  CLI::App* spc = app.add_subcommand("spc", "Draw the limits of an XmR chart and say what varies by more than chance");
  spc->footer(
      "Examples:\n"
      "  cadre spc waits.csv --direction down --target 18 > chart.csv\n"
      "  cadre spc vacancies.csv --direction down --rebase 2024-04-01 --out chart.csv\n"
      "FILE has the columns date and value. The rules are those of NHS England's Making Data Count "
      "(docs/methods/spc.md).\n"
      "Assurance of the last point, trial limits and a rebase worth a thought go to standard error.");
  spc->add_option("FILE", wish->file, "CSV file with date and value, plain or .gz")->required();
  spc->add_option("--direction", wish->direction, "Which way is better")
      ->type_name("up|down|none")
      ->capture_default_str()
      ->check(CLI::IsMember({"up", "down", "none"}));
  spc->add_option("--target", wish->target, "Value to be reached, for assurance")->type_name("X");
  spc->add_option("--run-length", wish->run_length, "Points of a trend or shift, 6 or 7")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::IsMember({6, 7}));
  spc->add_flag("--screen-outliers", wish->screen,
                "Leave moving ranges of 3.267 times their mean or more out of the limits");
  spc->add_option("--rebase", wish->rebase, "Start mean and limits anew at this date; several times for several")
      ->type_name("DATE")
      ->allow_extra_args(false);
  spc->add_option("--out", wish->out, "CSV file to write; standard output when not given")->type_name("FILE");
  spc->callback([&action, &console, wish] { action = [&console, wish] { return draw_spc(console, *wish); }; });
}

}  // namespace

void add_measure_commands(CLI::App& app, Console& console, std::function<ExitCode()>& action) {
  add_spc(app, console, action);
  const auto file = std::make_shared<std::string>(), out = std::make_shared<std::string>();
  CLI::App* funnel = app.add_subcommand("funnel", "Set services beside what chance alone would spread");
  funnel->footer(
      "Examples:\n"
      "  cadre funnel job-plans.csv --out funnel.csv\n"
      "FILE has the columns measure, service, period, n, value, baseline, direction (docs/formats/measures.md).");
  funnel->add_option("FILE", *file, "CSV file of measures, plain or .gz")->required();
  funnel->add_option("--out", *out, "CSV file to write; standard output when not given")->type_name("FILE");
  funnel->callback(
      [&action, &console, file, out] { action = [&console, file, out] { return draw_funnel(console, *file, *out); }; });
}

}  // namespace cadre::app
