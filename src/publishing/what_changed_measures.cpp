#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kTable = "capacity_changes";
constexpr std::string_view kSource = "Staff lists of the plan; docs/methods/what-changed.md";
constexpr std::string_view kWithin =
    "Counted within what the keys name: a move between two professions of one employer is none for the employer.";

constexpr Measure row(std::string_view column, std::string_view label, std::string_view definition,
                      std::string_view formula, std::string_view caveat = {}) {
  return {kTable, column, kTable, column, label, "", 1, definition, formula, kSource, caveat, ""};
}

constexpr std::string_view kLeaving = "capacity_leaving";
constexpr Measure leaving(std::string_view column, std::string_view label, std::string_view unit, int digits,
                          std::string_view definition, std::string_view formula) {
  return {kLeaving,
          column,
          kLeaving,
          column,
          label,
          unit,
          digits,
          definition,
          formula,
          "Starters and leavers reports (esr_starters, esr_leavers)",
          "Of the whole employer: the report does not say where they worked.",
          ""};
}

constexpr std::array kMeasures = {
    row("opening", "Before", "Staff in post at the end of the earlier month.", "FTE, people or roles, by the key"),
    row("starters", "Starters", "Staff with no contract at that employer in the earlier month.",
        "contracts of the later month whose person has none at the employer in the earlier one"),
    row("leavers", "Leavers", "Staff with no contract at that employer in the later month.",
        "contracts of the earlier month whose person has none at the employer in the later one"),
    row("hours", "Changes of hours",
        "Other contracted hours, and contracts beside another that the same person keeps at the employer.",
        "FTE later - FTE earlier, of the same contract"),
    row("moves", "Moves within employers",
        "Staff in another post at the same employer with another profession, level or place.",
        "what moved in - what moved out", kWithin),
    row("transfers", "Moves between employers", "Staff who went from one employer of these lists to another.",
        "what came in - what went out", kWithin),
    row("services", "Services passed over",
        "Staff of one profession of one employer (or place) most of whom went to the same employer together.",
        "what came in - what went out", kWithin),
    row("recoding", "Recoding",
        "Same person, post, start date, band and kind of contract, and another profession or level by coding.",
        "what was recoded in - what was recoded out", kWithin),
    row("coverage", "Lists that came or went", "Staff of employers with a list in one of the two months only.",
        "what came in - what went out"),
    row("unlinked", "No lasting identifier", "Records that cannot be followed from month to month.",
        "later - earlier, of records without a lasting identifier"),
    row("closing", "After", "Staff in post at the end of the later month.", "before + all parts, exactly"),
    row("net", "Difference", "Staff in post at the end of the later month less the earlier one.", "after - before"),
    leaving(
        "contracts", "Contracts", "contracts", 0,
        "Contracts that ended (of origins: began) in the twelve months, by what the employer's report says of them.",
        "number of contracts reported"),
    leaving("fte", "FTE", "FTE", 1, "Contracted FTE of these contracts, where it is said.", "sum of contracted FTE"),
    leaving("share", "Share", "%", 1, "These contracts of all that ended (of origins: began) in the twelve months.",
            "100 x contracts / contracts of the same event"),
};
constexpr std::array kKeys = {TableKeys{kTable, "month;profession;role_level;employer;place;from_month;measure"},
                              TableKeys{kLeaving, "month;profession;employer;about;code"}};

}  // namespace

MeasureSet what_changed_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
