// The reference tables that repeat what vocabulary/codes.h holds must agree with it.
#include <gtest/gtest.h>

#include "base/csv_text.h"
#include "base/source_dir.h"
#include "vocabulary/codes.h"

namespace cadre::vocabulary {
namespace {

TEST(ReferenceTables, ProfessionsAgreeWithTheCodes) {
  const base::SmallCsv csv = base::read_small_csv(base::source_dir() + "/reference/professions.csv");
  ASSERT_EQ(csv.rows.size(), kProfessionCount - 2);  // NONE and AHP are answers, not professions
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    const auto profession = static_cast<Profession>(i + 1);
    EXPECT_EQ(csv.rows[i][csv.column("code")], code_of(profession));
    EXPECT_EQ(csv.rows[i][csv.column("name")], name_of(profession));
  }
}

TEST(ReferenceTables, SettingsAgreeWithTheCodes) {
  const base::SmallCsv csv = base::read_small_csv(base::source_dir() + "/reference/settings.csv");
  EXPECT_EQ(csv.rows.size(), kSettingCount - 1);
  for (const auto& row : csv.rows) EXPECT_NE(setting_of(row[csv.column("code")]), Setting::Unknown) << row[0];
}

}  // namespace
}  // namespace cadre::vocabulary
