#include "capacity/staffing_peers.h"

#include <gtest/gtest.h>

#include <cmath>

#include "capacity/staffing_result.h"
#include "capacity/test_staff.h"
#include "capacity/test_staffing.h"

namespace cadre::capacity {
namespace {

using testing_staff::Record;
using testing_staff::table_of;
using namespace testing_staffing;  // NOLINT(google-build-using-namespace)

TEST(Quartiles, InterpolateBetweenOrderStatistics) {
  const Quartiles four = quartiles_of({4, 1, 3, 2});  // R: quantile(1:4) = 1.75, 2.5, 3.25
  EXPECT_NEAR(four.lower, 1.75, 1e-12);
  EXPECT_NEAR(four.median, 2.5, 1e-12);
  EXPECT_NEAR(four.upper, 3.25, 1e-12);
  const Quartiles one = quartiles_of({7});
  EXPECT_EQ(one.lower, 7);
  EXPECT_EQ(one.upper, 7);
}

std::optional<std::size_t> peer_row(const base::Table& t, const std::string& employer, const std::string& measure) {
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.text_at(row, "employer") == employer && t.text_at(row, "measure") == measure) return row;
  return std::nullopt;
}

TEST(StaffingPeers, AreTheOtherEmployersOfTheSector) {
  base::Table establishment(intake::establishment_spec());
  std::vector<Record> records;
  const auto employer = [&](const std::string& code, vocabulary::Sector sector, double vacant) {
    Record r;
    r.employer = code;
    r.sector = sector;
    records.push_back(r);
    if (!std::isnan(vacant)) add(establishment, Post{.employer = code, .funded = 1 / (1 - vacant)});
  };
  using vocabulary::Sector;
  employer("RA1", Sector::NhsTrust, 0.1);
  employer("RA2", Sector::NhsTrust, 0.2);
  employer("RA3", Sector::NhsTrust, 0.3);
  employer("RA4", Sector::NhsTrust, 0.5);
  employer("RA5", Sector::NhsTrust, kNone);
  employer("RA6", Sector::AmbulanceTrust, 0.4);
  StaffingFiles files;
  files.establishment = &establishment;
  const base::Table t = compute_staffing(table_of(records), {}, files, nullptr, std::nullopt, {}).peers;
  const auto first = peer_row(t, "RA1", "vacancy_rate"), without = peer_row(t, "RA5", "vacancy_rate"),
             alone = peer_row(t, "RA6", "vacancy_rate");
  ASSERT_TRUE(first && without && alone);
  EXPECT_NEAR(t.decimal_at(*first, "value"), 10, 1e-6);
  EXPECT_EQ(t.integer_at(*first, "peers"), 3);
  EXPECT_NEAR(t.decimal_at(*first, "median"), 30, 1e-6);
  EXPECT_NEAR(t.decimal_at(*first, "lower_quartile"), 25, 1e-6);
  EXPECT_EQ(t.text_at(*first, "reason"), "");
  EXPECT_EQ(t.text_at(*without, "reason"), "no_own_figure");
  EXPECT_EQ(t.integer_at(*without, "peers"), 4);
  EXPECT_EQ(t.text_at(*alone, "reason"), "fewer_than_3_peers");
  EXPECT_TRUE(std::isnan(t.decimal_at(*alone, "median")));
}

}  // namespace
}  // namespace cadre::capacity
