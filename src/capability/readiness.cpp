#include "capability/readiness.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "plan_file/nearest.h"
#include "vocabulary/codes.h"

namespace cadre::capability {
namespace {

std::vector<HandColumn> columns() {
  return {{kReadyTeam, {"Service", "Team or service"}, true},
          {kReadyProfession, {}, false},
          {kReadyDomain, {"Theme"}, true},
          {kReadyQuestion, {}, false},
          {kReadyScore, {"Score 0 to 4", "Score (0-4)"}, false},
          {kReadyAnswer, {"In words"}, false},
          {kReadyEvidence, {"Proof"}, false},
          {kReadyAction, {"What will be done"}, false},
          {kReadyMeasure, {"How it is measured"}, false},
          {kReadyTarget, {"Goal"}, false},
          {kReadyOwner, {"Owner", "Owner role"}, false},
          {kReadyDue, {"Due", "By when"}, false},
          {kReadyStatus, {}, false}};
}

class Reader {
 public:
  Reader(const std::string& file, const Inputs& inputs) : file_(file), inputs_(inputs) {}

  Readiness read(const std::vector<SheetText>& sheets) {
    bool any = false;
    for (const SheetText& text : sheets) {
      HandSheet sheet(file_, text, columns());
      if (!sheet.found() || !(sheet.at(kReadyScore) || sheet.at(kReadyAction))) continue;
      any = true;
      sheet.say_missing_headings();
      if (sheet.at(kReadyTeam) && sheet.at(kReadyDomain))
        while (sheet.next()) row(sheet);
      const base::Diagnostics faults = sheet.take_faults();
      out_.notes.insert(out_.notes.end(), faults.begin(), faults.end());
    }
    if (!any)
      out_.notes.push_back({base::Severity::Warning,
                            {file_},
                            "no sheet has headings Domain and Score, or Domain and Action",
                            "Use the workbook of cadre new --readiness-template, and keep its headings"});
    say_missing();
    return std::move(out_);
  }

 private:
  /// Code of a domain by code or name; a fault otherwise.
  std::string domain_of(HandSheet& sheet) {
    const std::string typed = sheet.text(kReadyDomain);
    std::vector<std::string_view> names;
    for (const ReadinessDomain& domain : inputs_.readiness) {
      if (plain(domain.domain) == plain(typed) || plain(domain.name) == plain(typed)) return domain.domain;
      names.push_back(domain.name);
    }
    sheet.fault(kReadyDomain, "this is no domain of readiness; the row is left out",
                fmt::format("Write one of {}", fmt::join(names, ", ")));
    return {};
  }

  std::string profession_of(HandSheet& sheet) {
    const std::string typed = sheet.text(kReadyProfession);
    if (typed.empty()) return {};
    for (const std::string_view code : vocabulary::profession_codes().subspan(1, vocabulary::kProfessionCount - 2))
      if (plain(code) == plain(typed) || plain(vocabulary::name_of(vocabulary::profession_of(code))) == plain(typed))
        return std::string(code);
    for (const ColleagueInput& row : inputs_.colleagues)
      if (plain(row.colleague) == plain(typed) || plain(row.name) == plain(typed)) return row.colleague;
    sheet.fault(kReadyProfession, "this is no profession known here; the row counts for all", "Write its name or code");
    return {};
  }

  void row(HandSheet& sheet) {
    const bool scored = !sheet.text(kReadyScore).empty(), acts = !sheet.text(kReadyAction).empty();
    if (!scored && !acts) return;
    const std::string team = sheet.text(kReadyTeam);
    if (team.empty())
      return sheet.fault(kReadyTeam, "the row does not say a team and is left out", "Write the name of the team");
    const std::string domain = domain_of(sheet);
    if (domain.empty()) return;
    const std::string profession = profession_of(sheet);
    if (scored)
      if (const std::optional<int> score = sheet.score(*sheet.at(kReadyScore), 0, kHighestScore))
        out_.answers.push_back(
            {team, profession, domain, *score, sheet.text(kReadyAnswer), sheet.text(kReadyEvidence)});
    if (acts) action(sheet, team, profession, domain);
  }

  void action(HandSheet& sheet, const std::string& team, const std::string& profession, const std::string& domain) {
    ReadinessAction out{team,
                        profession,
                        domain,
                        sheet.text(kReadyAction),
                        sheet.text(kReadyMeasure),
                        sheet.text(kReadyTarget),
                        sheet.text(kReadyOwner),
                        sheet.text(kReadyStatus),
                        sheet.month(kReadyDue),
                        {}};
    if (out.owner.find('@') != std::string::npos) {
      sheet.fault(kReadyOwner, "an owner is a role, not an address of somebody; it is left out",
                  "Write a role, such as team lead");
      out.owner.clear();
    }
    std::vector<std::string_view> lacking;
    if (out.measure.empty()) lacking.push_back("a measure");
    if (out.target.empty()) lacking.push_back("a target");
    if (out.owner.empty()) lacking.push_back("an owner's role");
    if (!out.due.known()) lacking.push_back("a month when it is due");
    out.lacking = fmt::format("{}", fmt::join(lacking, ", "));
    if (!lacking.empty())
      sheet.fault(kReadyAction, fmt::format("the action lacks {}", out.lacking),
                  "Fill it in, so that it can be followed", base::Severity::Note);
    out_.actions.push_back(std::move(out));
  }

  void say_missing() {
    std::set<std::pair<std::string, std::string>> teams;
    for (const ReadinessAnswer& answer : out_.answers) teams.emplace(answer.team, answer.profession);
    for (const auto& [team, profession] : teams) {
      std::vector<std::string> open;
      for (const ReadinessDomain& domain : inputs_.readiness)
        if (std::none_of(out_.answers.begin(), out_.answers.end(), [&, t = team, p = profession](const auto& answer) {
              return answer.team == t && answer.profession == p && answer.domain == domain.domain;
            }))
          open.push_back(domain.name);
      if (!open.empty())
        out_.notes.push_back({base::Severity::Note,
                              {file_},
                              fmt::format("a team has not scored: {}", fmt::join(open, ", ")),
                              "Ask the team; its lowest domain is not known until then"});
    }
  }

  std::string file_;
  const Inputs& inputs_;
  Readiness out_;
};

using base::ColumnKind;
constexpr base::ColumnSpec kAnswerColumns[] = {
    {"team", ColumnKind::Code, "", "Team or service, as it calls itself."},
    {"profession", ColumnKind::Code, "", "Profession; missing = all of the team."},
    {"profession_name", ColumnKind::Code, "", "Its name."},
    {"domain", ColumnKind::Code, "", "Domain of readiness."},
    {"domain_name", ColumnKind::Code, "", "Its name."},
    {"score", ColumnKind::Integer, "points", "0 not begun, 1 talked of, 2 planned, 3 under way, 4 in place."},
    {"answer", ColumnKind::Text, "", "In the team's words."},
    {"evidence", ColumnKind::Text, "", "What shows it."},
};
constexpr base::TableSpec kAnswersSpec = {"readiness_answers", "capability", true,
                                          "What teams say of their readiness, as it came back.", kAnswerColumns};
constexpr base::ColumnSpec kScoreColumns[] = {
    {"team", ColumnKind::Code, "", "Team or service."},
    {"profession", ColumnKind::Code, "", "Profession; missing = all of the team."},
    {"profession_name", ColumnKind::Code, "", "Its name."},
    {"domain", ColumnKind::Code, "", "Domain of readiness."},
    {"domain_name", ColumnKind::Code, "", "Its name."},
    {"question", ColumnKind::Text, "", "What the domain asks."},
    {"answers", ColumnKind::Integer, "answers", "Scores that were given; 0 = none."},
    {"score", ColumnKind::Decimal, "points", "Mean of the scores, 0 to 4; missing = none."},
    {"lowest", ColumnKind::Flag, "", "The lowest of the team, which is its headline."},
    {"actions", ColumnKind::Integer, "actions", "Actions of the team in this domain."},
};
constexpr base::TableSpec kScoresSpec = {"readiness_scores", "capability", true,
                                         "Readiness of each team by domain; the lowest is the headline.",
                                         kScoreColumns};
constexpr base::ColumnSpec kActionColumns[] = {
    {"team", ColumnKind::Code, "", "Team or service."},
    {"profession", ColumnKind::Code, "", "Profession; missing = all of the team."},
    {"domain", ColumnKind::Code, "", "Domain of readiness."},
    {"domain_name", ColumnKind::Code, "", "Its name."},
    {"action", ColumnKind::Text, "", "What will be done."},
    {"measure", ColumnKind::Text, "", "How it is measured."},
    {"target", ColumnKind::Text, "", "What is to be reached."},
    {"owner", ColumnKind::Code, "", "Role of the owner."},
    {"due", ColumnKind::Month, "", "When it is due; missing = not said."},
    {"status", ColumnKind::Code, "", "As written."},
    {"lacking", ColumnKind::Text, "", "What keeps it from being specific, measurable and dated; missing = nothing."},
};
constexpr base::TableSpec kActionsSpec = {"readiness_actions", "capability", true, "Actions that teams have agreed.",
                                          kActionColumns};

std::string domain_name(const Inputs& inputs, const std::string& code) {
  for (const ReadinessDomain& row : inputs.readiness)
    if (row.domain == code) return row.name;
  return code;
}

struct Mean {
  double sum = 0;
  std::int64_t count = 0, actions = 0;
  double value() const { return sum / static_cast<double>(count); }
};

void write_scores(base::Table& table, const Readiness& from, const Inputs& inputs, const std::string& team,
                  const std::string& profession, const std::string& name) {
  std::vector<Mean> means;
  double lowest = kHighestScore + 1;
  for (const ReadinessDomain& domain : inputs.readiness) {
    Mean mean;
    for (const ReadinessAnswer& answer : from.answers)
      if (answer.team == team && answer.profession == profession && answer.domain == domain.domain) {
        mean.sum += answer.score;
        ++mean.count;
      }
    for (const ReadinessAction& action : from.actions)
      mean.actions += action.team == team && action.profession == profession && action.domain == domain.domain ? 1 : 0;
    if (mean.count > 0) lowest = std::min(lowest, mean.value());
    means.push_back(mean);
  }
  for (std::size_t i = 0; i < means.size(); ++i) {
    const ReadinessDomain& domain = inputs.readiness[i];
    table.text(team).text(profession).text(name).text(domain.domain).text(domain.name).text(domain.question);
    table.integer(means[i].count);
    if (means[i].count == 0)
      table.missing();
    else
      table.decimal(means[i].value());
    table.flag(means[i].count > 0 && means[i].value() == lowest).integer(means[i].actions);
    table.end_row();
  }
}

}  // namespace

Readiness read_readiness(const std::string& file, const std::vector<SheetText>& sheets, const Inputs& inputs) {
  return Reader(file, inputs).read(sheets);
}

const base::TableSpec& readiness_answers_spec() { return kAnswersSpec; }
const base::TableSpec& readiness_scores_spec() { return kScoresSpec; }
const base::TableSpec& readiness_actions_spec() { return kActionsSpec; }

ReadinessTables readiness_tables(const Readiness& from, const Inputs& inputs,
                                 const std::map<std::string, std::string>& names) {
  const auto name_of = [&](const std::string& code) {
    const auto known = names.find(code);
    return code.empty() ? std::string() : known != names.end() ? known->second : profession_name(inputs, code);
  };
  ReadinessTables out{base::Table(kAnswersSpec), base::Table(kScoresSpec), base::Table(kActionsSpec)};
  std::vector<std::pair<std::string, std::string>> teams;
  for (const ReadinessAnswer& row : from.answers) {
    const std::pair<std::string, std::string> key(row.team, row.profession);
    if (std::find(teams.begin(), teams.end(), key) == teams.end()) teams.push_back(key);
    out.answers.text(row.team).text(row.profession).text(name_of(row.profession)).text(row.domain);
    out.answers.text(domain_name(inputs, row.domain)).integer(row.score).text(row.answer).text(row.evidence);
    out.answers.end_row();
  }
  for (const auto& [team, profession] : teams)
    write_scores(out.scores, from, inputs, team, profession, name_of(profession));
  for (const ReadinessAction& row : from.actions) {
    out.actions.text(row.team).text(row.profession).text(row.domain).text(domain_name(inputs, row.domain));
    out.actions.text(row.action).text(row.measure).text(row.target).text(row.owner);
    if (row.due.known())
      out.actions.integer(row.due.ordinal());
    else
      out.actions.missing();
    out.actions.text(row.status).text(row.lacking);
    out.actions.end_row();
  }
  return out;
}

}  // namespace cadre::capability
