#include "cadre/shared_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/diagnostics.h"
#include "base/source_dir.h"

namespace cadre::app {
namespace {

namespace fs = std::filesystem;

fs::path program_path() {
  std::error_code failed;
  return fs::read_symlink("/proc/self/exe", failed);
}

/// A program that still stands in its build folder uses the source tree; any other one what was installed with it:
/// bin/cadre has its files in share/cadre.
bool in_build_folder(const fs::path& program) {
  const fs::path build = CADRE_BUILD_DIR;
  return std::mismatch(build.begin(), build.end(), program.begin(), program.end()).first == build.end();
}

std::string shared_file(const fs::path& in_share, const fs::path& in_sources, const char* missing, const char* remedy) {
  const fs::path program = program_path();
  const fs::path file = in_build_folder(program) ? fs::path(base::source_dir()) / in_sources
                                                 : program.parent_path().parent_path() / "share" / "cadre" / in_share;
  std::error_code ignored;
  if (fs::exists(file, ignored)) return file.string();
  throw base::InputError({base::Severity::Error, {file.string(), 0, 0}, missing, remedy});
}

}  // namespace

std::string reference_dir() {
  const char* named = std::getenv("CADRE_REFERENCE");  // NOLINT(concurrency-mt-unsafe): read before any thread
  if (named == nullptr || *named == '\0')
    return shared_file("reference", "reference", "the reference tables are missing",
                       "Install cadre again, or set CADRE_REFERENCE to their folder");
  std::error_code ignored;
  if (fs::is_directory(named, ignored)) return named;
  throw base::InputError({base::Severity::Error,
                          {named, 0, 0},
                          "there are no reference tables here",
                          "Correct CADRE_REFERENCE, or unset it"});
}

std::string report_page() {
  return shared_file("report.html", "web/dist/report.html", "the report page is missing",
                     "Build it with scripts/install, or install cadre again");
}

std::string version() { return CADRE_VERSION; }

}  // namespace cadre::app
