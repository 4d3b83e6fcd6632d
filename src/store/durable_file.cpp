#include "store/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "base/diagnostics.h"

namespace cadre::store {
namespace {

std::string reason_of(int error) { return std::generic_category().message(error); }

/// An open file; closed when left.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

void flush_to_disk(const std::string& opened, int flags, const std::string& named) {
  const Descriptor file(opened, flags);
  if (file.get() < 0 || ::fsync(file.get()) != 0) refuse_write(named, reason_of(errno));
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

struct Remedy {
  std::string_view reason;  ///< part of the system's words
  std::string_view remedy;
};
constexpr Remedy kRemedies[] = {
    {"No space left", "Free space on that disk, or choose an output folder on another one."},
    {"quota exceeded", "Free space within your quota, or choose another output folder."},
    {"Permission denied", "Choose a folder you may write to, or change its permissions."},
    {"Read-only file system", "Choose an output folder on a disk that can be written."},
    {"No such file or directory", "Create the folder first, or choose an existing one."},
    {"Not a directory", "Choose a folder: a part of this path is a file."},
    {"Is a directory", "Choose another name: this one is a folder."},
};

}  // namespace

void refuse_write(const std::string& path, const std::string& reason) {
  std::string_view remedy = "Check the disk and the folder, then run again.";
  for (const Remedy& row : kRemedies)
    if (reason.find(row.reason) != std::string::npos) {
      remedy = row.remedy;
      break;
    }
  throw base::InputError(base::Diagnostic{
      base::Severity::Error, {path}, fmt::format("could not be written: {}", reason), std::string(remedy)});
}

DurableFile::DurableFile(std::string final_path) : final_path_(std::move(final_path)), path_(final_path_ + ".part") {}

DurableFile::~DurableFile() {
  std::error_code ignored;
  if (!committed_) std::filesystem::remove(path_, ignored);
}

void DurableFile::commit() {
  flush_to_disk(path_, O_RDONLY, final_path_);
  if (std::rename(path_.c_str(), final_path_.c_str()) != 0) refuse_write(final_path_, reason_of(errno));
  committed_ = true;
  flush_to_disk(folder_of(final_path_), O_RDONLY | O_DIRECTORY, final_path_);
}

void write_durable_file(const std::string& path, std::string_view content) {
  DurableFile file(path);
  {
    const Descriptor out(file.path(), O_WRONLY | O_CREAT | O_TRUNC);
    if (out.get() < 0) refuse_write(path, reason_of(errno));
    for (std::size_t done = 0; done < content.size();) {
      const ssize_t written = ::write(out.get(), content.data() + done, content.size() - done);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) refuse_write(path, reason_of(errno));
      done += static_cast<std::size_t>(written);
    }
  }
  file.commit();
}

}  // namespace cadre::store
