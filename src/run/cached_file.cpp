#include "run/cached_file.h"

#include <fmt/format.h>

#include <filesystem>

namespace cadre::run {
namespace {

std::string partition_name(const StaffFile& file, const std::string& sha256, const std::string& rules_hash) {
  return sha256_of_text(fmt::format("{}\n{}\n{}\n{}\n{}\n", sha256, file.layout->id,
                                    file.month ? file.month->iso() : "", file.employer, rules_hash))
      .substr(0, 32);
}

}  // namespace

CachedFile cached_file(const StaffFile& file, const std::string& rules_hash, Partitions& partitions,
                       const std::function<FileSummary(const std::string& folder)>& make) {
  std::error_code ignored;
  const std::uintmax_t bytes = std::filesystem::file_size(file.path, ignored);
  if (!ignored && partitions.any_of_size(bytes)) {
    const std::string name = partition_name(file, sha256_of_file(file.path), rules_hash);
    if (auto known = partitions.find(name)) {
      partitions.touch(name);
      known->file = file.shown;
      return {*known, partitions.folder(name), true};
    }
  }
  const std::string folder = partitions.begin();
  FileSummary summary = make(folder);
  const std::string name = partition_name(file, summary.sha256, rules_hash);
  partitions.finish(folder, name, summary);
  return {std::move(summary), partitions.folder(name), false};
}

}  // namespace cadre::run
