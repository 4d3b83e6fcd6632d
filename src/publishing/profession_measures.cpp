#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kRisks = "capacity_profession_risks";
constexpr std::string_view kFrom = "Tables of capacity and staffing (docs/methods/professions.md)";
constexpr std::string_view kFew = "In a profession of few people one person moves a share by many points.";

constexpr std::array kMeasures = {
    Measure{kRisks, "value", kRisks, "value", "Share of the profession", "%", 1,
            "The share of the profession that is compared: what is vacant, near retirement, leaving, temporary, sick, "
            "about to end, lost in a year or in places with one or two people.",
            "as in the table that the share comes from", kFrom, kFew, "least_excess"},
    Measure{kRisks, "all_value", kRisks, "all_value", "The same share of all professions", "%", 1,
            "The same share of all allied health staff of the plan, the profession among them.",
            "as in the table that the share comes from", kFrom, "", "least_excess"},
    Measure{kRisks, "excess", kRisks, "excess", "Excess over all professions", "percentage points", 1,
            "By how much the profession's share is larger than that of all.", "value - all_value", kFrom, kFew,
            "least_excess"},
    Measure{kRisks, "excess_fte", kRisks, "excess_fte", "Excess in FTE", "FTE", 1,
            "What the excess is of the profession's FTE in post.", "excess / 100 x FTE in post", kFrom, kFew,
            "least_excess"},
};
constexpr std::array kTableKeys = {TableKeys{kRisks, "month;profession;risk"}};

}  // namespace

MeasureSet profession_measures() { return {kMeasures, kTableKeys}; }

}  // namespace cadre::publishing
