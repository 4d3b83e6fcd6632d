// Any bytes are a file of series: it is read or refused with a place and a remedy, every series is without gaps, and
// what was read can be cut at breaks and looked at.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/diagnostics.h"
#include "forecast/continuous.h"
#include "forecast/series_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  try {
    const cadre::forecast::SeriesFile file = cadre::forecast::read_series(text, "fuzz");
    std::size_t used = 0;
    for (const auto& series : file.series) {
      if (series.values.empty() || series.metric.empty()) std::abort();
      used += series.values.size();
      (void)cadre::forecast::oddest_step(series, {});
    }
    if (used != file.used || used > file.rows) std::abort();
    (void)cadre::forecast::read_breaks(text, "fuzz", file.metrics);
    (void)cadre::forecast::read_hierarchy(text, "fuzz", file.metrics);
  } catch (const cadre::base::InputError& error) {
    if (error.diagnostics().empty()) std::abort();
    for (const auto& fault : error.diagnostics())
      if (fault.remedy.empty() || fault.where.file.empty()) std::abort();
  }
  return 0;
}
