#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "curation/evidence.h"
#include "curation/staff_table.h"
#include "store/column_view.h"
#include "vocabulary/characteristics.h"
#include "vocabulary/codes.h"

namespace cadre::run {

/// The columns of curation::staff_spec() over a staff table, ready to be written; file_id is left out because a
/// curated partition does not know under which number a plan will list its file. Refers to the staff table.
class StaffViews {
 public:
  StaffViews(const curation::StaffTable& staff, const curation::EvidenceConfidence& confidence);
  std::span<const store::ColumnView> views() const { return views_; }

 private:
  void add_shifted(const char* name, const std::vector<std::uint8_t>& codes, std::span<const std::string_view> texts);
  void add_alternatives(const std::vector<std::uint32_t>& sets);

  std::vector<std::unique_ptr<std::vector<std::uint8_t>>> bytes_;
  std::vector<std::unique_ptr<std::vector<std::string_view>>> texts_;
  std::vector<std::string> set_texts_;
  std::vector<std::uint8_t> set_codes_;
  std::vector<double> confidence_;
  std::vector<store::ColumnView> views_;
};

/// Professions of a set joined with "|", in the order of the published list; "" for the empty set.
std::string text_of(vocabulary::ProfessionSet set);

}  // namespace cadre::run
