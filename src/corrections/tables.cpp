#include "corrections/tables.h"

#include <array>

namespace cadre::corrections {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr ColumnSpec kEmployer{"employer", ColumnKind::Code, "",
                               "Organisation code of the employer; missing = unknown."};
constexpr ColumnSpec kFinding{"finding", ColumnKind::Text, "", "Name of the finding, the same in every month."};
constexpr ColumnSpec kRule{"rule", ColumnKind::Code, "", "Id of the rule."};

constexpr std::array kFixList = {
    kEmployer,
    ColumnSpec{"rank", ColumnKind::Integer, "", "Place in the employer's list, worst first."},
    kFinding,
    ColumnSpec{"state", ColumnKind::Code, "",
               "open; overdue = said to be fixed and still there; expired = its acceptance has ended."},
    kRule,
    ColumnSpec{"severity", ColumnKind::Code, "", "review, or reject where the row is not in the records."},
    ColumnSpec{"meaning", ColumnKind::Text, "", "What is wrong."},
    ColumnSpec{"remedy", ColumnKind::Text, "", "What to do at the source."},
    ColumnSpec{"file", ColumnKind::Text, "", "File, as the plan names it."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line of the file; row of the sheet."},
    ColumnSpec{"column", ColumnKind::Integer, "", "Column of the file, from 1; missing = the whole row."},
    ColumnSpec{"field", ColumnKind::Code, "", "Standard name of the field."},
    ColumnSpec{"shown", ColumnKind::Text, "", "The value when the layout calls its column safe, else its shape."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession of the record."},
    ColumnSpec{"gain", ColumnKind::Decimal, "points",
               "Share of this fault in what the employer's quality score lacks to 100; the shares add up to it."},
    ColumnSpec{"gain_alone", ColumnKind::Decimal, "points",
               "What mending this fault alone adds to the score: 0 when the row has another."},
    ColumnSpec{"row_faults", ColumnKind::Integer, "faults", "Faults of its row, this one included."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "FTE of the record as it stands."},
    ColumnSpec{"first_seen", ColumnKind::Month, "", "First month in which it was found."},
    ColumnSpec{"times_seen", ColumnKind::Integer, "months", "Months in which it was found."},
    ColumnSpec{"judged", ColumnKind::Text, "", "Reason given in exceptions.csv, where it was judged before."},
};
constexpr base::TableSpec kFixListSpec{
    "fix_list", "corrections", true, "Faults to mend at the source, in the latest list of each employer, worst first.",
    kFixList};

constexpr std::array kFixRules = {
    kEmployer,
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the employer's latest list."},
    kRule,
    ColumnSpec{"severity", ColumnKind::Code, "", "review or reject."},
    ColumnSpec{"faults", ColumnKind::Integer, "faults", "Faults to mend."},
    ColumnSpec{"gain", ColumnKind::Decimal, "points",
               "Their shares in what the employer's quality score lacks to 100."},
    ColumnSpec{"gain_alone", ColumnKind::Decimal, "points",
               "What mending all of them, and nothing else, adds to the employer's score."},
    ColumnSpec{"plan_gain", ColumnKind::Decimal, "points",
               "Their shares in what the score of all latest lists together lacks to 100."},
    ColumnSpec{"overdue", ColumnKind::Integer, "faults", "Of these, said to be fixed and still there."},
    ColumnSpec{"accepted", ColumnKind::Integer, "faults", "Further ones that were accepted: counted, but quiet."},
    ColumnSpec{"wrong", ColumnKind::Integer, "faults", "Further ones that were judged to be false alarms."},
    ColumnSpec{"promised", ColumnKind::Integer, "faults", "Further ones that are to be fixed by a later month."},
    ColumnSpec{"meaning", ColumnKind::Text, "", "What is wrong."},
    ColumnSpec{"remedy", ColumnKind::Text, "", "What to do at the source."},
};
constexpr base::TableSpec kFixRulesSpec{"fix_rules", "corrections", true,
                                        "Faults of each employer's latest list by rule, by their gain.", kFixRules};

constexpr std::array kFixProgress = {
    kEmployer,
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the list."},
    ColumnSpec{"rows", ColumnKind::Integer, "rows", "Rows of allied health professions that were kept."},
    ColumnSpec{"rows_with_error", ColumnKind::Integer, "rows", "Of these, rows with any fault."},
    ColumnSpec{"score", ColumnKind::Decimal, "%", "Quality score: 1 - rows with any fault / rows."},
    ColumnSpec{"found", ColumnKind::Integer, "findings", "Findings of the list, each name once."},
    ColumnSpec{"open", ColumnKind::Integer, "findings", "To mend; overdue and expired ones included."},
    ColumnSpec{"new", ColumnKind::Integer, "findings",
               "Not in the employer's list before this one; missing in the first."},
    ColumnSpec{"mended", ColumnKind::Integer, "findings",
               "In the list before, and gone from a record that is still listed."},
    ColumnSpec{"record_gone", ColumnKind::Integer, "findings",
               "In the list before, with a record that is not listed now."},
    ColumnSpec{"accepted", ColumnKind::Integer, "findings", "Accepted: counted, but quiet."},
    ColumnSpec{"wrong", ColumnKind::Integer, "findings", "Judged to be false alarms."},
    ColumnSpec{"promised", ColumnKind::Integer, "findings", "To be fixed by a later month."},
    ColumnSpec{"overdue", ColumnKind::Integer, "findings", "Said to be fixed and still there."},
    ColumnSpec{"expired", ColumnKind::Integer, "findings", "Open again, since their acceptance has ended."},
};
constexpr base::TableSpec kFixProgressSpec{
    "fix_progress", "corrections", true,
    "Findings month by month: those of the list before + new = found + mended + record_gone.", kFixProgress};

constexpr std::array kJudgements = {
    ColumnSpec{"exceptions_line", ColumnKind::Integer, "", "Line of exceptions.csv."},
    kFinding,
    ColumnSpec{"decision", ColumnKind::Code, "", "fixed, accepted or wrong."},
    ColumnSpec{"state", ColumnKind::Code, "",
               "holds, expired, not_needed, mended, record_gone, overdue, promised or unmatched."},
    kEmployer,
    kRule,
    ColumnSpec{"field", ColumnKind::Code, "", "Standard name of the field."},
    ColumnSpec{"file", ColumnKind::Text, "", "File in which it was last found."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line of that file."},
    ColumnSpec{"first_seen", ColumnKind::Month, "", "First month in which it was found."},
    ColumnSpec{"last_seen", ColumnKind::Month, "", "Last month in which it was found."},
    ColumnSpec{"reason", ColumnKind::Text, "", "Reason given."},
    ColumnSpec{"by", ColumnKind::Text, "", "Role that decided."},
    ColumnSpec{"expiry", ColumnKind::Month, "", "Last month for which it holds; missing = no end."},
    ColumnSpec{"note", ColumnKind::Text, "", "Note, as given."},
};
constexpr base::TableSpec kJudgementsSpec{"judgements", "corrections", true,
                                          "The rows of exceptions.csv and what became of each.", kJudgements};

constexpr std::array kFalseAlarms = {
    kRule,
    ColumnSpec{"findings", ColumnKind::Integer, "findings",
               "Findings of this rule in the latest lists, each name once."},
    ColumnSpec{"wrong", ColumnKind::Integer, "findings", "Of these, judged to be false alarms."},
    ColumnSpec{"share_wrong", ColumnKind::Decimal, "%", "Share of them; of unjudged findings nothing is known."},
    ColumnSpec{"meaning", ColumnKind::Text, "", "What the rule checks."},
};
constexpr base::TableSpec kFalseAlarmsSpec{"false_alarms", "corrections", true,
                                           "Rules that somebody judged to be wrong, and how often.", kFalseAlarms};

constexpr std::array<const base::TableSpec*, 5> kTables = {&kFixListSpec, &kFixRulesSpec, &kFixProgressSpec,
                                                           &kJudgementsSpec, &kFalseAlarmsSpec};

}  // namespace

const base::TableSpec& fix_list_spec() { return kFixListSpec; }
const base::TableSpec& fix_rules_spec() { return kFixRulesSpec; }
const base::TableSpec& fix_progress_spec() { return kFixProgressSpec; }
const base::TableSpec& judgements_spec() { return kJudgementsSpec; }
const base::TableSpec& false_alarms_spec() { return kFalseAlarmsSpec; }
std::span<const base::TableSpec* const> correction_tables() { return kTables; }

}  // namespace cadre::corrections
