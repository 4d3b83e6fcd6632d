#pragma once

#include <string>
#include <utility>
#include <vector>

#include "supply/outcome.h"
#include "supply/test_models.h"

namespace cadre::supply {

/// For tests: a scenario run as the plan would.
inline ScenarioOutcome outcome_of(std::string id, std::string title, Model model, std::size_t futures,
                                  std::vector<std::string> levers = {}) {
  Record record = run(model, futures);
  ExpectedRecord expected = expect(model);
  return {std::move(id), std::move(title), std::move(levers), std::move(model), std::move(record), std::move(expected)};
}

/// For tests: a record of a model in which nothing happens and nobody is there, to be filled by hand.
inline ScenarioOutcome empty_outcome(std::string id, Model model, std::size_t futures) {
  Record record = empty_record<std::int32_t>(model, futures);
  ExpectedRecord expected = empty_record<double>(model, 1);
  return {std::move(id), "By hand", {}, std::move(model), std::move(record), std::move(expected)};
}

/// For tests: people of a group at the end of a month, a number for each future.
inline void set_people(ScenarioOutcome& of, std::size_t group, int month, const std::vector<std::int32_t>& people) {
  for (std::size_t f = 0; f < people.size(); ++f) {
    const auto columns = static_cast<std::size_t>(of.record.months) + 1;
    of.record.people[of.record.at(group, static_cast<std::size_t>(month), columns, f)] = people[f];
    of.record.fte[of.record.at(group, static_cast<std::size_t>(month), columns, f)] = people[f] * 80;
  }
}
inline void set_flow(ScenarioOutcome& of, std::size_t group, Flow flow, int year,
                     const std::vector<std::int32_t>& people) {
  for (std::size_t f = 0; f < people.size(); ++f)
    of.record.flows[of.record.at(group * kFlows + static_cast<std::size_t>(flow), static_cast<std::size_t>(year),
                                 static_cast<std::size_t>(of.record.years), f)] = people[f];
}
inline void set_route(ScenarioOutcome& of, std::size_t route, RouteCount count, int year,
                      const std::vector<std::int32_t>& people) {
  for (std::size_t f = 0; f < people.size(); ++f)
    of.record.route_counts[of.record.at(route * kRouteCounts + static_cast<std::size_t>(count),
                                        static_cast<std::size_t>(year), static_cast<std::size_t>(of.record.years), f)] =
        people[f];
}

}  // namespace cadre::supply
