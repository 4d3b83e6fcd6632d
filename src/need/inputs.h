#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "intake/input_row.h"
#include "need/method.h"
#include "need/working_days.h"

namespace cadre::need {

using intake::Given;
using intake::Range;

/// A line of need: how much of what work, where, by which method. Codes are checked by check_inputs().
struct NeedLine {
  std::string id, title;
  std::string service;  ///< name of the work; lines of two named services are never the same work. "" = not named
  Method method = Method::Hours;
  std::string setting, function, competency;          ///< competency "all" = not split
  std::string place;                                  ///< "" = no single place
  std::vector<std::string> professions, role_levels;  ///< who may do it; empty = any
  double priority = 1;                                ///< 0..100; 1 = usual
  std::string segment;                                ///< people of the table of population; also for growth by age
  Range quantity;                                     ///< what it counts stands in methods()
  double contacts = 1;                                ///< per referral, or per person of a caseload and year
  double share = 1;                                   ///< of the segment's demand that this line serves; 0..1
  std::string standard, staffing;                     ///< ids of the tables of those names
  double hours_per_wte = 0;                           ///< clinical hours a week of one WTE; 0 = as METHODS 6
  double current_wte = -1;                            ///< staff in post for WISN; -1 = not said
  WorkingDays days;                                   ///< WISN only
  double category_share = 0, individual_hours = 0;    ///< WISN allowances: share of time; hours a year in all
  Given given;
};

/// People of a segment (an age group, a weighted population) in a place.
struct PopulationRow {
  std::string place, segment;
  Range people;
  Given given;
};

/// Growth of need in a year, 0.02 = 2 %. A row names a line, or a segment (age), or a setting, or none for all.
struct GrowthRow {
  std::string line, setting, segment;
  Range yearly;
  Given given;
};

enum class ContactMode : std::uint8_t { FaceToFace, Video, Telephone };
inline constexpr std::string_view kContactModes[] = {"face_to_face", "video", "telephone"};

/// What a contact takes (METHODS 6: direct care = contact + patient administration + travel).
struct Standard {
  std::string id, place, title;  ///< a row with a place goes before the one without
  ContactMode mode = ContactMode::FaceToFace;
  Range minutes;                                 ///< of the contact itself; of a group, of the whole session
  double admin_minutes = 0, travel_minutes = 0;  ///< a contact
  double group_size = 1;                         ///< people seen together; 1..100
  double missed_share = 0;                       ///< of booked contacts that nobody attends; 0..0.9
  double weekend_share = 0;                      ///< of contacts on Saturdays and Sundays; 0..1
  Given given;
};

/// Of what a row of staffing tells the staff.
enum class StaffedUnit : std::uint8_t { Bed, Session, ScannerHour, AmbulanceHour };
inline constexpr std::string_view kStaffedUnits[] = {"bed", "session", "scanner_hour", "ambulance_hour"};
enum class StaffingMeasure : std::uint8_t { Wte, Hours };
inline constexpr std::string_view kStaffingMeasures[] = {"wte", "hours"};

/// Staff of a bed (WTE), a theatre session, a scanner hour or an ambulance hour (staff hours).
struct Staffing {
  std::string id, title;
  StaffedUnit unit = StaffedUnit::Bed;
  StaffingMeasure measure = StaffingMeasure::Wte;
  Range value;               ///< WTE per unit, or staff hours per unit
  double weekend_share = 0;  ///< of the hours on Saturdays and Sundays; 0..1
  Given given;
};

/// A part of a line that asks for one competency.
struct ShareRow {
  std::string line, competency;
  Range share;
  Given given;
};

/// What the tables of [need] say; rows of the plan come after shipped ones and stand in their place.
struct Inputs {
  std::vector<NeedLine> lines;
  std::vector<PopulationRow> population;
  std::vector<GrowthRow> growth;
  std::vector<Standard> standards;
  std::vector<Staffing> staffing;
  std::vector<ShareRow> shares;
};

}  // namespace cadre::need
