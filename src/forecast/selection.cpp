#include "forecast/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "forecast/continuous.h"
#include "plan_file/nearest.h"

namespace cadre::forecast {

bool is_selected(std::span<const std::string> metrics, const std::string& metric) {
  return metrics.empty() || std::find(metrics.begin(), metrics.end(), metric) != metrics.end();
}

std::vector<std::pair<std::string, std::string>> unknown_metrics(std::span<const std::string> asked,
                                                                 std::span<const std::string> metrics) {
  const std::vector<std::string_view> names(metrics.begin(), metrics.end());
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& metric : asked)
    if (std::find(names.begin(), names.end(), metric) == names.end())
      out.emplace_back(metric, plan_file::nearest_of(metric, names).word);
  return out;
}

base::Diagnostics odd_step_notes(std::span<const Series> series, std::span<const Break> breaks,
                                 std::span<const std::string> metrics, const std::string& file,
                                 const std::string& declare) {
  base::Diagnostics notes;
  for (const Series& s : series) {
    if (!is_selected(metrics, s.metric)) continue;
    if (const std::optional<OddStep> step = oddest_step(s, breaks))
      notes.push_back({base::Severity::Warning,
                       {file},
                       fmt::format("'{}' steps by {:+.1f}% in {}, as in no other month; nothing was done about it",
                                   s.metric, 100 * step->change, step->month.spoken()),
                       "If the counting changed, " + declare});
  }
  return notes;
}

}  // namespace cadre::forecast
