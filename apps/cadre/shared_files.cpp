#include "cadre/shared_files.h"

#include <cstdlib>
#include <filesystem>

#include "base/diagnostics.h"

namespace cadre::app {
namespace {

namespace fs = std::filesystem;

/// bin/cadre has its files in ../share/cadre.
fs::path installed_share() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  return failed ? fs::path() : program.parent_path().parent_path() / "share" / "cadre";
}

std::string first_there(std::initializer_list<fs::path> places, const char* what, const char* remedy) {
  std::error_code ignored;
  for (const fs::path& place : places)
    if (fs::exists(place, ignored)) return place.string();
  throw base::InputError({base::Severity::Error, {(*(places.end() - 1)).string(), 0, 0}, what, remedy});
}

}  // namespace

std::string reference_dir() {
  const char* named = std::getenv("CADRE_REFERENCE");  // NOLINT(concurrency-mt-unsafe): read before any thread
  if (named != nullptr && *named != '\0')
    return first_there({named}, "there are no reference tables here", "Correct CADRE_REFERENCE, or unset it");
  return first_there({installed_share() / "reference", fs::path(CADRE_SOURCE_DIR) / "reference"},
                     "the reference tables are missing", "Install cadre again, or set CADRE_REFERENCE");
}

std::string report_page() {
  return first_there({installed_share() / "report.html", fs::path(CADRE_SOURCE_DIR) / "web/dist/report.html"},
                     "the report page is missing", "Run scripts/demo, which builds it, or install cadre again");
}

std::string version() { return CADRE_VERSION; }

}  // namespace cadre::app
