// Any bytes are a model of `cadre economics`: read, or refused with place and remedy. What was read is computed; shares
// of the acceptability curve sum to 1, and tables hold a row for each parameter.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "economics/economics_tables.h"

namespace {

using namespace cadre;

void expect(bool holds) {
  if (!holds) std::abort();
}

void compute(const std::string& text) {
  economics::Studied study{"fuzz", economics::read_model(text, "fuzz"), {}};
  if (study.model.head.cycles > 50) study.model.head.cycles = 50;
  study.analysis = economics::analyse(study.model, 20, 1);
  for (const auto& shares : study.analysis.acceptable) {
    double sum = 0;
    for (const double share : shares) sum += share;
    expect(std::abs(sum - 1) < 1e-6 || sum < 1);  // draws without a number have no best strategy
  }
  expect(economics::economics_tables({study}).back().rows() == study.model.parameters.size());
  expect(!economics::economics_summary(study, 1).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    compute(std::string(reinterpret_cast<const char*>(bytes), size));
  } catch (const base::InputError& error) {
    expect(!error.diagnostics().empty());
    for (const auto& fault : error.diagnostics()) expect(!fault.remedy.empty() && !fault.message.empty());
  }
  return 0;
}
