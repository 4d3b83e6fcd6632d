#include "run/run_record.h"

#include <nlohmann/json.hpp>

namespace cadre::run {

std::string RunRecord::json() const {
  using nlohmann::ordered_json;
  ordered_json inputs = ordered_json::array(), stages = ordered_json::object(), hashes = ordered_json::object();
  for (const FileSummary& file : files)
    inputs.push_back({{"file", file.file},
                      {"layout", file.layout},
                      {"sha256", file.sha256},
                      {"bytes", file.bytes},
                      {"rows_read", file.rows_read},
                      {"content_hash", file.content_hash}});
  for (const auto& [name, hash] : tables) hashes[name] = hash;
  for (const auto& [stage, time] : seconds) stages[stage] = time;
  const ordered_json all = {{"cadre", version}, {"seed", seed},     {"key_id", key_id},  {"rules_hash", rules_hash},
                            {"inputs", inputs}, {"tables", hashes}, {"seconds", stages}, {"finished", finished}};
  return all.dump(2) + "\n";
}

}  // namespace cadre::run
