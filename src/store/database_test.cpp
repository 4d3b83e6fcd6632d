#include "store/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/diagnostics.h"
#include "store/sql_text.h"
#include "store/store_error.h"
#include "store/test_folder.h"

namespace cadre::store {
namespace {

using testing::HasSubstr;

template <class Error, class Act>
std::string message_of(const Act& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing was thrown";
}

TEST(Database, GivesEveryKindOfCell) {
  Database database;
  const QueryResult result = database.query(
      "SELECT 'é' AS t, 41 + 1 AS i, sum(x) AS s, 0.5::DOUBLE AS d, 12.34::DECIMAL(10, 2) AS m, true AS f, "
      "DATE '2022-03-01' AS day, NULL::INTEGER AS n, 'b'::ENUM('a', 'b') AS e FROM range(4) r(x)");
  ASSERT_EQ(result.rows(), 1U);
  EXPECT_EQ(result.text(0, result.column("t")), "é");
  EXPECT_EQ(result.integer(0, result.column("i")), 42);
  EXPECT_EQ(result.integer(0, result.column("s")), 6);
  EXPECT_EQ(result.decimal(0, result.column("i")), 42.0);
  EXPECT_EQ(result.decimal(0, result.column("d")), 0.5);
  EXPECT_EQ(result.decimal(0, result.column("m")), 12.34);
  EXPECT_TRUE(result.flag(0, result.column("f")));
  EXPECT_EQ(result.text(0, result.column("day")), "2022-03-01");
  EXPECT_TRUE(result.is_null(0, result.column("n")));
  EXPECT_EQ(result.text(0, result.column("e")), "b");
}

TEST(Database, RefusesTheWrongKindByName) {
  Database database;
  const QueryResult result = database.query("SELECT 'x' AS label, NULL::INTEGER AS gone");
  EXPECT_THAT(message_of<StoreError>([&] { result.integer(0, 0); }), HasSubstr("'label' is of another kind"));
  EXPECT_THAT(message_of<StoreError>([&] { result.integer(0, 1); }), HasSubstr("'gone' is missing"));
  EXPECT_THAT(message_of<StoreError>([&] { result.column("labl"); }), HasSubstr("no column 'labl'"));
}

TEST(Database, RefusesATypeItDoesNotRead) {
  Database database;
  EXPECT_THAT(message_of<StoreError>([&] { database.query("SELECT [1, 2] AS list"); }),
              HasSubstr("column 'list' has a type that is not read here"));
}

TEST(Database, KeepsParametersOutOfTheSql) {
  Database database;
  database.execute("CREATE TABLE staff AS SELECT 'Bobby''; DROP TABLE staff; --' AS name, 6 AS band, 0.5 AS fte");
  const Value parameters[] = {std::string("Bobby'; DROP TABLE staff; --"), std::int64_t{6}, 0.5};
  EXPECT_EQ(
      database.query("SELECT count(*) FROM staff WHERE name = ? AND band = ? AND fte = ?", parameters).integer(0, 0),
      1);
  const Value none[] = {std::monostate{}, true};
  EXPECT_TRUE(database.query("SELECT $1 IS NULL AND $2", none).flag(0, 0));
  EXPECT_THAT(message_of<StoreError>([&] { database.query("SELECT ?"); }),
              HasSubstr("1 parameters was given 0 values"));
}

TEST(Database, QuotesNamesAndLiterals) {
  EXPECT_EQ(quote_name("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(quote_literal("O'Neill"), "'O''Neill'");
}

TEST(Database, SaysWhichStatementFailed) {
  Database database;
  const std::string message = message_of<StoreError>([&] { database.execute("SELECT nothing FROM nowhere"); });
  EXPECT_THAT(message, HasSubstr("nowhere"));
  EXPECT_THAT(message, HasSubstr("in: SELECT nothing FROM nowhere"));
  EXPECT_THAT(message_of<StoreError>([&] { database.query("SELECT error('late') FROM range(5000)"); }),
              HasSubstr("late"));
  EXPECT_EQ(database.query("SELECT 1").integer(0, 0), 1) << "usable after an error";
}

TEST(Database, NamesTheFileItCannotOpen) {
  const TestFolder folder;
  std::ofstream(folder.file("no.duckdb")) << "this is not a database, whatever its name says";
  EXPECT_THAT(message_of<base::InputError>([&] { const Database database(folder.file("no.duckdb")); }),
              HasSubstr("no.duckdb"));
  EXPECT_THAT(message_of<base::InputError>([&] { const Database database(folder.file("absent/x.duckdb")); }),
              HasSubstr("absent/x.duckdb"));
}

TEST(Database, KeepsItsFileAndTheOrderOfRows) {
  const TestFolder folder;
  {
    Database database(folder.file("kept.duckdb"));
    database.execute("CREATE TABLE t AS SELECT 7 AS x");
  }
  DatabaseOptions options;
  options.read_only = true;
  options.threads = 2;
  options.memory_limit_mib = 256;
  options.temp_dir = folder.file("spill");
  Database database(folder.file("kept.duckdb"), options);
  EXPECT_EQ(database.query("SELECT x FROM t").integer(0, 0), 7);
  EXPECT_THROW(database.execute("CREATE TABLE u AS SELECT 1"), StoreError);
  EXPECT_EQ(database.query("SELECT current_setting('preserve_insertion_order')").flag(0, 0), true);
}

TEST(Database, FetchesAndLoadsNoExtension) {
  Database database;
  EXPECT_FALSE(database.query("SELECT current_setting('autoinstall_known_extensions')").flag(0, 0));
  EXPECT_FALSE(database.query("SELECT current_setting('autoload_known_extensions')").flag(0, 0));
  EXPECT_THROW(database.query("SELECT * FROM read_parquet('https://example.org/x.parquet')"), StoreError);
  EXPECT_TRUE(database
                  .query("SELECT loaded AND install_mode = 'STATICALLY_LINKED' FROM duckdb_extensions() "
                         "WHERE extension_name = 'parquet'")
                  .flag(0, 0));
}

}  // namespace
}  // namespace cadre::store
