// Any bytes, cut at "\n\n", are the files of a mix: read, or refused with place and remedy. What was read and is small
// has an answer within its limits, and a mix that is said to keep its promise does.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "planning/mix_file.h"

namespace {

using namespace cadre;

void expect(bool holds) {
  if (!holds) std::abort();
}

void solve(const std::vector<std::string>& parts) {
  const planning::MixPlan plan = planning::read_mix({{parts[0], "projects"},
                                                     {parts[1], "effects"},
                                                     {parts[2], "measures"},
                                                     {parts[3], "budget"},
                                                     {parts[4], "capacity"},
                                                     {parts[5], "gaps"}},
                                                    0.8);
  if (plan.problem.projects.size() > 4 || plan.problem.years > 3) return;
  const planning::MixProblem problem = planning::with_futures(plan, 20, 0, 1);
  expect(planning::fault_of(problem).empty());
  planning::CheapestMixOptions options;
  options.most_rounds = 3;
  options.solver.most_nodes = 50;
  const planning::CheapestMix found = planning::cheapest_mix(problem, options);
  if (found.can_be_done) expect(found.chance.all >= 0.8 - 1e-6 && planning::is_allowed(problem, found.mix));
  expect(!planning::mix_tables(plan, problem, found).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  std::vector<std::string> parts(6);
  std::size_t first = 0;
  for (std::string& part : parts) {
    const std::size_t cut = text.find("\n\n", first);
    part = text.substr(first, cut == std::string::npos ? cut : cut - first);
    if (cut == std::string::npos) break;
    first = cut + 2;
  }
  try {
    solve(parts);
  } catch (const base::InputError& error) {
    expect(!error.diagnostics().empty());
    for (const auto& fault : error.diagnostics()) expect(!fault.remedy.empty() && !fault.message.empty());
  }
  return 0;
}
