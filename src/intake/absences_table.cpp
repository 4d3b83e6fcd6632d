#include <array>

#include "intake/companion_table.h"

namespace cadre::intake {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month in which the days were lost."},
    ColumnSpec{"person_key", ColumnKind::Key, "", "Keyed hash of the person, as in the staff table."},
    ColumnSpec{"assignment_key", ColumnKind::Key, "", "Keyed hash of the assignment, as in the staff table."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"kind", ColumnKind::Code, "",
               "sickness, maternity (with paternity and adoption) or other. The reason itself is not kept."},
    ColumnSpec{"fte_days_lost", ColumnKind::Decimal, "FTE days", "Calendar days lost times the FTE of the assignment."},
    ColumnSpec{"fte_days_available", ColumnKind::Decimal, "FTE days",
               "Calendar days times FTE of the assignment, where the file says so."},
    ColumnSpec{"hosted_by", ColumnKind::Code, "", "Organisation where the work is done, when it is not the employer."},
    ColumnSpec{"funded_by", ColumnKind::Code, "", "Organisation that pays, when it is not the employer."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line or sheet row of the file."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a value of the row could not be read."},
};

constexpr base::TableSpec kSpec = {"absences", "intake", true, "Absence by assignment and month.", kColumns};

}  // namespace

const base::TableSpec& absences_spec() { return kSpec; }

}  // namespace cadre::intake
