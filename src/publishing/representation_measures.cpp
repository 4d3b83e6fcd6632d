#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kShares = "representation_shares", kLikelihood = "representation_likelihood";
constexpr std::string_view kSource = "Staff lists of the plan; docs/methods/representation.md";
constexpr std::string_view kNoCause =
    "Age, length of service, profession and hours differ between groups and are not taken into account.";

constexpr std::array kMeasures = {
    Measure{kShares, "people", kShares, "people", "People", "people", 0, "People in post whose group is this one.",
            "distinct people", kSource, "", ""},
    Measure{kShares, "share", kShares, "share", "Share", "%", 1,
            "People of the group, of those whose group is stated; of everybody for those where it is not.",
            "100 x people of the group / people whose group is stated; interval by Wilson's method, 95%", kSource,
            "Of the population: as published, and of other ages than the staff.", "band_clusters;fewest_people"},
    Measure{kLikelihood, "likelihood", kLikelihood, "likelihood", "Relative likelihood", "", 2,
            "How likely the outcome is in the group beside the reference group; 1 is as likely.",
            "(with outcome / people) of the group / the same of the reference group; interval by the log method, 95%",
            kSource, kNoCause, "band_clusters;fewest_people"},
};
constexpr std::array kKeys = {TableKeys{kShares, "month;profession;stage;characteristic;group_code"},
                              TableKeys{kLikelihood, "month;profession;outcome;characteristic;group_code"}};

}  // namespace

MeasureSet representation_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
