#pragma once

#include <zip.h>

#include <string>

namespace cadre::publishing {

/// For tests only. A part of the zip file that a workbook is; empty when it is not there.
inline std::string zip_part(const std::string& path, const std::string& part) {
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  if (zip == nullptr) return "";
  std::string text;
  if (zip_file_t* file = zip_fopen(zip, part.c_str(), 0)) {
    char block[4096];
    for (zip_int64_t n = zip_fread(file, block, sizeof block); n > 0; n = zip_fread(file, block, sizeof block)) {
      text.append(block, static_cast<std::size_t>(n));
    }
    zip_fclose(file);
  }
  zip_close(zip);
  return text;
}

}  // namespace cadre::publishing
