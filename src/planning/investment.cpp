#include "planning/investment.h"

#include <fmt/format.h>

#include <set>

#include "intake/input_sheet.h"

namespace cadre::planning {
namespace {

using base::ColumnKind;

constexpr double kLargest = 1e12;
constexpr std::string_view kEnablers[] = {"SUPPLY", "UPSKILLING", "NEW_ROLES", "NEW_WAYS", "LEADERSHIP"};

constexpr base::ColumnSpec kInvestment[] = {
    {"recommendation", ColumnKind::Code, "", "Number of the recommendation."},
    {"title", ColumnKind::Text, "", "What is paid for."},
    {"project", ColumnKind::Code, "", "Project it belongs to."},
    {"region", ColumnKind::Code, "", "Region; national; all regions together where the split is not stated."},
    {"year", ColumnKind::Code, "", "Financial year, or not stated."},
    {"pounds", ColumnKind::Decimal, "pounds", "Missing = not yet confirmed."},
    {"basis", ColumnKind::Text, "", "What the document says of it."},
    {"mark", ColumnKind::Code, "", "How far it may be trusted."},
    {"source", ColumnKind::Text, "", "Where it stands."},
};
constexpr base::TableSpec kInvestmentSpec = {"investment", "planning", true,
                                             "Investment by recommendation, region and year.", kInvestment};

constexpr base::ColumnSpec kProjects[] = {
    {"project", ColumnKind::Code, "", "Id of the project."},
    {"title", ColumnKind::Text, "", "What it does."},
    {"enabler", ColumnKind::Code, "", "Enabler of the HEE Star."},
    {"enabler_basis", ColumnKind::Code, "", "stated or inferred."},
    {"priority", ColumnKind::Code, "", "As the document has it."},
    {"recommendation", ColumnKind::Code, "", "Recommendation that pays for it; missing = none."},
    {"owner", ColumnKind::Code, "", "Role that answers for it; missing = not stated."},
    {"start", ColumnKind::Code, "", "When it starts; missing = not stated."},
    {"lead_months", ColumnKind::Integer, "months", "Until it has an effect; missing = not stated."},
    {"depends_on", ColumnKind::Code, "", "Projects that must come first, apart by ;."},
    {"cost", ColumnKind::Decimal, "pounds", "Missing = not stated."},
    {"effect", ColumnKind::Text, "", "What it changes, or no stated effect."},
    {"equality", ColumnKind::Text, "", "Effect on equality; missing = not stated."},
    {"mark", ColumnKind::Code, "", "How far the row may be trusted."},
    {"source", ColumnKind::Text, "", "Where it stands."},
};
constexpr base::TableSpec kProjectsSpec = {"projects", "planning", true, "Projects under the Star's enablers.",
                                           kProjects};

void put(base::Table& table, const std::optional<double>& value) {
  if (value)
    table.decimal(*value);
  else
    table.missing();
}

}  // namespace

std::vector<Investment> read_investment(std::string text, const std::string& name, bool own) {
  static constexpr intake::InputColumn kInput[] = {{"recommendation"}, {"title"}, {"project", false},
                                                   {"region"},         {"year"},  {"pounds"},
                                                   {"basis", false},   {"mark"},  {"source"}};
  intake::InputSheet sheet(std::move(text), name, kInput, own);
  std::vector<Investment> out;
  while (sheet.next()) {
    const intake::Given given = sheet.given();
    Investment row{sheet.name("recommendation"),
                   sheet.name("title"),
                   sheet.text("project"),
                   sheet.name("region"),
                   sheet.name("year"),
                   {},
                   sheet.text("basis"),
                   std::string(plan_file::text_of(given.mark)),
                   given.source};
    if (!sheet.blank("pounds")) row.pounds = sheet.number("pounds", 0, kLargest);
    out.push_back(std::move(row));
  }
  sheet.finish();
  return out;
}

double total_of(const std::vector<Investment>& rows) {
  double out = 0;
  for (const Investment& row : rows) out += row.pounds.value_or(0);
  return out;
}

std::map<std::string, double> total_by(const std::vector<Investment>& rows, std::string Investment::*part) {
  std::map<std::string, double> out;
  for (const Investment& row : rows) out[row.*part] += row.pounds.value_or(0);
  return out;
}

const base::TableSpec& investment_spec() { return kInvestmentSpec; }

base::Table investment_table(const std::vector<Investment>& rows) {
  base::Table table(kInvestmentSpec);
  for (const Investment& row : rows) {
    table.text(row.recommendation).text(row.title).text(row.project).text(row.region).text(row.year);
    put(table, row.pounds);
    table.text(row.basis).text(row.mark).text(row.source).end_row();
  }
  return table;
}

std::vector<ListedProject> read_listed_projects(std::string text, const std::string& name, bool own) {
  static constexpr intake::InputColumn kInput[] = {{"project"},
                                                   {"title"},
                                                   {"enabler", false},
                                                   {"enabler_basis", false},
                                                   {"priority", false},
                                                   {"recommendation", false},
                                                   {"owner", false},
                                                   {"start", false},
                                                   {"lead_months", false},
                                                   {"depends_on", false},
                                                   {"cost", false},
                                                   {"effect", false},
                                                   {"equality", false},
                                                   {"mark"},
                                                   {"source"}};
  intake::InputSheet sheet(std::move(text), name, kInput, own);
  std::vector<ListedProject> out;
  std::set<std::string> seen;
  while (sheet.next()) {
    ListedProject row;
    row.project = sheet.name("project");
    if (!seen.insert(row.project).second)
      sheet.fault("project", "this project stands here already", "Give each one row");
    row.title = sheet.name("title");
    if (!sheet.blank("enabler")) row.enabler = kEnablers[sheet.choice("enabler", kEnablers)];
    row.enabler_basis = sheet.text("enabler_basis");
    row.priority = sheet.text("priority");
    row.recommendation = sheet.text("recommendation");
    row.owner = sheet.text("owner");
    row.start = sheet.text("start");
    if (!sheet.blank("lead_months")) row.lead_months = sheet.whole("lead_months", 0, 600);
    row.depends_on = sheet.text("depends_on");
    if (!sheet.blank("cost")) row.cost = sheet.number("cost", 0, kLargest);
    row.effect = sheet.text("effect");
    row.equality = sheet.text("equality");
    const intake::Given given = sheet.given();
    row.mark = plan_file::text_of(given.mark);
    row.source = given.source;
    out.push_back(std::move(row));
  }
  sheet.finish();
  return out;
}

const base::TableSpec& listed_projects_spec() { return kProjectsSpec; }

base::Table listed_projects_table(const std::vector<ListedProject>& rows) {
  base::Table table(kProjectsSpec);
  for (const ListedProject& row : rows) {
    table.text(row.project).text(row.title).text(row.enabler).text(row.enabler_basis).text(row.priority);
    table.text(row.recommendation).text(row.owner).text(row.start);
    if (row.lead_months)
      table.integer(*row.lead_months);
    else
      table.missing();
    table.text(row.depends_on);
    put(table, row.cost);
    table.text(row.effect.empty() ? kNoEffect : std::string_view(row.effect)).text(row.equality).text(row.mark);
    table.text(row.source).end_row();
  }
  return table;
}

}  // namespace cadre::planning
