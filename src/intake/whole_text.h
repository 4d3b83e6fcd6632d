#pragma once

#include <cstddef>
#include <string>

namespace cadre::intake {

inline constexpr std::size_t kLargestText = std::size_t{1} << 28U;  ///< bytes, unpacked

/// A small text file, plain or gzip, as it stands; `name` is what messages call it. Throws base::InputError when it
/// cannot be read, is no text, or is larger than `most` bytes.
std::string whole_text(const std::string& path, const std::string& name, std::size_t most = kLargestText);

}  // namespace cadre::intake
