#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "cadre/console.h"
#include "cadre/shell_pages.h"
#include "curation/classify_titles.h"
#include "sample/sample.h"

namespace cadre::app {

// What each command does once its options are known. Each throws base::UsageError or base::InputError.

/// `workbook`: as plan.xlsx instead of plan.toml.
base::ExitCode new_plan(Console& console, const std::string& dir, bool workbook);
/// Writes the workbook that employers outside the Electronic Staff Record fill in.
base::ExitCode new_partner_template(Console& console, const std::string& file);
base::ExitCode new_capability_template(Console& console, const std::string& file);
base::ExitCode new_readiness_template(Console& console, const std::string& file);
base::ExitCode check_plan(Console& console, const std::string& dir);

/// What `cadre run` was asked for.
struct RunRequest {
  std::string dir;
  std::string out;                    ///< empty = DIR/out
  int threads = 0;                    ///< 0 = all cores
  std::optional<std::uint64_t> seed;  ///< instead of the plan's
  std::string packs;                  ///< "employer" = a workbook for each; empty = none
};
base::ExitCode run_plan(Console& console, const RunRequest& request);

/// Prints the chain behind one figure of the last run. `out` as in RunRequest.
base::ExitCode explain_figure(Console& console, const std::string& dir, const std::string& out,
                              const std::string& figure);

/// What `cadre fix-list` was asked for.
struct FixListWish {
  std::string dir, employer;
  std::string source;    ///< the employer's extract; empty = without
  std::string out_file;  ///< empty = standard output
  std::string outputs;   ///< as RunRequest::out
};
base::ExitCode print_fix_list(Console& console, const FixListWish& wish);

/// What `cadre return` was asked for.
struct ReturnWish {
  std::string dir, map;
  std::string out_file;  ///< empty = CSV on standard output
  std::string outputs;   ///< as RunRequest::out
  base::Month month;     ///< unknown = the plan's
};
base::ExitCode write_return(Console& console, const ReturnWish& wish);

/// Seals the tables of the last run under DIR/sealed/NAME. `out` as in RunRequest.
base::ExitCode freeze_output(Console& console, const std::string& dir, const std::string& out, const std::string& name);

/// Makes a pack of the last run in the new folder `to`. `out` as in RunRequest.
base::ExitCode write_pack(Console& console, const std::string& dir, const std::string& out, const std::string& to);

/// Reads job titles from a CSV file and writes one line each to standard output.
base::ExitCode classify_file(Console& console, const std::string& file, const curation::ClassifyOptions& options);
/// `options` lacks only the reference folder.
base::ExitCode make_sample(Console& console, sample::SampleOptions options);
base::ExitCode make_key(Console& console, const std::string& file);
base::ExitCode write_docs(Console& console, const std::string& dir);
/// Writes cadre.1 and cadre.bash into an existing folder.
base::ExitCode write_shell_pages(Console& console, const std::string& dir, const std::vector<CommandHelp>& commands,
                                 const std::string& version);

}  // namespace cadre::app
