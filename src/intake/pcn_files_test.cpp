// The nine real primary care network files (LAYOUTS 2.1), read with the layout that ships.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <set>
#include <string>

#include "base/source_dir.h"
#include "base/test_data.h"
#include "intake/header_finder.h"
#include "intake/layout.h"
#include "intake/staff_reader.h"
#include "intake/text_values.h"

namespace cadre::intake {
namespace {

struct Quarter {
  const char* name;
  std::size_t rows;
  std::size_t allied;  ///< rows whose role or detailed role is a physiotherapist, paramedic, dietician, …
  double allied_fte;
  base::Month month;
};
// Rows: NHS England, Primary Care Network Workforce; allied rows and FTE counted there by role names.
constexpr std::array kQuarters = {
    Quarter{"1.Primary Care Networks - March 2020 Individual Level.csv", 534, 14, 9.2, base::Month(2020, 3)},
    Quarter{"2.Primary Care Networks - June 2020 Individual Level.csv", 2044, 86, 52.9, base::Month(2020, 6)},
    Quarter{"3.Primary Care Networks - September 2020 Individual Level.csv", 3159, 235, 157.8, base::Month(2020, 9)},
    Quarter{"4.Primary Care Networks - December 2020 Individual Level.csv", 5007, 393, 273.2, base::Month(2020, 12)},
    Quarter{"5.Primary Care Networks - March 2021 Individual Level.csv", 7371, 681, 488.1, base::Month(2021, 3)},
    Quarter{"6.Primary Care Networks - June 2021 Individual Level.csv", 9249, 1001, 764.2, base::Month(2021, 6)},
    Quarter{"7.Primary Care Networks - September 2021 Individual Level.csv", 10730, 1305, 1033.7, base::Month(2021, 9)},
    Quarter{"8.Primary Care Networks - December 2021 Individual Level.csv", 12467, 1616, 1323.1, base::Month(2021, 12)},
    Quarter{"9.Primary Care Networks - March 2022 Individual Level.csv", 14073, 1876, 1566.4, base::Month(2022, 3)},
};

class PcnFiles : public testing::TestWithParam<Quarter> {
 protected:
  static std::vector<Layout> layouts() { return load_layouts(base::source_dir() + "/reference"); }
  static std::string path() {
    const std::string data = base::shared_data(base::source_dir());
    return data.empty() ? data : data + "/pcn-workforce/" + GetParam().name;
  }
};

bool allied(const std::string& role) {
  for (const char* word : {"Physiotherapist", "Paramedic", "Dietician", "Podiatrist", "Occupational Therapist"})
    if (role.find(word) != std::string::npos) return true;
  return false;
}

TEST_P(PcnFiles, EveryRowIsReadAndAlliedRowsAgreeWithThePublication) {
  if (path().empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto all = layouts();
  const Layout& layout = detect_layout(path(), GetParam().name, all);
  ASSERT_EQ(layout.id, "pcn_individual");
  ReadOptions options;
  options.display_name = GetParam().name;
  options.hash_key = "a key for tests only";
  options.threads = 2;
  options.block_bytes = 100'000;
  const RawTable table = read_staff_file(path(), layout, options);
  EXPECT_EQ(table.rows_read, GetParam().rows);
  EXPECT_EQ(table.rows(), GetParam().rows);
  EXPECT_TRUE(table.faults.empty());
  EXPECT_EQ(table.bytes, std::filesystem::file_size(path()));
  EXPECT_TRUE(std::all_of(table.month.begin(), table.month.end(),
                          [](std::int32_t m) { return m == GetParam().month.ordinal(); }));
  const RawColumn& role = *table.find("job_role");
  const RawColumn& detail = *table.find("job_role_detail");
  const RawColumn& fte = *table.find("contracted_fte");
  std::size_t rows = 0;
  double sum = 0;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    ASSERT_FALSE(std::isnan(fte.numbers[i]));
    if (!allied(role.text.text(i)) && !allied(detail.text.text(i))) continue;
    ++rows;
    sum += fte.numbers[i];
  }
  EXPECT_EQ(rows, GetParam().allied);
  EXPECT_NEAR(sum, GetParam().allied_fte, 0.05);
  EXPECT_TRUE(std::is_sorted(role.text.values.begin(), role.text.values.end()));
}

TEST_P(PcnFiles, ContractedServicesHaveNoPersonAndTheDashIsDecoded) {
  if (path().empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto all = layouts();
  ReadOptions options;
  options.display_name = GetParam().name;
  options.hash_key = "a key for tests only";
  const RawTable table = read_staff_file(path(), detect_layout(path(), GetParam().name, all), options);
  const RawColumn& person = *table.find("person_id");
  const RawColumn& source = *table.find("data_source");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const bool contracted = source.text.text(i) == "NWRS contracted services";
    EXPECT_EQ(person.keys[i] == 0, contracted) << table.line[i];
  }
  std::size_t dashes = 0;  // byte 0x96 in the files: U+2013, not the control character U+0096
  for (const RawColumn& column : table.columns)
    for (const std::string& value : column.text.values) {
      EXPECT_TRUE(is_valid_utf8(value));
      EXPECT_EQ(value.find("\xC2\x96"), std::string::npos);
      if (value.find("\xE2\x80\x93") != std::string::npos) ++dashes;
    }
  EXPECT_GT(dashes, 0U);
}

INSTANTIATE_TEST_SUITE_P(Nine, PcnFiles, testing::ValuesIn(kQuarters),
                         [](const auto& test) { return "Q" + test.param.month.iso().replace(4, 1, "_"); });

}  // namespace
}  // namespace cadre::intake
