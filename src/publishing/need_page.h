#pragma once

#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// The tables of need/need_tables.h; all outlive the page.
struct NeedSource {
  const base::Table* need = nullptr;
  const base::Table* lines = nullptr;
  const base::Table* overlaps = nullptr;
  const base::Table* sums = nullptr;
};

/// The page "Need" (docs/methods/need.md): hours of care that are needed now and some years on, where most of them are,
/// what they rest on, and which lines may tell of the same work. Without an answer when there are no lines.
FurtherPage need_page(const NeedSource& from, const Labels& labels);

}  // namespace cadre::publishing
