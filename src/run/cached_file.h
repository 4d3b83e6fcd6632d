#pragma once

#include <functional>
#include <string>

#include "run/curate_file.h"
#include "run/partitions.h"

namespace cadre::run {

/// A file of a plan as kept in the plan's partitions.
struct CachedFile {
  FileSummary summary;
  std::string folder;
  bool from_cache = false;  ///< an earlier run read it
};

/// The partition of this very content, or one made now by `make`, which writes into the folder it is given.
/// `rules_hash` stands for all that the content depends on besides the file.
CachedFile cached_file(const StaffFile& file, const std::string& rules_hash, Partitions& partitions,
                       const std::function<FileSummary(const std::string& folder)>& make);

}  // namespace cadre::run
