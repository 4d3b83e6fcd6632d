#include "publishing/employer_workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/source_dir.h"
#include "publishing/release_test_cells.h"

namespace cadre::publishing {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const base::TableSpec kRates = [] {
  static constexpr std::array kColumns = {
      base::ColumnSpec{"employer", base::ColumnKind::Code, "", "Employer."},
      base::ColumnSpec{"person_key", base::ColumnKind::Key, "", "Person."},
      base::ColumnSpec{"rate", base::ColumnKind::Decimal, "%", "Rate."},
  };
  return base::TableSpec{"capacity_staffing_peers", "test", true, "Rates.", kColumns};
}();

class EmployerWorkbook : public testing::Test {
 protected:
  EmployerWorkbook() {
    for (const base::TableSpec* spec : capacity::capacity_tables()) capacity_.tables.emplace_back(*spec);
    capacity_.tables.front() = cells_of(staff_of(9, 300), {2025, 3});
    inputs_.area = "Somewhere";
    inputs_.synthetic = true;
    inputs_.capacity = &capacity_;
    inputs_.labels = Labels::load(base::source_dir() + "/reference");
    for (const std::string& employer : employers_of(inputs_))
      rates_.text(employer).integer(42).decimal(static_cast<double>(rates_.rows())).end_row();
    inputs_.further.push_back({"staffing", {}, {{&rates_, {}}}, {}});
  }
  static const Sheet* find(const Workbook& book, const std::string& name) {
    const auto at =
        std::find_if(book.sheets.begin(), book.sheets.end(), [&](const Sheet& s) { return s.name == name; });
    return at == book.sheets.end() ? nullptr : &*at;
  }
  static std::vector<std::string> heads(const Sheet& sheet) {
    std::vector<std::string> out;
    for (const Sheet::Column& column : sheet.columns) out.push_back(column.name);
    return out;
  }

  capacity::CapacityResult capacity_;
  base::Table rates_{kRates};
  ReportInputs inputs_;
};

TEST_F(EmployerWorkbook, HoldsItsOwnRowsAndNothingOfOthersNorOfAll) {
  const std::set<std::string> employers = employers_of(inputs_);
  ASSERT_GT(employers.size(), 2U);
  double of_employers = 0;
  for (const std::string& employer : employers) {
    const Workbook book = employer_workbook(inputs_, employer);
    const Sheet* cells = find(book, "cells");
    ASSERT_NE(cells, nullptr);
    EXPECT_THAT(heads(*cells), testing::Not(testing::Contains("employer")));
    const std::vector<std::string> names = heads(*cells);
    ASSERT_EQ(names[0], "table_id");
    const auto fte = static_cast<std::size_t>(std::find(names.begin(), names.end(), "fte") - names.begin());
    for (const auto& row : cells->rows) {
      const auto& id = std::get<std::string>(row[0]);
      EXPECT_TRUE(id == "employer" || id == "profession_employer") << id;
      if (id == "employer") of_employers += std::get<double>(row[fte]);
    }
    for (const Sheet& sheet : book.sheets)
      for (const auto& row : sheet.rows)
        for (const Sheet::Value& value : row)
          if (const auto* text = std::get_if<std::string>(&value); text != nullptr && *text != employer) {
            EXPECT_FALSE(employers.contains(*text)) << sheet.name << " of " << employer << " says " << *text;
          }
  }
  double all = 0;
  const base::Table& cells = capacity_.tables.front();
  for (std::size_t row = 0; row < cells.rows(); ++row)
    if (cells.text_at(row, "table_id") == "employer") all += cells.decimal_at(row, "fte");
  EXPECT_NEAR(of_employers, all, 1e-9) << "together the workbooks hold every employer once";
}

TEST_F(EmployerWorkbook, HasTheTablesOfOtherStagesWithoutKeysOfPeople) {
  const std::string employer = *employers_of(inputs_).begin();
  const Workbook book = employer_workbook(inputs_, employer);
  const Sheet* rates = find(book, "capacity_staffing_peers");
  ASSERT_NE(rates, nullptr);
  EXPECT_THAT(heads(*rates), ElementsAre("rate"));
  EXPECT_EQ(rates->rows.size(), 1U);
  std::string notes;
  for (const auto& [heading, text] : book.notes.notes) notes.append(heading).append(": ").append(text).append("\n");
  EXPECT_THAT(notes, HasSubstr("Synthetic"));
  EXPECT_THAT(notes, HasSubstr("not for sharing further"));
  EXPECT_THAT(book.notes.title, HasSubstr(employer)) << "the label of a code that no organisation has";
}

TEST_F(EmployerWorkbook, ScoresStandBesideQuartilesOfThreePeersOrMore) {
  const std::string employer = *employers_of(inputs_).begin();
  inputs_.scores = {{employer, 100, 10}, {"X1", 100, 20}, {"X2", 100, 30}};
  const Workbook few = employer_workbook(inputs_, employer);
  const Sheet* score = find(few, "quality_score");
  ASSERT_NE(score, nullptr);
  EXPECT_EQ(std::get<double>(score->rows[0][2]), 90);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(score->rows[0][5])) << "two peers are none";
  inputs_.scores.push_back({"X3", 100, 40});
  const Workbook enough = employer_workbook(inputs_, employer);
  score = find(enough, "quality_score");
  ASSERT_NE(score, nullptr);
  EXPECT_EQ(std::get<double>(score->rows[0][3]), 3);
  EXPECT_EQ(std::get<double>(score->rows[0][4]), 65);  // of 60, 70, 80
  EXPECT_EQ(std::get<double>(score->rows[0][5]), 70);
  EXPECT_EQ(std::get<double>(score->rows[0][6]), 75);
}

}  // namespace
}  // namespace cadre::publishing
