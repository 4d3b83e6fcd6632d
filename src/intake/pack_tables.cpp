#include <array>

#include "intake/companion_table.h"

namespace cadre::intake {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kLedger = {
    ColumnSpec{"month", ColumnKind::Month, "", "Latest month of the file's records."},
    ColumnSpec{"pack", ColumnKind::Text, "", "Plan that the pack was made from."},
    ColumnSpec{"file", ColumnKind::Text, "", "File that was read there."},
    ColumnSpec{"layout", ColumnKind::Code, "", "Layout it was read with."},
    ColumnSpec{"rows_read", ColumnKind::Integer, "rows", "Data rows of the file."},
    ColumnSpec{"accepted", ColumnKind::Integer, "rows", "Rows used as they stand."},
    ColumnSpec{"review", ColumnKind::Integer, "rows", "Rows used, but a person should look at them."},
    ColumnSpec{"rejected", ColumnKind::Integer, "rows", "Rows that could not be read."},
    ColumnSpec{"merged", ColumnKind::Integer, "rows", "Rows that repeat another row."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the pack's file in the ledger of this plan."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line of the pack's file."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a value of the row could not be read."},
};
constexpr base::TableSpec kLedgerSpec = {"pack_ledger", "intake", true,
                                         "What became of the rows behind packs, where they were read.", kLedger};

constexpr std::array kRules = {
    ColumnSpec{"month", ColumnKind::Month, "", "Latest month of the pack."},
    ColumnSpec{"pack", ColumnKind::Text, "", "Plan that the pack was made from."},
    ColumnSpec{"rule", ColumnKind::Code, "", "Id of the data-quality rule."},
    ColumnSpec{"severity", ColumnKind::Code, "", "info, review, merge or reject."},
    ColumnSpec{"findings", ColumnKind::Integer, "findings", "How often it fired there."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the pack's file in the ledger of this plan."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line of the pack's file."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a value of the row could not be read."},
};
constexpr base::TableSpec kRulesSpec = {"pack_rules", "intake", true,
                                        "Data-quality rules that fired on the rows behind packs.", kRules};

}  // namespace

const base::TableSpec& pack_ledger_spec() { return kLedgerSpec; }
const base::TableSpec& pack_rules_spec() { return kRulesSpec; }

}  // namespace cadre::intake
