#include <array>

#include "publishing/measure_sets.h"

namespace cadre::publishing {
namespace {

constexpr std::string_view kPosition = "capacity_staffing_position", kBands = "capacity_staffing_bands",
                           kRecruitment = "capacity_recruitment", kPeers = "capacity_staffing_peers";
constexpr std::string_view kLists = "Staff lists of the plan",
                           kLedger = "Finance establishment (finance_establishment)",
                           kBoth = "Staff lists and finance establishment of the same employers",
                           kTemporary = "Bank and agency file (temporary_staff)",
                           kAbsence = "Staff lists and absence reports (esr_absences) of the same employers",
                           kPosts = "Recruitment file (recruitment)";
constexpr std::string_view kWhole = "Of the whole employer: the file does not say where they worked.";
constexpr std::string_view kSame = "Employers without one of the two files count on neither side.";
constexpr std::string_view kSpell = "A month without figures neither counts nor ends it.";

constexpr Measure row(std::string_view table, std::string_view column, std::string_view label, std::string_view unit,
                      std::string_view definition, std::string_view formula, std::string_view source,
                      std::string_view caveat = {}, std::string_view assumptions = {}) {
  const bool whole = unit == "months" || unit == "days" || unit == "pounds";
  return {table, column, table, column, label, unit, whole ? 0 : 1, definition, formula, source, caveat, assumptions};
}

constexpr std::array kMeasures = {
    row(kPosition, "in_post", "In post", "FTE", "Substantive FTE in post in the area.", "sum of contracted FTE", kLists,
        "", "in_post;review_rows"),
    row(kPosition, "maternity", "On maternity leave", "FTE", "FTE in post on maternity or adoption leave.",
        "sum of contracted FTE by assignment status", kLists),
    row(kPosition, "career_break", "On a career break", "FTE", "FTE in post on a career break.",
        "sum of contracted FTE by assignment status", kLists),
    row(kPosition, "seconded_out", "Seconded out", "FTE", "FTE in post seconded to another organisation.",
        "sum of contracted FTE by assignment status", kLists),
    row(kPosition, "available", "Available", "FTE", "FTE in post who are at work here.",
        "in post - maternity - career break - secondment out", kLists),
    row(kPosition, "away_share", "Away", "%", "FTE on maternity leave, a career break or seconded out.",
        "100 x (in post - available) / in post", kLists),
    row(kPosition, "bank", "Bank", "FTE", "FTE that bank staff worked in the month.", "sum of worked WTE", kTemporary,
        kWhole),
    row(kPosition, "agency", "Agency", "FTE", "FTE that agency staff worked in the month.", "sum of worked WTE",
        kTemporary, kWhole),
    row(kPosition, "bank_cost", "Cost of bank staff", "pounds", "What bank staff cost in the month.", "sum of cost",
        kTemporary, kWhole),
    row(kPosition, "agency_cost", "Cost of agency staff", "pounds", "What agency staff cost in the month.",
        "sum of cost", kTemporary, kWhole),
    row(kPosition, "temporary_share", "Bank and agency", "%", "Bank and agency FTE of all FTE of the same employers.",
        "100 x (bank + agency) / (substantive + bank + agency)", kTemporary, kWhole),
    row(kPosition, "agency_share", "Agency", "%", "Agency FTE of all FTE of the same employers.",
        "100 x agency / (substantive + bank + agency)", kTemporary, kWhole),
    row(kPosition, "funded", "Funded", "FTE", "Funded FTE of the establishments in the area.", "sum of budgeted WTE",
        kLedger, "Rows without a profession or a place are told apart (funded_unattributed)."),
    row(kPosition, "compared_funded", "Funded, compared", "FTE",
        "Funded FTE of employers with both a staff list and an establishment.", "sum of budgeted WTE", kBoth, kSame,
        "unattributed_posts"),
    row(kPosition, "compared_in_post", "In post, compared", "FTE",
        "FTE in post of employers with both a staff list and an establishment.", "sum of contracted FTE", kBoth, kSame,
        "unattributed_posts"),
    row(kPosition, "vacancies", "Vacancies", "FTE",
        "Funded FTE that nobody in post fills; below nothing = more in post.", "compared_funded - compared_in_post",
        kBoth, kSame, "unattributed_posts"),
    row(kPosition, "vacancy_rate", "Vacancy rate", "%", "Vacancies of funded FTE.", "100 x (funded - in post) / funded",
        kBoth, kSame, "unattributed_posts"),
    row(kPosition, "ledger_contracted", "Contracted in the ledger", "FTE", "Contracted FTE of the funded posts.",
        "sum of contracted WTE", kLedger),
    row(kPosition, "ledger_worked", "Worked in the ledger", "FTE",
        "FTE paid for as worked in the funded posts, extra hours included.", "sum of worked WTE", kLedger),
    row(kPosition, "contract_end_3", "Contracts that end within 3 months", "FTE",
        "FTE in post whose fixed term ends within 3 months.", "sum of contracted FTE by end of the fixed term", kLists,
        "Permanent contracts with an end date are a fault and not counted."),
    row(kPosition, "contract_end_6", "Contracts that end within 6 months", "FTE",
        "FTE in post whose fixed term ends within 6 months.", "sum of contracted FTE by end of the fixed term", kLists),
    row(kPosition, "contract_end_12", "Contracts that end within 12 months", "FTE",
        "FTE in post whose fixed term ends within 12 months.", "sum of contracted FTE by end of the fixed term",
        kLists),
    row(kPosition, "funding_end_3", "Funding that ends within 3 months", "FTE",
        "Funded FTE whose funding ends within 3 months.", "sum of budgeted WTE by end of funding", kLedger),
    row(kPosition, "funding_end_6", "Funding that ends within 6 months", "FTE",
        "Funded FTE whose funding ends within 6 months.", "sum of budgeted WTE by end of funding", kLedger),
    row(kPosition, "funding_end_12", "Funding that ends within 12 months", "FTE",
        "Funded FTE whose funding ends within 12 months.", "sum of budgeted WTE by end of funding", kLedger),
    row(kPosition, "sickness_rate", "Sickness", "%", "FTE days lost to sickness of the FTE days available.",
        "100 x FTE days lost / (FTE in post x days of the month)", kAbsence, kSame),
    row(kPosition, "other_absence_rate", "Other absence", "%",
        "FTE days lost to maternity leave and all else but sickness, of the FTE days available.",
        "100 x FTE days lost / (FTE in post x days of the month)", kAbsence, kSame),
    row(kBands, "funded", "Funded", "FTE", "Funded FTE of the establishment.", "sum of budgeted WTE", kLedger),
    row(kBands, "in_post", "In post", "FTE", "Substantive FTE in post.", "sum of contracted FTE", kLists),
    row(kBands, "vacancies", "Vacancies", "FTE", "Funded FTE that nobody in post fills; below nothing = more in post.",
        "funded - in post", kBoth, "", "unattributed_posts"),
    row(kBands, "vacancy_rate", "Vacancy rate", "%", "Vacancies of funded FTE.", "100 x (funded - in post) / funded",
        kBoth, "", "unattributed_posts"),
    row(kBands, "months_vacant", "Months vacant", "months", "How long the group has had a vacancy.",
        "months with figures, one after the other, with a vacancy", kBoth, kSpell, "vacant_fte"),
    row(kRecruitment, "advertised_12", "Advertised", "FTE", "FTE advertised in up to twelve months.",
        "sum of advertised WTE", kPosts),
    row(kRecruitment, "offered_12", "Offered", "FTE", "FTE offered in up to twelve months.", "sum of offered WTE",
        kPosts),
    row(kRecruitment, "started_12", "Started", "FTE", "FTE started in up to twelve months.", "sum of started WTE",
        kPosts),
    row(kRecruitment, "offered_share", "Offered", "%", "Offered of advertised FTE in up to twelve months.",
        "100 x offered / advertised", kPosts, "Posts offered may have been advertised before these months."),
    row(kRecruitment, "started_share", "Started", "%", "Started of offered FTE in up to twelve months.",
        "100 x started / offered", kPosts, "Those who started may have been offered the post before these months."),
    row(kRecruitment, "days_to_start", "Days to start", "days", "Mean days from advert to start, by FTE started.",
        "sum of days x started WTE / sum of started WTE", kPosts),
    row(kPeers, "value", "Rate", "%", "A rate of capacity_staffing_position.", "as the measure says", kBoth),
    row(kPeers, "median", "Median of the peers", "%", "The rate that half of the peers lie below.",
        "median by linear interpolation", kBoth, "Peers are other employers of the same sector, or other places.",
        "fewest_peers"),
    row(kPeers, "lower_quartile", "Lower quartile of the peers", "%", "The rate that a quarter of the peers lie below.",
        "quartile by linear interpolation", kBoth, "", "fewest_peers"),
    row(kPeers, "upper_quartile", "Upper quartile of the peers", "%", "The rate that a quarter of the peers lie above.",
        "quartile by linear interpolation", kBoth, "", "fewest_peers"),
};

constexpr std::array kKeys = {
    TableKeys{kPosition, "month;profession;employer;place"}, TableKeys{kBands, "month;profession;band;employer"},
    TableKeys{kRecruitment, "month;profession;band;employer"}, TableKeys{kPeers, "month;employer;place;measure"}};

}  // namespace

MeasureSet staffing_measures() { return {kMeasures, kKeys}; }

}  // namespace cadre::publishing
