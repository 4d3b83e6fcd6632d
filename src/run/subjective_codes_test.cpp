#include "run/subjective_codes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/diagnostics.h"
#include "base/month.h"
#include "intake/companion_table.h"
#include "store/test_folder.h"

namespace cadre::run {
namespace {

class SubjectiveCodesTest : public testing::Test {
 protected:
  SubjectiveCodes read(const std::string& rows) {
    std::ofstream(folder_.file("map.csv")) << "subjective_code,profession,employer\n" << rows;
    plan_.dir = folder_.path();
    plan_.area.subjective_codes = "map.csv";
    return SubjectiveCodes::read(plan_);
  }
  std::string refusal(const std::string& rows) {
    try {
      read(rows);
      return "";
    } catch (const base::InputError& error) {
      return error.what();
    }
  }

  store::TestFolder folder_;
  plan_file::Plan plan_;
};

TEST_F(SubjectiveCodesTest, RowsOfAnEmployerGoBeforeThoseOfAny) {
  const SubjectiveCodes codes = read("50110,PT,\n50110,OT,RHQ\n50190,NONE,\n");
  EXPECT_EQ(codes.profession("RHQ", "50110"), "OT");
  EXPECT_EQ(codes.profession("RFF", "50110"), "PT");
  EXPECT_EQ(codes.profession("RFF", "50190"), "NONE");
  EXPECT_EQ(codes.profession("RFF", "60000"), "");
  EXPECT_TRUE(SubjectiveCodes::read({}).empty());
}

TEST_F(SubjectiveCodesTest, GiveAProfessionOnlyWhereTheLedgerSaysNone) {
  base::Table ledger(intake::establishment_spec());
  const auto add = [&](const char* code, const char* profession, double funded) {
    ledger.integer(base::Month(2025, 3).ordinal()).text("RHQ").text("4711").text(code).text(profession).text("6");
    ledger.decimal(funded).missing().decimal(1.5).integer(0).text("").text("RFF").integer(3).integer(7);
    ledger.text("accepted").end_row();
  };
  add("50110", "", 2.5);
  add("50110", "POD", 1);
  add("60000", "", 4);
  const base::Table out = read("50110,PT,\n").attributed(ledger);
  ASSERT_EQ(out.rows(), 3U);
  EXPECT_EQ(out.text_at(0, "profession"), "PT");
  EXPECT_EQ(out.text_at(1, "profession"), "POD") << "the ledger's own word stays";
  EXPECT_EQ(out.text_at(2, "profession"), "") << "a code that the map does not know";
  // Everything else is as it was.
  for (std::size_t row = 0; row < ledger.rows(); ++row)
    for (std::size_t column = 0; column < ledger.column_count(); ++column) {
      if (ledger.spec().columns[column].name != "profession") {
        EXPECT_EQ(out.csv_cell(row, column), ledger.csv_cell(row, column));
      }
    }
}

TEST_F(SubjectiveCodesTest, ARowThatCannotBeUsedIsNamedByItsPlace) {
  EXPECT_THAT(refusal(",PT,\n"), testing::HasSubstr("map.csv:2:1: error: subjective_code = ''"));
  EXPECT_THAT(refusal("50110,Physio,\n"), testing::HasSubstr("map.csv:2:2: error: profession = 'Physio'"));
  EXPECT_THAT(refusal("50110,,\n"), testing::HasSubstr("profession = ''"));
  EXPECT_THAT(refusal("50110,PT,\n50110,OT,\n"), testing::HasSubstr("A row before says PT of the same code"));
}

}  // namespace
}  // namespace cadre::run
