#pragma once

#include <string>
#include <vector>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::run {

/// What was submitted once, kept as it was under PLAN/sealed/NAME (docs/formats/seals.md).
struct Seal {
  std::string name;
  std::string version, rules_hash;  ///< of cadre, and of all that decides what curation makes of a file
  std::string finished;             ///< when the sealed run ended; UTC, ISO 8601
  base::SmallCsv cells;             ///< capacity_cells as sealed
  base::SmallCsv sources;           ///< input_sources as sealed
};

/// Seals the tables of the last output under `plan_dir`/sealed/`name`; returns that folder. It appears by one rename,
/// read-only, with the SHA-256 of every file. Throws base::UsageError for a name that cannot be a folder's, and
/// base::InputError when there is a seal of that name already, or when the output lacks a file that run.json names.
std::string seal_output(const std::string& plan_dir, const std::string& out_dir, const std::string& name);

/// The seals of a plan, oldest run first. One with a file that was changed, lost or added since is left out and told of
/// in `remarks`.
std::vector<Seal> read_seals(const std::string& plan_dir, base::Diagnostics& remarks);

}  // namespace cadre::run
