#include <array>

#include "intake/companion_table.h"

namespace cadre::intake {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month the figures describe."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession of the posts."},
    ColumnSpec{"band", ColumnKind::Code, "", "Agenda for Change band."},
    ColumnSpec{"advertised_wte", ColumnKind::Decimal, "FTE", "Advertised in the month."},
    ColumnSpec{"offered_wte", ColumnKind::Decimal, "FTE", "Offered in the month."},
    ColumnSpec{"started_wte", ColumnKind::Decimal, "FTE", "Started in the month."},
    ColumnSpec{"advertised_posts", ColumnKind::Decimal, "posts", "Number of posts advertised in the month."},
    ColumnSpec{"applicants", ColumnKind::Decimal, "people", "Applications received in the month."},
    ColumnSpec{"days_to_start", ColumnKind::Decimal, "days",
               "Mean days from advert to start of those who started in the month."},
    ColumnSpec{"hosted_by", ColumnKind::Code, "", "Organisation where the work is done, when it is not the employer."},
    ColumnSpec{"funded_by", ColumnKind::Code, "", "Organisation that pays, when it is not the employer."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line or sheet row of the file."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a value of the row could not be read."},
};

constexpr base::TableSpec kSpec = {"recruitment", "intake", true, "Posts advertised, offered and started, by month.",
                                   kColumns};

}  // namespace

const base::TableSpec& recruitment_spec() { return kSpec; }

}  // namespace cadre::intake
