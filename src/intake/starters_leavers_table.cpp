#include <array>

#include "intake/companion_table.h"

namespace cadre::intake {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month in which the assignment began or ended."},
    ColumnSpec{"event", ColumnKind::Code, "", "starter or leaver."},
    ColumnSpec{"person_key", ColumnKind::Key, "", "Keyed hash of the person, as in the staff table."},
    ColumnSpec{"assignment_key", ColumnKind::Key, "", "Keyed hash of the assignment, as in the staff table."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession, where the file says it."},
    ColumnSpec{"band", ColumnKind::Code, "", "Agenda for Change band."},
    ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "Contracted full-time equivalent."},
    ColumnSpec{"reason", ColumnKind::Code, "",
               "Why a leaver left, in groups: retirement, resignation, end_of_contract, dismissal, redundancy, death, "
               "transfer, other."},
    ColumnSpec{"destination", ColumnKind::Code, "",
               "Where a leaver went: nhs, social_care, private, abroad, education, no_employment, other."},
    ColumnSpec{"origin", ColumnKind::Code, "", "Where a starter came from, in the same groups, or newly_qualified."},
    ColumnSpec{"hosted_by", ColumnKind::Code, "", "Organisation where the work is done, when it is not the employer."},
    ColumnSpec{"funded_by", ColumnKind::Code, "", "Organisation that pays, when it is not the employer."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line or sheet row of the file."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a value of the row could not be read."},
};

constexpr base::TableSpec kSpec = {"starters_leavers", "intake", true,
                                   "Assignments that began or ended, from the starters and leavers reports.", kColumns};

}  // namespace

const base::TableSpec& starters_leavers_spec() { return kSpec; }

}  // namespace cadre::intake
