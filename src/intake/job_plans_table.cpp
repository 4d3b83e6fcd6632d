#include <array>

#include "intake/companion_table.h"

namespace cadre::intake {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the export."},
    ColumnSpec{"assignment_key", ColumnKind::Key, "", "Keyed hash of the assignment, as in the staff table."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"category", ColumnKind::Code, "",
               "dcc direct clinical care, spa supporting professional activities, anr additional NHS responsibilities, "
               "ed external duties."},
    ColumnSpec{"hours_a_week", ColumnKind::Decimal, "hours a week",
               "Planned hours of this category, as a weekly mean."},
    ColumnSpec{"active", ColumnKind::Code, "", "yes or no: whether the plan is in force; missing = not said."},
    ColumnSpec{"linked_to_output", ColumnKind::Code, "", "yes or no: whether the plan is linked to output."},
    ColumnSpec{"delivery_compared", ColumnKind::Code, "", "yes or no: whether delivery is compared with demand."},
    ColumnSpec{"hosted_by", ColumnKind::Code, "", "Organisation where the work is done, when it is not the employer."},
    ColumnSpec{"funded_by", ColumnKind::Code, "", "Organisation that pays, when it is not the employer."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line or sheet row of the file."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a value of the row could not be read."},
};

constexpr base::TableSpec kSpec = {"job_plans", "intake", true, "Job plans by assignment and category of time.",
                                   kColumns};

}  // namespace

const base::TableSpec& job_plans_spec() { return kSpec; }

}  // namespace cadre::intake
