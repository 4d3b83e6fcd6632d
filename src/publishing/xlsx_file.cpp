#include "publishing/xlsx_file.h"

#include <xlsxwriter.h>

#include "store/durable_file.h"

namespace cadre::publishing {

struct XlsxFile::Target {
  explicit Target(const std::string& file) : path(file), durable(file) {}
  std::string path;
  store::DurableFile durable;
};

XlsxFile::XlsxFile(const std::string& path, const std::string& title) : target_(std::make_unique<Target>(path)) {
  book_ = workbook_new(target_->durable.path().c_str());
  if (book_ == nullptr) store::refuse_write(path, "the workbook could not be begun");
  lxw_doc_properties properties{};
  std::string text = title;
  properties.title = text.data();
  properties.created = 946684800;  // 2000-01-01
  workbook_set_properties(book_, &properties);
}

XlsxFile::~XlsxFile() {
  if (book_ != nullptr) workbook_close(book_);  // an unfinished file is thrown away with its DurableFile
}

void XlsxFile::finish() {
  const lxw_error error = workbook_close(book_);
  book_ = nullptr;
  if (error != LXW_NO_ERROR) store::refuse_write(target_->path, lxw_strerror(error));
  target_->durable.commit();
}

}  // namespace cadre::publishing
