#include "cadre/waits_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cadre/shared_files.h"
#include "run/section_file.h"
#include "run/waits_files.h"
#include "store/durable_file.h"
#include "waits/assess.h"
#include "waits/link.h"
#include "waits/wait_tables.h"

namespace cadre::app {
namespace {

constexpr std::size_t kShownRemarks = 20;

struct WaitsWish {
  std::vector<std::string> files;
  std::string targets, out;
  std::optional<double> target, factor;
};

std::vector<waits::Target> targets_of(const WaitsWish& wish) {
  std::vector<waits::Target> out;
  const std::string shipped = reference_dir() + "/waits/targets.csv";
  waits::read_targets(run::section_text(shipped, shipped, "waits"), "reference/waits/targets.csv", false, out);
  if (!wish.targets.empty())
    waits::read_targets(run::section_text(wish.targets, wish.targets, "waits"), wish.targets, true, out);
  for (waits::Target& target : out) {
    if (wish.target) target.weeks = *wish.target;
    if (wish.factor) target.factor = *wish.factor;
  }
  return out;
}

void print_some(Console& console, base::Diagnostics remarks) {
  const std::size_t more = remarks.size() > kShownRemarks ? remarks.size() - kShownRemarks : 0;
  remarks.resize(remarks.size() - more);
  print(console, remarks);
  if (more > 0) fmt::print(console.err, "… and {} more.\n", more);
}

void print_differences(Console& console, const waits::Linked& linked) {
  if (linked.balances > 0 || linked.compared > 0)
    fmt::print(console.err, "{} queue balances and {} other sums compared, {} differ.\n", linked.balances,
               linked.compared, linked.differences.size());
  for (std::size_t i = 0; i < std::min(kShownRemarks, linked.differences.size()); ++i) {
    const waits::Difference& d = linked.differences[i];
    fmt::print(console.err, "  {}, {} {} {}: {} expected, {} found\n", d.kind, waits::day_text(d.date), d.area,
               d.service, d.expected, d.found);
  }
}

base::ExitCode run_waits(Console& console, const WaitsWish& wish) {
  const std::vector<waits::Target> targets = targets_of(wish);
  waits::LabelBook labels;
  std::vector<waits::WaitPoint> points;
  for (const std::string& path : wish.files) {
    waits::WaitFile file = run::read_wait_file(path, path, labels);
    print_some(console, file.remarks);
    fmt::print(console.err, "{}: {} of {} rows used, {} lists and dates.\n", path, file.used, file.rows,
               file.points.size());
    points.insert(points.end(), std::make_move_iterator(file.points.begin()),
                  std::make_move_iterator(file.points.end()));
  }
  print_some(console, labels.drift());
  const waits::Linked linked = waits::link(std::move(points));
  print_differences(console, linked);
  std::vector<waits::Assessment> lists;
  for (const waits::WaitPoint& point : linked.points)
    lists.push_back(waits::assess(point, *waits::target_of(targets, point)));
  const std::string csv = waits::waits_csv(lists);
  if (wish.out.empty()) {
    console.out << csv;
    return base::ExitCode::Done;
  }
  store::write_durable_file(wish.out, csv);
  fmt::print(console.err, "{} rows written to {}.\n", lists.size(), wish.out);
  return base::ExitCode::Done;
}

}  // namespace

void add_waits_command(CLI::App& app, Console& console, std::function<base::ExitCode()>& action) {
  const auto wish = std::make_shared<WaitsWish>();
  CLI::App* command = app.add_subcommand("waits", "Tell load, queue, relief and pressure of waiting lists, as CSV");
  command->footer(
      "Examples:\n"
      "  cadre waits list.csv --target 18                     dates of referral and removal\n"
      "  cadre waits waiting.csv seen.csv --out waits.csv     counts by wait band, and people seen\n"
      "Weeks throughout. Formats: docs/formats/waits.md; formulas: docs/methods/waits.md.");
  command->add_option("FILE", wish->files, "Waiting lists: CSV, .gz or workbook; several are read as one")->required();
  command->add_option("--target", wish->target, "Longest wait aimed at, in weeks, instead of the table of targets")
      ->type_name("WEEKS")
      ->check(CLI::Range(0.1, 1000.0));
  command->add_option("--factor", wish->factor, "Target / mean wait; 4 where the table of targets says nothing else")
      ->type_name("F")
      ->check(CLI::Range(1.0, 20.0));
  command
      ->add_option("--targets", wish->targets, "CSV of targets by service and month, beside those that come with cadre")
      ->type_name("FILE");
  command->add_option("--out", wish->out, "File for the CSV; standard output when not given")->type_name("FILE");
  command->callback([&action, &console, wish] { action = [&console, wish] { return run_waits(console, *wish); }; });
}

}  // namespace cadre::app
