#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cadre::curation {

/// A number for a title that is the same however it is spaced, written in capitals or punctuated. 0 for a title
/// without letters or digits.
std::uint64_t title_key(std::string_view title);

/// One number for a post and the day somebody started in it, to see in a later month whether both are unchanged
/// (docs/methods/what-changed.md). `post` is the keyed hash of the position number, or the title's key where a list has
/// no position numbers; `start` days since 1970-01-01. 0 when either is unknown: then nothing can be said.
std::uint64_t post_key(std::uint64_t post, std::optional<std::int32_t> start);

}  // namespace cadre::curation
