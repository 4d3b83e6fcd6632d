#pragma once

// Shared by the .cpp files of this folder that write workbooks; libxlsxwriter stays inside them.

#include <memory>
#include <string>

struct lxw_workbook;

namespace cadre::publishing {

/// A workbook being written: whole and on the disk after finish(), or not there at all. The same content gives the same
/// bytes: its creation date is fixed.
class XlsxFile {
 public:
  /// Throws base::InputError when the file cannot be begun.
  XlsxFile(const std::string& path, const std::string& title);
  ~XlsxFile();
  XlsxFile(const XlsxFile&) = delete;
  XlsxFile& operator=(const XlsxFile&) = delete;

  lxw_workbook* book() { return book_; }
  /// Throws base::InputError when it cannot be written.
  void finish();

 private:
  struct Target;
  std::unique_ptr<Target> target_;
  lxw_workbook* book_ = nullptr;
};

}  // namespace cadre::publishing
