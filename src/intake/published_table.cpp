#include "intake/published_table.h"

#include <array>

namespace cadre::intake {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"source_id", ColumnKind::Code, "", "Which publication the figure comes from."},
    ColumnSpec{"month", ColumnKind::Month, "", "The month the figure describes."},
    ColumnSpec{"geography_type", ColumnKind::Code, "", "organisation, country …"},
    ColumnSpec{"geography_code", ColumnKind::Code, "", "Code of the organisation or area."},
    ColumnSpec{"geography_name", ColumnKind::Code, "", "Its name in the publication."},
    ColumnSpec{"ics", ColumnKind::Code, "",
               "Integrated care system: its code, or its name where the file has no code."},
    ColumnSpec{"region", ColumnKind::Code, "", "NHS England region: its code, or its name where the file has no code."},
    ColumnSpec{"staff_group_main", ColumnKind::Code, "", "The broader staff group, where the file has two levels."},
    ColumnSpec{"staff_group", ColumnKind::Code, "", "Staff group as published, without sort numbers."},
    ColumnSpec{"profession_label", ColumnKind::Code, "", "Profession as published."},
    ColumnSpec{"level_label", ColumnKind::Code, "", "Level as published."},
    ColumnSpec{"band_label", ColumnKind::Code, "", "Band or grade as published."},
    ColumnSpec{"breakdown", ColumnKind::Code, "", "What else the row is split by: nationality, sex, annotation …"},
    ColumnSpec{"category", ColumnKind::Code, "", "The row's value of that."},
    ColumnSpec{"measure", ColumnKind::Code, "",
               "fte, headcount, sickness_days_lost, sickness_days_available, registrants …"},
    ColumnSpec{"value", ColumnKind::Decimal, "as the measure says", "The figure; missing where it was suppressed."},
    ColumnSpec{"total", ColumnKind::Flag, "",
               "True when a label of the row is Total or All: the figure is a sum of other rows and is never added to "
               "them."},
    ColumnSpec{"line", ColumnKind::Integer, "", "Line or sheet row of the file."},
};

constexpr base::TableSpec kSpec = {"published", "intake", true,
                                   "Figures from published statistics, one row per figure, as published.", kColumns};

}  // namespace

const base::TableSpec& published_spec() { return kSpec; }

}  // namespace cadre::intake
