#pragma once

#include <string>
#include <string_view>

namespace cadre::base {

/// Text as it may stand between tags and in quoted attributes of HTML.
std::string escape_html(std::string_view text);

}  // namespace cadre::base
