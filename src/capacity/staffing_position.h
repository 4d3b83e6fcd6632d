#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/table.h"
#include "base/table_spec.h"
#include "capacity/staffing_cells.h"

namespace cadre::capacity {

/// (funded - in post) / funded, as a fraction; negative = over-established (METHODS 10). Nothing without funded posts.
std::optional<double> vacancy_rate(double funded, double in_post);
/// FTE days lost / FTE days available, as a fraction (METHODS 2). Nothing without days available.
std::optional<double> absence_rate(double days_lost, double days_available);
/// `part` / (substantive + bank + agency), as a fraction (METHODS 20: 90 + 6 + 4, agency 4%). Nothing without any FTE.
std::optional<double> temporary_share(double part, double substantive, double bank, double agency);

/// Sums over cells, each part of the employers that have what it needs: an employer without an establishment has
/// neither no vacancy nor all posts vacant.
struct StaffingPosition {
  StaffingSum sum;
  bool listed = false, established = false, temporary = false;
  bool compared = false;  ///< some employer has both list and establishment
  NanoFte compared_funded = 0, compared_in_post = 0;
  bool shared = false;  ///< some employer has both list and bank and agency file
  NanoFte shared_in_post = 0, shared_bank = 0, shared_agency = 0;
  bool absences = false;  ///< some employer has both list and absence file
  std::int64_t days_available = 0, sickness_days = 0, other_days = 0;

  /// By which keys the position is told, besides the employer. A part that a file cannot tell so finely is left out.
  struct By {
    bool profession = false, place = false, band = false;
  };
  void add(const StaffingKey& key, const StaffingSum& cell, const StaffingSources& sources, By by);

  NanoFte vacant() const { return compared_funded - compared_in_post; }
  NanoFte available() const { return sum.in_post - sum.maternity - sum.career_break - sum.seconded_out; }
};

/// Layouts of the files that a month and employer lacks, joined by a semicolon; of an empty employer those that nobody
/// has. "esr_staff_in_post;finance_establishment;temporary_staff;esr_absences;recruitment"
std::string missing_layouts(const StaffingCells& cells, std::int32_t month, const std::string& employer);

/// capacity_staffing_position: who is in post and available, who fills in, what is funded, vacant, about to end, and
/// how much time is lost; by month and employer, profession, both, place or none of them. In every row vacancies =
/// compared_funded - compared_in_post, to the last digit.
const base::TableSpec& capacity_staffing_position_spec();
base::Table capacity_staffing_position(const StaffingCells& cells);

}  // namespace cadre::capacity
