#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "plan_file/nearest.h"
#include "supply/inputs.h"
#include "supply/scenario.h"
#include "supply/stage_chain.h"

namespace cadre::supply {
namespace {

using base::Severity;

template <class Row, class Name>
std::vector<std::string> names_of(const std::vector<Row>& rows, Name name) {
  std::vector<std::string> out;
  for (const Row& row : rows)
    if (std::find(out.begin(), out.end(), row.*name) == out.end()) out.push_back(row.*name);
  return out;
}

class Checks {
 public:
  explicit Checks(const Inputs& inputs)
      : inputs_(inputs),
        routes_(names_of(inputs.routes, &RouteInput::route)),
        limits_(names_of(inputs.limits, &LimitInput::limit)),
        levers_(names_of(inputs.levers, &LeverInput::lever)) {}

  base::Diagnostics run() {
    stages();
    routes();
    learners();
    levers();
    scenarios();
    return std::move(faults_);
  }

 private:
  void fault(const Given& given, std::string message, std::string remedy) {
    faults_.push_back({Severity::Error, given.where, std::move(message), std::move(remedy)});
  }

  /// `what` is the kind of thing that `name` should be one of.
  void known(const Given& given, const std::string& what, const std::string& name,
             const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    const std::vector<std::string_view> words(names.begin(), names.end());
    const std::string_view nearest = plan_file::nearest_of(name, words).word;
    fault(given, fmt::format("there is no {} '{}'", what, name),
          nearest.empty() ? fmt::format("Add it to the table of {}s", what)
                          : fmt::format("The nearest is '{}'", nearest));
  }

  void stages() {
    for (const StageInput& row : inputs_.stages) {
      known(row.given, "route", row.route, routes_);
      if (!row.limit.empty()) known(row.given, "limit", row.limit, limits_);
    }
  }

  void routes() {
    for (const std::string& route : routes_) {
      std::set<std::string> professions{""};
      for (const StageInput& row : inputs_.stages)
        if (row.route == route) professions.insert(row.profession);
      const std::size_t before = faults_.size();
      bool any = false;
      for (const std::string& profession : professions)
        if (faults_.size() == before) any = !stage_chain(inputs_, route, profession, faults_).empty() || any;
      if (!any && faults_.size() == before)
        for (const RouteInput& row : inputs_.routes)
          if (row.route == route) {
            fault(row.given, fmt::format("route '{}' has no stages", route), "Add its stages to the table of stages");
            break;
          }
    }
  }

  void learners() {
    for (const LearnerInput& row : inputs_.learners) {
      known(row.given, "route", row.route, routes_);
      base::Diagnostics told_already;
      const std::vector<StageRows> chain = stage_chain(inputs_, row.route, row.profession, told_already);
      if (chain.empty()) continue;
      std::vector<std::string> names;
      for (const StageRows& rows : chain) names.push_back(rows.front()->stage);
      known(row.given, fmt::format("stage of route {}:", row.route), row.stage, names);
      for (const StageRows& rows : chain)
        if (rows.front()->stage == row.stage && row.months_done >= rows.front()->months)
          fault(row.given,
                fmt::format("stage '{}' takes {} months, and these learners have done {}", row.stage,
                            rows.front()->months, row.months_done),
                "Write fewer months_done, or the next stage");
    }
  }

  void levers() {
    for (const LeverInput& row : inputs_.levers) {
      if (row.target.kind == LeverTarget::Kind::Starts) known(row.given, "route", row.target.name, routes_);
      if (row.target.kind == LeverTarget::Kind::Limit) known(row.given, "limit", row.target.name, limits_);
    }
  }

  void scenarios() {
    for (const ScenarioInput& row : inputs_.scenarios) {
      if (row.scenario == kBaseScenario)
        fault(row.given, "the scenario 'base' is the plan without levers", "Give this scenario another name");
      known(row.given, "lever", row.lever, levers_);
    }
  }

  const Inputs& inputs_;
  std::vector<std::string> routes_, limits_, levers_;
  base::Diagnostics faults_;
};

}  // namespace

base::Diagnostics check_inputs(const Inputs& inputs) { return Checks(inputs).run(); }

}  // namespace cadre::supply
