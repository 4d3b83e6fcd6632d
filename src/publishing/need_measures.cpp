#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kSums = "need_sums";
constexpr std::string_view kLines = "Lines of need of the plan ([need] lines)";
constexpr std::string_view kMean = "A mean over the year; hours of clinical care with notes and travel.";

constexpr Measure row(std::string_view column, std::string_view label, std::string_view unit,
                      std::string_view definition, std::string_view formula, std::string_view caveat = kMean) {
  return {kSums,      column,  kSums,  column, label,       unit, unit == "lines" ? 0 : 1,
          definition, formula, kLines, caveat, "need_lines"};
}

constexpr std::array kMeasures = {
    row("hours", "Hours needed", "hours a week", "Clinical hours a week that the lines ask for.",
        "sum over lines of quantity x contacts x minutes / attended share / group / 52, or of beds, sessions and hours "
        "x staff (docs/methods/need.md)"),
    row("hours_low", "Hours needed, lower end", "hours a week", "Lower end of the range of hours needed.",
        "hours - square root of the sum of squared distances of the lines"),
    row("hours_high", "Hours needed, upper end", "hours a week", "Upper end of the range of hours needed.",
        "hours + square root of the sum of squared distances of the lines"),
    row("weekend_hours", "Hours at weekends", "hours a week", "Hours needed on Saturdays and Sundays.",
        "sum of hours x weekend share of the standard or staffing"),
    row("wte", "Staff needed", "WTE", "Full-time staff for the hours needed.",
        "hours / clinical hours of a WTE a week (22.67 unless the line says others); WISN: required staff"),
    row("lines", "Lines", "lines", "Lines of need that are added up.", "count of lines", ""),
    row("published_hours", "On published figures", "hours a week", "Hours that rest on published figures alone.",
        "sum of hours by the weakest mark of a line's figures"),
    row("plan_hours", "On the plan's figures", "hours a week", "Hours that rest on the plan's own figures.",
        "sum of hours by the weakest mark of a line's figures"),
    row("assumed_hours", "On assumptions", "hours a week", "Hours with an assumption among their figures.",
        "sum of hours by the weakest mark of a line's figures"),
    row("example_hours", "On invented figures", "hours a week", "Hours with an invented figure of an example.",
        "sum of hours by the weakest mark of a line's figures"),
};
constexpr std::array kKeys = {TableKeys{kSums, "month;setting;function;place"}};

}  // namespace

MeasureSet need_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
