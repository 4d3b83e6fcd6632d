#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kMatrix = "capability_matrix", kRoles = "capability_roles", kCells = "capability_cells",
                           kDependency = "capability_dependency", kBarriers = "capability_barriers",
                           kSurvey = "capability_survey", kScores = "readiness_scores";
constexpr std::string_view kSource = "Tables of [capability] and of reference/capability; docs/methods/capability.md";
constexpr std::string_view kAnswers = "Survey workbooks of the plan; docs/methods/capability.md";
constexpr std::string_view kReturned = "Workbooks of readiness of the plan; docs/methods/capability.md";
constexpr std::string_view kGuess = "Without a survey this is an assumption with a wide range.";
constexpr std::string_view kSpread =
    "Hours of a profession in a setting are spread evenly over its entries: they do not say how time is spent.";

constexpr Measure row(std::string_view table, std::string_view column, std::string_view label, std::string_view unit,
                      int digits, std::string_view definition, std::string_view formula, std::string_view source,
                      std::string_view caveat = {}) {
  return {table, column, table, column, label, unit, digits, definition, formula, source, caveat, {}};
}

constexpr std::array kMeasures = {
    row(kMatrix, "trained", "Trained", "%", 0, "Share of the profession that is trained.",
        "survey: 100 x level 2 and more / answers; else the most particular row of the table trained", kSource, kGuess),
    row(kMatrix, "trained_low", "Trained, lower end", "%", 0, "Lower end of the share trained.",
        "survey: Wilson, 95%; else as assumed", kSource, kGuess),
    row(kMatrix, "trained_high", "Trained, upper end", "%", 0, "Upper end of the share trained.",
        "survey: Wilson, 95%; else as assumed", kSource, kGuess),
    row(kMatrix, "asked", "Answers", "answers", 0, "Answers of the survey for this profession.", "count", kAnswers),
    row(kMatrix, "able", "Able", "answers", 0, "Answers at level 2 and more.", "count", kAnswers),
    row(kMatrix, "hours", "Hours", "hours a week", 1, "Clinical hours of the profession in these settings.",
        "hours of the profession in the setting of care / its entries there that hold now", kSource, kSpread),
    row(kMatrix, "hours_trained", "Hours of trained staff", "hours a week", 1,
        "Of these hours those of trained staff, where the law allows it.", "hours x trained", kSource, kSpread),
    row(kRoles, "trained", "Trained", "%", 0, "Share of the profession that is trained.", "as in capability_matrix",
        kSource, kGuess),
    row(kRoles, "trained_low", "Trained, lower end", "%", 0, "Lower end of the share trained.",
        "as in capability_matrix", kSource, kGuess),
    row(kRoles, "trained_high", "Trained, upper end", "%", 0, "Upper end of the share trained.",
        "as in capability_matrix", kSource, kGuess),
    row(kCells, "entries", "Entries", "entries", 0, "Entries of the matrix in this cell.", "count", kSource),
    row(kCells, "lawful", "Lawful", "entries", 0, "Entries that are lawful now.", "count by state", kSource),
    row(kCells, "local_permission", "Local permission", "entries", 0, "Entries that the employer has to permit.",
        "count by state", kSource),
    row(kCells, "blocked", "Blocked", "entries", 0, "Entries that the law blocks.", "count by state", kSource),
    row(kCells, "future", "To come", "entries", 0, "Entries that are meant to come.", "count by state", kSource),
    row(kCells, "hours", "Hours", "hours a week", 1, "Clinical hours of the entries.", "sum of hours", kSource,
        kSpread),
    row(kDependency, "hours", "Hours", "hours a week", 1, "Clinical hours of the entries of this competency.",
        "sum of hours", kSource, kSpread),
    row(kBarriers, "entries", "Entries behind it", "entries", 0, "Entries that this barrier stands before.", "count",
        kSource),
    row(kBarriers, "blocked", "Blocked", "entries", 0, "Of them blocked by law now.", "count by state", kSource),
    row(kBarriers, "gained", "Would count", "entries", 0, "Entries that do not count and would if it fell.",
        "lawful with the barrier lifted - lawful now", kSource),
    row(kBarriers, "trained_now", "Trained now", "%", 0, "Mean share trained over its entries that count now.",
        "mean of trained", kSource, kGuess),
    row(kBarriers, "trained_if_fallen", "Trained if it fell", "%", 0,
        "Mean share trained over its entries that would count.", "mean of trained with the barrier lifted", kSource,
        kGuess),
    row(kSurvey, "answers", "Answers", "answers", 0, "Answers for this competency.", "count", kAnswers),
    row(kSurvey, "able", "Able", "answers", 0, "Answers at level 2 and more.", "count", kAnswers),
    row(kSurvey, "in_use", "In use", "answers", 0, "Answers that say it is in use.", "count", kAnswers),
    row(kSurvey, "in_training", "In training", "answers", 0, "Answers that say somebody is in training.", "count",
        kAnswers),
    row(kSurvey, "trained", "Trained", "%", 0, "Share of answers at level 2 and more.", "100 x able / answers",
        kAnswers),
    row(kSurvey, "trained_low", "Trained, lower end", "%", 0, "Lower end of its range.", "Wilson, 95%", kAnswers),
    row(kSurvey, "trained_high", "Trained, upper end", "%", 0, "Upper end of its range.", "Wilson, 95%", kAnswers),
    row(kScores, "score", "Score", "points", 1, "Mean of the answers of a domain, 0 to 4.", "mean of scores",
        kReturned),
    row(kScores, "answers", "Answers", "answers", 0, "Questions that were scored.", "count", kReturned),
};

constexpr std::array kKeys = {
    TableKeys{kMatrix, "month;setting;function;profession;competency"},
    TableKeys{kRoles, "month;setting;function;profession;competency"},
    TableKeys{kCells, "setting;function;profession"},
    TableKeys{kDependency, "kind;competency;profession;place"},
    TableKeys{kBarriers, "barrier"},
    TableKeys{kSurvey, "profession;place;competency"},
    TableKeys{kScores, "team;profession;domain"},
};

}  // namespace

MeasureSet capability_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
