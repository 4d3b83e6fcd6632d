// The nine published primary care files, read plainly, against LAYOUTS 2.1 to 2.3.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/csv_text.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "capacity/capacity.h"
#include "capacity/test_staff.h"

namespace cadre::capacity {
namespace {

using testing_staff::Record;
using vocabulary::Profession;

Profession profession_of_role(const std::string& role) {
  if (role.find("Physiotherapist") != std::string::npos) return Profession::Physiotherapist;
  if (role.find("Paramedic") != std::string::npos) return Profession::Paramedic;
  if (role.find("Dietician") != std::string::npos) return Profession::Dietitian;
  if (role.find("Podiatrist") != std::string::npos) return Profession::Podiatrist;
  if (role.find("Occupational Therapist") != std::string::npos) return Profession::OccupationalTherapist;
  return Profession::None;
}

curation::StaffTable primary_care(const std::string& folder) {
  testing_staff::StaffBuilder builder;
  std::uint16_t file = 0;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().filename().string().find("Individual Level") != std::string::npos) names.push_back(entry.path());
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    ++file;
    const base::SmallCsv csv = base::read_small_csv(name);
    const auto year = csv.column("CENSUS_YEAR"), month = csv.column("CENSUS_MONTH"),
               id = csv.column("UNIQUE_IDENTIFIER"), role = csv.column("STAFF_ROLE"),
               detail = csv.column("DETAILED_STAFF_ROLE"), fte = csv.column("FTE"), pcn = csv.column("PCN_CODE"),
               ics = csv.column("ICB_CODE");
    for (const auto& row : csv.rows) {
      Record r;
      r.month = base::Month(std::stoi(row[year]), std::stoi(row[month]));
      r.scope = intake::IdentifierScope::File;
      r.person = row[id] == "NULL" ? 0 : std::hash<std::string>{}(row[id]) | 1U;
      r.employer = row[pcn];
      r.ics = row[ics];
      r.sector = vocabulary::Sector::PrimaryCare;
      r.setting = vocabulary::Setting::PrimaryCare;
      r.profession = profession_of_role(row[role] + " " + row[detail]);
      r.staffing = row[id] == "NULL" ? vocabulary::Staffing::ContractedService : vocabulary::Staffing::Unknown;
      r.fte = std::stod(row[fte]);
      r.file = file;
      builder.add(r);
    }
  }
  return builder.table();
}

struct Quarter {
  std::int64_t roles;
  double fte;
  std::int64_t people;  ///< distinct identifiers among allied rows, counted apart from the files
  std::int64_t networks;
};
// LAYOUTS 2.1 (roles, FTE) and 2.3 (networks of the first and last quarter)
constexpr Quarter kQuarters[] = {{14, 9.2, 11, 188},       {86, 52.9, 78, 497},        {235, 157.8, 210, 632},
                                 {393, 273.2, 344, 758},   {681, 488.1, 586, 855},     {1001, 764.2, 866, 920},
                                 {1305, 1033.7, 999, 984}, {1616, 1323.1, 1133, 1029}, {1876, 1566.4, 1266, 1060}};

TEST(PrimaryCareFiles, AlliedRowsFteAndCoverageAsPublished) {
  const std::string data = base::shared_data(base::source_dir());
  if (data.empty()) GTEST_SKIP() << "skipped: no shared data";
  const CapacityInputs inputs{CapacityReference::load(base::source_dir() + "/reference"), nullptr, std::nullopt, {}};
  const CapacityResult result = compute_capacity(primary_care(data + "/pcn-workforce"), inputs, {});

  const base::Table& cells = result.table("capacity_cells");
  const base::Table& trend = result.table("capacity_trend");
  std::size_t quarter = 0;
  for (std::size_t i = 0; i < cells.rows() && cells.text_at(i, "table_id") == "total"; ++i, ++quarter) {
    EXPECT_EQ(cells.integer_at(i, "roles"), kQuarters[quarter].roles);
    EXPECT_NEAR(cells.decimal_at(i, "fte"), kQuarters[quarter].fte, 0.05);
    EXPECT_EQ(cells.integer_at(i, "people"), kQuarters[quarter].people);
    EXPECT_EQ(cells.integer_at(i, "people_low"), kQuarters[quarter].people);
  }
  ASSERT_EQ(quarter, 9U);
  quarter = 0;
  for (std::size_t i = 0; i < trend.rows(); ++i) {
    if (!trend.text_at(i, "profession").empty()) continue;
    EXPECT_EQ(trend.integer_at(i, "employers_reporting"), kQuarters[quarter].networks);
    EXPECT_LE(trend.integer_at(i, "employers_matched"), 188);
    EXPECT_LT(trend.decimal_at(i, "fte_matched"), trend.decimal_at(i, "fte_raw") + 1e-9);
    ++quarter;
  }

  EXPECT_EQ(result.table("capacity_turnover").rows(), 0U);  // LAYOUTS 2.2: never from these identifiers
  const base::Table& notes = result.table("capacity_notes");
  ASSERT_EQ(notes.rows(), 3U);
  EXPECT_TRUE(notes.text_at(0, "text").starts_with(
      "188 employers report in March 2020 and 1,060 in March 2022; 183 in every month from "));
  EXPECT_EQ(notes.text_at(1, "id"), "turnover_refused");
  EXPECT_EQ(notes.text_at(2, "id"), "no_ages");
}

}  // namespace
}  // namespace cadre::capacity
