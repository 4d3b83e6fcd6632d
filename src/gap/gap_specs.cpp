#include <array>

#include "gap/table_specs.h"

namespace cadre::gap {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kTotals = {
    ColumnSpec{"scenario", ColumnKind::Code, "", "Scenario of supply; base = without levers."},
    ColumnSpec{"month", ColumnKind::Month, "", "Month."},
    ColumnSpec{"need", ColumnKind::Decimal, "hours a week", "Hours needed."},
    ColumnSpec{"need_low", ColumnKind::Decimal, "hours a week", "Under it in a tenth of futures."},
    ColumnSpec{"need_high", ColumnKind::Decimal, "hours a week", "Over it in a tenth of futures."},
    ColumnSpec{"covered", ColumnKind::Decimal, "hours a week", "Hours of need that staff cover, matched at best."},
    ColumnSpec{"unmet", ColumnKind::Decimal, "hours a week", "The rest."},
    ColumnSpec{"unmet_low", ColumnKind::Decimal, "hours a week", "Under it in a tenth of futures."},
    ColumnSpec{"unmet_high", ColumnKind::Decimal, "hours a week", "Over it in a tenth of futures."},
    ColumnSpec{"cover_share", ColumnKind::Decimal, "%", "Covered of needed."},
    ColumnSpec{"weighted_unmet", ColumnKind::Decimal, "hours a week", "Unmet hours weighted by priority."},
    ColumnSpec{"cost", ColumnKind::Decimal, "pounds a week", "Cost of the hours used, travel included."},
    ColumnSpec{"futures", ColumnKind::Integer, "", "Futures behind the range; 0 = no range."},
};
constexpr base::TableSpec kTotalsSpec = {"gap_totals", "gap", true,
                                         "Need, cover and gap by scenario of supply and month.", kTotals};

constexpr std::array kCover = {
    ColumnSpec{"scenario", ColumnKind::Code, "", "Scenario of supply; base = without levers."},
    ColumnSpec{"future", ColumnKind::Integer, "", "0: the expected value."},
    ColumnSpec{"month", ColumnKind::Month, "", "Month."},
    ColumnSpec{"line_id", ColumnKind::Code, "", "Line of need."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Setting of care."},
    ColumnSpec{"function", ColumnKind::Code, "", "Function of care."},
    ColumnSpec{"competency", ColumnKind::Code, "", "Competency; all = the line is not split."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place; missing = none in particular."},
    ColumnSpec{"need", ColumnKind::Decimal, "hours a week", "Hours needed."},
    ColumnSpec{"covered", ColumnKind::Decimal, "hours a week", "Of them covered."},
    ColumnSpec{"unmet", ColumnKind::Decimal, "hours a week", "The rest."},
    ColumnSpec{"unmet_low", ColumnKind::Decimal, "hours a week", "Under it in a tenth of futures."},
    ColumnSpec{"unmet_high", ColumnKind::Decimal, "hours a week", "Over it in a tenth of futures."},
    ColumnSpec{"price", ColumnKind::Decimal, "weighted hours",
               "By how much an hour more of this need raises the weighted unmet hours; first month only."},
};
constexpr base::TableSpec kCoverSpec = {"cover", "gap", true, "Need, cover and gap by line, competency and place.",
                                        kCover};

constexpr std::array kStaff = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession."},
    ColumnSpec{"role_level", ColumnKind::Code, "", "Role level."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Setting they work in."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place they work in."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Contracted hours of available staff over 37.5."},
    ColumnSpec{"hours", ColumnKind::Decimal, "hours a week", "Clinical hours they have."},
    ColumnSpec{"used", ColumnKind::Decimal, "hours a week", "Of them matched to need."},
    ColumnSpec{"surplus", ColumnKind::Decimal, "hours a week", "The rest: no need that they could cover is left."},
    ColumnSpec{"price_of_one_more", ColumnKind::Decimal, "weighted hours",
               "By how much an hour more lowers the weighted unmet hours."},
    ColumnSpec{"saving_of_one_less", ColumnKind::Decimal, "weighted hours",
               "By how much an hour less raises the weighted unmet hours; missing = there is none."},
};
constexpr base::TableSpec kStaffSpec = {
    "gap_staff", "gap", true, "Hours of staff used and left over, and what an hour more or less changes.", kStaff};

constexpr std::array kWork = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month."},
    ColumnSpec{"line_id", ColumnKind::Code, "", "Line of need."},
    ColumnSpec{"competency", ColumnKind::Code, "", "Competency; all = the line is not split."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place of the need; missing = none in particular."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Who does it."},
    ColumnSpec{"role_level", ColumnKind::Code, "", "Role level."},
    ColumnSpec{"staff_setting", ColumnKind::Code, "", "Setting they work in."},
    ColumnSpec{"staff_place", ColumnKind::Code, "", "Place they work in."},
    ColumnSpec{"hours", ColumnKind::Decimal, "hours a week", "Hours they give."},
    ColumnSpec{"covered", ColumnKind::Decimal, "hours a week", "Hours of need that these cover."},
};
constexpr base::TableSpec kWorkSpec = {"gap_work", "gap", true, "Who does what, in the matching of the first month.",
                                       kWork};

constexpr std::array kTraining = {
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession."},
    ColumnSpec{"competency", ColumnKind::Code, "", "Competency."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place they work in."},
    ColumnSpec{"trained_hours", ColumnKind::Decimal, "hours a week", "Hours of those who are trained."},
    ColumnSpec{"used", ColumnKind::Decimal, "hours a week", "Of them matched to need."},
    ColumnSpec{"price_of_one_more", ColumnKind::Decimal, "weighted hours",
               "By how much a trained hour more lowers the weighted unmet hours."},
    ColumnSpec{"hours_per_person", ColumnKind::Decimal, "hours a week", "Clinical hours of one WTE there."},
    ColumnSpec{"worth", ColumnKind::Decimal, "weighted hours a week", "Training one WTE: price x hours per person."},
};
constexpr base::TableSpec kTrainingSpec = {"gap_training", "gap", true,
                                           "What training one person in a competency would change.", kTraining};

constexpr std::array kBarriers = {
    ColumnSpec{"barrier", ColumnKind::Code, "", "Barrier."},
    ColumnSpec{"name", ColumnKind::Text, "", "Its name."},
    ColumnSpec{"type", ColumnKind::Code, "", "Kind of barrier."},
    ColumnSpec{"hours_a_month", ColumnKind::Decimal, "hours", "Unmet hours a month that its fall would cover."},
    ColumnSpec{"weighted_a_month", ColumnKind::Decimal, "weighted hours", "The same weighted by priority."},
    ColumnSpec{"pounds_a_month", ColumnKind::Decimal, "pounds",
               "What those hours cost at the mean cost of a clinical hour."},
    ColumnSpec{"pairs", ColumnKind::Integer, "", "Pairs of staff and need that become possible."},
};
constexpr base::TableSpec kBarriersSpec = {
    "gap_barriers", "gap", true, "What each barrier costs: the gap with it less the gap without it.", kBarriers};

constexpr std::array kMoves = {
    ColumnSpec{"rank", ColumnKind::Integer, "", "1 = closes most."},
    ColumnSpec{"move", ColumnKind::Code, "", "train, hire or free time, change a rule."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; missing for a rule."},
    ColumnSpec{"competency", ColumnKind::Code, "", "Competency trained in."},
    ColumnSpec{"barrier", ColumnKind::Code, "", "Rule that would change."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place."},
    ColumnSpec{"unit", ColumnKind::Code, "", "Of what one is counted."},
    ColumnSpec{"worth", ColumnKind::Decimal, "weighted hours a week",
               "Weighted unmet hours that one unit closes; of the first unit, later ones may close less."},
};
constexpr base::TableSpec kMovesSpec = {"gap_moves", "gap", true, "What would move the gap most.", kMoves};

constexpr std::array kConflict = {
    ColumnSpec{"member", ColumnKind::Text, "", "Limit, staff or need of a smallest set that cannot hold together."},
};
constexpr base::TableSpec kConflictSpec = {"gap_conflict", "gap", true,
                                           "Limits that no assignment meets; empty as a rule.", kConflict};

}  // namespace

const base::TableSpec& totals_spec() { return kTotalsSpec; }
const base::TableSpec& cover_spec() { return kCoverSpec; }
const base::TableSpec& staff_spec() { return kStaffSpec; }
const base::TableSpec& work_spec() { return kWorkSpec; }
const base::TableSpec& training_spec() { return kTrainingSpec; }
const base::TableSpec& barriers_spec() { return kBarriersSpec; }
const base::TableSpec& moves_spec() { return kMovesSpec; }
const base::TableSpec& conflict_spec() { return kConflictSpec; }

}  // namespace cadre::gap
