#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "capability/inputs.h"

namespace cadre::capability {

/// A kind of input table: its key in [capability] of a plan, which is its file in reference/capability too.
struct InputFile {
  std::string_view key;     ///< "matrix"
  bool in_plan;             ///< a plan may name its own
  std::string_view layout;  ///< "capability_matrix": how ledger and Sources page name the layout
  /// Reads CSV text and takes its rows over; `name` stands in messages, `own` says that the plan names the file. Throws
  /// base::InputError with every fault of the file, a key that stands twice among them.
  void (*read)(std::string text, const std::string& name, bool own, Inputs& into);
  std::size_t (*rows)(const Inputs&, bool own);  ///< how many rows of reference or plan the inputs hold
};

/// All kinds, in the order in which they are read.
std::span<const InputFile> input_files();

/// "2022-07-01", "2022-07" or "2022" (its January) as a month; nothing for anything else.
std::optional<base::Month> month_of_date(std::string_view text);

}  // namespace cadre::capability
