// Any bytes are a table of [supply]: read or refused with a place and a remedy, as every kind of table. What was read
// beside the tables that come with cadre fits together or is told not to, and what fits together becomes a model that
// is refused or runs, with people in every month.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "base/source_dir.h"
#include "supply/check_model.h"
#include "supply/compile.h"
#include "supply/engine.h"
#include "supply/read_inputs.h"

namespace {

using namespace cadre;

void expect_told(const base::Diagnostics& faults) {
  if (faults.empty()) std::abort();
  for (const auto& fault : faults)
    if (fault.remedy.empty() || fault.message.empty() || fault.where.file.empty()) std::abort();
}

const supply::Inputs& shipped() {
  static const supply::Inputs kShipped = [] {
    supply::Inputs inputs;
    for (const supply::InputFile& file : supply::input_files()) {
      if (!file.shipped) continue;
      std::stringstream text;
      text << std::ifstream(base::source_dir() + "/reference/supply/" + std::string(file.key) + ".csv").rdbuf();
      file.read(text.str(), std::string(file.key), false, inputs);
    }
    return inputs;
  }();
  return kShipped;
}

supply::OpeningStock stock() {
  supply::OpeningStock out;
  out.month = base::Month(2025, 3);
  out.rows = {{"PT", "sheffield", "nhs_trust", 2, 40, 30, 25},
              {"PT", "barnsley", "nhs_trust", 0, 30, 5, 4},
              {"OT", "barnsley", "unknown", 3, 50, 3, 2}};
  return out;
}

void run(const supply::Inputs& inputs) {
  if (!supply::check_inputs(inputs).empty()) return expect_told(supply::check_inputs(inputs));
  constexpr int kMonths = 14;
  for (const supply::Scenario& scenario : supply::scenarios_of(inputs)) {
    const supply::Model model = supply::compile(inputs, stock(), kMonths, scenario).model;
    const base::Diagnostics faults = supply::check(model);
    if (!faults.empty()) {
      expect_told(faults);
      continue;
    }
    const supply::ExpectedRecord record = supply::expect(model);
    for (const double people : record.people)
      if (!(people >= 0)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  for (const supply::InputFile& file : supply::input_files()) {
    try {
      supply::Inputs inputs = shipped();
      file.read(text, "fuzz", true, inputs);
      run(inputs);
    } catch (const base::InputError& error) {
      expect_told(error.diagnostics());
    }
  }
  return 0;
}
