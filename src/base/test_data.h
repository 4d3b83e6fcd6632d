#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace cadre::base {

/// For tests only: the folder of real published files that stands beside a checkout, or the one that the environment
/// variable CADRE_SHARED_DATA names; empty when there is none, and the test then skips itself:
///   if (shared_data(source_dir()).empty()) GTEST_SKIP() << "skipped: no shared data";
inline std::string shared_data(const std::string& source_dir) {
  const char* named = std::getenv("CADRE_SHARED_DATA");
  for (const std::string& dir : {std::string(named != nullptr ? named : ""), source_dir + "/../shared/data"})
    if (!dir.empty() && std::filesystem::is_directory(dir)) return dir;
  return {};
}

/// For tests only: a temporary folder of this process, ending with "/", so that tests which run side by side do not
/// meet in one. Removed when the process ends.
inline std::string own_temp_dir() {
  struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("cadre_test_" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
      std::error_code ignored;
      std::filesystem::remove_all(path, ignored);
    }
  };
  static const Folder kFolder;
  return kFolder.path.string() + "/";
}

}  // namespace cadre::base
