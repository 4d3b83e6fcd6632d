#include "vocabulary/codes.h"

#include <cctype>

namespace cadre::vocabulary {
namespace {

constexpr std::array<std::string_view, kProfessionCount> kProfessionCodes = {
    "NONE", "ART", "DRAMA", "MUSIC", "DIET", "OT",   "ODP", "ORTHOPT", "OSTEO",
    "POD",  "PO",  "PARA",  "PT",    "DRAD", "TRAD", "SLT", "AHP"};
constexpr std::array<std::string_view, kProfessionCount> kProfessionNames = {"Not an allied health professional",
                                                                             "Art therapist",
                                                                             "Drama therapist",
                                                                             "Music therapist",
                                                                             "Dietitian",
                                                                             "Occupational therapist",
                                                                             "Operating department practitioner",
                                                                             "Orthoptist",
                                                                             "Osteopath",
                                                                             "Podiatrist",
                                                                             "Prosthetist and orthotist",
                                                                             "Paramedic",
                                                                             "Physiotherapist",
                                                                             "Diagnostic radiographer",
                                                                             "Therapeutic radiographer",
                                                                             "Speech and language therapist",
                                                                             "Allied health, profession unclear"};
constexpr std::array<std::string_view, kRoleLevelCount> kRoleLevelCodes = {
    "", "support", "assistant_practitioner", "registered", "enhanced", "advanced", "consultant"};
constexpr std::array<std::string_view, kBandCount> kBandCodes = {"",  "1",  "2",  "3",  "4",  "5", "6",
                                                                 "7", "8a", "8b", "8c", "8d", "9", "non_afc"};
constexpr std::array<std::string_view, kSettingCount> kSettingCodes = {
    "",         "primary_care", "assessment_access", "community", "acute_specialist", "diagnostics",
    "theatres", "ambulance",    "mental_health"};
constexpr std::array<std::string_view, kSectorCount> kSectorCodes = {
    "", "nhs_trust", "ambulance_trust", "primary_care", "local_authority", "independent", "third_sector", "other"};
constexpr std::array<std::string_view, kStaffingCount> kStaffingCodes = {
    "", "permanent", "fixed_term", "bank", "agency", "honorary", "learner", "contracted_service"};
constexpr std::array<std::string_view, kPresenceCount> kPresenceCodes = {
    "", "active", "maternity", "career_break", "secondment_out", "secondment_in", "suspended", "long_term_absent"};
constexpr std::array<std::string_view, kRecordStatusCount> kRecordStatusCodes = {"accepted", "review", "rejected",
                                                                                 "merged"};

template <class Enum, std::size_t N>
Enum find(const std::array<std::string_view, N>& codes, std::string_view code) {
  for (std::size_t i = 0; i < N; ++i)
    if (codes[i] == code) return static_cast<Enum>(i);
  return static_cast<Enum>(0);
}

template <class Enum>
std::size_t at(Enum value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

std::string_view code_of(Profession v) { return kProfessionCodes[at(v)]; }
std::string_view name_of(Profession v) { return kProfessionNames[at(v)]; }
std::string_view code_of(RoleLevel v) { return kRoleLevelCodes[at(v)]; }
std::string_view code_of(Band v) { return kBandCodes[at(v)]; }
std::string_view code_of(Setting v) { return kSettingCodes[at(v)]; }
std::string_view code_of(Sector v) { return kSectorCodes[at(v)]; }
std::string_view code_of(Staffing v) { return kStaffingCodes[at(v)]; }
std::string_view code_of(Presence v) { return kPresenceCodes[at(v)]; }
std::string_view code_of(RecordStatus v) { return kRecordStatusCodes[at(v)]; }

Profession profession_of(std::string_view code) { return find<Profession>(kProfessionCodes, code); }
RoleLevel role_level_of(std::string_view code) { return find<RoleLevel>(kRoleLevelCodes, code); }
Setting setting_of(std::string_view code) { return find<Setting>(kSettingCodes, code); }
Sector sector_of(std::string_view code) { return find<Sector>(kSectorCodes, code); }
Staffing staffing_of(std::string_view code) { return find<Staffing>(kStaffingCodes, code); }
Presence presence_of(std::string_view code) { return find<Presence>(kPresenceCodes, code); }

std::span<const std::string_view> profession_codes() { return kProfessionCodes; }
std::span<const std::string_view> role_level_codes() { return kRoleLevelCodes; }
std::span<const std::string_view> band_codes() { return kBandCodes; }
std::span<const std::string_view> setting_codes() { return kSettingCodes; }
std::span<const std::string_view> sector_codes() { return kSectorCodes; }
std::span<const std::string_view> staffing_codes() { return kStaffingCodes; }
std::span<const std::string_view> presence_codes() { return kPresenceCodes; }
std::span<const std::string_view> record_status_codes() { return kRecordStatusCodes; }

Band band_of(std::string_view text) {
  std::string word;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (word.starts_with("non")) return Band::NonAfc;
  for (const std::string_view prefix : {"agendaforchange", "afc", "band", "xr0", "xr", "xn0", "xn"})
    if (word.starts_with(prefix)) word.erase(0, prefix.size());
  if (const auto range = word.find("range"); range != std::string::npos) word.erase(range, 5);
  if (word.size() == 2 && word[0] == '0') word.erase(0, 1);
  const Band band = find<Band>(kBandCodes, word);
  return band == Band::NonAfc ? Band::Unknown : band;
}

}  // namespace cadre::vocabulary
