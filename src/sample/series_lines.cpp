#include "sample/series_lines.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

#include "base/random_stream.h"

namespace cadre::sample {
namespace {

constexpr int kMonths = 180;
constexpr double kLeastFte = 5;  // a profession of fewer has no series
constexpr std::string_view kTotal = "FTE: All allied health professions";
constexpr base::Month kRecounted{2019, 4};
constexpr std::string_view kRecountedLabel = "Operating Theatres";
constexpr double kCountedBefore = 1.18;  // of what is counted since

/// New registrants start in September and October; some leave in the summer.
constexpr std::array<double, 12> kSeason = {0.001,  0,      -0.001, -0.001, -0.001, -0.002,
                                            -0.004, -0.004, 0.006,  0.005,  0.001,  0};

std::int64_t hundred_thousandths(double fte) { return std::llround(fte * 1e5); }

std::string date_of(base::Month month) {
  const base::CivilDate day = base::civil_from_days(month.last_day());
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

/// Backwards from `fte` in the last month: each step is drift, season and chance.
std::vector<std::int64_t> history(double fte, std::string_view label, base::Month last, base::RandomStream& random) {
  std::vector<std::int64_t> out(kMonths);
  const double drift = 0.0005 + 0.003 * random.uniform();
  double level = std::log(fte);
  for (int i = kMonths - 1; i >= 0; --i) {
    const base::Month month = base::Month::from_ordinal(last.ordinal() - (kMonths - 1 - i));
    const bool before = label == kRecountedLabel && month < kRecounted;
    out[static_cast<std::size_t>(i)] = hundred_thousandths(std::exp(level) * (before ? kCountedBefore : 1));
    level -= drift + kSeason[static_cast<std::size_t>(month.month()) - 1] + 0.004 * random.normal();
  }
  return out;
}

}  // namespace

SeriesFiles series_files(const Published::Sums& sums, std::size_t last_month, base::Month last, std::uint64_t seed) {
  std::map<std::size_t, double> by_label;
  for (const auto& [key, sum] : sums)
    if (std::get<0>(key) == last_month) by_label[std::get<2>(key)] += static_cast<double>(sum.ours) / 1e6;
  SeriesFiles out{"date,metric,value\n", "date,metric,note\n", "child,parent\n"};
  std::vector<std::int64_t> total(kMonths, 0);
  const auto add = [&](std::string_view metric, const std::vector<std::int64_t>& values) {
    for (int i = 0; i < kMonths; ++i)
      out.series +=
          fmt::format("{},{},{:.5f}\n", date_of(base::Month::from_ordinal(last.ordinal() - (kMonths - 1 - i))), metric,
                      static_cast<double>(values[static_cast<std::size_t>(i)]) / 1e5);
  };
  for (const auto& [label, fte] : by_label) {
    if (fte < kLeastFte) continue;
    const std::string_view name = published_label(label);
    base::RandomStream random(seed, label);
    const std::vector<std::int64_t> values = history(fte, name, last, random);
    const std::string metric = fmt::format("FTE: {}", name);
    add(metric, values);
    out.parts += fmt::format("{},{}\n", metric, kTotal);
    for (std::size_t i = 0; i < values.size(); ++i) total[i] += values[i];
  }
  add(kTotal, total);
  for (const std::string& metric : {fmt::format("FTE: {}", kRecountedLabel), std::string(kTotal)})
    out.breaks += fmt::format("{},{},invented: operating theatre staff counted anew\n", date_of(kRecounted), metric);
  return out;
}

}  // namespace cadre::sample
