#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "intake/input_row.h"
#include "supply/flow.h"

namespace cadre::supply {

using intake::Given;
using intake::Range;
using intake::Scope;

/// Amounts are people, or people per hundred staff at the opening.
enum class Amount : std::uint8_t { People, PerHundredStaff };

// The rows of each table. Rows stand in the order of their file, those of reference/supply first. Where several apply,
// the last one counts, from its month `from` on (unknown = from the start).

struct RateInput {
  bool retire_return = false;  ///< the share of those who retire that is back the month after, instead of a risk
  Risk risk{};
  Scope scope;  ///< profession and level
  int age_from = 0, age_to = 0;
  Range yearly;  ///< 0..1
  base::Month from;
  Given given;
};

struct ParticipationInput {
  Scope scope;  ///< profession and level
  int age_from = 0, age_to = 0;
  Range share;  ///< FTE of a person, 0..1
  Given given;
};

struct EntryAgeInput {
  Source inflow{};
  std::string profession;
  int age_from = 0, age_to = 0;
  double weight = 0;  ///< of all these ages together
  Given given;
};

struct MoveInput {
  std::string profession, from_area, from_sector, to_area, to_sector;
  double weight = 0;
  Given given;
};

struct InflowInput {
  Source inflow{};
  Scope scope;
  Range per_year;
  Amount amount = Amount::People;
  base::Month from;
  Given given;
};

struct EstablishmentInput {
  Scope scope;
  double fte = 0;
  base::Month from;
  Given given;
};

struct RouteInput {
  std::string route, title;
  Source inflow = Source::NewlyQualified;
  Scope scope;   ///< profession and area
  Range starts;  ///< a year
  Amount amount = Amount::People;
  int start_month = 9;
  base::Month from;
  int from_level = -1, to_level = 0;
  double training_share = 0;
  double least_cohort = 0;
  double join_share = 1;  ///< of those who finish: joins the staff of the model
  Given given;
};

struct StageInput {
  std::string route, profession, stage;
  int months = 0;
  double attrition = 0;
  std::string limit;  ///< "" = uses up nothing
  double units = 0;
  std::string next;  ///< "" = the last one
  Given given;
};

struct LimitInput {
  std::string limit, profession, unit;
  std::string team;                ///< "" = not told; the teams of a limit and profession add up
  std::optional<double> per_year;  ///< nothing = not limited
  int first_month = 9;
  base::Month from;
  Given given;
};

struct LearnerInput {
  std::string route, profession, area, stage;
  int months_done = 0;
  std::int32_t people = 0;
  Given given;
};

/// What a lever changes.
struct LeverTarget {
  enum class Kind : std::uint8_t { Rate, RetireReturn, Participation, Inflow, Starts, Limit, Establishment };
  Kind kind{};
  Risk risk{};       ///< Rate
  Source inflow{};   ///< Inflow
  std::string name;  ///< Starts: the route; Limit: the limit
  bool operator==(const LeverTarget&) const = default;
};

enum class LeverOperation : std::uint8_t { Add, Multiply, Set };

struct LeverInput {
  std::string lever, title, what;  ///< `what` as written
  LeverTarget target;
  Scope scope;  ///< profession, area and level
  LeverOperation operation{};
  double value = 0;
  base::Month start;    ///< unknown = from the first month
  int ramp_months = 0;  ///< until the whole change is there
  double cost_per_year = 0;
  Given given;
};

/// One lever of a scenario; a scenario is as many rows, in the order in which its levers apply.
struct ScenarioInput {
  std::string scenario, title, lever;
  Given given;
};

/// Everything a plan says of supply beside its staff (docs/formats/supply.md).
struct Inputs {
  std::vector<RateInput> rates;
  std::vector<ParticipationInput> participation;
  std::vector<EntryAgeInput> entry_ages;
  std::vector<MoveInput> moves;
  std::vector<InflowInput> inflows;
  std::vector<EstablishmentInput> establishment;
  std::vector<RouteInput> routes;
  std::vector<StageInput> stages;
  std::vector<LimitInput> limits;
  std::vector<LearnerInput> learners;
  std::vector<LeverInput> levers;
  std::vector<ScenarioInput> scenarios;
};

/// What no single row can tell: routes without stages, loops, stages that name no limit, levers and scenarios that name
/// nothing. Empty when the inputs fit together.
base::Diagnostics check_inputs(const Inputs& inputs);

}  // namespace cadre::supply
