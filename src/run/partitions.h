#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "run/curate_file.h"

namespace cadre::run {

/// Curated files under a plan's .cadre folder. A partition never changes: its name is the hash of everything its
/// content depends on, so that a second month costs its own rows only. A partition appears by one rename, whole.
class Partitions {
 public:
  /// Makes `plan_dir`/.cadre (mode 0700) and holds its lock until destroyed. Throws base::InputError when another run
  /// of the same plan holds it, or the folder cannot be made. Leftovers of a run that was killed are removed.
  explicit Partitions(const std::string& plan_dir);
  Partitions(const Partitions&) = delete;
  Partitions& operator=(const Partitions&) = delete;
  ~Partitions();

  /// Folder of a partition, which need not exist.
  std::string folder(const std::string& name) const;
  /// What was written of a finished partition; nothing when there is none.
  std::optional<FileSummary> find(const std::string& name) const;
  /// Some finished partition holds a file of this many bytes: worth hashing a file before reading it.
  bool any_of_size(std::uint64_t bytes) const;
  /// A fresh empty folder to write a partition into.
  std::string begin();
  /// Gives the folder its name. An equal partition that is already there stays.
  void finish(const std::string& working_folder, const std::string& name, const FileSummary& summary);
  /// Removes partitions that were last used more than `months` months before `today` (days since 1970-01-01).
  void forget_older(int months, std::int32_t today);
  void touch(const std::string& name);

 private:
  std::string dir_;
  int lock_ = -1;
  int begun_ = 0;
  std::set<std::uint64_t> sizes_;  ///< of the files of finished partitions
};

/// SHA-256 of a file's bytes, as 64 hex digits. Throws base::InputError when it cannot be read.
std::string sha256_of_file(const std::string& path);
std::string sha256_of_text(std::string_view text);
/// One hash over the names and bytes of every file below a folder, in order of name.
std::string sha256_of_folder(const std::string& dir);

}  // namespace cadre::run
