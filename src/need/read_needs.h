#pragma once

#include <span>
#include <string>
#include <string_view>

#include "need/inputs.h"

namespace cadre::need {

/// A table of [need]: its key in the plan, whether one comes with cadre, and how it is read.
struct InputFile {
  std::string_view key;
  bool shipped;
  std::string_view layout;  ///< name of the kind of file in the ledger
  /// Reads CSV text (docs/formats/need.md) behind what is there. Throws base::InputError with every fault, each with
  /// line, column, value and remedy.
  void (*read)(std::string text, const std::string& name, bool own, Inputs& into);
  std::size_t (*rows)(const Inputs& inputs);
};
std::span<const InputFile> input_files();

}  // namespace cadre::need
