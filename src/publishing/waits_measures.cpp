#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kWaits = "waits";
constexpr std::string_view kLists = "Waiting lists of the plan ([waits] lists)";
constexpr std::string_view kFong = "Formulas: Fong and others, medRxiv 2022.08.23.22279117 (docs/methods/waits.md).";

constexpr Measure row(std::string_view column, std::string_view label, std::string_view unit, int digits,
                      std::string_view definition, std::string_view formula, std::string_view caveat = kFong) {
  return {kWaits, column, kWaits, column, label, unit, digits, definition, formula, kLists, caveat, "waits_targets"};
}

constexpr std::array kMeasures = {
    row("demand", "Demand", "people a week", 1, "People who come on the list in a week.",
        "people added / weeks; where nobody tells: those who have waited least / weeks of their band"),
    row("capacity", "Capacity", "people a week", 1, "People who leave the list in a week.",
        "people removed / weeks; where nobody tells: demand - growth of the queue"),
    row("load", "Load", "ratio", 2, "Demand of capacity; 1 or more: the list grows for ever.", "demand / capacity"),
    row("queue", "Queue", "people", 0, "People who wait at the date.", "count of people without removal",
        "Of counts by wait band: the total of the file."),
    row("target_queue", "Target queue", "people", 0, "Queue whose mean wait is the target mean.",
        "demand x target / factor"),
    row("queue_ratio", "Queue of target queue", "ratio", 2, "Over 2 asks for special action.", "queue / target queue"),
    row("mean_wait", "Mean wait", "weeks", 1, "Mean wait so far of those who wait.",
        "mean of the days since referral / 7; of bands: their middle",
        "An open band counts half as much again as its edge (assumed)."),
    row("pressure", "Pressure", "ratio", 1, "Over 1: likely to miss the target.", "2 x mean wait / target",
        "The package that has this measure calls the factor 2 questioned; the number is kept."),
    row("relief", "Relief capacity", "people a week", 1, "To see, for the queue to reach its target in the time set.",
        "demand + (queue - target queue) / weeks to target"),
    row("relief_wte", "Staff for relief", "WTE", 1, "Staff to add for as long as relief lasts; below 0: to spare.",
        "(relief - capacity) / attended contacts of a WTE a week (20.86 unless the target says others)"),
    row("target_capacity", "Target capacity", "people a week", 1, "To see for ever, once the queue is at its target.",
        "demand + (cv demand^2 + cv capacity^2) / 2 x factor / target"),
    row("earlier_target_capacity", "Target capacity, older form", "people a week", 1,
        "The same in the form that the package's older text had.", "demand + 2 x (1 + 4 x factor) / target"),
    row("past_target", "Past the target", "people", 0, "People who have waited longer than the target, at least.",
        "count; of bands those that lie whole beyond it"),
};
constexpr std::array kKeys = {TableKeys{kWaits, "month;service;area;group"}};

}  // namespace

MeasureSet waits_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
