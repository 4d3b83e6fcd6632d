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

TEST(InputErrorTest, KeepsEveryDiagnostic) {
  const InputError error({{Severity::Warning, {}, "one", ""}, {Severity::Error, {}, "two", ""}});
  EXPECT_EQ(error.diagnostics().size(), 2U);
  EXPECT_STREQ(error.what(), "warning: one.\nerror: two.");
  EXPECT_TRUE(any_error(error.diagnostics()));
}

}  // namespace
}  // namespace cadre::base
