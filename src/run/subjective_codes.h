#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/table.h"
#include "plan_file/plan.h"

namespace cadre::run {

/// What the subjective codes of finance ledgers stand for: the plan's own map (docs/formats/plan-maps.md).
class SubjectiveCodes {
 public:
  /// Reads [area] subjective_codes; empty when the plan has none. Throws base::InputError with file, line and column
  /// for a row without a code, with an unknown profession, or that says another thing of a code than a row before.
  static SubjectiveCodes read(const plan_file::Plan& plan);

  bool empty() const { return meanings_.empty(); }
  /// The profession of a code at an employer, of its own rows before those of any employer; empty when unknown.
  const std::string& profession(const std::string& employer, const std::string& code) const;

  /// The rows of an establishment with the map's profession where the file itself says none; the rest as they are.
  base::Table attributed(const base::Table& establishment) const;

 private:
  std::map<std::pair<std::string, std::string>, std::string> meanings_;  ///< employer (empty = any), code -> profession
};

}  // namespace cadre::run
