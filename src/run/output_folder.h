#pragma once

#include <string>

namespace cadre::run {

/// The folder of a run's outputs, which appears whole or not at all: everything is written beside it, and one rename
/// puts it in place. Until commit() the last output stays as it was, whatever happens to this process.
class OutputFolder {
 public:
  /// Makes `final_path`.new with internal/ (mode 0700) and release/ inside. What an earlier run that was killed left
  /// there is removed. Throws base::InputError when it cannot be made, or when `final_path` is there but was not
  /// written by cadre.
  explicit OutputFolder(const std::string& final_path);
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  ~OutputFolder();  ///< without commit(): removes what was written

  std::string internal() const { return working_ + "/internal"; }
  std::string release() const { return working_ + "/release"; }
  const std::string& working() const { return working_; }
  void commit();

 private:
  std::string final_, working_;
  bool committed_ = false;
};

}  // namespace cadre::run
