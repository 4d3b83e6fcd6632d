#include <mutex>
#include <utility>

#include "base/diagnostics.h"
#include "base/parallel.h"
#include "supply/check_model.h"
#include "supply/engine.h"
#include "supply/future_block.h"

namespace cadre::supply {

void require_valid(const Model& model) {
  base::Diagnostics faults = check(model);
  if (!faults.empty()) throw base::InputError(std::move(faults));
}

Record simulate(const Model& model, const RunOptions& options, base::Progress& progress) {
  require_valid(model);
  const Prepared prepared(model);
  Record record = empty_record<std::int32_t>(model, options.futures);
  record.first_future = options.first_future;
  if (options.keep_cells) record.last_cells.resize(model.cells() * options.futures);
  AgeSums sums(record.groups * record.ages * (static_cast<std::size_t>(record.years) + 1));
  std::mutex adding;
  const std::size_t blocks = (options.futures + kLanes - 1) / kLanes;
  progress.start("futures", options.futures, "futures");
  base::parallel_for(blocks, options.threads, [&](std::size_t b) {
    const std::size_t offset = b * kLanes, active = std::min(kLanes, options.futures - offset);
    AgeSums own(sums.size());
    FutureBlock block(prepared, options.seed, static_cast<std::uint32_t>(options.first_future + offset), active);
    block.run(record, offset, own);
    const std::scoped_lock lock(adding);
    for (std::size_t i = 0; i < own.size(); ++i) sums[i] += own[i];
    progress.advance(active);
  });
  progress.finish();
  for (std::size_t i = 0; i < sums.size(); ++i)
    record.age_people[i] = static_cast<double>(sums[i]) / static_cast<double>(options.futures);
  return record;
}

}  // namespace cadre::supply
