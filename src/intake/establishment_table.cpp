#include <array>

#include "intake/companion_table.h"

namespace cadre::intake {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month the figures describe."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"cost_centre", ColumnKind::Code, "", "Cost centre."},
    ColumnSpec{"subjective_code", ColumnKind::Code, "",
               "What the money is for in the ledger; a map turns it into a profession."},
    ColumnSpec{"profession", ColumnKind::Code, "",
               "Profession: as the file says, else what the plan's map says of the subjective code."},
    ColumnSpec{"band", ColumnKind::Code, "", "Agenda for Change band."},
    ColumnSpec{"budgeted_wte", ColumnKind::Decimal, "FTE",
               "Funded whole-time equivalent; less than nothing for a planned saving."},
    ColumnSpec{"contracted_wte", ColumnKind::Decimal, "FTE", "Contracted whole-time equivalent in the ledger."},
    ColumnSpec{"worked_wte", ColumnKind::Decimal, "FTE",
               "Whole-time equivalent paid for as worked in the month, extra hours included."},
    ColumnSpec{"funding_end", ColumnKind::Month, "", "Last month of the funding; missing = it does not end."},
    ColumnSpec{"hosted_by", ColumnKind::Code, "", "Organisation where the work is done, when it is not the employer."},
    ColumnSpec{"funded_by", ColumnKind::Code, "", "Organisation that pays, when it is not the employer."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line or sheet row of the file."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a value of the row could not be read."},
};

constexpr base::TableSpec kSpec = {"establishment", "intake", true,
                                   "Funded posts by cost centre, from the finance ledger.", kColumns};

}  // namespace

const base::TableSpec& establishment_spec() { return kSpec; }

}  // namespace cadre::intake
