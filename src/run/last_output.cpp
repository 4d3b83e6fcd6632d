#include "run/last_output.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/diagnostics.h"

namespace cadre::run {

std::string output_folder_of(const plan_file::Plan& plan, const std::string& out_dir) {
  return out_dir.empty() ? plan.dir + "/out" : out_dir;
}

store::Database open_output(const plan_file::Plan& plan, const std::string& out_dir) {
  const std::string out = output_folder_of(plan, out_dir);
  const std::string file = out + "/internal/workforce.duckdb";
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored))
    throw base::InputError({base::Severity::Error,
                            {out, 0, 0},
                            "there is no output yet",
                            fmt::format("Run: cadre run {}{}", plan.dir, out_dir.empty() ? "" : " --out " + out_dir)});
  store::DatabaseOptions options;
  options.read_only = true;
  return store::Database(file, options);
}

}  // namespace cadre::run
