// Any bytes, cut at the first "\n\n", are criteria and projects: read, or refused with place and remedy. What was read
// is ranked: shares of ranks sum to 1 over the ranks of a project and over the projects of a rank.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/diagnostics.h"
#include "planning/priority_tables.h"

namespace {

using namespace cadre;

void expect(bool holds) {
  if (!holds) std::abort();
}

void rank(const std::string& criteria_text, const std::string& projects_text) {
  const auto criteria = planning::read_criteria(criteria_text, "criteria");
  const auto candidates = planning::read_candidates(projects_text, "projects", criteria);
  if (candidates.size() > 50) return;
  planning::PriorityOptions options;
  options.draws = 20;
  options.budget = 50'000;
  const planning::Priorities found = planning::prioritise(criteria, candidates, options);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    double across = 0, down = 0;
    for (std::size_t r = 0; r < candidates.size(); ++r) {
      across += found.acceptability.share[i][r];
      down += found.acceptability.share[r][i];
    }
    expect(std::abs(across - 1) < 1e-6 && std::abs(down - 1) < 1e-6);
  }
  expect(!planning::priority_summary(criteria, candidates, found, options).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const std::size_t cut = text.find("\n\n");
  try {
    rank(text.substr(0, cut), cut == std::string::npos ? text : text.substr(cut + 2));
  } catch (const base::InputError& error) {
    expect(!error.diagnostics().empty());
    for (const auto& fault : error.diagnostics()) expect(!fault.remedy.empty() && !fault.message.empty());
  }
  return 0;
}
