#include "base/diagnostics.h"

#include <gtest/gtest.h>

namespace cadre::base {
namespace {

TEST(DiagnosticTest, ReadsAsOneLineWithPlaceAndRemedy) {
  const Diagnostic d{Severity::Error,
                     {"staff.csv", 17, 4},
                     "contract_hours = '4O' is not a number",
                     "Write weekly hours as digits, e.g. 40"};
  EXPECT_EQ(d.text(),
            "staff.csv:17:4: error: contract_hours = '4O' is not a number. Write weekly hours as digits, e.g. 40.");
}

TEST(DiagnosticTest, LeavesOutWhatIsUnknown) {
  EXPECT_EQ((Diagnostic{Severity::Warning, {"a.csv", 0, 9}, "is empty", ""}.text()), "a.csv: warning: is empty.");
  EXPECT_EQ((Diagnostic{Severity::Note, {}, "Did you mean 'month'?", ""}.text()), "note: Did you mean 'month'?");
}

TEST(DiagnosticTest, NamesACellOfAWorkbookAsExcelDoes) {
  const auto cell = [](std::uint64_t line, std::uint64_t column) {
    return cell_name({"r.xlsx", line, column, "Return"});
  };
  EXPECT_EQ(cell(14, 6), "Return!F14");
  EXPECT_EQ(cell(1, 26), "Return!Z1");
  EXPECT_EQ(cell(1, 27), "Return!AA1");
  EXPECT_EQ(cell(1, 702), "Return!ZZ1");
  EXPECT_EQ(cell(1, 703), "Return!AAA1");
  EXPECT_EQ(cell(1, 16384), "Return!XFD1");
  EXPECT_EQ(cell(14, 0), "Return row 14");
  EXPECT_EQ(cell(0, 0), "Return");
  EXPECT_EQ(cell_name({"a.csv", 3, 4}), "");
  EXPECT_EQ((Diagnostic{Severity::Error, {"r.xlsx", 14, 6, "Return"}, "is no number", "Write digits"}.text()),
            "r.xlsx: Return!F14: error: is no number. Write digits.");
}

TEST(InputErrorTest, KeepsEveryDiagnostic) {
  const InputError error({{Severity::Warning, {}, "one", ""}, {Severity::Error, {}, "two", ""}});
  EXPECT_EQ(error.diagnostics().size(), 2U);
  EXPECT_STREQ(error.what(), "warning: one.\nerror: two.");
  EXPECT_TRUE(any_error(error.diagnostics()));
}

}  // namespace
}  // namespace cadre::base
