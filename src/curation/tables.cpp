#include "curation/tables.h"

#include <array>

namespace cadre::curation {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kStaff = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the record."},
    ColumnSpec{"person_key", ColumnKind::Key, "",
               "Keyed hash of the person; missing when the record names no person. Of a return: a number for the "
               "people counted."},
    ColumnSpec{"assignment_key", ColumnKind::Key, "", "Keyed hash of the assignment."},
    ColumnSpec{"post_key", ColumnKind::Key, "",
               "Hash of the position number (else the title) and the start date; missing when either is not given."},
    ColumnSpec{"occupation_code", ColumnKind::Code, "", "Occupation code as recorded."},
    ColumnSpec{"job_role", ColumnKind::Code, "", "Job role as recorded."},
    ColumnSpec{"person_scope", ColumnKind::Code, "",
               "Within what the person key is unique: file, employer or national."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place of work; missing when the record cannot be placed."},
    ColumnSpec{"sub_icb", ColumnKind::Code, "", "Sub-ICB location of the place."},
    ColumnSpec{"ics", ColumnKind::Code, "", "Integrated care system (ICB code) in that month."},
    ColumnSpec{"region", ColumnKind::Code, "", "NHS region code in that month."},
    ColumnSpec{"sector", ColumnKind::Code, "", "Kind of employer."},
    ColumnSpec{"setting", ColumnKind::Code, "", "Where care is given."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession code; AHP when unclear, NONE when not allied health."},
    ColumnSpec{"alternatives", ColumnKind::Code, "", "Professions that stay possible when the profession is unclear."},
    ColumnSpec{"role_level", ColumnKind::Code, "", "Career level."},
    ColumnSpec{"manager", ColumnKind::Flag, "", "True for a management post."},
    ColumnSpec{"band", ColumnKind::Code, "", "Agenda for Change band."},
    ColumnSpec{"staffing", ColumnKind::Code, "", "Footing of employment."},
    ColumnSpec{"presence", ColumnKind::Code, "", "Whether somebody in post is at work."},
    ColumnSpec{"age", ColumnKind::Integer, "years", "Whole years at the end of the month."},
    ColumnSpec{"sex", ColumnKind::Code, "", "female, male, not_stated or not_read; missing = not in the list."},
    ColumnSpec{"ethnic_group", ColumnKind::Code, "",
               "white, mixed, asian, black, other, not_stated or not_read; missing = not in the list."},
    ColumnSpec{"disability", ColumnKind::Code, "",
               "disabled, not_disabled, not_stated or not_read; missing = not in the list."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Contracted full-time equivalent as recorded, odd values included."},
    ColumnSpec{"headcount", ColumnKind::Integer, "people",
               "People that the record stands for: 1, except in returns, which count people and name nobody."},
    ColumnSpec{"vacancy_fte", ColumnKind::Decimal, "FTE", "Vacant posts that a return states beside its staff."},
    ColumnSpec{"hosted_by", ColumnKind::Code, "", "Organisation that employs them, where a return names another."},
    ColumnSpec{"funded_by", ColumnKind::Code, "", "Organisation that pays for them, where a return names another."},
    ColumnSpec{"contract_end", ColumnKind::Month, "", "Month in which a fixed term ends; missing = no end is said."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, review or merged (rejected rows stand in rejects)."},
    ColumnSpec{"confidence", ColumnKind::Decimal, "",
               "Measured share right of this evidence for the profession; missing = unmeasured."},
    ColumnSpec{"profession_evidence", ColumnKind::Code, "", "What the profession was decided from."},
    ColumnSpec{"level_evidence", ColumnKind::Code, "", "What the level was decided from."},
    ColumnSpec{"band_evidence", ColumnKind::Code, "", "What the band was decided from."},
    ColumnSpec{"setting_evidence", ColumnKind::Code, "", "What the setting was decided from."},
    ColumnSpec{"sector_evidence", ColumnKind::Code, "", "What the sector was decided from."},
    ColumnSpec{"organisation_evidence", ColumnKind::Code, "", "What the employer was decided from."},
    ColumnSpec{"place_evidence", ColumnKind::Code, "", "What the place was decided from."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line of the file on which the record starts."},
};
constexpr base::TableSpec kStaffSpec{"staff", "curation", true,
                                     "Staff records after curation, one row per assignment and month.", kStaff};

constexpr std::array kFindings = {
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line of the file."},
    ColumnSpec{"rule", ColumnKind::Code, "", "Id of the rule that found it."},
    ColumnSpec{"severity", ColumnKind::Code, "", "info, review or merge."},
    ColumnSpec{"field", ColumnKind::Code, "", "Standard name of the field to look at."},
    ColumnSpec{"column", ColumnKind::Integer, "", "Column of the file, from 1."},
    ColumnSpec{"cell", ColumnKind::Text, "", "Cell of the workbook, e.g. Return!F14; missing for text files."},
    ColumnSpec{"shown", ColumnKind::Text, "", "The value when the layout marks the column safe, else its shape."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession of the record."},
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the record."},
    ColumnSpec{"assignment_key", ColumnKind::Key, "", "Keyed hash of the assignment, as in staff; missing when none."},
    ColumnSpec{"finding", ColumnKind::Key, "",
               "The fault itself, the same in every month (docs/formats/exceptions.md)."},
};
constexpr base::TableSpec kFindingsSpec{"findings", "curation", true, "Faults found in records that were kept.",
                                        kFindings};

constexpr std::array kRejects = {
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line of the file on which the row starts."},
    ColumnSpec{"column", ColumnKind::Integer, "", "Column of the file, from 1; missing = the whole row."},
    ColumnSpec{"cell", ColumnKind::Text, "", "Cell of the workbook, e.g. Return!F14; missing for text files."},
    ColumnSpec{"field", ColumnKind::Code, "", "Standard name of the field, or the file's heading."},
    ColumnSpec{"reason", ColumnKind::Code, "", "What was wrong."},
    ColumnSpec{"shown", ColumnKind::Text, "", "The value when the layout marks the column safe, else its shape."},
    ColumnSpec{"remedy", ColumnKind::Code, "", "What to do about it."},
    ColumnSpec{"row_kept", ColumnKind::Flag, "", "True when only the value was dropped and the row went on."},
};
constexpr base::TableSpec kRejectsSpec{"rejects", "intake", true, "Rows and values that could not be read.", kRejects};

constexpr std::array kLedger = {
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file, from 1, in the order of the plan."},
    ColumnSpec{"file", ColumnKind::Text, "", "Name of the file as the plan gives it."},
    ColumnSpec{"layout", ColumnKind::Code, "", "Layout it was read with."},
    ColumnSpec{"rows_read", ColumnKind::Integer, "rows", "Data rows in the file."},
    ColumnSpec{"accepted", ColumnKind::Integer, "rows", "Rows used as they stand."},
    ColumnSpec{"review", ColumnKind::Integer, "rows", "Rows used, but a person should look at them."},
    ColumnSpec{"rejected", ColumnKind::Integer, "rows", "Rows that could not be read."},
    ColumnSpec{"merged", ColumnKind::Integer, "rows", "Rows that repeat another row and are not counted again."},
    ColumnSpec{"allied", ColumnKind::Integer, "rows", "Accepted and review rows of an allied health profession."},
    ColumnSpec{"allied_fte", ColumnKind::Decimal, "FTE", "Their FTE."},
    ColumnSpec{"findings", ColumnKind::Integer, "findings", "Faults found in the rows kept."},
    ColumnSpec{"sha256", ColumnKind::Text, "", "Hash of the file."},
    ColumnSpec{"bytes", ColumnKind::Integer, "bytes", "Size of the file."},
};
constexpr base::TableSpec kLedgerSpec{
    "ledger", "curation", false, "What became of every row: read = accepted + review + rejected + merged.", kLedger};

constexpr std::array kRules = {
    ColumnSpec{"rule", ColumnKind::Code, "", "Stable id of the rule."},
    ColumnSpec{"severity", ColumnKind::Code, "", "info, review, merge or reject."},
    ColumnSpec{"meaning", ColumnKind::Text, "", "What it checks."},
    ColumnSpec{"remedy", ColumnKind::Text, "", "What to do at the source."},
    ColumnSpec{"source", ColumnKind::Text, "", "Where the rule comes from."},
    ColumnSpec{"enabled", ColumnKind::Flag, "", "False when the plan switched it off."},
    ColumnSpec{"findings", ColumnKind::Integer, "findings", "How often it fired on this plan's files."},
};
constexpr base::TableSpec kRulesSpec{"rules", "curation", false, "The data-quality rules and how often each fired.",
                                     kRules};

}  // namespace

const base::TableSpec& staff_spec() { return kStaffSpec; }
const base::TableSpec& findings_spec() { return kFindingsSpec; }
const base::TableSpec& rejects_spec() { return kRejectsSpec; }
const base::TableSpec& ledger_spec() { return kLedgerSpec; }
const base::TableSpec& rules_spec() { return kRulesSpec; }

}  // namespace cadre::curation
