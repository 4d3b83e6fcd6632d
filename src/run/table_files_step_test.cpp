#include "run/table_files_step.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/diagnostics.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "curation/tables.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

class TableFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = (fs::path(base::own_temp_dir()) / "cadre_table_files").string();
    fs::remove_all(dir_);
    fs::create_directories(dir_);
    write("plan.toml",
          "[plan]\ntitle = \"Test\"\nmonth = \"2025-03\"\nsynthetic = true\n[privacy]\ndemonstration = "
          "true\n[area]\nkind = \"england\"\n"
          "[[input]]\npath = \"absences.csv\"\nmonth = \"2025-03\"\n[[input]]\npath = \"bank.csv\"\n");
    write("absences.csv",
          "Org Code,Assignment Number,Absence Type,FTE Days Lost\nRHQ,1,Sickness,1.5\nRHQ,2,Sickness,x\n");
    write("bank.csv",
          "Org Code,Month,Staffing,Profession,Worked WTE\nrhq,2025-03,Bank,Physiotherapy,2\nRHQ,2025-03,Agency,"
          "Podiatrist,1\n");
  }
  void TearDown() override { fs::remove_all(dir_); }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(dir_ + "/" + name, std::ios::binary) << text;
  }
  TableFiles read() {
    base::Diagnostics remarks;
    const auto prepared = prepare_plan(plan_file::read_plan(dir_), base::source_dir() + "/reference", "test", remarks);
    Partitions partitions(dir_);
    base::SilentProgress progress;
    return read_table_files(prepared, partitions, 5, 2, progress);
  }
  std::string dir_;
};

TEST_F(TableFilesTest, FillTheirTablesAndASecondRunReadsNothing) {
  const TableFiles first = read();
  ASSERT_EQ(first.files.size(), 2U);
  EXPECT_EQ(first.from_cache, 0U);
  const base::Table* absences = first.find("absences");
  const base::Table* temporary = first.find("temporary_staff");
  ASSERT_NE(absences, nullptr);
  ASSERT_NE(temporary, nullptr);
  EXPECT_EQ(first.find("establishment"), nullptr);
  EXPECT_EQ(absences->rows(), 2U);
  EXPECT_EQ(absences->integer_at(0, "file_id"), 5);
  EXPECT_EQ(temporary->integer_at(0, "file_id"), 6);
  EXPECT_EQ(temporary->text_at(0, "profession"), "PT");
  EXPECT_EQ(temporary->text_at(0, "employer"), "RHQ");
  ASSERT_EQ(first.rejects.rows(), 1U);
  EXPECT_EQ(first.rejects.integer_at(0, "file_id"), 5);
  EXPECT_EQ(first.rejects.integer_at(0, "line"), 3);
  EXPECT_EQ(first.files[0].rows_read, 2U);
  EXPECT_EQ(first.files[0].review, 1U);
  EXPECT_EQ(first.files[0].accepted, 1U);
  EXPECT_EQ(first.files[0].months, std::vector<std::string>{"2025-03"});

  const TableFiles second = read();
  EXPECT_EQ(second.from_cache, 2U);
  ASSERT_EQ(second.tables.size(), first.tables.size());
  for (std::size_t i = 0; i < first.tables.size(); ++i)
    EXPECT_EQ(base::to_csv(second.tables[i]), base::to_csv(first.tables[i]));
  EXPECT_EQ(base::to_csv(second.rejects), base::to_csv(first.rejects));
}

TEST_F(TableFilesTest, EveryFileThatCannotBeReadIsNamed) {
  write("absences.csv", "Assignment Number,Absence Type,FTE Days Lost\n1,Sickness,1.5\n");
  write("bank.csv", "Staffing,Profession,Worked WTE\nBank,Physiotherapy,2\n");
  try {
    read();
    FAIL() << "nothing said whose they are";
  } catch (const base::InputError& error) {
    EXPECT_EQ(error.diagnostics().size(), 2U);
  }
}

TEST(AddRejects, TellAFaultOfAWholeRowFromOneOfAColumn) {
  base::Table rejects(curation::rejects_spec());
  std::vector<intake::ReadFault> faults(2);
  faults[0].line = 7;
  faults[1].line = 9;
  faults[1].column = 3;
  faults[1].field = "value";
  faults[1].shown = "9.9.9";
  faults[1].row_kept = true;
  add_rejects(rejects, faults, 5);
  ASSERT_EQ(rejects.rows(), 2U);
  EXPECT_EQ(rejects.csv_cell(0, rejects.index_of("column")), "");
  EXPECT_EQ(rejects.csv_cell(1, rejects.index_of("column")), "3");
  EXPECT_EQ(rejects.text_at(1, "shown"), "9.9.9");
  EXPECT_TRUE(rejects.flag_at(1, "row_kept"));
}

}  // namespace
}  // namespace cadre::run
