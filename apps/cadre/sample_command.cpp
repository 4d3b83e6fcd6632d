#include <fmt/format.h>
#include <fmt/ostream.h>

#include "cadre/commands.h"
#include "cadre/shared_files.h"
#include "cadre/terminal_progress.h"
#include "sample/sample.h"

namespace cadre::app {

base::ExitCode make_sample(Console& console, sample::SampleOptions options) {
  options.reference_dir = reference_dir();
  const sample::SampleSummary summary = sample::write_sample(options);
  fmt::print(console.out, "{} invented rows in {} {} under {}; {} planted faults, {} near misses.\n",
             grouped(static_cast<std::uint64_t>(summary.rows)), summary.files.size(),
             summary.files.size() == 1 ? "file" : "files", options.out_dir,
             grouped(static_cast<std::uint64_t>(summary.planted)), grouped(static_cast<std::uint64_t>(summary.decoys)));
  if (!summary.month_files.empty())
    fmt::print(console.out, "{} other files of these months under {}.\n", summary.month_files.size(),
               options.month_dir);
  return base::ExitCode::Done;
}

}  // namespace cadre::app
