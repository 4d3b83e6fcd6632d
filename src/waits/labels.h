#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostics.h"

namespace cadre::waits {

/// The name under which labels of published files meet: "Chiropody/Podiatry" -> "Podiatry", "NHS Ayrshire and Arran"
/// -> "Ayrshire & Arran". Other labels stay as they are.
std::string service_name(std::string_view label);
std::string board_name(std::string_view label);

/// Labels as files write them, by the name they meet under; tells which names were written in more than one way.
class LabelBook {
 public:
  /// Notes the label and gives its name.
  std::string service(std::string_view label, const std::string& file);
  std::string board(std::string_view label, const std::string& file);
  /// A note for each service that stands under several labels, or under one that other published files do not use, and
  /// one for all boards that stand under several.
  base::Diagnostics drift() const;

 private:
  using Seen = std::map<std::string, std::map<std::string, std::set<std::string>>>;  ///< name -> label -> files
  Seen services_, boards_;
};

}  // namespace cadre::waits
