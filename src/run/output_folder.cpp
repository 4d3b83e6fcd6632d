#include "run/output_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/diagnostics.h"
#include "store/durable_file.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

void make_folder(const std::string& path, mode_t mode) {
  if (::mkdir(path.c_str(), mode) != 0) store::refuse_write(path, std::strerror(errno));
  ::chmod(path.c_str(), mode);  // whatever the umask
}

void flush_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

bool written_by_cadre(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_empty(folder, ignored) || fs::exists(folder / "run.json", ignored);
}

}  // namespace

OutputFolder::OutputFolder(const std::string& final_path) : final_(final_path), working_(final_path + ".new") {
  while (final_.size() > 1 && final_.back() == '/') final_.pop_back();
  working_ = final_ + ".new";
  std::error_code failed;
  if (fs::exists(final_, failed) && (!fs::is_directory(final_, failed) || !written_by_cadre(final_)))
    throw base::InputError({base::Severity::Error,
                            {final_, 0, 0},
                            "is there already and is not an output folder of cadre",
                            "Name another folder with --out, or move it away"});
  fs::create_directories(fs::path(final_).parent_path().empty() ? "." : fs::path(final_).parent_path(), failed);
  fs::remove_all(working_, failed);
  make_folder(working_, 0755);
  make_folder(internal(), 0700);
  make_folder(release(), 0755);
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  if (!committed_) fs::remove_all(working_, ignored);
}

void OutputFolder::commit() {
  flush_folder(internal());
  flush_folder(release());
  flush_folder(working_);
  std::error_code ignored;
  if (!fs::exists(final_)) {
    if (::rename(working_.c_str(), final_.c_str()) != 0) store::refuse_write(final_, std::strerror(errno));
    committed_ = true;
  } else if (::renameat2(AT_FDCWD, working_.c_str(), AT_FDCWD, final_.c_str(), RENAME_EXCHANGE) == 0) {
    committed_ = true;
    fs::remove_all(working_, ignored);  // now the old output
  } else {
    store::refuse_write(final_, std::strerror(errno));
  }
  flush_folder(fs::path(final_).parent_path().empty() ? "." : fs::path(final_).parent_path().string());
}

}  // namespace cadre::run
