#pragma once

#include <cstdint>

#include "base/month.h"
#include "base/table.h"
#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// What the page "Reconciliation" is made from; all outlive it.
struct Reconciliation {
  const base::Table* comparisons = nullptr;  ///< reconciliation
  const base::Table* evidence = nullptr;     ///< reconciliation_evidence
  const base::Table* sources = nullptr;      ///< reconciliation_sources
  const base::Table* registers = nullptr;    ///< register_ratio
  std::int64_t suppressed = 0;               ///< published figures without a number
  double limit = 0;                          ///< share that may stay unexplained
};

/// The page for the internal edition: how much the figure of `shown` differs from the published one and what makes the
/// difference, how many figures leave too much unexplained, how publications agree with each other, and registers
/// beside staff. Without an answer when nothing could be compared.
FurtherPage reconciliation_page(const Reconciliation& from, const Labels& labels, base::Month shown);

}  // namespace cadre::publishing
