#include "capacity/profession_risks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <string>

#include "base/month.h"
#include "capacity/age_profile.h"
#include "capacity/cells.h"
#include "capacity/staffing_position.h"
#include "capacity/trend.h"
#include "capacity/turnover.h"

namespace cadre::capacity {
namespace {

const std::int64_t kNow = base::Month(2025, 3).ordinal(), kBefore = base::Month(2024, 3).ordinal();

/// A value for some columns of a row; the others are missing.
struct Given {
  std::string column, text;
  double number = 0;
};

/// Appends a row that has the given values and nothing else.
void add(base::Table& table, const std::vector<Given>& given) {
  for (const base::ColumnSpec& spec : table.spec().columns) {
    const Given* found = nullptr;
    for (const Given& g : given)
      if (g.column == spec.name) found = &g;
    if (found == nullptr)
      spec.kind == base::ColumnKind::Flag ? table.flag(false) : table.missing();
    else if (spec.kind == base::ColumnKind::Decimal)
      table.decimal(found->number);
    else if (spec.kind == base::ColumnKind::Integer || spec.kind == base::ColumnKind::Month)
      table.integer(static_cast<std::int64_t>(found->number));
    else
      table.text(found->text);
  }
  table.end_row();
}

class ProfessionRisks : public testing::Test {
 protected:
  base::Table cells{capacity_cells_spec()}, past{capacity_past_55_spec()}, turnover{capacity_turnover_spec()},
      trend{capacity_trend_spec()}, position{capacity_staffing_position_spec()};

  static Given month(std::int64_t ordinal) { return {"month", "", static_cast<double>(ordinal)}; }
  void profession(const std::string& code, double fte) {
    add(cells, {{"table_id", "profession"}, month(kNow), {"profession", code}, {"people", "", 9}, {"fte", "", fte}});
  }
  void at_place(const std::string& code, const std::string& place, double people, double fte) {
    add(cells, {{"table_id", "profession_place"},
                month(kNow),
                {"profession", code},
                {"place", place},
                {"people", "", people},
                {"fte", "", fte}});
  }
  void vacancy(const std::string& code, double rate) {
    add(position, {month(kNow), {"profession", code}, {"vacancy_rate", "", rate}});
  }
  base::Table risks() const { return capacity_profession_risks({&cells, &past, &turnover, &trend, &position}); }

  static std::optional<std::size_t> row_of(const base::Table& t, const std::string& profession,
                                           const std::string& risk) {
    for (std::size_t row = 0; row < t.rows(); ++row)
      if (t.text_at(row, "profession") == profession && t.text_at(row, "risk") == risk) return row;
    return std::nullopt;
  }
};

TEST_F(ProfessionRisks, TheLargestExcessComesFirstAndSaysWhatItIsInFte) {
  profession("POD", 20);
  vacancy("", 6);
  vacancy("POD", 16);
  add(past, {month(kNow), {"share_55_plus", "", 12}});
  add(past, {month(kNow), {"profession", "POD"}, {"share_55_plus", "", 37}});
  const base::Table t = risks();
  ASSERT_EQ(t.rows(), 2U);
  const auto vacant = row_of(t, "POD", "vacancy_rate"), old = row_of(t, "POD", "share_55_plus");
  ASSERT_TRUE(vacant && old);
  EXPECT_EQ(t.integer_at(*old, "rank"), 1);
  EXPECT_EQ(t.integer_at(*vacant, "rank"), 2);
  EXPECT_DOUBLE_EQ(t.decimal_at(*vacant, "excess"), 10);
  EXPECT_DOUBLE_EQ(t.decimal_at(*vacant, "excess_fte"), 2);  // 10 points of 20 FTE
}

TEST_F(ProfessionRisks, LessThanThePlansOwnShareOrHardlyMoreIsNoRisk) {
  profession("POD", 20);
  profession("PT", 100);
  vacancy("", 6);
  vacancy("POD", 6.9);
  vacancy("PT", 2);
  const base::Table t = risks();
  for (const char* code : {"POD", "PT"}) {
    const auto row = row_of(t, code, "vacancy_rate");
    ASSERT_TRUE(row);
    EXPECT_EQ(t.integer_at(*row, "rank"), base::kNoInteger) << code;
  }
}

TEST_F(ProfessionRisks, ShrinkingIsOfTheSameEmployersAYearBefore) {
  profession("POD", 18);
  const auto at = [&](std::int64_t when, const std::string& code, double raw, double matched) {
    add(trend, {month(when), {"profession", code}, {"fte_raw", "", raw}, {"fte_matched", "", matched}});
  };
  at(kBefore, "", 100, 80);
  at(kNow, "", 130, 84);
  at(kBefore, "POD", 20, 20);
  at(kNow, "POD", 18, 15);
  const base::Table t = risks();
  const auto row = row_of(t, "POD", "shrinking");
  ASSERT_TRUE(row);
  EXPECT_DOUBLE_EQ(t.decimal_at(*row, "value"), 25);      // 20 -> 15
  EXPECT_DOUBLE_EQ(t.decimal_at(*row, "all_value"), -5);  // 80 -> 84: grown
}

TEST_F(ProfessionRisks, PlacesThatLeanOnOneOrTwoPeople) {
  profession("ORT", 5);
  at_place("ORT", "sheffield", 4, 3);
  at_place("ORT", "barnsley", 2, 1);
  at_place("ORT", "unknown", 1, 1);  // nobody knows where: neither thin nor thick
  at_place("PT", "sheffield", 30, 16);
  const base::Table t = risks();
  const auto row = row_of(t, "ORT", "thin_places");
  ASSERT_TRUE(row);
  EXPECT_DOUBLE_EQ(t.decimal_at(*row, "value"), 25);     // 1 of 4 placed FTE
  EXPECT_DOUBLE_EQ(t.decimal_at(*row, "all_value"), 5);  // 1 of 20
}

TEST_F(ProfessionRisks, RatesOfAMonthOrOfOneEmployerAreNotThoseOfAYearAndAll) {
  profession("POD", 20);
  for (const std::string code : {"", "POD"}) {
    add(turnover, {month(kNow),
                   {"period", "step"},
                   {"left_what", "all"},
                   {"profession", code},
                   {"leaver_rate", "", code.empty() ? 1.0 : 9.0}});
    add(position,
        {month(kNow), {"employer", "RHQ"}, {"profession", code}, {"vacancy_rate", "", code.empty() ? 1.0 : 9.0}});
  }
  EXPECT_EQ(risks().rows(), 0U) << "a share is known of both sides or not told";
}

TEST_F(ProfessionRisks, StaffOfUnclearProfessionHaveNone) {
  profession("AHP", 20);
  vacancy("", 6);
  vacancy("AHP", 50);
  EXPECT_EQ(risks().rows(), 0U);
}

}  // namespace
}  // namespace cadre::capacity
