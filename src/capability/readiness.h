#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/table.h"
#include "capability/hand_sheet.h"
#include "capability/inputs.h"

namespace cadre::capability {

inline constexpr int kHighestScore = 4;  ///< 0 not begun, 1 talked of, 2 planned, 3 under way, 4 in place (METHODS 20)

/// One question scored by a team.
struct ReadinessAnswer {
  std::string team, profession, domain;
  int score = 0;  ///< 0..kHighestScore
  std::string answer, evidence;
};

/// One action: specific (action), measurable (measure, target), with an owner's role and a month when it is due.
struct ReadinessAction {
  std::string team, profession, domain, action, measure, target, owner, status;
  base::Month due;      ///< unknown = not said
  std::string lacking;  ///< what keeps it from being SMART, in words; "" = nothing
};

struct Readiness {
  std::vector<ReadinessAnswer> answers;
  std::vector<ReadinessAction> actions;
  base::Diagnostics notes;
};

/// Reads a workbook or CSV of the state of readiness (docs/formats/capability.md): every sheet whose headings name a
/// domain and a score or an action. Faults as in read_survey. An owner is a role: an e-mail address is left out.
Readiness read_readiness(const std::string& file, const std::vector<SheetText>& sheets, const Inputs& inputs);

struct ReadinessTables {
  base::Table answers;  ///< readiness_answers
  base::Table scores;   ///< readiness_scores: team x domain, the lowest marked: it is the headline (METHODS 20)
  base::Table actions;  ///< readiness_actions
};
ReadinessTables readiness_tables(const Readiness& readiness, const Inputs& inputs,
                                 const std::map<std::string, std::string>& names);
const base::TableSpec& readiness_answers_spec();
const base::TableSpec& readiness_scores_spec();
const base::TableSpec& readiness_actions_spec();

inline constexpr std::string_view kReadyTeam = "Team", kReadyProfession = "Profession", kReadyDomain = "Domain",
                                  kReadyQuestion = "Question", kReadyScore = "Score", kReadyAnswer = "Answer",
                                  kReadyEvidence = "Evidence", kReadyAction = "Action", kReadyMeasure = "Measure",
                                  kReadyTarget = "Target", kReadyOwner = "Owner (role)", kReadyDue = "Due month",
                                  kReadyStatus = "Status";

}  // namespace cadre::capability
