#include "capacity/staffing_result.h"

namespace cadre::capacity {

std::span<const base::TableSpec* const> staffing_specs() {
  static const std::array kSpecs = {&capacity_staffing_position_spec(), &capacity_staffing_bands_spec(),
                                    &capacity_recruitment_spec(), &capacity_staffing_peers_spec()};
  return kSpecs;
}

std::array<const base::Table*, 4> StaffingTables::all() const { return {&position, &bands, &recruitment, &peers}; }

StaffingTables compute_staffing(const curation::StaffTable& staff, const std::vector<ReportingEmployer>& reporting,
                                const StaffingFiles& files, const vocabulary::Geography* geography,
                                const std::optional<vocabulary::Area>& area, const CapacityOptions& options) {
  StaffingTables out;
  if (!files.any()) return out;
  const std::vector<vocabulary::Membership> membership = area_membership(staff, geography, area);
  const StaffingCells cells = staffing_cells(staff, membership, reporting, files, geography, area, options);
  out.position = capacity_staffing_position(cells);
  out.bands = capacity_staffing_bands(cells);
  out.recruitment = capacity_recruitment(files.recruitment, CountedEmployers(staff, membership, geography, area));
  out.peers = capacity_staffing_peers(out.position, cells.sector);
  return out;
}

}  // namespace cadre::capacity
