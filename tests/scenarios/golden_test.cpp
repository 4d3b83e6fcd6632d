// The tables of a small plan stand in tests/golden as they were last accepted. A change of any figure shows here first;
// `cmake --build build/release --target update-golden` accepts it, and `git diff tests/golden` tells what changed.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

#include "base/csv_text.h"
#include "base/source_dir.h"
#include "small_plan.h"

namespace cadre {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = cadre::base::source_dir() + "/tests/golden/south-yorkshire-small";

/// Tables that are small enough to read in a review; names are those of the outputs, folder "internal" or "release".
constexpr const char* kTables[] = {"internal/capacity_notes.csv",
                                   "internal/capacity_past_55.csv",
                                   "internal/capacity_professions.csv",
                                   "internal/capacity_recodings.csv",
                                   "internal/capacity_support_mix.csv",
                                   "internal/capacity_trend.csv",
                                   "internal/capacity_turnover.csv",
                                   "internal/capacity_unplaced.csv",
                                   "internal/ledger.csv",
                                   "internal/reconciliation_evidence.csv",
                                   "internal/reconciliation_sources.csv",
                                   "internal/rules.csv",
                                   "release/notes.csv",
                                   "release/place.csv",
                                   "release/profession.csv",
                                   "release/total.csv"};

std::string content(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// A number with a decimal point; whole numbers, months and codes are compared as text.
std::optional<double> decimal_of(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// Sums may differ in the last bits between compilers.
bool same_cell(const std::string& expected, const std::string& found) {
  if (expected == found) return true;
  if (expected.find('.') == std::string::npos && found.find('.') == std::string::npos) return false;
  const auto a = decimal_of(expected), b = decimal_of(found);
  return a && b && std::abs(*a - *b) <= 1e-9;
}

/// Where two tables differ, in words; empty = nowhere. At most five differences are told.
std::vector<std::string> differences(const base::SmallCsv& expected, const base::SmallCsv& found) {
  if (expected.header != found.header)
    return {
        fmt::format("columns: expected {}, found {}", fmt::join(expected.header, ","), fmt::join(found.header, ","))};
  std::vector<std::string> out;
  if (expected.rows.size() != found.rows.size())
    out.push_back(fmt::format("expected {} rows, found {}", expected.rows.size(), found.rows.size()));
  for (std::size_t row = 0; row < std::min(expected.rows.size(), found.rows.size()); ++row)
    for (std::size_t column = 0; column < expected.header.size() && out.size() < 5; ++column)
      if (!same_cell(expected.rows[row][column], found.rows[row][column]))
        out.push_back(fmt::format("line {}, {}: expected '{}', found '{}'", found.lines[row], expected.header[column],
                                  expected.rows[row][column], found.rows[row][column]));
  return out;
}

std::set<std::string> files_under(const fs::path& folder) {
  std::set<std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.insert(fs::relative(entry.path(), folder).string());
  return files;
}

/// "internal/ledger.csv" -> OUT/internal/tables/ledger.csv
fs::path in_output(const fs::path& out, const fs::path& table) {
  return out / table.parent_path() / "tables" / table.filename();
}

void accept(const fs::path& out) {
  fs::remove_all(kGolden);
  for (const fs::path table : kTables) {
    fs::create_directories((kGolden / table).parent_path());
    std::ofstream(kGolden / table, std::ios::binary) << content(in_output(out, table));
  }
}

TEST(GoldenOutputs, AreAsLastAccepted) {
  const scenario::SmallPlan small("golden", 1500, true);
  const fs::path out = small.dir / "out";
  for (const fs::path table : kTables) ASSERT_TRUE(fs::exists(in_output(out, table))) << table << " was not written";
  if (const char* update = std::getenv("CADRE_UPDATE_GOLDEN"); update != nullptr && std::string(update) == "1") {
    accept(out);
    return;
  }
  EXPECT_EQ(files_under(kGolden), std::set<std::string>(std::begin(kTables), std::end(kTables)));
  for (const fs::path table : kTables) {
    if (!fs::exists(kGolden / table)) continue;  // told above
    EXPECT_THAT(differences(base::read_small_csv((kGolden / table).string()),
                            base::read_small_csv(in_output(out, table).string())),
                testing::IsEmpty())
        << table << " is not as last accepted; if it should be so: cmake --build build/release --target update-golden";
  }
}

base::SmallCsv table_of(const std::vector<std::vector<std::string>>& rows) {
  base::SmallCsv csv;
  csv.header = {"place", "fte"};
  csv.rows = rows;
  for (std::size_t row = 0; row < rows.size(); ++row) csv.lines.push_back(row + 2);
  return csv;
}

TEST(GoldenComparison, LetsDecimalsDifferInTheLastBitsOnly) {
  const auto expected = table_of({{"sheffield", "12.1"}, {"", "3"}});
  EXPECT_THAT(differences(expected, table_of({{"sheffield", "12.1000000001"}, {"", "3"}})), testing::IsEmpty());
  EXPECT_THAT(differences(expected, table_of({{"sheffield", "12.10001"}, {"", "3"}})),
              testing::ElementsAre("line 2, fte: expected '12.1', found '12.10001'"));
  EXPECT_THAT(differences(expected, table_of({{"sheffield", "12.1"}, {"", "4"}})),
              testing::ElementsAre("line 3, fte: expected '3', found '4'"));
  EXPECT_THAT(differences(expected, table_of({{"Sheffield", "12.1"}, {"", "3"}})), testing::SizeIs(1));
  EXPECT_THAT(differences(expected, table_of({{"sheffield", ""}, {"", "3"}})), testing::SizeIs(1));
  EXPECT_THAT(differences(expected, table_of({{"sheffield", "12.1"}})),
              testing::ElementsAre("expected 2 rows, found 1"));
}

}  // namespace
}  // namespace cadre
