#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "economics/analysis.h"

namespace cadre::economics {

/// A model with what came out of it, under a short name.
struct Studied {
  std::string name;
  Model model;
  Analysis analysis;
};

/// quantities, results, plane, acceptability, tornado, budget, parameters; each with the model's name first.
const std::vector<const base::TableSpec*>& economics_specs();
/// The same tables in that order, for several models.
std::vector<base::Table> economics_tables(const std::vector<Studied>& studies);

/// What came out, in sentences for standard error and pages; headline first.
std::vector<std::string> economics_sentences(const Studied& study);
/// summary.json of `cadre economics`.
std::string economics_summary(const Studied& study, std::uint64_t seed);

}  // namespace cadre::economics
