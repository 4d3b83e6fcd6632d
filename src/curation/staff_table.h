#pragma once

#include <cstdint>
#include <vector>

#include "base/coded_column.h"

namespace cadre::curation {

/// Curated staff records, one entry per kept row (accepted, review and merged) in order of file and line. Columns of
/// small codes hold the enum values of vocabulary/codes.h and characteristics.h; `*_evidence` holds indexes into
/// kEvidence (evidence.h). Record-level: never leaves out/internal and .cadre.
struct StaffTable {
  std::vector<std::int32_t> month;            ///< base::Month ordinal
  std::vector<std::uint64_t> person_key;      ///< keyed hash; 0 = a role without a known person
  std::vector<std::uint64_t> assignment_key;  ///< keyed hash; 0 = none
  std::vector<std::uint64_t> post_key;        ///< of post and start date (post_key.h); 0 = the list does not say
  std::vector<std::uint8_t> person_scope;     ///< intake::IdentifierScope of person_key
  base::CodedColumn occupation_code;          ///< as recorded; "" = blank or not a column that may be quoted
  base::CodedColumn job_role;                 ///< likewise
  base::CodedColumn employer;                 ///< organisation code as of the month
  base::CodedColumn place;                    ///< "" = not placed
  base::CodedColumn sub_icb;
  base::CodedColumn ics;
  base::CodedColumn region;
  std::vector<std::uint8_t> sector;         ///< vocabulary::Sector
  std::vector<std::uint8_t> setting;        ///< vocabulary::Setting
  std::vector<std::uint8_t> profession;     ///< vocabulary::Profession; Unclear with alternatives below
  std::vector<std::uint32_t> alternatives;  ///< vocabulary::ProfessionSet bits: what stays possible
  std::vector<std::uint8_t> role_level;     ///< vocabulary::RoleLevel
  std::vector<std::uint8_t> manager;        ///< 0 or 1
  std::vector<std::uint8_t> band;           ///< vocabulary::Band
  std::vector<std::uint8_t> staffing;       ///< vocabulary::Staffing
  std::vector<std::uint8_t> presence;       ///< vocabulary::Presence
  std::vector<std::uint8_t> age;            ///< whole years at month end; 0 = unknown
  std::vector<std::uint8_t> sex;            ///< vocabulary::Sex: broad groups; the words of the list are not kept
  std::vector<std::uint8_t> ethnic_group;   ///< vocabulary::EthnicGroup, likewise
  std::vector<std::uint8_t> disability;     ///< vocabulary::Disability, likewise
  std::vector<std::uint16_t> headcount;     ///< people that the record stands for: 1, except in returns, which count
  std::vector<double> vacancy_fte;          ///< vacant FTE beside these staff, of returns; NaN = not said
  base::CodedColumn hosted_by;              ///< organisation that employs them, where a return names another
  base::CodedColumn funded_by;              ///< organisation that pays for them, likewise
  std::vector<double> fte;                  ///< as recorded, also when 0, negative or above 1; NaN = missing
  std::vector<std::int32_t> contract_end;   ///< base::Month ordinal in which a fixed term ends; 0 = no end is said
  std::vector<std::uint8_t> status;         ///< vocabulary::RecordStatus
  std::vector<std::uint8_t> profession_evidence, level_evidence, band_evidence, setting_evidence, sector_evidence,
      organisation_evidence, place_evidence;
  std::vector<std::uint16_t> file_id;  ///< index into the run's files, from 1
  std::vector<std::uint32_t> line;     ///< physical line in that file

  std::size_t rows() const { return month.size(); }
};

}  // namespace cadre::curation
