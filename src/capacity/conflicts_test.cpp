#include "capacity/conflicts.h"
#include "base/source_dir.h"

#include <gtest/gtest.h>

#include <map>

namespace cadre::capacity {
namespace {

TEST(Conflicts, KnownContradictionsStandSideBySide) {
  const base::Table t =
      capacity_conflicts(CapacityReference::load(base::source_dir() + "/reference").published_figures);
  std::map<std::string, int> rows;
  for (std::size_t i = 0; i < t.rows(); ++i) ++rows[t.text_at(i, "topic")];
  EXPECT_EQ(rows, (std::map<std::string, int>{{"disciplines", 1}, {"radiographers", 4}, {"syb_ahps", 1}}));
  for (std::size_t i = 0; i < t.rows(); ++i) {
    if (t.text_at(i, "topic") == "syb_ahps") {
      EXPECT_EQ(t.decimal_at(i, "value_a"), 2000);
      EXPECT_EQ(t.decimal_at(i, "value_b"), 2500);
      EXPECT_EQ(t.text_at(i, "hint"), "");
    }
    if (t.text_at(i, "topic") == "radiographers") {  // LAYOUTS 2.6: the table mislabels whole-time equivalents
      EXPECT_NE(t.text_at(i, "hint").find("the same number as wte"), std::string::npos);
      EXPECT_TRUE(t.text_at(i, "period") == "2000-09" || t.text_at(i, "period") == "2001-09");
    }
  }
}

TEST(Conflicts, AgreementAndDifferentThingsAreNoConflict) {
  const PublishedFigure a{"t", "PT", "England", "2020", "wte", 5, "one", ""};
  PublishedFigure same = a, later = a, other = a;
  same.source = "two";
  later.period = "2021";
  later.value = 6;
  other.measure = "headcount";
  other.value = 7;
  EXPECT_EQ(capacity_conflicts({a, same, later, other}).rows(), 0U);
}

}  // namespace
}  // namespace cadre::capacity
