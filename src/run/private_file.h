#pragma once

#include <string>
#include <string_view>

namespace cadre::run {

/// The folder of cadre's outputs in which a path lies, links resolved; empty when it lies in none. Such a folder holds
/// run.json beside internal/ or release/, or is a plan's .cadre.
std::string output_folder_around(const std::string& path);

/// Throws base::UsageError when the path lies in an output folder or something is there already.
void check_private_path(const std::string& path);

/// Writes a new file that only its owner may read (mode 0600), whole or not at all. Throws base::UsageError when the
/// path lies in an output folder or something is there already, base::InputError when it cannot be written.
void write_private_file(const std::string& path, std::string_view content);

}  // namespace cadre::run
