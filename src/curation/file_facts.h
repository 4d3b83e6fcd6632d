#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "curation/context.h"
#include "curation/placements.h"
#include "curation/row_facts.h"
#include "intake/raw_table.h"
#include "vocabulary/characteristics.h"

namespace cadre::curation {

/// One file with every distinct text looked up once, so that a row's facts are a handful of array reads. Refers to
/// the raw table and the context, which must outlive it.
class FileFacts {
 public:
  FileFacts(const intake::RawTable& raw, const CurationContext& context, int threads);

  /// All but `repeats`, which comparing rows fills in (repeated_rows.h).
  RowFacts row(std::size_t index) const;
  /// Fields this file has; rules that need others are silent.
  FieldMask fields() const { return fields_; }
  /// The file's column for a field; null when it has none.
  const intake::RawColumn* column(Field field) const { return columns_[static_cast<std::size_t>(field)]; }
  const Placements& placements() const { return placements_; }
  const intake::RawTable& raw() const { return raw_; }

  /// National where there is one, else the file's; 0 = none. A row of a return that counts n people has n keys: this
  /// one and the next n - 1, which belong to nobody else and mean nothing outside the file.
  std::uint64_t person_key(std::size_t row) const;
  intake::IdentifierScope person_scope(std::size_t row) const;
  double number(Field field, std::size_t row) const;  ///< NaN when missing
  std::uint32_t text_code(Field field, std::size_t row) const;
  vocabulary::Sex sex(std::size_t row) const { return sexes_[text_code(Field::Sex, row)]; }
  vocabulary::EthnicGroup ethnic_group(std::size_t row) const { return ethnic_[text_code(Field::EthnicCategory, row)]; }
  vocabulary::Disability disability(std::size_t row) const { return disabilities_[text_code(Field::Disability, row)]; }

 private:
  void set_reported(RowFacts& facts, std::size_t index) const;
  void look_up_characteristics(const CodeBook& book, int threads);

  const intake::RawTable& raw_;
  std::array<const intake::RawColumn*, kFieldCount> columns_{};
  FieldMask fields_ = 0;
  Placements placements_;
  std::vector<OccupationEntry> codes_;
  std::vector<JobRoleEntry> roles_;
  std::vector<AreaEntry> areas_;
  std::vector<TitleFacts> titles_;
  std::vector<RegisterEntry> registers_;
  std::vector<BodyEntry> bodies_;
  std::vector<CareSettingEntry> cares_;
  std::vector<vocabulary::ProfessionSet> stated_professions_;
  std::vector<vocabulary::RoleLevel> stated_levels_;
  std::vector<vocabulary::Setting> stated_settings_;
  std::vector<vocabulary::Sector> stated_kinds_;
  std::uint64_t return_key_ = 0;  ///< of this file, for the people its rows count
  std::vector<std::uint8_t> groups_, teams_;
  std::vector<vocabulary::Band> bands_, spines_;
  std::vector<vocabulary::Staffing> categories_;
  std::vector<vocabulary::Presence> statuses_;
  std::vector<vocabulary::Sex> sexes_;
  std::vector<vocabulary::EthnicGroup> ethnic_;
  std::vector<vocabulary::Disability> disabilities_;
  struct MonthDays {
    std::int32_t month = 0, start = 0, end = 0;  ///< base::Month ordinal; days since 1970-01-01
  };
  static MonthDays days_of(std::int32_t month);
  MonthDays usual_month_;  ///< of the first row: nearly always every row's
};

}  // namespace cadre::curation
