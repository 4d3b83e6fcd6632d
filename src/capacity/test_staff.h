#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/month.h"
#include "base/random_stream.h"
#include "curation/staff_table.h"
#include "intake/raw_table.h"
#include "vocabulary/characteristics.h"
#include "vocabulary/codes.h"

/// For tests only: staff tables written row by row.
namespace cadre::capacity::testing_staff {

struct Record {
  base::Month month{2025, 3};
  std::uint64_t person = 0;
  intake::IdentifierScope scope = intake::IdentifierScope::Employer;
  std::uint64_t assignment = 0, post = 0;
  std::string occupation_code, job_role;
  std::string employer = "RHQ";
  std::string place, sub_icb, ics, region;
  vocabulary::Sector sector = vocabulary::Sector::NhsTrust;
  vocabulary::Setting setting = vocabulary::Setting::AcuteSpecialist;
  vocabulary::Profession profession = vocabulary::Profession::Physiotherapist;
  vocabulary::ProfessionSet alternatives;
  vocabulary::RoleLevel level = vocabulary::RoleLevel::Registered;
  vocabulary::Band band = vocabulary::Band::B6;
  vocabulary::Staffing staffing = vocabulary::Staffing::Permanent;
  vocabulary::Presence presence = vocabulary::Presence::Active;
  std::uint8_t age = 0;
  double fte = 1.0;
  vocabulary::RecordStatus status = vocabulary::RecordStatus::Accepted;
  std::uint16_t file = 1;
  std::uint16_t headcount = 1;
  vocabulary::Sex sex = vocabulary::Sex::Unknown;
  vocabulary::EthnicGroup ethnic_group = vocabulary::EthnicGroup::Unknown;
  vocabulary::Disability disability = vocabulary::Disability::Unknown;
  base::Month contract_end;  ///< unknown = no end
};

class StaffBuilder {
 public:
  StaffBuilder& add(const Record& r) {
    t_.month.push_back(r.month.ordinal());
    t_.person_key.push_back(r.person);
    t_.assignment_key.push_back(r.assignment);
    t_.post_key.push_back(r.post);
    code(t_.occupation_code, 5, r.occupation_code);
    code(t_.job_role, 6, r.job_role);
    t_.person_scope.push_back(static_cast<std::uint8_t>(r.scope));
    code(t_.employer, 0, r.employer);
    code(t_.place, 1, r.place);
    code(t_.sub_icb, 2, r.sub_icb);
    code(t_.ics, 3, r.ics);
    code(t_.region, 4, r.region);
    t_.sector.push_back(static_cast<std::uint8_t>(r.sector));
    t_.setting.push_back(static_cast<std::uint8_t>(r.setting));
    t_.profession.push_back(static_cast<std::uint8_t>(r.profession));
    t_.alternatives.push_back(r.alternatives.bits());
    t_.role_level.push_back(static_cast<std::uint8_t>(r.level));
    t_.manager.push_back(0);
    t_.band.push_back(static_cast<std::uint8_t>(r.band));
    t_.staffing.push_back(static_cast<std::uint8_t>(r.staffing));
    t_.presence.push_back(static_cast<std::uint8_t>(r.presence));
    t_.age.push_back(r.age);
    t_.fte.push_back(r.fte);
    t_.headcount.push_back(r.headcount);
    t_.sex.push_back(static_cast<std::uint8_t>(r.sex));
    t_.ethnic_group.push_back(static_cast<std::uint8_t>(r.ethnic_group));
    t_.disability.push_back(static_cast<std::uint8_t>(r.disability));
    t_.contract_end.push_back(r.contract_end.ordinal());
    t_.status.push_back(static_cast<std::uint8_t>(r.status));
    t_.file_id.push_back(r.file);
    t_.line.push_back(static_cast<std::uint32_t>(t_.month.size() + 1));
    return *this;
  }
  const curation::StaffTable& table() const { return t_; }

 private:
  void code(base::CodedColumn& column, std::size_t index, const std::string& text) {
    auto& known = known_[index];
    if (known.empty()) known[""] = 0;
    const auto [at, fresh] = known.try_emplace(text, static_cast<std::uint32_t>(column.values.size()));
    if (fresh) column.values.push_back(text);
    column.codes.push_back(at->second);
  }

  curation::StaffTable t_;
  std::unordered_map<std::string, std::uint32_t> known_[7];
};

/// Invented records with every kind of value, people with several jobs, and all the odd cases, drawn from a seed.
inline std::vector<Record> random_records(std::uint64_t seed, std::size_t count) {
  base::RandomStream random(seed, 0);
  auto any = [&](std::size_t values) { return random.below(values); };
  const std::vector<std::string> employers = {"RHQ", "RFF", "RX8", "", "U00001"};
  const std::vector<std::string> places = {"sheffield", "barnsley", ""};
  std::vector<Record> out;
  for (std::size_t i = 0; i < count; ++i) {
    Record r;
    r.month = base::Month(2025, 1 + static_cast<int>(any(3)));
    r.employer = employers[any(employers.size())];
    r.file = static_cast<std::uint16_t>(1 + any(3));
    r.scope = static_cast<intake::IdentifierScope>(any(4));
    r.person = any(6) == 0 ? 0 : 1 + any(count / 3 + 1);
    // as curation's keyed hashes do, make keys of different scopes different numbers
    if (r.person != 0 && r.scope == intake::IdentifierScope::Employer)
      r.person +=
          1000000 * (1 + r.employer.size() * 7 + (r.employer.empty() ? 0 : static_cast<unsigned char>(r.employer[1])));
    if (r.person != 0 && r.scope == intake::IdentifierScope::File) r.person += 1000000000ULL * r.file;
    if (r.scope == intake::IdentifierScope::None) r.person = 0;
    r.place = places[any(places.size())];
    r.ics = r.place.empty() ? "" : "QF7";
    r.sector = static_cast<vocabulary::Sector>(any(vocabulary::kSectorCount));
    r.setting = static_cast<vocabulary::Setting>(any(vocabulary::kSettingCount));
    r.profession = static_cast<vocabulary::Profession>(any(vocabulary::kProfessionCount));
    r.level = static_cast<vocabulary::RoleLevel>(any(vocabulary::kRoleLevelCount));
    r.band = static_cast<vocabulary::Band>(any(vocabulary::kBandCount));
    r.staffing = static_cast<vocabulary::Staffing>(any(vocabulary::kStaffingCount));
    r.presence = static_cast<vocabulary::Presence>(any(vocabulary::kPresenceCount));
    r.age = static_cast<std::uint8_t>(any(5) == 0 ? 0 : 18 + any(60));
    r.fte = any(12) == 0 ? std::nan("") : static_cast<double>(any(150000)) / 100000.0 - 0.1;
    r.status = static_cast<vocabulary::RecordStatus>(any(vocabulary::kRecordStatusCount));
    if (r.profession == vocabulary::Profession::Unclear) {
      r.status = vocabulary::RecordStatus::Review;
      r.alternatives =
          any(2) == 0 ? vocabulary::kRadiographers : vocabulary::ProfessionSet::from_bits(0x1FFFEU & 0xFFFEU);
    }
    out.push_back(r);
  }
  return out;
}

inline curation::StaffTable table_of(const std::vector<Record>& records) {
  StaffBuilder builder;
  for (const Record& r : records) builder.add(r);
  return builder.table();
}

}  // namespace cadre::capacity::testing_staff
