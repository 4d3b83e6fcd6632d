// Tables about ways to qualify: limits, stages, routes, learners.
#include <array>

#include "intake/input_sheet.h"
#include "supply/read_tables.h"

namespace cadre::supply {

using intake::InputColumn;
using intake::InputSheet;
namespace {

constexpr double kMostPeople = 1e6;  // a year
constexpr int kLongestStage = 120;   // months

}  // namespace

void read_limits(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {
      InputColumn{"limit"},    InputColumn{"profession", false},  InputColumn{"team", false}, InputColumn{"unit"},
      InputColumn{"per_year"}, InputColumn{"first_month", false}, InputColumn{"from", false}, InputColumn{"mark"},
      InputColumn{"source"},   InputColumn{"date", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    LimitInput row;
    row.limit = sheet.name("limit");
    row.profession = sheet.profession();
    row.team = sheet.text("team");
    row.unit = sheet.name("unit");
    if (!sheet.blank("per_year")) row.per_year = sheet.number("per_year", 0, 1e8);
    row.first_month = sheet.whole("first_month", 1, 12, 9);
    row.from = sheet.month("from");
    row.given = sheet.given();
    if (sheet.sound()) into.limits.push_back(std::move(row));
  }
  sheet.finish();
}

void read_stages(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {
      InputColumn{"route"},        InputColumn{"profession", false}, InputColumn{"stage"},
      InputColumn{"months"},       InputColumn{"attrition"},         InputColumn{"limit", false},
      InputColumn{"units", false}, InputColumn{"next", false},       InputColumn{"mark"},
      InputColumn{"source"},       InputColumn{"date", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    StageInput row;
    row.route = sheet.name("route");
    row.profession = sheet.profession();
    row.stage = sheet.name("stage");
    row.months = sheet.whole("months", 0, kLongestStage);
    row.attrition = sheet.number("attrition", 0, 1);
    row.limit = sheet.text("limit");
    row.units = sheet.number("units", 0, 1e4, row.limit.empty() ? 0 : 1);
    if (row.limit.empty() && row.units > 0)
      sheet.fault("limit", "the row says units and not of what", "Name a limit of the table of limits");
    row.next = sheet.text("next");
    row.given = sheet.given();
    if (sheet.sound()) into.stages.push_back(std::move(row));
  }
  sheet.finish();
}

void read_routes(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"route"},
                                          InputColumn{"title", false},
                                          InputColumn{"inflow", false},
                                          InputColumn{"profession", false},
                                          InputColumn{"area", false},
                                          InputColumn{"starts"},
                                          InputColumn{"low", false},
                                          InputColumn{"high", false},
                                          InputColumn{"unit", false},
                                          InputColumn{"start_month", false},
                                          InputColumn{"from", false},
                                          InputColumn{"from_level", false},
                                          InputColumn{"to_level"},
                                          InputColumn{"training_share", false},
                                          InputColumn{"least_cohort", false},
                                          InputColumn{"join_share", false},
                                          InputColumn{"mark"},
                                          InputColumn{"source"},
                                          InputColumn{"date", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    RouteInput row;
    row.route = sheet.name("route");
    row.title = sheet.blank("title") ? row.route : sheet.text("title");
    row.inflow = static_cast<Source>(sheet.choice("inflow", kSourceNames, 0));
    if (row.inflow == Source::RetireAndReturn)
      sheet.fault("inflow", "nobody qualifies by retire_and_return", "Write newly_qualified or another inflow");
    row.scope = sheet.scope();
    row.amount = static_cast<Amount>(sheet.choice("unit", kAmounts, 0));
    row.starts = sheet.range("starts", 0, row.amount == Amount::People ? kMostPeople : 100);
    row.start_month = sheet.whole("start_month", 1, 12, 9);
    row.from = sheet.month("from");
    row.from_level = sheet.level("from_level");
    if (sheet.blank("to_level")) sheet.fault("to_level", "'to_level' is empty", "Write the level they join at");
    row.to_level = std::max(sheet.level("to_level"), 0);
    if (sheet.sound() && row.from_level >= row.to_level)
      sheet.fault("from_level", "apprentices would not move up", "Write a from_level below the to_level");
    row.training_share = sheet.number("training_share", 0, 1, 0);
    if (row.training_share > 0 && row.from_level < 0)
      sheet.fault("training_share", "only apprentices, who are staff, have working time in training",
                  "Write a from_level, or leave this cell empty");
    row.least_cohort = sheet.number("least_cohort", 0, kMostPeople, 0);
    row.join_share = sheet.number("join_share", 0, 1, 1);
    row.given = sheet.given();
    if (sheet.sound()) into.routes.push_back(std::move(row));
  }
  sheet.finish();
}

void read_learners(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"route"}, InputColumn{"profession"},  InputColumn{"area", false},
                                          InputColumn{"stage"}, InputColumn{"months_done"}, InputColumn{"people"},
                                          InputColumn{"mark"},  InputColumn{"source"},      InputColumn{"date", false}};
  InputSheet sheet(std::move(text), name, kColumns, own);
  while (sheet.next()) {
    LearnerInput row;
    row.route = sheet.name("route");
    row.profession = sheet.profession();
    if (row.profession.empty())
      sheet.fault("profession", "'profession' is empty", "Write the profession they are in training for");
    row.area = sheet.text("area");
    row.stage = sheet.name("stage");
    row.months_done = sheet.whole("months_done", 0, kLongestStage);
    row.people = sheet.whole("people", 0, 1000000);
    row.given = sheet.given();
    if (sheet.sound()) into.learners.push_back(std::move(row));
  }
  sheet.finish();
}

}  // namespace cadre::supply
