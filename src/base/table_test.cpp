#include "base/table.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <stdexcept>

#include "base/month.h"

namespace cadre::base {
namespace {

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "month"},      ColumnSpec{"profession", ColumnKind::Code, "", "code"},
    ColumnSpec{"people", ColumnKind::Integer, "people", "n"}, ColumnSpec{"fte", ColumnKind::Decimal, "FTE", "sum"},
    ColumnSpec{"small", ColumnKind::Flag, "", "flag"},
};
constexpr TableSpec kSpec{"example", "base", false, "A table for tests.", kColumns};

TEST(TableTest, WritesCsvWithMissingCellsEmpty) {
  Table table(kSpec);
  table.integer(Month(2022, 3).ordinal()).text("PT").integer(3).decimal(2.4).flag(false).end_row();
  table.missing().missing().missing().missing().flag(true).end_row();
  EXPECT_EQ(to_csv(table), "month,profession,people,fte,small\n2022-03,PT,3,2.4,false\n,,,,true\n");
  EXPECT_EQ(table.text_at(0, "profession"), "PT");
  EXPECT_EQ(table.integer_at(0, "people"), 3);
}

TEST(TableTest, AppendsTheRowsOfAnother) {
  Table one(kSpec), two(kSpec);
  one.missing().text("PT").missing().missing().flag(true).end_row();
  two.integer(Month(2022, 3).ordinal()).text("OT").integer(3).decimal(2.4).flag(false).end_row();
  two.append(one);
  EXPECT_EQ(to_csv(two), "month,profession,people,fte,small\n2022-03,OT,3,2.4,false\n,PT,,,true\n");
}

TEST(TableTest, RefusesIncompleteAndOverfullRows) {
  Table table(kSpec);
  table.integer(0).text("PT");
  EXPECT_THROW(table.end_row(), std::logic_error);
  table.integer(1).decimal(1).flag(true);
  EXPECT_THROW(table.flag(true), std::logic_error);
  EXPECT_THROW(table.index_of("nothing"), std::out_of_range);
}

}  // namespace
}  // namespace cadre::base
