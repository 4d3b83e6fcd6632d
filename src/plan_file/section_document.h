#pragma once

// Shared by the .cpp files of this folder; nothing else includes it, so that toml++ stays inside.

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/toml_parser.h"

namespace cadre::plan_file {

/// What a SectionReader reads: a tree of values, and where in the user's file each of them stands. A plan.toml's tree
/// is the parser's, which knows the places; that of a workbook is built from cells.
struct SectionDocument {
  struct Spots {
    base::SourceSpot key, value;
  };

  toml::table root;
  std::string file;
  std::map<const toml::node*, Spots> spots;       ///< of a workbook; empty for plan.toml
  std::map<std::string, base::SourceSpot> blank;  ///< of a workbook: "section.key" whose cell is empty
  base::Diagnostics faults;                       ///< found while it was built
  std::vector<std::string> known_sections;

  base::SourceSpot spot(const toml::node& node) const {
    const auto found = spots.find(&node);
    return found == spots.end() ? in_text(node.source()) : found->second.value;
  }
  base::SourceSpot key_spot(const toml::key& key, const toml::node& node) const {
    const auto found = spots.find(&node);
    return found == spots.end() ? in_text(key.source()) : found->second.key;
  }

 private:
  base::SourceSpot in_text(const toml::source_region& region) const {
    return {file, region.begin.line, region.begin.column};
  }
};

}  // namespace cadre::plan_file
