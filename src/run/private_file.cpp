#include "run/private_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/diagnostics.h"
#include "store/durable_file.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

bool is_output(const fs::path& folder) {
  std::error_code ignored;
  if (folder.filename() == ".cadre") return true;
  return fs::exists(folder / "run.json", ignored) &&
         (fs::exists(folder / "internal", ignored) || fs::exists(folder / "release", ignored));
}

void write_all(int file, std::string_view content, const std::string& path) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const std::string reason = std::strerror(errno);
      ::close(file);
      ::unlink(path.c_str());
      store::refuse_write(path, reason);
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::string output_folder_around(const std::string& path) {
  std::error_code ignored;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, ignored), ignored);
  for (fs::path folder = whole; !folder.empty(); folder = folder.parent_path()) {
    if (is_output(folder)) return folder.string();
    if (folder == folder.parent_path()) break;
  }
  return {};
}

void check_private_path(const std::string& path) {
  if (const std::string folder = output_folder_around(path); !folder.empty())
    throw base::UsageError(
        fmt::format("'{}' lies in the outputs of cadre, which others may open or which the next run replaces. Name a "
                    "place elsewhere.",
                    path));
  std::error_code ignored;
  if (fs::symlink_status(path, ignored).type() != fs::file_type::not_found)
    throw base::UsageError(fmt::format("'{}' is there already and is not overwritten. Name another place.", path));
}

void write_private_file(const std::string& path, std::string_view content) {
  check_private_path(path);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0 && errno == EEXIST)
    throw base::UsageError(fmt::format("'{}' is there already and is not overwritten. Name another place.", path));
  if (file < 0) store::refuse_write(path, std::strerror(errno));
  ::fchmod(file, 0600);  // whatever the umask
  write_all(file, content, path);
  if (::fsync(file) != 0) {
    const std::string reason = std::strerror(errno);
    ::close(file);
    ::unlink(path.c_str());
    store::refuse_write(path, reason);
  }
  ::close(file);
}

}  // namespace cadre::run
