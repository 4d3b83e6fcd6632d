#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/table.h"
#include "plan_file/plan.h"
#include "run/curate_file.h"

namespace cadre::run {

/// What out/run.json says: version, seed, hash of every input and table, timings. Clocks stand only here.
struct RunRecord {
  std::string version;
  std::uint64_t seed = 0;
  std::string key_id;
  std::string rules_hash;
  std::vector<FileSummary> files;
  std::map<std::string, std::string> tables;            ///< content hash by table name
  std::vector<std::pair<std::string, double>> seconds;  ///< by stage, in order
  std::string finished;                                 ///< UTC, ISO 8601

  std::string json() const;
};

}  // namespace cadre::run
