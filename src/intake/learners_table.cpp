#include <array>

#include "intake/companion_table.h"

namespace cadre::intake {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the register."},
    ColumnSpec{"person_key", ColumnKind::Key, "", "Keyed hash of the person, as in the staff table."},
    ColumnSpec{"assignment_key", ColumnKind::Key, "", "Keyed hash of the assignment of a learner who holds a post."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer, or of the host of a student."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession learnt: a code; AHP = which is not said."},
    ColumnSpec{"programme", ColumnKind::Code, "",
               "degree, apprenticeship, advanced_practice, return_to_practice or other."},
    ColumnSpec{"year", ColumnKind::Integer, "", "Year of the programme, from 1."},
    ColumnSpec{"start", ColumnKind::Month, "", "Month in which the learner started."},
    ColumnSpec{"expected_end", ColumnKind::Month, "", "Month in which the learner should finish."},
    ColumnSpec{"on_break", ColumnKind::Code, "", "yes or no."},
    ColumnSpec{"outcome", ColumnKind::Code, "", "completed, withdrawn or transferred; missing = still learning."},
    ColumnSpec{"supernumerary_share", ColumnKind::Decimal, "share",
               "Share of the time in which the learner is no pair of hands, from 0 to 1."},
    ColumnSpec{"hosted_by", ColumnKind::Code, "", "Organisation where the learner is placed."},
    ColumnSpec{"funded_by", ColumnKind::Code, "", "Organisation or fund that pays."},
    ColumnSpec{"file_id", ColumnKind::Integer, "", "Number of the file in the ledger."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line or sheet row of the file."},
    ColumnSpec{"status", ColumnKind::Code, "", "accepted, or review when a value of the row could not be read."},
};

constexpr base::TableSpec kSpec = {"learners", "intake", true, "Learners: students, apprentices, trainees.", kColumns};

}  // namespace

const base::TableSpec& learners_spec() { return kSpec; }

}  // namespace cadre::intake
