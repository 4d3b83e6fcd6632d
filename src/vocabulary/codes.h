#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace cadre::vocabulary {

/// The fifteen named professions (reference/professions.csv), in the order every table and page uses.
enum class Profession : std::uint8_t {
  None,  ///< not an allied health professional
  Art,
  Drama,
  Music,
  Dietitian,
  OccupationalTherapist,
  OperatingDepartment,
  Orthoptist,
  Osteopath,
  Podiatrist,
  ProsthetistOrthotist,
  Paramedic,
  Physiotherapist,
  DiagnosticRadiographer,
  TherapeuticRadiographer,
  SpeechLanguage,
  Unclear,  ///< an allied health professional whose profession is not known, or is one of several
};
inline constexpr std::size_t kProfessionCount = 17;

/// Published codes, by enum value: "NONE", "ART", … "SLT", "AHP".
std::string_view code_of(Profession profession);
std::string_view name_of(Profession profession);  ///< "Physiotherapist"
Profession profession_of(std::string_view code);  ///< None for unknown text

/// A set of professions: what one piece of evidence leaves possible.
class ProfessionSet {
 public:
  constexpr ProfessionSet() = default;
  constexpr ProfessionSet(std::initializer_list<Profession> members) {
    for (const Profession p : members) add(p);
  }
  static constexpr ProfessionSet from_bits(std::uint32_t bits) {
    ProfessionSet set;
    set.bits_ = bits;
    return set;
  }
  constexpr void add(Profession p) { bits_ |= 1U << static_cast<unsigned>(p); }
  constexpr bool has(Profession p) const { return (bits_ >> static_cast<unsigned>(p) & 1U) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr int size() const { return std::popcount(bits_); }
  constexpr Profession only() const {  ///< the single member; Unclear when there are several, None when empty
    if (bits_ == 0) return Profession::None;
    return size() == 1 ? static_cast<Profession>(std::countr_zero(bits_)) : Profession::Unclear;
  }
  constexpr ProfessionSet operator&(ProfessionSet other) const { return from_bits(bits_ & other.bits_); }
  constexpr ProfessionSet operator|(ProfessionSet other) const { return from_bits(bits_ | other.bits_); }
  constexpr bool operator==(const ProfessionSet&) const = default;
  constexpr std::uint32_t bits() const { return bits_; }

 private:
  std::uint32_t bits_ = 0;
};

/// Radiographers whose branch is not said ("RAD"), arts therapists whose art is not said (they share one code letter).
inline constexpr ProfessionSet kRadiographers{Profession::DiagnosticRadiographer, Profession::TherapeuticRadiographer};
inline constexpr ProfessionSet kArtsTherapists{Profession::Art, Profession::Drama, Profession::Music};

/// Career level; "manager" is a flag beside it and "learner" a staffing status (DESIGN, role levels).
enum class RoleLevel : std::uint8_t {
  Unknown,
  Support,
  AssistantPractitioner,
  Registered,
  Enhanced,
  Advanced,
  Consultant
};
inline constexpr std::size_t kRoleLevelCount = 7;

/// Agenda for Change bands and what stands outside them.
enum class Band : std::uint8_t { Unknown, B1, B2, B3, B4, B5, B6, B7, B8a, B8b, B8c, B8d, B9, NonAfc };
inline constexpr std::size_t kBandCount = 14;
Band band_of(
    std::string_view text);  ///< "Band 6", "6", "8a", "Band 8 - Range A", "XR06", "Non AfC…"; Unknown otherwise

/// Where care is given (reference/settings.csv).
enum class Setting : std::uint8_t {
  Unknown,
  PrimaryCare,
  AssessmentAccess,
  Community,
  AcuteSpecialist,
  Diagnostics,
  Theatres,
  Ambulance,
  MentalHealth
};
inline constexpr std::size_t kSettingCount = 9;

/// Kind of employer.
enum class Sector : std::uint8_t {
  Unknown,
  NhsTrust,
  AmbulanceTrust,
  PrimaryCare,
  LocalAuthority,
  Independent,
  Third,
  Other
};
inline constexpr std::size_t kSectorCount = 8;

/// On what footing somebody works.
enum class Staffing : std::uint8_t {
  Unknown,
  Permanent,
  FixedTerm,
  Bank,
  Agency,
  Honorary,
  Learner,
  ContractedService
};
inline constexpr std::size_t kStaffingCount = 8;

/// Whether somebody in post is at work.
enum class Presence : std::uint8_t {
  Unknown,
  Active,
  Maternity,
  CareerBreak,
  SecondedOut,
  SecondedIn,
  Suspended,
  LongTermAbsent
};
inline constexpr std::size_t kPresenceCount = 8;

/// What became of a row. read = accepted + review + rejected + merged.
enum class RecordStatus : std::uint8_t { Accepted, Review, Rejected, Merged };
inline constexpr std::size_t kRecordStatusCount = 4;

/// Stored text of each value, by enum value; "" for Unknown. These are the values of CSV, Parquet and DuckDB ENUMs.
std::string_view code_of(RoleLevel level);
std::string_view code_of(Band band);
std::string_view code_of(Setting setting);
std::string_view code_of(Sector sector);
std::string_view code_of(Staffing staffing);
std::string_view code_of(Presence presence);
std::string_view code_of(RecordStatus status);

RoleLevel role_level_of(std::string_view code);
Setting setting_of(std::string_view code);
Sector sector_of(std::string_view code);
Staffing staffing_of(std::string_view code);
Presence presence_of(std::string_view code);

std::span<const std::string_view> profession_codes();
std::span<const std::string_view> role_level_codes();
std::span<const std::string_view> band_codes();
std::span<const std::string_view> setting_codes();
std::span<const std::string_view> sector_codes();
std::span<const std::string_view> staffing_codes();
std::span<const std::string_view> presence_codes();
std::span<const std::string_view> record_status_codes();

}  // namespace cadre::vocabulary
