#include "capacity/leaving.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "base/month.h"
#include "capacity/test_staffing.h"

namespace cadre::capacity {
namespace {

struct Report {
  std::string event = "leaver", reason = "resignation", destination = "nhs", origin = {};
  std::string employer = "RHQ", profession = "PT";
  double fte = 1;
  base::Month month = testing_staffing::kMarch;
};

void add(base::Table& t, const Report& r) {
  const bool leaver = r.event == "leaver";
  t.integer(r.month.ordinal()).text(r.event).missing().missing().text(r.employer).text(r.profession).text("6");
  t.decimal(r.fte).text(leaver ? r.reason : "").text(leaver ? r.destination : "").text(r.origin);
  t.text("").text("").integer(1).integer(1).text("accepted").end_row();
}

CountedEmployers everybody() { return {curation::StaffTable{}, {}, nullptr, std::nullopt}; }

std::optional<std::size_t> row_of(const base::Table& t, const std::string& about, const std::string& code,
                                  const std::string& employer = "", const std::string& profession = "",
                                  base::Month month = testing_staffing::kMarch) {
  for (std::size_t row = 0; row < t.rows(); ++row)
    if (t.text_at(row, "about") == about && t.text_at(row, "code") == code && t.text_at(row, "employer") == employer &&
        t.text_at(row, "profession") == profession && t.integer_at(row, "month") == month.ordinal())
      return row;
  return std::nullopt;
}

TEST(Leaving, AddsUpTwelveMonthsAndSharesAreOfContracts) {
  base::Table reports(intake::starters_leavers_spec());
  add(reports, {.month = base::Month(2024, 3)});  // 13 months ago
  add(reports, {.fte = 0.5, .month = base::Month(2024, 4)});
  add(reports, {.reason = "retirement", .destination = "no_employment"});
  add(reports, {.reason = "retirement", .destination = "", .employer = "RFF", .profession = "OT", .fte = 0.6});
  add(reports, {.destination = "abroad", .profession = "OT"});
  add(reports, {.profession = "NONE"});
  add(reports, {.profession = ""});
  add(reports, {.event = "starter", .origin = "newly_qualified"});
  const base::Table t = capacity_leaving(&reports, everybody());

  const auto resigned = row_of(t, "reason", "resignation"), retired = row_of(t, "reason", "retirement");
  ASSERT_TRUE(resigned && retired);
  EXPECT_EQ(t.integer_at(*resigned, "contracts"), 2);
  EXPECT_DOUBLE_EQ(t.decimal_at(*resigned, "fte"), 1.5);
  EXPECT_DOUBLE_EQ(t.decimal_at(*resigned, "share"), 50);
  EXPECT_DOUBLE_EQ(t.decimal_at(*retired, "fte"), 1.6);
  EXPECT_EQ(t.integer_at(*retired, "months"), 2) << "April 2024 and March 2025";

  const auto unsaid = row_of(t, "destination", "not_said");
  ASSERT_TRUE(unsaid);
  EXPECT_DOUBLE_EQ(t.decimal_at(*unsaid, "share"), 25);
  EXPECT_TRUE(row_of(t, "reason", "retirement", "RFF"));
  EXPECT_TRUE(row_of(t, "reason", "retirement", "", "OT"));
  EXPECT_FALSE(row_of(t, "reason", "resignation", "RFF"));
  const auto began = row_of(t, "origin", "newly_qualified");
  ASSERT_TRUE(began);
  EXPECT_DOUBLE_EQ(t.decimal_at(*began, "share"), 100) << "of starters, not of leavers";
  EXPECT_EQ(t.integer_at(*row_of(t, "reason", "resignation", "", "", base::Month(2024, 3)), "contracts"), 1);
}

// Whatever the cut, the parts of an event add up to all of its contracts.
TEST(Leaving, PartsAddUpOverReasonsDestinationsAndProfessions) {
  base::Table reports(intake::starters_leavers_spec());
  int leavers = 0;
  for (const char* profession : {"PT", "OT", "POD"})
    for (const char* reason : {"resignation", "retirement", ""})
      for (const char* destination : {"nhs", "", "private"}) {
        add(reports, {.reason = reason, .destination = destination, .profession = profession});
        ++leavers;
      }
  const base::Table t = capacity_leaving(&reports, everybody());
  for (const char* about : {"reason", "destination"}) {
    std::int64_t all = 0, by_profession = 0, by_employer = 0;
    double share = 0;
    for (std::size_t row = 0; row < t.rows(); ++row) {
      if (t.text_at(row, "about") != about) continue;
      const bool employer = !t.text_at(row, "employer").empty(), profession = !t.text_at(row, "profession").empty();
      (employer ? by_employer : profession ? by_profession : all) += t.integer_at(row, "contracts");
      if (!employer && !profession) share += t.decimal_at(row, "share");
    }
    EXPECT_EQ(all, leavers) << about;
    EXPECT_EQ(by_profession, leavers) << about;
    EXPECT_EQ(by_employer, leavers) << about;
    EXPECT_NEAR(share, 100, 1e-9) << about;
  }
}

TEST(Leaving, IsEmptyWithoutReports) { EXPECT_EQ(capacity_leaving(nullptr, everybody()).rows(), 0U); }

}  // namespace
}  // namespace cadre::capacity
