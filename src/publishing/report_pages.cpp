#include "publishing/report_pages.h"

#include <array>

namespace cadre::publishing {
namespace {

constexpr std::array kSections = {
    ReportSection{"staff", "Staff"},   ReportSection{"quality", "Quality"}, ReportSection{"need", "Need and gap"},
    ReportSection{"future", "Future"}, ReportSection{"plan", "Plan"},       ReportSection{"sources", "Sources"},
};

constexpr std::array kPages = {
    ReportPage{"overview", "staff", "Overview", "Do we have the AHPs we need, and will we?", ""},
    ReportPage{"capacity", "staff", "Capacity", "Who do we have, where, for how many hours?", ""},
    ReportPage{"staffing", "staff", "Staffing", "Which funded posts are empty, and who fills in?",
               "Add a finance establishment, bank and agency, absence or recruitment file as an [[input]] (layouts "
               "finance_establishment, temporary_staff, esr_absences, recruitment)."},
    ReportPage{"what-changed", "staff", "What changed", "Why is it different from last month, last year?",
               "Add a second month of staff lists as an [[input]] and a starters and leavers file."},
    ReportPage{"profession", "staff", "Profession", "How is this profession?", ""},
    ReportPage{"representation", "staff", "Representation", "Who is missing, and where does progress stop?",
               "Add staff lists with ethnic category, sex and disability."},
    ReportPage{"careers", "staff", "Careers", "Can people grow here?",
               "Add two years of staff lists with a national identifier."},
    ReportPage{"data-quality", "quality", "Data quality", "How far can we trust it?", ""},
    ReportPage{
        "reconciliation", "quality", "Reconciliation", "Why does it differ from the published figure?",
        "Add NHS Workforce Statistics (staff group and organisation, or staff excluding medical) as an [[input]]."},
    ReportPage{"capability", "need", "Capability", "What can they do, and what could they?",
               "Add [capability] to the plan (docs/formats/capability.md)."},
    ReportPage{"need", "need", "Need", "What is needed, and how do we know?",
               "Add [need] with lines to the plan (docs/formats/need.md)."},
    ReportPage{"gap", "need", "Gap", "Where is it short, and what would move it most?",
               "Add [capability] and [need] to the plan (docs/formats/need.md)."},
    ReportPage{"waiting-lists", "need", "Waiting lists", "Which lists are unsustainable?",
               "Add [waits] with lists to the plan (docs/formats/waits.md)."},
    ReportPage{"readiness", "need", "Readiness", "Are we ready to work differently?",
               "Add a workbook of the state of readiness to [capability] (cadre new --readiness-template)."},
    ReportPage{"supply", "future", "Supply", "How will each profession move?",
               "Add [supply] to the plan (docs/formats/supply.md), or name monthly series in [forecast] "
               "(docs/formats/series.md)."},
    ReportPage{"early-warning", "future", "Early warning", "Which small professions are in danger?",
               "Add [supply] to the plan (docs/formats/supply.md)."},
    ReportPage{"placements", "future", "Placements", "Can we train them?",
               "Add [supply] to the plan, with the placement weeks that each year offers (docs/formats/supply.md)."},
    ReportPage{"plan", "plan", "Plan", "What should we do, for how much?",
               "Add projects with cost and effect to the plan."},
    ReportPage{"programme", "plan", "Programme", "Are we on course?", "Add projects with dates and links to the plan."},
    ReportPage{"money", "plan", "Money", "What does it cost, and when?", "Add projects with cost by year to the plan."},
    ReportPage{"economics", "plan", "Economics", "Is it worth it?",
               "Name models in [economics] of the plan (docs/formats/economics.md)."},
    ReportPage{"measures", "plan", "Measures", "Is it working?",
               "Add monthly values of the measures you follow as an [[input]]."},
    ReportPage{"sources", "sources", "Sources and assumptions", "What went in?", ""},
    ReportPage{"evidence", "sources", "Evidence", "What supports this?", "Add an evidence table to the plan."},
};

}  // namespace

std::span<const ReportSection> report_sections() { return kSections; }
std::span<const ReportPage> report_pages() { return kPages; }

}  // namespace cadre::publishing
