// Any bytes are a table of [need]: read or refused with a place and a remedy, as every kind of table. What was read
// beside the tables that come with cadre fits together or is told not to, and what fits becomes finite hours in order.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "base/source_dir.h"
#include "need/check_needs.h"
#include "need/need_tables.h"
#include "need/read_needs.h"

namespace {

using namespace cadre;

void expect_told(const base::Diagnostics& faults) {
  if (faults.empty()) std::abort();
  for (const auto& fault : faults)
    if (fault.remedy.empty() || fault.message.empty() || fault.where.file.empty()) std::abort();
}

const need::Inputs& shipped() {
  static const need::Inputs kShipped = [] {
    need::Inputs inputs;
    for (const need::InputFile& file : need::input_files()) {
      if (!file.shipped) continue;
      std::stringstream text;
      text << std::ifstream(base::source_dir() + "/reference/need/" + std::string(file.key) + ".csv").rdbuf();
      file.read(text.str(), std::string(file.key), false, inputs);
    }
    return inputs;
  }();
  return kShipped;
}

void count(const need::Inputs& inputs) {
  const base::Diagnostics faults = need::check_inputs(inputs, {});
  if (!faults.empty()) return expect_told(faults);
  const need::NeedTables tables = need::need_tables(inputs, base::Month(2025, 3), 2);
  for (std::size_t row = 0; row < tables.need.rows(); ++row) {
    const double low = tables.need.decimal_at(row, "low"), hours = tables.need.decimal_at(row, "hours"),
                 high = tables.need.decimal_at(row, "high");
    if (!(low >= 0 && low <= hours * (1 + 1e-9) && hours <= high * (1 + 1e-9)) || !std::isfinite(high)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  for (const need::InputFile& file : need::input_files()) {
    try {
      need::Inputs inputs = shipped();
      file.read(text, "fuzz", true, inputs);
      count(inputs);
    } catch (const base::InputError& error) {
      expect_told(error.diagnostics());
    }
  }
  return 0;
}
