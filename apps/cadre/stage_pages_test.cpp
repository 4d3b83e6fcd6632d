#include "cadre/stage_pages.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace cadre::app {
namespace {

TEST(StageTablesTest, EveryTableAndColumnIsDescribedOnce) {
  std::set<std::string_view> tables;
  for (const base::TableSpec* table : stage_tables()) {
    EXPECT_TRUE(tables.insert(table->name).second) << table->name;
    EXPECT_FALSE(table->meaning.empty()) << table->name;
    std::set<std::string_view> columns;
    for (const base::ColumnSpec& column : table->columns) {
      EXPECT_TRUE(columns.insert(column.name).second) << table->name << "." << column.name;
      EXPECT_FALSE(column.meaning.empty()) << table->name << "." << column.name;
    }
    EXPECT_FALSE(columns.empty()) << table->name;
  }
  EXPECT_TRUE(tables.contains("staff"));
}

TEST(StageTablesTest, KeysStandInInternalTablesOnly) {
  for (const base::TableSpec* table : stage_tables())
    for (const base::ColumnSpec& column : table->columns)
      EXPECT_TRUE(column.kind != base::ColumnKind::Key || table->internal_only) << table->name << "." << column.name;
}

TEST(StagesMarkdownTest, ShowsATableAsItIsDescribed) {
  static constexpr base::ColumnSpec kColumns[] = {{"fte", base::ColumnKind::Decimal, "FTE", "Contracted share."}};
  const base::TableSpec table{"sample", "capacity", true, "An example.", kColumns};
  const base::TableSpec* const tables[] = {&table};
  const std::string text = stages_markdown(tables);
  EXPECT_NE(text.find("## `sample`\n\nAn example. Made by capacity; internal.\n"), std::string::npos);
  EXPECT_NE(text.find("| `fte` | decimal | FTE | Contracted share. |\n"), std::string::npos);
}

}  // namespace
}  // namespace cadre::app
