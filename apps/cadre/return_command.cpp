#include <fmt/ostream.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "cadre/commands.h"
#include "cadre/shared_files.h"
#include "plan_file/nearest.h"
#include "plan_file/plan.h"
#include "run/open_plan.h"
#include "run/private_file.h"
#include "run/return_step.h"

namespace cadre::app {
namespace {

namespace fs = std::filesystem;

/// The template of that path, or of that name among those of cadre.
std::string map_file(const std::string& map) {
  std::error_code ignored;
  if (fs::is_regular_file(map, ignored)) return map;
  const fs::path folder = fs::path(reference_dir()) / "returns";
  const std::string name = fs::path(map).stem().string();
  if (fs::is_regular_file(folder / (name + ".toml"), ignored)) return (folder / (name + ".toml")).string();
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  const std::vector<std::string_view> known(names.begin(), names.end());
  const plan_file::Nearest nearest = plan_file::nearest_of(name, known);
  throw base::UsageError(fmt::format("there is no template '{}'. {}", map,
                                     nearest.close
                                         ? fmt::format("Did you mean '{}'?", nearest.word)
                                         : fmt::format("Name a .toml file, or {}.", fmt::join(names, " or "))));
}

void write_file(const run::FilledReturn& filled, const std::string& path) {
  if (!path.ends_with(".xlsx")) return run::write_private_file(path, run::return_csv(filled));
  run::check_private_path(path);
  const mode_t before = ::umask(0077);
  try {
    const publishing::Workbook book = run::return_workbook(filled);
    publishing::write_workbook(path, book.notes, book.sheets);
  } catch (...) {
    ::umask(before);
    throw;
  }
  ::umask(before);
}

}  // namespace

base::ExitCode write_return(Console& console, const ReturnWish& wish) {
  const plan_file::Plan plan = run::open_plan(wish.dir);
  const run::ReturnRequest request{wish.outputs, reference_dir(), wish.month};
  const run::FilledReturn filled = run::fill_return(plan, returns::read_return_map(map_file(wish.map)), request);
  if (wish.out_file.empty()) {
    fmt::print(console.out, "{}", run::return_csv(filled));
  } else {
    write_file(filled, wish.out_file);
    for (const std::string& note : filled.notes) fmt::print(console.err, "{}\n", note);
    fmt::print(console.err, "Written for you alone: {}\n", wish.out_file);
  }
  if (filled.empty_rows > 0)
    fmt::print(console.err, "{} rows hold no data; the note of each says why.\n", filled.empty_rows);
  if (!filled.unexplained) return base::ExitCode::Done;
  fmt::print(console.err, "The account has a difference without a name: see its lines 'unexplained'.\n");
  return base::ExitCode::ToleranceBroken;
}

}  // namespace cadre::app
