#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kStaff = "Staff lists of the plan";
constexpr std::string_view kRange =
    "The range counts none or all of the records that need checking. It is not a confidence interval.";
constexpr std::string_view kPeopleDoNotAdd = "People do not add up over groups: somebody with two jobs counts in both.";
constexpr std::string_view kReview = "review_rows";
constexpr std::string_view kAge = "past_age";

constexpr std::array kMeasures = {
    Measure{"capacity_cells", "people", "capacity_cells", "people", "People", "people", 0,
            "Distinct people in post at the end of the month, whatever their number of jobs.",
            "number of distinct person keys", kStaff, kPeopleDoNotAdd, kReview},
    Measure{"capacity_cells", "roles", "capacity_cells", "roles", "Roles", "roles", 0,
            "Jobs in post at the end of the month.", "number of assignments", kStaff, "", kReview},
    Measure{"capacity_cells", "fte", "capacity_cells", "fte", "FTE", "FTE", 1,
            "Contracted hours as a share of the full-time week, summed over the jobs in post at the end of the month.",
            "sum of contracted FTE", kStaff, kRange, "review_rows;standard_week"},
    Measure{"rates", "fte_per_100k", "capacity_rates", "fte_per_100k", "FTE per 100,000 weighted population",
            "FTE per 100,000", 1,
            "FTE of staff who work in a place for every 100,000 of its population, weighted for need.",
            "100,000 x FTE / weighted population",
            "Staff lists of the plan; NHS England ICB allocations (reference/denominators.csv)", kRange,
            "review_rows;weighted_population"},
    Measure{"trend", "fte_raw", "capacity_trend", "fte_raw", "FTE, all employers", "FTE", 1,
            "FTE of every employer whose staff list of that month was read.", "sum of contracted FTE", kStaff,
            "Rises when an employer begins to report.", kReview},
    Measure{"trend", "people_raw", "capacity_trend", "people_raw", "People, all employers", "people", 0,
            "Distinct people of every employer whose staff list of that month was read.",
            "number of distinct person keys", kStaff, "Rises when an employer begins to report.", kReview},
    Measure{"trend", "fte_matched", "capacity_trend", "fte_matched", "FTE, same employers", "FTE", 1,
            "FTE of the employers whose staff lists were read in every month of the panel.",
            "sum of contracted FTE over the matched panel", kStaff, "", kReview},
    Measure{"trend", "people_matched", "capacity_trend", "people_matched", "People, same employers", "people", 0,
            "Distinct people of the employers whose staff lists were read in every month of the panel.",
            "number of distinct person keys over the matched panel", kStaff, "", kReview},
    Measure{"age_profile", "people", "capacity_age_profile", "people", "People by age", "people", 0,
            "Distinct people by age at the end of the month.", "number of distinct person keys", kStaff, "", ""},
    Measure{"age_profile", "fte", "capacity_age_profile", "fte", "FTE by age", "FTE", 1,
            "Contracted FTE by age at the end of the month.", "sum of contracted FTE", kStaff, "", ""},
    Measure{"past_55", "people_55_plus", "capacity_past_55", "people_55_plus", "People near retirement", "people", 0,
            "Distinct people at or past the age set in the plan (55 unless changed).", "number of distinct person keys",
            kStaff, "", kAge},
    Measure{"past_55", "share_55_plus", "capacity_past_55", "share_55_plus", "Share near retirement", "%", 1,
            "People at or past that age among people whose age is known.",
            "100 x people past the age / people of known age", kStaff, "Released for at least 20 people.", kAge},
    Measure{"support_mix", "support_fte", "capacity_support_mix", "support_fte", "Support workers", "FTE", 1,
            "FTE of support workers of the profession.", "sum of contracted FTE", kStaff, "", kReview},
    Measure{"support_mix", "assistant_practitioner_fte", "capacity_support_mix", "assistant_practitioner_fte",
            "Assistant practitioners", "FTE", 1, "FTE of assistant practitioners of the profession.",
            "sum of contracted FTE", kStaff, "", kReview},
    Measure{"support_mix", "registered_fte", "capacity_support_mix", "registered_fte", "Registered and above", "FTE", 1,
            "FTE of registered, enhanced, advanced and consultant practitioners.", "sum of contracted FTE", kStaff, "",
            kReview},
    Measure{"support_mix", "support_share", "capacity_support_mix", "support_share", "Support share", "%", 1,
            "Support workers and assistant practitioners among staff of the profession whose level is known.",
            "100 x (support + assistant practitioner FTE) / FTE of known level", kStaff, "", kReview},
    Measure{"turnover", "joiner_rate", "capacity_turnover", "joiner_rate", "Joiner rate", "%", 1,
            "People who are there at the end and were not at the start.",
            "100 x joiners / mean of people at start and end", kStaff, "Only employers that report in both months.",
            ""},
    Measure{"turnover", "leaver_rate", "capacity_turnover", "leaver_rate", "Leaver rate", "%", 1,
            "People who were there at the start and are not at the end.",
            "100 x leavers / mean of people at start and end", kStaff, "Only employers that report in both months.",
            ""},
    Measure{"turnover", "stability", "capacity_turnover", "stability", "Stability", "%", 1,
            "People at the start who are still there at the end.", "100 x people at start and end / people at start",
            kStaff, "", ""},
    Measure{"quality", "read", "ledger", "rows_read", "Rows read", "rows", 0, "Data rows of the file.",
            "read = accepted + review + rejected + merged", "Ledger of the run", "", ""},
    Measure{"quality", "accepted", "ledger", "accepted", "Rows accepted", "rows", 0,
            "Rows without an open question; they count.", "rows with status accepted", "Ledger of the run", "", ""},
    Measure{"quality", "review", "ledger", "review", "Rows to check", "rows", 0,
            "Rows whose evidence disagrees or is too weak; they make the range.", "rows with status review",
            "Ledger of the run", "", kReview},
    Measure{"quality", "rejected", "ledger", "rejected", "Rows rejected", "rows", 0,
            "Rows that cannot be used; each is kept with its reason in the internal output.",
            "rows with status rejected", "Ledger of the run", "", ""},
    Measure{"quality", "merged", "ledger", "merged", "Rows merged", "rows", 0, "Repeats of another row; counted once.",
            "rows with status merged", "Ledger of the run", "", ""},
};

constexpr std::array kTableKeys = {
    TableKeys{"capacity_cells",
              "month;profession;role_level;band;setting;sector;employer;place;ics;region;age_band;staffing"},
    TableKeys{"rates", "month;profession;place;ics"},
    TableKeys{"trend", "month;profession"},
    TableKeys{"age_profile", "month;profession;age_band"},
    TableKeys{"past_55", "month;profession"},
    TableKeys{"support_mix", "month;profession;place"},
    TableKeys{"turnover", "month;profession"},
    TableKeys{"quality", "file"},
};

}  // namespace

MeasureSet capacity_measures() { return {kMeasures, kTableKeys}; }

}  // namespace cadre::publishing
