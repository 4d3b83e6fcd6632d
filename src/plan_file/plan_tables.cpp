#include "plan_file/plan_tables.h"

namespace cadre::plan_file {
namespace {

constexpr std::string_view kAreaKinds[] = {"england", "ics", "trust", "named"};
constexpr std::string_view kDisclosureModes[] = {"round5", "suppress", "off"};
constexpr std::string_view kDuplicatePolicies[] = {"merge", "review", "keep"};
constexpr std::string_view kPopulations[] = {"community_services", "general_and_acute", "mental_health",
                                             "primary_medical_care", "registered_population"};

}  // namespace

std::string_view measure_of(Population population) { return kPopulations[static_cast<std::size_t>(population)]; }

const OptionTable<PlanHead>& plan_head_table() {
  static const OptionTable<PlanHead> table{
      "plan",
      false,
      "What the plan is called and which month it answers for.",
      {
          option<&PlanHead::title>("title", "the title on every page")
              .required()
              .example("\"Our allied health workforce\""),
          option<&PlanHead::month>("month", "the month that answers are for; left out, the latest month of the inputs")
              .example("\"2026-03\""),
          option<&PlanHead::seed>(
              "seed", "start of every random draw, kept in run.json: the paths of forecasts that are made to add up")
              .range(0, 9007199254740991.0),
          option<&PlanHead::synthetic>("synthetic", "true when the records are invented; every page says so"),
          option<&PlanHead::provisional>("provisional", "true when figures may still change; every page says so"),
      }};
  return table;
}

const OptionTable<Input>& input_table() {
  static const OptionTable<Input> table{
      "input",
      true,
      "A file to read, or every file that fits a pattern. Repeat the section for each kind of file.",
      {
          option<&Input::path>("path", "file or pattern (* and ? and [abc]), relative to this folder; may end in .gz")
              .as(OptionKind::Path)
              .required()
              .example("\"data/*\""),
          option<&Input::layout>("layout", "id of the layout; left out, it is recognised by the column headings")
              .example("\"esr-staff-in-post\""),
          option<&Input::month>("month", "month of files that do not say theirs").example("\"2026-03\""),
          option<&Input::employer>("employer", "organisation code for files that do not name the employer")
              .example("\"RHQ\""),
          option<&Input::licence>("licence", "licence under which the file was obtained; shown on the Sources page")
              .example("\"Open Government Licence v3.0\""),
          option<&Input::note>("note", "a remark shown on the Sources page").example("\"extracted on working day 2\""),
      }};
  return table;
}

const OptionTable<Area>& area_table() {
  static const OptionTable<Area> table{
      "area",
      false,
      "For whom the plan is. Staff outside the area are read, counted and left out of its figures.",
      {
          option<&Area::kind>("kind", "england, one integrated care system, one trust, or a named area")
              .choices(kAreaKinds),
          option<&Area::code>(
              "code",
              "code of the trust or of the integrated care board, or id of a named area (reference/named_areas.csv)")
              .example("\"QF7\""),
          option<&Area::name>("name", "name shown on the pages; left out, the name of the reference tables")
              .example("\"South Yorkshire and Bassetlaw\""),
          option<&Area::include>("include", "further organisation, board or sub-board codes that belong to the area")
              .example("[\"02Q\"]"),
          option<&Area::organisations>("organisations", "CSV of organisations that the reference tables do not know")
              .as(OptionKind::Path)
              .example("\"own/organisations.csv\""),
          option<&Area::locations>("locations", "CSV that gives each work location its place")
              .as(OptionKind::Path)
              .example("\"own/locations.csv\""),
          option<&Area::cost_centres>("cost_centres", "CSV that gives each cost centre its place")
              .as(OptionKind::Path)
              .example("\"own/cost-centres.csv\""),
          option<&Area::apportionments>("apportionments", "CSV of the shares by which an employer is split over places")
              .as(OptionKind::Path)
              .example("\"own/apportionments.csv\""),
          option<&Area::subjective_codes>("subjective_codes",
                                          "CSV that gives each subjective code of a finance ledger its profession")
              .as(OptionKind::Path)
              .example("\"own/subjective-codes.csv\""),
      }};
  return table;
}

const OptionTable<Privacy>& privacy_table() {
  static const OptionTable<Privacy> table{
      "privacy",
      false,
      "Identifiers become keyed hashes as they are read. The key is a file outside the plan.",
      {
          option<&Privacy::key_file>(
              "key_file",
              "the key file, outside this folder (make one with: cadre key FILE); left out, the "
              "environment variable CADRE_KEY_FILE names it, else it is your own, which cadre new "
              "makes")
              .as(OptionKind::Path)
              .example("\"/secure/cadre.key\""),
          option<&Privacy::demonstration>("demonstration",
                                          "use the public demonstration key; only for synthetic plans"),
          option<&Privacy::retention_months>("retention_months", "how long curated records are kept in .cadre")
              .unit("months")
              .range(1, 120),
      }};
  return table;
}

const OptionTable<Disclosure>& disclosure_table() {
  static const OptionTable<Disclosure> table{
      "disclosure",
      false,
      "How figures under out/release are protected. Figures under out/internal are not.",
      {
          option<&Disclosure::mode>(
              "mode",
              "round5 hides small counts and rounds the others to 5; suppress keeps exact figures "
              "and hides more cells; off releases nothing")
              .choices(kDisclosureModes),
          option<&Disclosure::show_zero>("show_zero", "show a count of nobody as 0"),
      }};
  return table;
}

const OptionTable<Curation>& curation_table() {
  static const OptionTable<Curation> table{
      "curation",
      false,
      "How records are checked and classified.",
      {
          option<&Curation::disabled_rules>("disabled_rules", "ids of data-quality rules that are not applied")
              .example("[\"ROLE-BLANK\"]"),
          option<&Curation::layouts>("layouts", "folder of this plan's own file layouts")
              .as(OptionKind::Path)
              .example("\"layouts\""),
          option<&Curation::duplicates>("duplicates",
                                        "what becomes of a row that repeats another: merged, kept for review, or kept")
              .choices(kDuplicatePolicies),
      }};
  return table;
}

const OptionTable<Capacity>& capacity_table() {
  static const OptionTable<Capacity> table{
      "capacity",
      false,
      "How people and hours are summed.",
      {
          option<&Capacity::age_bands>("age_bands", "first age of each age band after the youngest, rising")
              .unit("years")
              .range(16, 100),
          option<&Capacity::past_age>("past_age", "staff of this age or older are shown as near retirement")
              .unit("years")
              .range(40, 75),
          option<&Capacity::population>(
              "population", "the population that rates per 100,000 are taken on; all but the last are weighted by need")
              .choices(kPopulations),
          option<&Capacity::sickness_share>(
              "sickness_share", "contracted time lost to sickness, from your absence records; left out, it is assumed")
              .unit("share")
              .range(0, 0.5)
              .example("0.052"),
          option<&Capacity::panel_months>("panel_months", "months over which the same employers are compared")
              .unit("months")
              .range(1, 120),
      }};
  return table;
}

const OptionTable<Forecasting>& forecast_table() {
  static const OptionTable<Forecasting> table{
      "forecast",
      false,
      "Monthly series to go on with, where only totals are known. Each forecast comes with its record.",
      {
          option<&Forecasting::series>("series",
                                       "CSV of monthly values: date, metric, value; patterns of [[input]] pass over it")
              .as(OptionKind::Path)
              .example("\"data/series.csv\""),
          option<&Forecasting::breaks>("breaks", "CSV of months in which the counting changed: date, metric")
              .as(OptionKind::Path)
              .example("\"data/breaks.csv\""),
          option<&Forecasting::hierarchy>("hierarchy", "CSV that says what is the sum of what: child, parent")
              .as(OptionKind::Path)
              .example("\"data/parts.csv\""),
          option<&Forecasting::metrics>("metrics", "series to show; left out, all of the file")
              .example("[\"FTE: Physiotherapist\"]"),
          option<&Forecasting::horizon>("horizon", "how far to go on").unit("months").range(1, 240),
      }};
  return table;
}

std::vector<std::pair<std::string_view, std::string>> Supplying::files() const {
  return {{"rates", rates},     {"participation", participation}, {"entry_ages", entry_ages}, {"moves", moves},
          {"inflows", inflows}, {"establishment", establishment}, {"limits", limits},         {"stages", stages},
          {"routes", routes},   {"learners", learners},           {"levers", levers},         {"scenarios", scenarios}};
}

const OptionTable<Supplying>& supply_table() {
  static const OptionTable<Supplying> table{
      "supply",
      false,
      "How the workforce will move, year by year, in many futures. The section, even empty, switches this on; rows of "
      "your files stand in place of those that come with cadre (docs/formats/supply.md).",
      {
          option<&Supplying::years>("years", "how far to look ahead").unit("years").range(1, 50),
          option<&Supplying::futures>("futures",
                                      "futures drawn for each scenario; more cost time and steady the ranges")
              .range(20, 100000),
          option<&Supplying::rates>("rates",
                                    "CSV: yearly rates of leaving, retiring, breaks, moves and promotion, and the "
                                    "share that returns after retiring")
              .as(OptionKind::Path)
              .example("\"supply/rates.csv\""),
          option<&Supplying::participation>(
              "participation",
              "CSV: FTE of a person by profession, level and age; left out, measured on the staff lists")
              .as(OptionKind::Path)
              .example("\"supply/participation.csv\""),
          option<&Supplying::entry_ages>("entry_ages", "CSV: ages at which people join")
              .as(OptionKind::Path)
              .example("\"supply/entry_ages.csv\""),
          option<&Supplying::moves>("moves", "CSV: where those who move between areas and kinds of employer go")
              .as(OptionKind::Path)
              .example("\"supply/moves.csv\""),
          option<&Supplying::inflows>("inflows", "CSV: people who join from outside in a year, beside the routes")
              .as(OptionKind::Path)
              .example("\"supply/inflows.csv\""),
          option<&Supplying::establishment>("establishment",
                                            "CSV: funded FTE, which recruitment cannot exceed; left out, no limit")
              .as(OptionKind::Path)
              .example("\"supply/establishment.csv\""),
          option<&Supplying::limits>("limits",
                                     "CSV: university places, placement weeks, educators' weeks and funding in a year")
              .as(OptionKind::Path)
              .example("\"supply/limits.csv\""),
          option<&Supplying::stages>("stages",
                                     "CSV: stages of the routes: months, attrition and what they use of the limits")
              .as(OptionKind::Path)
              .example("\"supply/stages.csv\""),
          option<&Supplying::routes>("routes", "CSV: ways to qualify and how many start on them")
              .as(OptionKind::Path)
              .example("\"supply/routes.csv\""),
          option<&Supplying::learners>(
              "learners",
              "CSV: who is in training at the opening; left out, as many as earlier years would have brought")
              .as(OptionKind::Path)
              .example("\"supply/learners.csv\""),
          option<&Supplying::levers>(
              "levers",
              "CSV: what may be done: a change of a rate, an inflow, a route or a limit, with its start and cost")
              .as(OptionKind::Path)
              .example("\"supply/levers.csv\""),
          option<&Supplying::scenarios>("scenarios",
                                        "CSV: which levers stand together; the plan without levers is always shown")
              .as(OptionKind::Path)
              .example("\"supply/scenarios.csv\""),
          option<&Supplying::history>(
              "history",
              "CSV of monthly FTE by profession (docs/formats/series.md); exits, inflow and hours are learned from it")
              .as(OptionKind::Path)
              .example("\"data/series/fte.csv\""),
          option<&Supplying::history_breaks>(
              "history_breaks",
              "CSV of months from which a series is counted anew; history is followed from the last one on")
              .as(OptionKind::Path)
              .example("\"data/series/breaks.csv\""),
          option<&Supplying::history_months>("history_months", "how far back history is followed")
              .unit("months")
              .range(12, 240),
          option<&Supplying::history_error>("history_error", "by how much a counted FTE may be off, as a share of it")
              .range(0.001, 0.2),
      },
      true};
  return table;
}

const OptionTable<Override>& override_table() {
  static const OptionTable<Override> table{
      "override",
      true,
      "A judgement that replaces a value. It has a name, and the report shows what it changes.",
      {
          option<&Override::name>("name", "name of the judgement")
              .required()
              .example("\"Ambulance split by 2025 rota\""),
          option<&Override::table>("table", "table that it changes").required().example("\"staff\""),
          option<&Override::where>("where", "rows that it changes, by field")
              .required()
              .example("{ employer = \"RX8\" }"),
          option<&Override::field>("field", "field that it replaces").required().example("\"place\""),
          option<&Override::value>("value", "the value put in its place").required().example("\"02Q\""),
          option<&Override::reason>("reason", "why").required().example("\"These teams are based in Bassetlaw\""),
          option<&Override::source>("source", "where the value comes from")
              .required()
              .example("\"Rota of March 2026\""),
          option<&Override::mark>("mark", "how far it may be trusted").choices(kMarks),
          option<&Override::by>("by", "role that decided, not a person's name")
              .required()
              .example("\"workforce analyst\""),
          option<&Override::date>("date", "day of the decision")
              .as(OptionKind::Date)
              .required()
              .example("\"2026-11-22\""),
      }};
  return table;
}

const OptionTable<Tolerances>& tolerance_table() {
  static const OptionTable<Tolerances> table{
      "tolerances",
      false,
      "The most that a result may show. When one is exceeded the outputs are still written and the exit code is 1.",
      {
          option<&Tolerances::review_share>("review_share", "rows kept for review, of rows read")
              .unit("share")
              .range(0, 1)
              .example("0.20"),
          option<&Tolerances::rejected_share>("rejected_share", "rows rejected, of rows read")
              .unit("share")
              .range(0, 1)
              .example("0.01"),
          option<&Tolerances::merged_share>("merged_share", "rows merged as duplicates, of rows read")
              .unit("share")
              .range(0, 1)
              .example("0.05"),
          option<&Tolerances::unclear_share>("unclear_share", "allied health records whose profession is unclear")
              .unit("share")
              .range(0, 1)
              .example("0.05"),
          option<&Tolerances::unplaced_share>("unplaced_share", "FTE without a place, of all FTE of the area")
              .unit("share")
              .range(0, 1)
              .example("0.05"),
          option<&Tolerances::no_setting_share>("no_setting_share", "FTE without a setting, of all FTE of the area")
              .unit("share")
              .range(0, 1)
              .example("0.10"),
          option<&Tolerances::fte_difference>("fte_difference",
                                              "FTE left unexplained against a published figure, as a share of that")
              .unit("share")
              .range(0, 10)
              .example("0.03"),
          option<&Tolerances::headcount_difference>(
              "headcount_difference", "headcount left unexplained against a published figure, as a share of that")
              .unit("share")
              .range(0, 10)
              .example("0.03"),
      }};
  return table;
}

}  // namespace cadre::plan_file
