#include <array>

#include "intake/companion_table.h"

namespace cadre::intake {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month the figures describe."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer that used them."},
    ColumnSpec{"staffing", ColumnKind::Code, "", "bank or agency."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession."},
    ColumnSpec{"band", ColumnKind::Code, "", "Agenda for Change band."},
    ColumnSpec{"worked_wte", ColumnKind::Decimal, "FTE", "Whole-time equivalent worked in the month."},
    ColumnSpec{"cost", ColumnKind::Decimal, "pounds", "What they cost in the month."},
    ColumnSpec{"hosted_by", ColumnKind::Code, "", "Organisation where the work is done, when it is not the employer."},
    ColumnSpec{"funded_by", ColumnKind::Code, "", "Organisation that pays, when it is not the employer."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line or sheet row of the file."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a value of the row could not be read."},
};

constexpr base::TableSpec kSpec = {"temporary_staff", "intake", true, "Bank and agency staff by month.", kColumns};

}  // namespace

const base::TableSpec& temporary_staff_spec() { return kSpec; }

}  // namespace cadre::intake
