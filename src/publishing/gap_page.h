#pragma once

#include <map>
#include <string>

#include "base/table.h"
#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// What the page "Gap" is made from: tables of src/gap, which outlive it.
struct GapSource {
  const base::Table* totals = nullptr;                         ///< gap_totals
  const base::Table* cover = nullptr;                          ///< cover
  const base::Table* staff = nullptr;                          ///< gap_staff
  const base::Table* work = nullptr;                           ///< gap_work
  const base::Table* training = nullptr;                       ///< gap_training
  const base::Table* barriers = nullptr;                       ///< gap_barriers
  const base::Table* moves = nullptr;                          ///< gap_moves
  const base::Table* conflict = nullptr;                       ///< gap_conflict
  std::map<std::string, std::string> competencies, scenarios;  ///< names of codes; a code without one stands as it is
};

/// Answers "Where is it short, and what would move it most?" for the internal edition; nothing of it is released.
FurtherPage gap_page(const GapSource& from, const Labels& labels);

}  // namespace cadre::publishing
