#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/month.h"
#include "plan_file/assumption.h"
#include "plan_file/option.h"

namespace cadre::plan_file {

/// `[plan]`
struct PlanHead {
  std::string title;
  base::Month month;         ///< the month that answers are for; unknown = the latest month of the inputs
  std::uint64_t seed = 1;    ///< same seed and same inputs give the same bytes out
  bool synthetic = false;    ///< invented records: every page says so
  bool provisional = false;  ///< figures may still change: every page says so
};

/// `[[input]]`: one file, or every file that fits a pattern.
struct Input {
  std::string path;      ///< relative to the plan's folder; * ? [ ] are patterns; may end in .gz
  std::string layout;    ///< id of a layout; empty = recognised by its columns
  base::Month month;     ///< for files that do not say their month; unknown = read from the file or its name
  std::string employer;  ///< organisation code for files that do not say it
  std::string licence;
  std::string note;
  base::SourceSpot where;  ///< in plan.toml
};

enum class AreaKind : std::uint8_t { England, Ics, Trust, Named };

/// `[area]`: for whom the plan is.
struct Area {
  AreaKind kind = AreaKind::England;
  std::string code;  ///< organisation (Trust), care board (Ics), id of reference/named_areas.csv (Named)
  std::string name;  ///< shown; empty = the name of the reference tables
  std::vector<std::string> include;  ///< further organisation, board or sub-board codes that belong to the area
  std::string organisations;         ///< own tables beside the reference ones: CSV files, relative to the plan
  std::string locations;
  std::string cost_centres;
  std::string apportionments;
  std::string subjective_codes;
};

/// `[privacy]`
struct Privacy {
  std::string key_file;        ///< outside the plan's folder; empty = CADRE_KEY_FILE, else the user's own
  bool demonstration = false;  ///< use the public demonstration key; synthetic plans only
  int retention_months = 24;   ///< months that curated records are kept under .cadre; 1..120
};

enum class DisclosureMode : std::uint8_t { Round5, Suppress, Off };

/// `[disclosure]` (METHODS 17)
struct Disclosure {
  DisclosureMode mode = DisclosureMode::Round5;
  bool show_zero = true;  ///< false: zero is hidden like other small counts
};

enum class DuplicatePolicy : std::uint8_t { Merge, Review, Keep };

/// `[curation]`
struct Curation {
  std::vector<std::string> disabled_rules;  ///< ids of reference/rules.csv
  std::string layouts;                      ///< folder of the plan's own layouts; empty = none
  DuplicatePolicy duplicates = DuplicatePolicy::Merge;
};

/// A measure of reference/denominators.csv: populations weighted by need, except the registered one.
enum class Population : std::uint8_t {
  CommunityServices,
  GeneralAndAcute,
  MentalHealth,
  PrimaryMedicalCare,
  Registered
};
std::string_view measure_of(Population population);  ///< "community_services", … as in the table

/// `[capacity]`
struct Capacity {
  std::vector<std::int64_t> age_bands{25, 30, 35, 40, 45,
                                      50, 55, 60, 65};    ///< first age of each band after the youngest
  int past_age = 55;                                      ///< years; "staff past 55"; 40..75
  Population population = Population::CommunityServices;  ///< denominator of rates per 100,000
  std::optional<double> sickness_share;                   ///< of contracted time; 0..0.5; unset = assumed
  int panel_months = 12;                                  ///< months of the matched panel of employers; 1..120
};

/// `[forecast]`: plain monthly series to go on with; nothing is forecast without `series`.
struct Forecasting {
  std::string series, breaks, hierarchy;  ///< CSV files (docs/formats/series.md), relative to the plan's folder
  std::vector<std::string> metrics;       ///< series to show; empty = all of the file
  int horizon = 36;                       ///< months; 1..240
};

/// `[supply]`: how the workforce will move. The section itself switches supply on; every file stands beside the tables
/// of reference/supply and overrides their rows (docs/formats/supply.md).
struct Supplying {
  bool on = false;  ///< the plan has the section
  int years = 15;   ///< 1..50
  int futures = 1000;
  std::string rates, participation, entry_ages, moves, inflows, establishment, limits, stages, routes, learners;
  std::string levers, scenarios;  ///< what may be done, and in which combinations
  std::string history,
      history_breaks;            ///< monthly FTE by profession to learn from, and months from which it was counted anew
  int history_months = 60;       ///< 12..240
  double history_error = 0.015;  ///< standard deviation of a counted FTE, as a share of it; 0.001..0.2

  /// Every file by its key; paths may be empty.
  std::vector<std::pair<std::string_view, std::string>> files() const;
};

/// `[capability]`: what staff can do. The section itself switches it on; every file stands beside the tables of
/// reference/capability and overrides or adds rows (docs/formats/capability.md).
struct Capabilities {
  bool on = false;  ///< the plan has the section
  std::string settings, functions, competencies, matrix, law, barriers, colleagues, trained;
  std::vector<std::string> surveys;  ///< workbooks of capability surveys, as they came back; patterns allowed
  std::string readiness;             ///< workbook of the state of readiness
  std::vector<std::string> lifted;   ///< barriers and rows of law that count as fallen or in force

  std::vector<std::pair<std::string_view, std::string>> files() const;  ///< every table by its key; may be empty
};

/// `[need]`: hours of care that are needed. The section itself switches it on (docs/formats/need.md).
struct Needing {
  bool on = false;
  std::string lines;                ///< CSV of need lines: how much of what work, by which method
  std::string population, growth;   ///< CSV: people by segment and place; yearly growth
  std::string standards, staffing;  ///< CSV: minutes and mode of contacts; staff per bed, session, scanner, vehicle
  std::string shares;               ///< CSV: split of a line over competencies
  int years = 5;                    ///< how far ahead need is carried; 1..50

  std::vector<std::pair<std::string_view, std::string>> files() const;
};

/// `[waits]`: waiting lists (docs/formats/waits.md).
struct Waiting {
  std::vector<std::string> lists;  ///< files of referrals, wait bands or published lists; patterns allowed
  std::string targets;             ///< CSV: dated target by service
};

/// `[matching]`: how hours are assigned to need.
struct Matching {
  double travel_efficiency = 0.9;        ///< of an hour worked in another place of the area; 0..1; 0 = nobody travels
  double setting_efficiency = 0.9;       ///< of an hour worked in another setting than one's own; 0..1; 0 = nobody does
  double travel_cost = 5;                ///< pounds an hour on top, in another place; 0..1000
  double assistants_per_registered = 1;  ///< hours of support staff and assistants for each registered hour; 0..100
  int futures = 200;                     ///< futures of supply that are matched; 0..1000
};

/// `[economics]`: patient-flow models that the report shows (docs/formats/economics.md).
struct Economics {
  std::vector<std::string> models;  ///< TOML files, or names of models of reference/economics
  int draws = 10'000;               ///< 100..1,000,000
};

/// `[[override]]`: a named judgement that replaces a value; the report shows its effect.
struct Override {
  std::string name;
  std::string table;
  TextMap where;      ///< rows of the table that it touches, by field
  std::string field;  ///< the field that is replaced
  Scalar value;
  std::string reason;
  std::string source;
  Mark mark = Mark::FromPlan;
  std::string by;    ///< a role, not a name
  std::string date;  ///< "2026-11-22"
  base::SourceSpot spot;
};

/// `[tolerances]`: the most that a result may show before the run ends with exit code 1. Absent = not checked.
struct Tolerances {
  std::optional<double> review_share;
  std::optional<double> rejected_share;
  std::optional<double> merged_share;
  std::optional<double> unclear_share;
  std::optional<double> unplaced_share;
  std::optional<double> no_setting_share;
  std::optional<double> fte_difference;
  std::optional<double> headcount_difference;
};

/// What a plan folder asks for, checked: ranges hold, choices are known, sections agree with each other.
struct Plan {
  std::string dir;   ///< the plan's folder as given
  std::string file;  ///< "DIR/plan.toml" as shown in messages
  PlanHead plan;
  std::vector<Input> inputs;  ///< in order of the file; never empty
  Area area;
  Privacy privacy;
  Disclosure disclosure;
  Curation curation;
  Capacity capacity;
  Forecasting forecast;
  Supplying supply;
  Capabilities capability;
  Needing need;
  Waiting waits;
  Matching matching;
  Economics economics;
  std::vector<Override> overrides;
  Tolerances tolerances;

  /// A path of the plan as one that can be opened: unchanged when absolute, else inside the plan's folder.
  std::string resolve(std::string_view path) const;
};

/// Reads DIR/plan.toml (DIR may also name the file). Throws base::InputError with every fault found; touches no other
/// file.
Plan read_plan(const std::string& dir);

/// The same from text; pure. `dir` is only remembered.
Plan parse_plan(std::string_view text, const std::string& dir);

}  // namespace cadre::plan_file
