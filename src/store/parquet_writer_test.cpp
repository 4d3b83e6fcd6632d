#include "store/parquet_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/diagnostics.h"
#include "base/month.h"
#include "base/parallel.h"
#include "store/column_loader.h"
#include "store/test_folder.h"

namespace cadre::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

const LoadedColumn& column_named(const std::vector<LoadedColumn>& columns, const std::string& name) {
  for (const LoadedColumn& column : columns)
    if (column.name == name) return column;
  throw std::logic_error("no column " + name);
}

std::vector<std::string> texts_of(const LoadedColumn& column) {
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < column.texts().size(); ++row) texts.push_back(column.texts().text(row));
  return texts;
}

TEST(ParquetWriter, KeepsEveryKindOfColumn) {
  const TestFolder folder;
  const std::vector<std::string> words{"", "é", "a,\"b\"\n", "zz"};
  const std::vector<std::string_view> bands{"", "5", "6", "8a"};
  const std::vector<std::uint8_t> codes8{1, 0, 3};
  const std::vector<std::uint16_t> codes16{2, 1, 0};
  const std::vector<std::uint32_t> codes32{0, 3, 3};
  const std::vector<std::uint64_t> keys{0, UINT64_MAX, 7};
  const std::vector<double> fte{0.5, kNoNumber, -0.1};
  const std::vector<std::uint8_t> ages{0, 54, 255};
  const std::vector<std::uint16_t> files{1, 2, 65535};
  const std::vector<std::uint32_t> lines{2, 3, UINT32_MAX};
  const std::vector<std::int32_t> small{-5, 0, 5};
  const std::vector<std::int64_t> wide{base::kNoInteger, 1, -1};
  const std::vector<std::int32_t> months{base::Month(2022, 3).ordinal(), 0, base::Month(1999, 12).ordinal()};
  const std::vector<std::int32_t> days{INT32_MIN, INT32_MIN + 1, 0};
  const std::vector<std::uint8_t> flags{1, 0, 1};
  const std::vector<std::string> notes{"free", "", "text"};
  const std::vector<ColumnView> views{{"c8", Coded<std::uint8_t>{codes8, bands}},
                                      {"c16", Coded<std::uint16_t>{codes16, std::span(words)}},
                                      {"c32", Coded<std::uint32_t>{codes32, std::span(words)}},
                                      {"coded text", CodedTexts<std::uint32_t>{codes32, std::span(words)}},
                                      {"key", Keys{keys}},
                                      {"fte", Decimals{fte}},
                                      {"age", Integers<std::uint8_t>{ages, std::uint8_t{0}}},
                                      {"file_id", Integers<std::uint16_t>{files, {}}},
                                      {"line", Integers<std::uint32_t>{lines, {}}},
                                      {"small", Integers<std::int32_t>{small, {}}},
                                      {"wide", Integers<std::int64_t>{wide, base::kNoInteger}},
                                      {"month", Months<std::int32_t>{months}},
                                      {"day", Days{days}},
                                      {"flag", Flags{flags}},
                                      {"note \"quoted\"", Texts{notes}}};
  write_parquet(folder.file("all.parquet"), views);

  Database database;
  const auto read = load_parquet(database, folder.file("all.parquet"));
  ASSERT_EQ(read.size(), views.size());
  EXPECT_THAT(texts_of(column_named(read, "c8")), ElementsAre("5", "", "8a"));
  EXPECT_THAT(texts_of(column_named(read, "c16")), ElementsAre("a,\"b\"\n", "é", ""));
  EXPECT_THAT(texts_of(column_named(read, "c32")), ElementsAre("", "zz", "zz"));
  EXPECT_THAT(texts_of(column_named(read, "coded text")), ElementsAre("", "zz", "zz"));
  EXPECT_EQ(column_named(read, "key").keys(), keys);
  EXPECT_EQ(column_named(read, "fte").decimals()[0], 0.5);
  EXPECT_TRUE(std::isnan(column_named(read, "fte").decimals()[1]));
  EXPECT_EQ(column_named(read, "fte").decimals()[2], -0.1);
  EXPECT_THAT(column_named(read, "age").integers(), ElementsAre(base::kNoInteger, 54, 255));
  EXPECT_THAT(column_named(read, "file_id").integers(), ElementsAre(1, 2, 65535));
  EXPECT_THAT(column_named(read, "line").integers(), ElementsAre(2, 3, std::int64_t{UINT32_MAX}));
  EXPECT_THAT(column_named(read, "small").integers(), ElementsAre(-5, 0, 5));
  EXPECT_EQ(column_named(read, "wide").integers(), wide);
  EXPECT_THAT(column_named(read, "month").dates(),
              ElementsAre(base::days_from_civil(2022, 3, 1), INT32_MIN, base::days_from_civil(1999, 12, 1)));
  EXPECT_THAT(column_named(read, "day").dates(), ElementsAre(INT32_MIN, INT32_MIN, 0));
  EXPECT_EQ(column_named(read, "flag").flags(), flags);
  EXPECT_THAT(texts_of(column_named(read, "note \"quoted\"")), ElementsAre("free", "", "text"));
  EXPECT_EQ(database
                .query("SELECT count(*) FROM parquet_metadata(?) WHERE compression <> 'ZSTD'",
                       std::vector<Value>{folder.file("all.parquet")})
                .integer(0, 0),
            0);
}

/// A column of `rows` codes over `distinct` texts, every seventh missing.
base::CodedColumn many_texts(std::size_t rows, std::size_t distinct) {
  base::CodedColumn column;
  for (std::size_t i = 1; i <= distinct; ++i) column.values.push_back("title " + std::to_string(1000000 + i));
  for (std::size_t row = 0; row < rows; ++row)
    column.codes.push_back(row % 7 == 0 ? 0 : static_cast<std::uint32_t>(1 + row * 7919 % distinct));
  return column;
}

class Dictionaries : public testing::TestWithParam<std::size_t> {};

TEST_P(Dictionaries, ComeBackAsTheyWere) {
  const TestFolder folder;
  const base::CodedColumn column = many_texts(150000, GetParam());
  write_parquet(folder.file("d.parquet"), std::vector<ColumnView>{coded_view("title", column)});
  Database database;
  const auto read = load_parquet(database, folder.file("d.parquet"));
  ASSERT_EQ(read[0].texts().size(), column.size());
  for (std::size_t row = 0; row < column.size(); ++row)
    ASSERT_EQ(read[0].texts().text(row), column.text(row)) << "row " << row;
}

INSTANTIATE_TEST_SUITE_P(Sizes, Dictionaries, testing::Values(1, 254, 255, 256, 257, 65534, 65535, 65536, 70000));

TEST(ParquetWriter, TakesEmptyTablesEmptyDictionariesAndOddOnes) {
  const TestFolder folder;
  const base::CodedColumn none;
  base::CodedColumn missing;
  missing.codes = {0, 0};
  base::CodedColumn odd;  // a value twice, an empty one that is not first, and a NUL byte in another column
  odd.values = {"", "twice", "", "twice"};
  odd.codes = {1, 3};
  base::CodedColumn nul;
  nul.values = {"", std::string("a\0b", 3), std::string("a\0c", 3)};
  nul.codes = {1, 2};
  write_parquet(folder.file("none.parquet"), std::vector<ColumnView>{coded_view("x", none)});
  write_parquet(folder.file("two.parquet"), std::vector<ColumnView>{coded_view("missing", missing),
                                                                    coded_view("odd", odd), coded_view("nul", nul)});
  Database database;
  const auto empty = load_parquet(database, folder.file("none.parquet"));
  ASSERT_EQ(empty.size(), 1U);
  EXPECT_EQ(empty[0].kind, CellKind::Text);
  EXPECT_EQ(empty[0].texts().size(), 0U);
  const auto read = load_parquet(database, folder.file("two.parquet"));
  EXPECT_THAT(texts_of(read[0]), ElementsAre("", ""));
  EXPECT_THAT(texts_of(read[1]), ElementsAre("twice", "twice"));
  EXPECT_THAT(texts_of(read[2]), ElementsAre(nul.values[1], nul.values[2]));
}

TEST(ParquetWriter, RefusesColumnsThatDoNotAgree) {
  const TestFolder folder;
  const std::vector<double> two{1, 2};
  const std::vector<double> three{1, 2, 3};
  base::CodedColumn stray;
  stray.codes = {9, 0};
  const auto write = [&](std::vector<ColumnView> views) { write_parquet(folder.file("x.parquet"), views); };
  EXPECT_THROW(write({{"a", Decimals{two}}, {"b", Decimals{three}}}), std::logic_error);
  EXPECT_THROW(write({{"a", Decimals{two}}, {"a", Decimals{two}}}), std::logic_error);
  EXPECT_THROW(write({}), std::logic_error);
  EXPECT_THROW(write({coded_view("a", stray)}), std::logic_error);
  EXPECT_TRUE(folder.empty());
}

/// Writes four partitions of one table on so many threads, in that order.
std::vector<std::string> written(const TestFolder& folder, int threads, std::vector<std::size_t> order) {
  constexpr std::size_t kRows = 130000;
  const base::CodedColumn title = many_texts(4 * kRows, 30000);
  std::vector<std::uint64_t> keys(4 * kRows);
  std::vector<double> fte(4 * kRows);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys[i] = i * 0x9E3779B97F4A7C15U;
    fte[i] = static_cast<double>(i % 11) / 10;
  }
  const std::vector<ColumnView> views{coded_view("title", title), {"key", Keys{keys}}, {"fte", Decimals{fte}}};
  base::parallel_for(order.size(), threads, [&](std::size_t i) {
    write_parquet(folder.file(std::to_string(order[i]) + ".parquet"), slice(views, order[i] * kRows, kRows));
  });
  std::vector<std::string> bytes;
  for (std::size_t part = 0; part < 4; ++part)
    bytes.push_back(bytes_of(folder.file(std::to_string(part) + ".parquet")));
  return bytes;
}

TEST(ParquetWriter, GivesTheSameBytesWhateverTheThreadsAndTheOrder) {
  const TestFolder folder;
  const auto alone = written(folder, 1, {0, 1, 2, 3});
  const auto together = written(folder, 2, {3, 1, 0, 2});
  const auto crowded = written(folder, 4, {2, 3, 1, 0});
  for (std::size_t part = 0; part < 4; ++part) {
    EXPECT_GT(alone[part].size(), 100000U);
    EXPECT_TRUE(alone[part] == together[part]) << "part " << part;
    EXPECT_TRUE(alone[part] == crowded[part]) << "part " << part;
  }
}

TEST(ParquetWriter, ReplacesAnOlderFileAndLeavesNothingElse) {
  const TestFolder folder;
  const std::vector<double> one{1};
  const std::vector<double> two{1, 2};
  write_parquet(folder.file("x.parquet"), std::vector<ColumnView>{{"a", Decimals{two}}});
  write_parquet(folder.file("x.parquet"), std::vector<ColumnView>{{"a", Decimals{one}}});
  Database database;
  EXPECT_THAT(load_parquet(database, folder.file("x.parquet"))[0].decimals(), ElementsAre(1.0));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(ParquetWriter, NamesThePathAndTheRemedyWhenItCannotWrite) {
  const TestFolder folder;
  const std::vector<double> one{1};
  const std::string path = folder.file("absent/x.parquet");
  try {
    write_parquet(path, std::vector<ColumnView>{{"a", Decimals{one}}});
    FAIL() << "a folder that is not there was written to";
  } catch (const base::InputError& error) {
    EXPECT_EQ(error.diagnostics().front().where.file, path);
    EXPECT_THAT(error.what(), HasSubstr("could not be written"));
    EXPECT_THAT(error.what(), HasSubstr("Create the folder first"));
  }
  EXPECT_TRUE(folder.empty());
  // the next file of this thread is written as ever
  write_parquet(folder.file("y.parquet"), std::vector<ColumnView>{{"a", Decimals{one}}});
  Database database;
  EXPECT_THAT(load_parquet(database, folder.file("y.parquet"))[0].decimals(), ElementsAre(1.0));
}

/// /dev/full answers every write as a full disk does; the link stands where the unfinished file would.
TEST(ParquetWriter, SaysThatTheDiskIsFullAndLeavesNoPart) {
  const TestFolder folder;
  const base::CodedColumn column = many_texts(200000, 50000);
  const std::string path = folder.file("x.parquet");
  std::filesystem::create_symlink("/dev/full", path + ".part");
  try {
    write_parquet(path, std::vector<ColumnView>{coded_view("title", column)});
    FAIL() << "a full disk was written to";
  } catch (const base::InputError& error) {
    EXPECT_EQ(error.diagnostics().front().where.file, path);
    EXPECT_THAT(error.what(), HasSubstr("No space left on device"));
    EXPECT_THAT(error.what(), HasSubstr("Free space on that disk"));
  }
  EXPECT_TRUE(folder.empty());
}

}  // namespace
}  // namespace cadre::store
