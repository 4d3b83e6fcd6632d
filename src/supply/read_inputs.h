#pragma once

#include <span>
#include <string>
#include <string_view>

#include "supply/inputs.h"

namespace cadre::supply {

/// A kind of input table: its key in [supply] of a plan, which is its file in reference/supply too.
struct InputFile {
  std::string_view key;     ///< "rates"
  bool shipped;             ///< reference/supply/KEY.csv exists
  std::string_view layout;  ///< "supply_rates": how ledger and Sources page name the layout
  /// Reads CSV text and appends its rows; `name` stands in messages, `own` says that the plan names the file. Throws
  /// base::InputError with every fault of the file.
  void (*read)(std::string text, const std::string& name, bool own, Inputs& into);
  std::size_t (*rows)(const Inputs&);  ///< how many rows the inputs hold of this kind
};

/// All kinds, in the order in which they are read.
std::span<const InputFile> input_files();

}  // namespace cadre::supply
