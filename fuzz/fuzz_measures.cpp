// Any bytes are a series of `cadre spc` or a file of measures: read, or refused with place and remedy. A series that
// was read has a point for every value, means within its values, limits around them, and a variation exactly where a
// rule was found.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/diagnostics.h"
#include "measures/measure_file.h"
#include "measures/spc_file.h"

namespace {

using namespace cadre;

void expect(bool holds) {
  if (!holds) std::abort();
}

void expect_told(const base::InputError& error) {
  expect(!error.diagnostics().empty());
  for (const auto& fault : error.diagnostics())
    expect(!fault.remedy.empty() && !fault.message.empty() && !fault.where.file.empty());
}

void draw(const measures::DatedSeries& series) {
  for (const int length : {6, 7})
    for (const bool screen : {false, true}) {
      measures::SpcOptions options;
      options.run_length = length;
      options.screen_outliers = screen;
      const measures::Spc spc = measures::spc_of(series.values, options);
      expect(spc.points.size() == series.values.size());
      const auto [low, high] = std::minmax_element(series.values.begin(), series.values.end());
      const measures::SpcLimits& limits = spc.parts.front();
      const double slack = 1e-9 * std::max({1.0, -*low, *high});
      expect(limits.mean >= *low - slack && limits.mean <= *high + slack);
      expect(!(limits.lower > limits.mean) && !(limits.upper < limits.mean));
      for (const measures::SpcPoint& point : spc.points)
        expect((point.rule == measures::SpcRule::None) == (point.variation == measures::Variation::Common));
      expect(measures::spc_table(series, spc, length).rows() == series.values.size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  try {
    draw(measures::read_dated_series(text, "fuzz"));
  } catch (const base::InputError& error) {
    expect_told(error);
  }
  try {
    const base::Table table = measures::funnel_table(measures::read_measures(text, "fuzz"));
    for (std::size_t row = 0; row < table.rows(); ++row)
      expect(table.decimal_at(row, "lower_998") <= table.decimal_at(row, "upper_998"));
  } catch (const base::InputError& error) {
    expect_told(error);
  }
  return 0;
}
