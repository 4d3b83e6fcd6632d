#include "store/table_exchange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/month.h"
#include "store/column_loader.h"
#include "store/content_hash.h"
#include "store/parquet_writer.h"
#include "store/store_error.h"
#include "store/test_folder.h"

namespace cadre::store {
namespace {

using testing::ElementsAre;

constexpr base::ColumnSpec kColumns[] = {
    {"month", base::ColumnKind::Month, "", "The month."},
    {"profession", base::ColumnKind::Code, "", "The profession."},
    {"note", base::ColumnKind::Text, "", "Free text."},
    {"people", base::ColumnKind::Integer, "people", "Headcount."},
    {"fte", base::ColumnKind::Decimal, "FTE", "Full-time equivalents."},
    {"assumed", base::ColumnKind::Flag, "", "Whether assumed."},
    {"person_key", base::ColumnKind::Key, "", "Keyed hash."},
};
constexpr base::TableSpec kSpec{"stock", "capacity", true, "A table of every kind.", kColumns};

base::Table example() {
  base::Table table(kSpec);
  table.integer(base::Month(2022, 3).ordinal()).text("PHY").text("a, b").integer(12).decimal(10.5).flag(true);
  table.integer(static_cast<std::int64_t>(UINT64_MAX)).end_row();
  table.missing().missing().missing().missing().missing().flag(false).missing().end_row();
  table.integer(base::Month(2021, 12).ordinal()).text("PAR").text("c").integer(-1).decimal(0).flag(true);
  table.integer(5).end_row();
  return table;
}

TEST(TableExchange, BringsATableBackFromTheDatabase) {
  Database database;
  const base::Table table = example();
  create_table(database, table);
  create_table(database, table);  // replaces
  EXPECT_EQ(to_csv(read_table(database, "SELECT * FROM stock", kSpec)), to_csv(table));
  const Value parameter[] = {std::string("PAR")};
  EXPECT_EQ(read_table(database, "SELECT * FROM stock WHERE profession = ?", kSpec, parameter).rows(), 1U);
  EXPECT_EQ(database.query("SELECT count(*) FROM stock WHERE profession IS NULL").integer(0, 0), 1);
}

TEST(TableExchange, ListsTheWholeDictionaryInAnEnumOfTheDatabase) {
  Database database;
  const std::vector<std::string_view> bands{"", "5", "6", "7"};
  const std::vector<std::uint8_t> codes{2, 2};
  create_table(database, "posts", std::vector<ColumnView>{coded_view("band", codes, bands)});
  EXPECT_EQ(database.query("SELECT enum_range(band)::VARCHAR FROM posts LIMIT 1").text(0, 0), "[5, 6, 7]");
}

TEST(TableExchange, BringsATableBackFromParquetThroughAView) {
  const TestFolder folder;
  const base::Table table = example();
  const auto views = views_of(table);
  write_parquet(folder.file("b.parquet"), slice(views, 2, 1));
  write_parquet(folder.file("a.parquet"), slice(views, 0, 2));
  Database database;
  const std::vector<std::string> files{folder.file("a.parquet"), folder.file("b.parquet")};
  create_view(database, "stock", files);
  EXPECT_EQ(to_csv(read_table(database, "SELECT * FROM stock", kSpec)), to_csv(table));
  EXPECT_EQ(content_hash(views_of(read_table(database, "SELECT * FROM stock", kSpec))), content_hash(views));
}

TEST(TableExchange, SaysWhichColumnIsAbsentOrOfAnotherKind) {
  Database database;
  EXPECT_THROW(read_table(database, "SELECT 1 AS people", kSpec), StoreError);
  EXPECT_THROW(read_table(database,
                          "SELECT 1 AS month, 'x' AS profession, 'x' AS note, 1 AS people, 1 AS fte, true AS assumed, "
                          "1::UBIGINT AS person_key",
                          kSpec),
               StoreError)
      << "month is no date";
}

TEST(ColumnLoader, CodesTextsWithASortedDictionary) {
  Database database;
  const auto columns = load_columns(
      database,
      "SELECT CASE WHEN x % 3 = 0 THEN NULL ELSE 'word number ' || (9000 - x % 1000) END AS w, x AS n, "
      "x / 2 AS half, x::UBIGINT AS k, (x % 2 = 0)::VARCHAR::ENUM('false', 'true') AS e FROM range(20000) t(x)");
  const base::CodedColumn& words = columns[0].texts();
  ASSERT_EQ(words.size(), 20000U);
  EXPECT_TRUE(std::is_sorted(words.values.begin(), words.values.end()));
  EXPECT_EQ(words.values.front(), "");
  EXPECT_EQ(words.values.size(), 1001U);
  for (std::size_t row = 0; row < 20000; ++row) {
    ASSERT_EQ(words.text(row), row % 3 == 0 ? "" : "word number " + std::to_string(9000 - row % 1000));
    ASSERT_EQ(columns[1].integers()[row], static_cast<std::int64_t>(row));
    ASSERT_EQ(columns[2].decimals()[row], static_cast<double>(row) / 2);
    ASSERT_EQ(columns[3].keys()[row], row);
    ASSERT_EQ(columns[4].texts().text(row), row % 2 == 0 ? "true" : "false");
  }
}

TEST(ColumnLoader, DescribesColumnsOfAnEmptyResult) {
  Database database;
  const auto columns = load_columns(database, "SELECT 'x' AS t, 1.5::DOUBLE AS d WHERE false");
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[0].texts().size(), 0U);
  EXPECT_EQ(columns[1].decimals().size(), 0U);
}

TEST(ColumnLoader, ChoosesColumnsAndRowsOfParquetFilesInOrderOfTheirNames) {
  const TestFolder folder;
  const std::vector<std::uint32_t> line{1, 2, 3, 4};
  const std::vector<double> fte{0.1, 0.2, 0.3, 0.4};
  const std::vector<ColumnView> views{{"line", Integers<std::uint32_t>{line, {}}}, {"fte", Decimals{fte}}};
  write_parquet(folder.file("part-1.parquet"), slice(views, 2, 2));
  write_parquet(folder.file("part-0.parquet"), slice(views, 0, 2));
  Database database;
  const std::vector<std::string> chosen{"line"};
  const Value parameter[] = {0.15};
  const auto read = load_parquet(database, folder.file("part-*.parquet"), chosen, "fte > ?", parameter);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_THAT(read[0].integers(), ElementsAre(2, 3, 4));
}

}  // namespace
}  // namespace cadre::store
