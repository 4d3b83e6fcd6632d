#pragma once

#include <string>
#include <string_view>

namespace cadre::store {

/// A file that appears whole or not at all: write to path(), then commit() flushes it and its folder to the disk and
/// gives it its name. Without commit() the unfinished file is removed.
class DurableFile {
 public:
  /// The folder must exist. Nothing is created here.
  explicit DurableFile(std::string final_path);
  DurableFile(const DurableFile&) = delete;
  DurableFile& operator=(const DurableFile&) = delete;
  ~DurableFile();

  const std::string& path() const { return path_; }  ///< final path + ".part"
  /// Throws base::InputError naming the path and what to do.
  void commit();

 private:
  std::string final_path_;
  std::string path_;
  bool committed_ = false;
};

/// Writes small text the same way.
void write_durable_file(const std::string& path, std::string_view content);

/// Throws base::InputError "could not be written: …" with a remedy that fits the reason (disk full, no permission …).
[[noreturn]] void refuse_write(const std::string& path, const std::string& reason);

}  // namespace cadre::store
