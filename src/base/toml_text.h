#pragma once

#include <string>
#include <string_view>

namespace cadre::base {

/// TOML knows letters beyond ASCII only in quotes and comments (TOML 1.0.0, "Keys"). Call this before handing a text to
/// toml++ 3.3, whose own test of such letters has undefined behaviour for most of them (is_non_ascii_horizontal_
/// whitespace runs into its TOML_UNREACHABLE). Throws InputError with line and column at the first stray one.
void check_toml_text(std::string_view text, const std::string& name);

}  // namespace cadre::base
