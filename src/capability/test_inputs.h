#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "base/source_dir.h"
#include "capability/read_inputs.h"

/// For tests only: the tables that come with cadre, and single plan tables over them.
namespace cadre::capability::testing_inputs {

inline std::string file_text(const std::string& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

inline const Inputs& shipped() {
  static const Inputs kShipped = [] {
    Inputs inputs;
    for (const InputFile& file : input_files())
      file.read(file_text(base::source_dir() + "/reference/capability/" + std::string(file.key) + ".csv"),
                std::string(file.key) + ".csv", false, inputs);
    return inputs;
  }();
  return kShipped;
}

/// One table of a plan over the shipped ones.
inline Inputs with_plan(const std::string& key, const std::string& text, Inputs inputs = shipped()) {
  for (const InputFile& file : input_files())
    if (file.key == key) file.read(text, "plan/" + key + ".csv", true, inputs);
  return inputs;
}

inline std::shared_ptr<const Inputs> shared(Inputs inputs) { return std::make_shared<const Inputs>(std::move(inputs)); }

}  // namespace cadre::capability::testing_inputs
