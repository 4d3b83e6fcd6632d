#pragma once

#include <cstdint>

#include "base/progress.h"
#include "supply/record.h"

namespace cadre::supply {

struct RunOptions {
  std::uint64_t seed = 1;
  std::uint64_t first_future = 1;  ///< futures are numbered from 1; 0 is the name of the expected value
  std::size_t futures = 1000;
  int threads = 0;          ///< 0 = all cores; never changes a result
  bool keep_cells = false;  ///< also keep the last month of every cell
};

/// Futures of the model: whole people, drawn month by month (docs/methods/supply.md). A draw depends on seed, future,
/// cell, step and flow alone: the same whatever the threads and the processor's vectors, alike between scenarios of the
/// same axes, and any future can be run again by itself. Asserts that in every group and month people before plus in
/// minus out are people after. Throws base::InputError when the model is not valid (`check`).
Record simulate(const Model& model, const RunOptions& options, base::Progress& progress);

/// The futures of `after`, given those of `before` under the same options: only professions that the change can reach
/// are drawn anew, through their own parameters, a route that serves them or a limit they share; the result equals
/// simulate(after). Everything is drawn anew where axes, columns, the number of inflows or routes, or the months
/// differ, and where cells were kept.
Record simulate_change(const Model& before, const Record& known, const Model& after, const RunOptions& options,
                       base::Progress& progress);

/// Throws base::InputError with what is wrong with a model, if anything is.
void require_valid(const Model& model);

/// The same flows on expected numbers, smooth in every parameter except where a limit binds.
ExpectedRecord expect(const Model& model);

}  // namespace cadre::supply
