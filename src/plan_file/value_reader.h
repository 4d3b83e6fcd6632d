#pragma once

// Shared by the .cpp files of this folder that read TOML; nothing else includes it, so that toml++ stays inside.

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "plan_file/option.h"

namespace toml {
inline namespace v3 {
class node;
}
}  // namespace toml

namespace cadre::plan_file {

struct SectionDocument;

/// The value of one key as its row of the option table wants it. Nothing, and a diagnostic, when type, range or choice
/// do not fit.
std::optional<OptionValue> read_value(const OptionSpec& spec, const toml::node& node, const SectionDocument& document,
                                      base::Diagnostics& diagnostics);

}  // namespace cadre::plan_file
