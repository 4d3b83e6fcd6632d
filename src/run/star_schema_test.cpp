#include "run/star_schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/csv_text.h"
#include "base/source_dir.h"
#include "capacity/test_staff.h"
#include "packs/pack_table.h"

namespace cadre::run {
namespace {

using capacity::testing_staff::random_records;
using capacity::testing_staff::table_of;

std::string kind_of(base::ColumnKind kind) {
  switch (kind) {
    case base::ColumnKind::Code:
    case base::ColumnKind::Text:
      return "text";
    case base::ColumnKind::Integer:
      return "integer";
    case base::ColumnKind::Decimal:
      return "decimal";
    case base::ColumnKind::Flag:
      return "flag";
    case base::ColumnKind::Month:
      return "month";
    case base::ColumnKind::Key:
      break;
  }
  return "key";
}

/// Models that people built on an older version must go on working: what was promised stands there still, with the same
/// kind. A column may be added; one may go only with its row here, and that is a change of the major version.
TEST(StarSchema, KeepsWhatItPromised) {
  const base::SmallCsv promised = base::read_small_csv(base::source_dir() + "/docs/formats/star-schema.csv");
  std::map<std::pair<std::string, std::string>, std::string> there;
  std::vector<const base::TableSpec*> specs = dimension_specs();
  specs.push_back(&fact_staff_spec());
  for (const base::TableSpec* spec : specs)
    for (const base::ColumnSpec& column : spec->columns)
      there[{std::string(spec->name), std::string(column.name)}] = kind_of(column.kind);
  ASSERT_GE(promised.rows.size(), 60U);
  for (const auto& row : promised.rows) {
    const auto found = there.find({row[promised.column("table")], row[promised.column("column")]});
    ASSERT_NE(found, there.end()) << row[0] << "." << row[1] << " is gone: models built on it break";
    EXPECT_EQ(found->second, row[promised.column("kind")]) << row[0] << "." << row[1];
  }
  EXPECT_EQ(promised.rows.size(), there.size()) << "a new column is promised in docs/formats/star-schema.csv too";
}

/// Every fact finds exactly one row in every dimension, and totals are those of the records.
TEST(StarSchema, EveryFactHasItsRowInEveryDimension) {
  const auto labels = publishing::Labels::load(base::source_dir() + "/reference");
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const base::Table pack = packs::pack_table(table_of(random_records(seed, 300)), {});
    const StarSchema star = star_schema(pack, {}, labels);
    ASSERT_EQ(star.fact.rows(), pack.rows());
    ASSERT_EQ(star.about.size(), dimension_specs().size());
    for (const base::Table& about : star.about) {
      const std::string_view key = about.spec().columns[0].name;
      std::set<std::string> keys;
      for (std::size_t row = 0; row < about.rows(); ++row) {
        EXPECT_TRUE(keys.insert(about.csv_cell(row, 0)).second) << about.spec().name;
        EXPECT_FALSE(about.text_at(row, "name").empty()) << about.spec().name;
      }
      const std::size_t at = star.fact.index_of(key);
      for (std::size_t row = 0; row < star.fact.rows(); ++row)
        ASSERT_TRUE(keys.contains(star.fact.csv_cell(row, at)))
            << about.spec().name << " " << star.fact.csv_cell(row, at);
    }
    double facts = 0, packed = 0;
    for (std::size_t row = 0; row < pack.rows(); ++row) {
      facts += star.fact.decimal_at(row, "fte");
      packed += pack.decimal_at(row, "fte");
    }
    EXPECT_DOUBLE_EQ(facts, packed);
  }
}

TEST(StarSchema, FinancialYearsBeginInApril) {
  capacity::testing_staff::Record march, april;
  march.month = base::Month(2025, 3);
  april.month = base::Month(2025, 4);
  const base::Table pack = packs::pack_table(table_of({march, april}), {});
  const StarSchema star = star_schema(pack, {}, publishing::Labels::load(base::source_dir() + "/reference"));
  EXPECT_EQ(star.about[0].text_at(0, "financial_year"), "2024/25");
  EXPECT_EQ(star.about[0].text_at(1, "financial_year"), "2025/26");
}

}  // namespace
}  // namespace cadre::run
