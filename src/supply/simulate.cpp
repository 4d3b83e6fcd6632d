#include <mutex>
#include <utility>

#include "base/diagnostics.h"
#include "base/parallel.h"
#include "supply/check_model.h"
#include "supply/engine.h"
#include "supply/future_block.h"
#include "supply/reach.h"

namespace cadre::supply {
namespace {

// Draws the futures of the marked professions into the record; what it held of the others stays. Professions that
// nothing ties together go one after the other: their cells stay in the processor's cache.
void draw_futures(const Model& model, const RunOptions& options, const std::vector<bool>& professions, Record& record,
                  base::Progress& progress) {
  const Prepared prepared(model);
  AgeSums sums(record.groups * record.ages * (static_cast<std::size_t>(record.years) + 1));
  std::mutex adding;
  const std::size_t blocks = (options.futures + kLanes - 1) / kLanes;
  progress.start("futures", options.futures, "futures");
  std::vector<std::vector<bool>> parts = independent_professions(model);
  for (std::vector<bool>& part : parts)
    for (std::size_t p = 0; p < part.size(); ++p) part[p] = part[p] && professions[p];
  base::parallel_for(blocks, options.threads, [&](std::size_t b) {
    const std::size_t offset = b * kLanes, active = std::min(kLanes, options.futures - offset);
    AgeSums own(sums.size());
    FutureBlock block(prepared, options.seed, static_cast<std::uint32_t>(options.first_future + offset), active);
    for (const std::vector<bool>& part : parts) {
      block.follow_only(part);
      block.run(record, offset, own);
    }
    const std::scoped_lock lock(adding);
    for (std::size_t i = 0; i < own.size(); ++i) sums[i] += own[i];
    progress.advance(active);
  });
  progress.finish();
  const std::size_t in_group = sums.size() / record.groups;
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (professions[i / in_group / model.axes.areas.size()])
      record.age_people[i] = static_cast<double>(sums[i]) / static_cast<double>(options.futures);
}

}  // namespace

void require_valid(const Model& model) {
  base::Diagnostics faults = check(model);
  if (!faults.empty()) throw base::InputError(std::move(faults));
}

Record simulate(const Model& model, const RunOptions& options, base::Progress& progress) {
  require_valid(model);
  Record record = empty_record<std::int32_t>(model, options.futures);
  record.first_future = options.first_future;
  if (options.keep_cells) record.last_cells.resize(model.cells() * options.futures);
  draw_futures(model, options, std::vector<bool>(model.axes.professions.size(), true), record, progress);
  return record;
}

Record simulate_change(const Model& before, const Record& known, const Model& after, const RunOptions& options,
                       base::Progress& progress) {
  require_valid(after);
  const auto reached = reached_professions(before, after);
  if (!reached || options.keep_cells || known.futures != options.futures || known.first_future != options.first_future)
    return simulate(after, options, progress);
  Record record = known;
  draw_futures(after, options, *reached, record, progress);
  return record;
}

}  // namespace cadre::supply
