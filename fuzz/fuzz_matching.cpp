// Any bytes are one of the four files of `cadre match`: read or refused with a place and a remedy; what is read is
// solved, and the answer keeps within hours and needs.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "matching/match_files.h"
#include "matching/solver.h"

namespace {

using namespace cadre;

void solve(matching::Problem problem) {
  if (problem.arcs.size() > 64 || problem.limits.size() > 32) return;
  for (const matching::Group& g : problem.groups)
    if (g.hours > 1e6) return;
  for (const matching::Need& n : problem.needs)
    if (n.hours > 1e6 || n.priority > 1e6) return;
  for (const matching::Arc& a : problem.arcs)
    if (a.efficiency > 1e3 || (a.efficiency > 0 && a.efficiency < 1e-3)) return;
  for (const matching::Limit& l : problem.limits)
    for (const matching::Limit::Term& t : l.terms)
      if (std::abs(t.coefficient) > 1e3 || std::abs(l.rhs) > 1e6) return;
  matching::Solver solver(std::move(problem));
  const matching::Answer answer = solver.solve();
  if (answer.status != matching::Status::Optimal) {
    if (answer.conflict.empty()) std::abort();
    return;
  }
  if (!(answer.weighted_unmet >= 0)) std::abort();
  for (const double hours : answer.hours)
    if (!(hours >= 0)) std::abort();
  solver.prices();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  std::string files[4] = {"staff,hours,cost_per_hour\na,5,20\nb,3,10\n", "need,hours,priority\nn,4,1\nm,6,2\n",
                          "staff,need,efficiency,extra_cost\na,n,1,0\na,m,0.5,1\nb,m,1,0\n",
                          "limit,staff,need,coefficient,sense,rhs\nl,a,n,1,>=,1\n"};
  files[bytes[0] % 4] = text;
  try {
    base::Diagnostics notes;
    const matching::MatchText limits{files[3], "limits"};
    solve(matching::read_match_files({files[0], "staff"}, {files[1], "need"}, {files[2], "arcs"}, &limits, notes));
  } catch (const base::InputError& error) {
    for (const auto& fault : error.diagnostics())
      if (fault.remedy.empty() || fault.message.empty() || fault.where.file.empty()) std::abort();
  }
  return 0;
}
