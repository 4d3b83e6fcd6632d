#pragma once

#include <string>
#include <vector>

namespace cadre::bench {

struct ChildResult {
  std::string output;      ///< what it wrote to standard output
  double peak_mib = 0;     ///< largest resident set, MiB
  double cpu_seconds = 0;  ///< of all its threads, start included
};

/// Starts this same program again with these arguments and waits for it. Throws std::runtime_error when it fails.
ChildResult run_child(const std::vector<std::string>& arguments);

}  // namespace cadre::bench
