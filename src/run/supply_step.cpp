#include "run/supply_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "curation/rules.h"
#include "intake/byte_stream.h"
#include "plan_file/nearest.h"
#include "supply/compile.h"
#include "supply/engine.h"
#include "supply/read_inputs.h"
#include "supply/scenario.h"

namespace cadre::run {
namespace {

constexpr std::size_t kLargestFile = std::size_t{16} << 20U;  // bytes; such tables are written by hand

std::string text_of(const std::string& path, const std::string& shown) {
  const std::unique_ptr<intake::ByteStream> bytes = intake::open_bytes(path, shown);
  std::string text;
  std::array<char, 1U << 16U> block{};
  while (const std::size_t read = bytes->read(block.data(), block.size())) {
    text.append(block.data(), read);
    if (text.size() > kLargestFile)
      throw base::InputError({base::Severity::Error,
                              {shown},
                              "this file is far too large for a table of [supply]",
                              "Name the right file"});
  }
  return text;
}

FileSummary summary_of(const plan_file::Plan& plan, const supply::InputFile& kind, const std::string& file,
                       std::size_t rows) {
  FileSummary summary;
  summary.file = file;
  summary.layout = kind.layout;
  summary.sha256 = intake::sha256_of_file(plan.resolve(file), file);
  std::error_code ignored;
  summary.bytes = std::filesystem::file_size(plan.resolve(file), ignored);
  summary.rows_read = summary.accepted = rows;
  summary.by_rule.assign(curation::rules().size(), 0);
  summary.of_people = false;
  return summary;
}

bool same(const base::Diagnostic& a, const base::Diagnostic& b) { return a.text() == b.text(); }

void add_once(base::Diagnostics& notes, const base::Diagnostics& more) {
  for (const base::Diagnostic& note : more)
    if (std::none_of(notes.begin(), notes.end(), [&](const base::Diagnostic& known) { return same(known, note); }))
      notes.push_back(note);
}

/// Lists count apprentices with their whole contract; supply counts the time they work.
void note_training_time(const supply::Model& model, base::Diagnostics& notes) {
  double fte = 0;
  for (const supply::Route& route : model.routes)
    if (route.from_level >= 0)
      for (const supply::Route::InTraining& cohort : route.in_training) fte += cohort.people * route.training_share;
  if (fte >= 0.05)
    notes.push_back({base::Severity::Note,
                     {},
                     fmt::format("supply: FTE at the opening are up to {:.1f} fewer than on the staff lists, the time "
                                 "that apprentices spend in training",
                                 fte),
                     "Set training_share in the table of routes"});
}

std::vector<supply::Scenario> wanted(const PlanSupply& supply, const std::string& id) {
  std::vector<supply::Scenario> all = supply::scenarios_of(supply.inputs);
  if (id.empty()) return all;
  std::vector<std::string_view> names;
  for (const supply::Scenario& scenario : all) {
    if (scenario.id == id) return {scenario};
    names.push_back(scenario.id);
  }
  throw base::UsageError(
      fmt::format("the plan has no scenario '{}'. The nearest is '{}'.", id, plan_file::nearest_of(id, names).word));
}

}  // namespace

std::optional<PlanSupply> read_plan_supply(const plan_file::Plan& plan, const std::string& reference_dir) {
  if (!plan.supply.on) return std::nullopt;
  PlanSupply out;
  out.years = plan.supply.years;
  out.futures = static_cast<std::size_t>(plan.supply.futures);
  base::Diagnostics faults;
  const auto own = plan.supply.files();
  for (const supply::InputFile& kind : supply::input_files()) {
    const std::string shipped = fmt::format("{}/supply/{}.csv", reference_dir, kind.key);
    if (kind.shipped)
      kind.read(text_of(shipped, shipped), fmt::format("reference/supply/{}.csv", kind.key), false, out.inputs);
    const auto named = std::find_if(own.begin(), own.end(), [&](const auto& file) { return file.first == kind.key; });
    if (named == own.end() || named->second.empty()) continue;
    try {
      const std::size_t before = kind.rows(out.inputs);
      kind.read(text_of(plan.resolve(named->second), named->second), named->second, true, out.inputs);
      out.files.push_back(summary_of(plan, kind, named->second, kind.rows(out.inputs) - before));
    } catch (const base::InputError& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (faults.empty()) faults = supply::check_inputs(out.inputs);
  if (!faults.empty()) throw base::InputError(std::move(faults));
  return out;
}

SupplyRun run_supply(const plan_file::Plan& plan, const PlanSupply& supply, supply::OpeningStock stock,
                     const SupplyRecords& records, const SupplyWish& wish, base::Progress& progress,
                     base::Diagnostics& notes) {
  const std::vector<supply::Scenario> scenarios = wanted(supply, wish.scenario);
  const supply::Axes axes;
  supply::spread_unknown_ages(stock, axes.youngest, axes.oldest);
  add_once(notes, stock.notes);
  add_once(notes, records.notes);
  SupplyRun out;
  for (const supply::Scenario& scenario : scenarios) {
    supply::Compiled compiled = supply::compile(supply.inputs, stock, 12 * supply.years, scenario);
    add_once(notes, compiled.notes);
    supply::ScenarioOutcome outcome{scenario.id, scenario.title, {}, std::move(compiled.model), {}, {}};
    for (const supply::LeverInput* lever : scenario.levers) outcome.levers.push_back(supply::sentence_of(*lever));
    out.outcomes.push_back(std::move(outcome));
  }
  base::Diagnostics training;
  note_training_time(out.outcomes.front().model, training);
  add_once(notes, training);
  // Every lever is known to change something before anything is drawn.
  progress.start("Learning from records", 0, "");
  const supply::Scenario base{std::string(supply::kBaseScenario), {}, {}};
  out.learned = learn_supply(supply::compile(supply.inputs, stock, 12 * supply.years, base).model, records, plan,
                             wish.seed, wish.threads);
  add_once(notes, learned_notes(out.learned, plan));
  supply::RunOptions options;
  options.seed = wish.seed;
  options.first_future = wish.first_future;
  options.futures = supply.futures;
  options.threads = wish.threads;
  for (supply::ScenarioOutcome& outcome : out.outcomes) {
    outcome.model = with_all_learned(std::move(outcome.model), out.learned);
    const supply::ScenarioOutcome& first = out.outcomes.front();
    outcome.record = &outcome == &first
                         ? supply::simulate(outcome.model, options, progress)
                         : supply::simulate_change(first.model, first.record, outcome.model, options, progress);
    outcome.expected = supply::expect(outcome.model);
  }
  return out;
}

}  // namespace cadre::run
