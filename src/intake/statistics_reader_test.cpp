#include "intake/statistics_reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/source_dir.h"
#include "base/test_data.h"
#include "intake/header_finder.h"

namespace cadre::intake {
namespace {

TableFile read(const std::string& path) {
  static const auto layouts = load_layouts(base::source_dir() + "/reference");
  ReadOptions options;
  options.display_name = std::filesystem::path(path).filename();
  return read_statistics_file(path, detect_layout(path, options.display_name, layouts), options);
}

TableFile read_text(const std::string& text) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("cadre_statistics_" + std::to_string(getpid()) + ".csv")).string();
  std::ofstream(path, std::ios::binary) << text;
  TableFile file = read(path);
  std::filesystem::remove(path);
  return file;
}

// The 13 columns of the monthly csv zip; the figures are made up.
TEST(StatisticsReader, StaffGroupAndOrganisation) {
  const TableFile file = read_text(
      "Date,NHSE_Region_Code,NHSE_Region_Name,ICS code,ICS name,Org Code,Org Name,Cluster Group,Benchmark Group,"
      "Staff Group Sort Order,Staff Group,Data Type,Total\n"
      "2024-04-30,Y63,North East and Yorkshire,QF7,South Yorkshire,RHQ,Sheffield Teaching,Acute,Acute - "
      "Teaching,1,Total,HC,18000\n"
      "2024-04-30,Y63,North East and Yorkshire,QF7,South Yorkshire,RHQ,Sheffield Teaching,Acute,Acute - "
      "Teaching,9,\"Scientific, therapeutic & technical staff\",FTE,\"2,100.5\"\n");
  ASSERT_EQ(file.layout, "nhs_staff_group_organisation");
  ASSERT_EQ(file.rows.rows(), 2U);
  EXPECT_TRUE(file.rows.flag_at(0, "total"));
  EXPECT_FALSE(file.rows.flag_at(1, "total"));
  EXPECT_EQ(file.rows.text_at(0, "measure"), "headcount");
  EXPECT_EQ(file.rows.text_at(1, "measure"), "fte");
  EXPECT_EQ(file.rows.decimal_at(1, "value"), 2100.5);
  EXPECT_EQ(file.rows.text_at(1, "ics"), "QF7");
  EXPECT_EQ(file.rows.text_at(1, "geography_code"), "RHQ");
  EXPECT_EQ(file.rows.integer_at(1, "line"), 3);
}

// Two networks; the figures are made up.
TEST(StatisticsReader, AYearStandsForTheMonthInWhichItEnds) {
  const TableFile file = read_text(
      "\"PCN_CODE\",\"Year\",\"PCN_NAME\",\"ICB_NAME\",\"STAFF_GROUP\",\"FTE\",\"IMD\",\"IMD_quintile\"\n"
      "\"U00001\",2021,\"NORTH PCN\",\"Somewhere\",\"Directors\",0.25,10.5,1\n"
      "\"U00002\",soon,\"SOUTH PCN\",\"Somewhere\",\"Directors\",0.5,10.5,1\n");
  ASSERT_EQ(file.layout, "pcn_yearly");
  ASSERT_EQ(file.rows.rows(), 1U);
  EXPECT_EQ(file.rows.integer_at(0, "month"), base::Month(2021, 3).ordinal());
  EXPECT_EQ(file.rows.text_at(0, "measure"), "mean_fte_per_record");
  EXPECT_EQ(file.rows.decimal_at(0, "value"), 0.25);
  EXPECT_EQ(file.rejected, 1U) << "a year that is none";
}

TEST(StatisticsReader, StaffExcludingMedicalWithSortNumbersAndTheOldRegionHeading) {
  const TableFile file = read_text(
      "Date,HEE_Region_Name,ICS name,Org code,Org name,Main Staff Group,Staff Group 1,Staff Group 2,Care Setting,Level,"
      "AfC Band,Total FTE\n"
      "31/03/2017,North,,RHQ,Sheffield,002_Clinical,004_ST&T,012_Qualified_Allied Health Professionals,"
      "Physiotherapy,Therapist,Band 6,55.25\n"
      "31/03/2017,North,,RHQ,Sheffield,002_Clinical,004_ST&T,012_Qualified_Allied Health Professionals,"
      "All care settings,Therapist,Band 6,*\n");
  ASSERT_EQ(file.layout, "nhs_staff_excluding_medical");
  EXPECT_EQ(file.rows.text_at(0, "region"), "North");
  EXPECT_EQ(file.rows.text_at(0, "staff_group"), "Qualified_Allied Health Professionals");
  EXPECT_EQ(file.rows.text_at(0, "profession_label"), "Physiotherapy");
  EXPECT_EQ(file.rows.text_at(0, "measure"), "fte");
  EXPECT_FALSE(file.rows.flag_at(0, "total"));
  EXPECT_TRUE(file.rows.flag_at(1, "total"));
  EXPECT_TRUE(std::isnan(file.rows.decimal_at(1, "value"))) << "suppressed";
  EXPECT_TRUE(file.faults.empty());
}

class PublishedFiles : public testing::Test {
 protected:
  void SetUp() override {
    data_ = base::shared_data(base::source_dir());
    if (data_.empty()) GTEST_SKIP() << "skipped: no shared data";
  }
  std::string data_;
};

TEST_F(PublishedFiles, MonthlySeriesIsTakenApart) {
  const TableFile file = read(data_ + "/hchs-monthly/workforce_clean.csv");
  EXPECT_EQ(file.rows_read, 9396U);
  ASSERT_EQ(file.rows.rows(), 9396U);
  // First rows of the file: "FTE: All staff groups - All staff groups", September 2009.
  EXPECT_EQ(file.rows.text_at(0, "measure"), "fte");
  EXPECT_EQ(file.rows.text_at(0, "staff_group"), "All staff groups");
  EXPECT_TRUE(file.rows.flag_at(0, "total"));
  EXPECT_EQ(file.rows.decimal_at(0, "value"), 1002298.10222);
  EXPECT_EQ(file.rows.integer_at(0, "month"), base::Month(2009, 9).ordinal());
  std::size_t headcounts = 0;
  for (std::size_t i = 0; i < file.rows.rows(); ++i) {
    EXPECT_FALSE(file.rows.text_at(i, "staff_group").empty());
    if (file.rows.text_at(i, "measure") == "headcount") ++headcounts;
  }
  EXPECT_EQ(headcounts, 9396U / 2);
}

TEST_F(PublishedFiles, SicknessGivesTwoFiguresARow) {
  const TableFile file = read(data_ + "/sickness-absence/nhs_sickness_absence_2024-04.csv");
  EXPECT_EQ(file.rows.rows(), 2 * file.rows_read);
  EXPECT_EQ(file.rows.text_at(0, "geography_code"), "0AR");
  EXPECT_EQ(file.rows.text_at(0, "measure"), "sickness_days_lost");
  EXPECT_EQ(file.rows.decimal_at(0, "value"), 1868.54684);
  EXPECT_EQ(file.rows.text_at(1, "measure"), "sickness_days_available");
  EXPECT_EQ(file.rows.integer_at(0, "month"), base::Month(2024, 4).ordinal());
}

TEST_F(PublishedFiles, RegisterSnapshots) {
  const TableFile register_file = read(data_ + "/hcpc-register/hcpc_registrants_snapshots.csv");
  EXPECT_EQ(register_file.rows.rows(), 480U);
  double parts = 0;
  double whole = 0;  // what the page prints as its own total
  for (std::size_t i = 0; i < register_file.rows.rows(); ++i) {
    if (register_file.rows.text_at(i, "breakdown") != "route") continue;
    if (register_file.rows.integer_at(i, "month") != base::Month(2021, 12).ordinal()) continue;
    (register_file.rows.flag_at(i, "total") ? whole : parts) += register_file.rows.decimal_at(i, "value");
  }
  EXPECT_GT(parts, 0);
  EXPECT_EQ(parts, whole) << "totals are marked, so that they can be left out of sums";
  EXPECT_EQ(read(data_ + "/hcpc-register/hcpc_annotations_snapshots.csv").rows.rows(), 53U);
}

TEST_F(PublishedFiles, EthnicityAndBand) {
  const TableFile file = read(data_ + "/hchs-ethnicity-band/nhsworkforcedata.csv");
  EXPECT_EQ(file.rows.rows(), 20431U);
  EXPECT_TRUE(file.rows.flag_at(0, "total"));
}

TEST_F(PublishedFiles, AdvertsAreReadAsTitles) {
  const auto layouts = load_layouts(base::source_dir() + "/reference");
  const std::string path = data_ + "/nhs-jobs-2020/nhs_jobs_adverts.csv";
  const Layout& layout = detect_layout(path, "adverts", layouts);
  EXPECT_EQ(layout.kind, LayoutKind::Titles);
  ReadOptions options;
  options.display_name = "adverts";
  const RawTable table = read_staff_file(path, layout, options);
  EXPECT_EQ(table.rows(), 10380U);
}

}  // namespace
}  // namespace cadre::intake
