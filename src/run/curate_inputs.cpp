#include "run/curate_inputs.h"

#include <utility>

#include "run/cached_file.h"
#include "run/unpack_file.h"

namespace cadre::run {

CuratedInputs curate_inputs(const PreparedPlan& prepared, Partitions& partitions, int threads,
                            base::Progress& progress) {
  CuratedInputs curated;
  base::Diagnostics faults;
  for (const StaffFile& file : prepared.staff_files) {
    try {
      CachedFile cached = cached_file(file, prepared.rules_hash, partitions, [&](const std::string& folder) {
        if (file.layout->kind == intake::LayoutKind::Pack)
          return unpack_file(file, prepared.context.confidence, folder, threads, progress);
        return curate_file(file, prepared.context, prepared.key.bytes, folder, threads, progress);
      });
      curated.files.push_back(std::move(cached.summary));
      curated.from_cache += cached.from_cache ? 1 : 0;
      curated.partitions.push_back(
          {static_cast<std::uint16_t>(curated.files.size()), cached.folder, curated.files.back().parts});
    } catch (const base::InputError& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (!faults.empty()) throw base::InputError(std::move(faults));
  return curated;
}

}  // namespace cadre::run
