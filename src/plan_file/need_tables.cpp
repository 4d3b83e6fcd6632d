#include "plan_file/plan_tables.h"

namespace cadre::plan_file {

std::vector<std::pair<std::string_view, std::string>> Capabilities::files() const {
  return {{"settings", settings}, {"functions", functions}, {"competencies", competencies}, {"matrix", matrix},
          {"law", law},           {"barriers", barriers},   {"colleagues", colleagues},     {"trained", trained}};
}

const OptionTable<Capabilities>& capability_table() {
  static const OptionTable<Capabilities> table{
      "capability",
      false,
      "What staff can do: competencies by setting and function, what the law allows, who is trained. The section, even "
      "empty, switches this on; rows of your files stand in place of those that come with cadre "
      "(docs/formats/capability.md).",
      {
          option<&Capabilities::settings>("settings", "CSV: settings beside those of the 2019 matrix")
              .as(OptionKind::Path)
              .example("\"capability/settings.csv\""),
          option<&Capabilities::functions>("functions", "CSV: functions of care, such as assessment and treatment")
              .as(OptionKind::Path)
              .example("\"capability/functions.csv\""),
          option<&Capabilities::competencies>("competencies", "CSV: competencies")
              .as(OptionKind::Path)
              .example("\"capability/competencies.csv\""),
          option<&Capabilities::matrix>("matrix", "CSV: which profession holds which competency in which setting")
              .as(OptionKind::Path)
              .example("\"capability/matrix.csv\""),
          option<&Capabilities::law>("law", "CSV: what the law allows to whom, from when to when")
              .as(OptionKind::Path)
              .example("\"capability/law.csv\""),
          option<&Capabilities::barriers>("barriers", "CSV: what stands between a profession and a competency")
              .as(OptionKind::Path)
              .example("\"capability/barriers.csv\""),
          option<&Capabilities::colleagues>("colleagues", "CSV: colleagues who are no allied health professionals")
              .as(OptionKind::Path)
              .example("\"capability/colleagues.csv\""),
          option<&Capabilities::trained>("trained", "CSV: share of a group that is trained in a competency, as a range")
              .as(OptionKind::Path)
              .example("\"capability/trained.csv\""),
          option<&Capabilities::surveys>("surveys", "workbooks of the capability survey, as teams sent them back")
              .example("[\"surveys/*.xlsx\"]"),
          option<&Capabilities::readiness>("readiness", "workbook of the state of readiness")
              .as(OptionKind::Path)
              .example("\"surveys/readiness.xlsx\""),
          option<&Capabilities::lifted>("lifted", "barriers that count as fallen, rows of law that count as in force")
              .example("[\"PRESCRIBING\"]"),
      },
      true};
  return table;
}

std::vector<std::pair<std::string_view, std::string>> Needing::files() const {
  return {{"lines", lines},         {"population", population}, {"growth", growth},
          {"standards", standards}, {"staffing", staffing},     {"shares", shares}};
}

const OptionTable<Needing>& need_table() {
  static const OptionTable<Needing> table{
      "need",
      false,
      "Hours of care that are needed, by service line and place, each line with its method, source and range "
      "(docs/formats/need.md).",
      {
          option<&Needing::lines>("lines", "CSV: how much of what work is needed where, and by which method")
              .as(OptionKind::Path)
              .example("\"need/lines.csv\""),
          option<&Needing::population>("population", "CSV: people by segment and place")
              .as(OptionKind::Path)
              .example("\"need/population.csv\""),
          option<&Needing::growth>("growth", "CSV: growth of need in a year, by line or age")
              .as(OptionKind::Path)
              .example("\"need/growth.csv\""),
          option<&Needing::standards>("standards", "CSV: minutes, mode, group size and travel of a contact")
              .as(OptionKind::Path)
              .example("\"need/standards.csv\""),
          option<&Needing::staffing>("staffing", "CSV: staff per bed, theatre session, scanner or ambulance hour")
              .as(OptionKind::Path)
              .example("\"need/staffing.csv\""),
          option<&Needing::shares>("shares", "CSV: split of a line over competencies; left out, lines stay whole")
              .as(OptionKind::Path)
              .example("\"need/shares.csv\""),
          option<&Needing::years>("years", "how far ahead need is carried").unit("years").range(1, 50),
      },
      true};
  return table;
}

const OptionTable<Waiting>& waits_table() {
  static const OptionTable<Waiting> table{
      "waits",
      false,
      "Waiting lists, as counts or as dates without a patient (docs/formats/waits.md).",
      {
          option<&Waiting::lists>("lists", "files of referrals and removals, of wait bands, or published lists")
              .example("[\"waits/*.csv\"]"),
          option<&Waiting::targets>("targets", "CSV: longest wait aimed at, by service and from when")
              .as(OptionKind::Path)
              .example("\"waits/targets.csv\""),
      }};
  return table;
}

const OptionTable<Matching>& matching_table() {
  static const OptionTable<Matching> table{
      "matching",
      false,
      "How the hours of staff are assigned to need, where the plan has [capability] and [need].",
      {
          option<&Matching::travel_efficiency>("travel_efficiency",
                                               "what an hour worked in another place is worth; 0 = nobody travels")
              .range(0, 1),
          option<&Matching::setting_efficiency>(
              "setting_efficiency", "what an hour worked in another setting is worth; 0 = nobody changes setting")
              .range(0, 1),
          option<&Matching::travel_cost>("travel_cost", "cost of an hour worked in another place, on top")
              .unit("pounds")
              .range(0, 1000),
          option<&Matching::assistants_per_registered>(
              "assistants_per_registered",
              "hours of support staff that an hour of a registered colleague can supervise")
              .range(0, 100),
          option<&Matching::futures>("futures", "futures of supply that are matched, for the range of the gap")
              .range(0, 1000),
      }};
  return table;
}

}  // namespace cadre::plan_file
