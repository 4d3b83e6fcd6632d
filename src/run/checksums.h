#pragma once

#include <string>
#include <vector>

namespace cadre::run {

/// Name of the file that lists the SHA-256 of the others of its folder, as `sha256sum -c SHA256SUMS` reads it.
inline constexpr const char* kSums = "SHA256SUMS";

/// Lines of that file for every file below `dir`, sorted, itself left out.
std::string sums_of(const std::string& dir);

/// Holds a folder against its SHA256SUMS.
struct SumsCheck {
  std::vector<std::string> missing;  ///< listed and not there; kSums itself when there is none
  std::vector<std::string> changed;  ///< other bytes than listed
  std::vector<std::string> added;    ///< there and not listed
};
SumsCheck check_sums(const std::string& dir);

}  // namespace cadre::run
