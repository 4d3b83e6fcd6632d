#include "run/checksums.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "run/partitions.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_below(const fs::path& dir) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(dir))
    if (!entry.is_directory()) files.push_back(fs::relative(entry.path(), dir).generic_string());
  std::sort(files.begin(), files.end());
  std::erase(files, std::string(kSums));
  return files;
}

}  // namespace

std::string sums_of(const std::string& dir) {
  std::string sums;
  for (const std::string& file : files_below(dir))
    sums += fmt::format("{}  {}\n", sha256_of_file((fs::path(dir) / file).string()), file);
  return sums;
}

SumsCheck check_sums(const std::string& dir) {
  SumsCheck check;
  std::ifstream sums(fs::path(dir) / kSums, std::ios::binary);
  std::vector<std::string> listed;
  for (std::string line; std::getline(sums, line);) {
    const auto space = line.find("  ");
    if (space == std::string::npos) continue;
    const std::string file = line.substr(space + 2);
    listed.push_back(file);
    if (!fs::is_regular_file(fs::path(dir) / file))
      check.missing.push_back(file);
    else if (sha256_of_file((fs::path(dir) / file).string()) != line.substr(0, space))
      check.changed.push_back(file);
  }
  if (listed.empty()) check.missing.emplace_back(kSums);
  std::sort(listed.begin(), listed.end());
  const std::vector<std::string> there = files_below(dir);
  std::set_difference(there.begin(), there.end(), listed.begin(), listed.end(), std::back_inserter(check.added));
  return check;
}

}  // namespace cadre::run
