#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace cadre::base {

/// For tests only: the folder of real published files that stands beside a checkout, or the one that the environment
/// variable CADRE_SHARED_DATA names; empty when there is none, and the test then skips itself:
///   if (shared_data(CADRE_SOURCE_DIR).empty()) GTEST_SKIP() << "skipped: no shared data";
inline std::string shared_data(const std::string& source_dir) {
  const char* named = std::getenv("CADRE_SHARED_DATA");
  for (const std::string& dir : {std::string(named != nullptr ? named : ""), source_dir + "/../shared/data"})
    if (!dir.empty() && std::filesystem::is_directory(dir)) return dir;
  return {};
}

}  // namespace cadre::base
