#include "vocabulary/organisation.h"

#include <gtest/gtest.h>

#include "base/source_dir.h"
#include "vocabulary/geography.h"

namespace cadre::vocabulary {
namespace {

using base::Month;

const Geography& reference() {
  static const Geography geography = Geography::load(base::source_dir() + "/reference");
  return geography;
}

struct StateCase {
  const char* name;
  const char* code;
  Month month;
  OrganisationState state;
  const char* successor;
};
class OrganisationOverTime : public testing::TestWithParam<StateCase> {};
TEST_P(OrganisationOverTime, Answers) {
  const StateCase& c = GetParam();
  const OrganisationAnswer answer = reference().organisation(c.code, c.month);
  EXPECT_EQ(answer.state, c.state);
  EXPECT_EQ(answer.successor, c.successor);
  EXPECT_EQ(answer.organisation == nullptr, c.state == OrganisationState::Unknown);
}
// Dates: the ODS list of early 2022 (Poole, Bournemouth, Dorset), the sickness absence files of 2024 (Solent, Camden,
// North London), CCGs until 2022-06.
INSTANTIATE_TEST_SUITE_P(
    Dates, OrganisationOverTime,
    testing::Values(StateCase{"open", "RHQ", Month(2024, 4), OrganisationState::Valid, ""},
                    StateCase{"last_month", "RD3", Month(2020, 9), OrganisationState::Valid, ""},
                    StateCase{"closed", "RD3", Month(2020, 10), OrganisationState::Closed, "R0D"},
                    StateCase{"not_yet_open", "R0D", Month(2020, 9), OrganisationState::NotYetOpen, ""},
                    StateCase{"merged_last", "TAF", Month(2024, 10), OrganisationState::Valid, ""},
                    StateCase{"merged", "TAF", Month(2024, 11), OrganisationState::Closed, "G6V2S"},
                    StateCase{"successor_began", "G6V2S", Month(2024, 11), OrganisationState::Valid, ""},
                    StateCase{"ccg", "02Q", Month(2022, 6), OrganisationState::Valid, ""},
                    StateCase{"ccg_after", "02Q", Month(2022, 7), OrganisationState::Closed, "QT1"},
                    StateCase{"pcn", "U54321", Month(2022, 3), OrganisationState::Valid, ""},
                    StateCase{"unknown", "XYZ", Month(2022, 3), OrganisationState::Unknown, ""},
                    StateCase{"month_unknown", "RD3", Month(), OrganisationState::Valid, ""}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Organisation, ARenameIsTheSameCodeUnderAnotherName) {
  EXPECT_EQ(reference().organisation("RW1", Month(2024, 9)).organisation->name, "Southern Health NHS Foundation Trust");
  EXPECT_EQ(reference().organisation("RW1", Month(2024, 10)).organisation->name,
            "Hampshire and Isle of Wight Healthcare NHS Foundation Trust");
}

TEST(Organisation, AChainOfClosuresEndsAtTheOneThatIsOpen) {
  PlanGeography plan;
  Organisation a{"AA1", "First", "acute", Sector::NhsTrust, "QF7", "Y63", {}, Month(2019, 3), "AA2", "", {}, "assumed"};
  Organisation b = a;
  b.code = "AA2";
  b.valid_to = Month(2021, 3);
  b.successor = "RHQ";
  plan.organisations = {a, b};
  const Geography geography = Geography::load(base::source_dir() + "/reference", plan);
  EXPECT_EQ(geography.organisation("AA1", Month(2020, 1)).successor, "AA2");
  EXPECT_EQ(geography.organisation("AA1", Month(2022, 1)).successor, "RHQ");

  plan.organisations[1].successor = "AA1";  // a ring must end
  const Geography ring = Geography::load(base::source_dir() + "/reference", plan);
  EXPECT_EQ(ring.organisation("AA1", Month(2022, 1)).state, OrganisationState::Closed);
}

TEST(Organisation, RecordsOfOneCodeDoNotOverlapAndSuccessorsExist) {
  const auto& all = reference().organisations();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].successor.empty()) {
      EXPECT_NE(reference().organisation(all[i].successor, {}).state, OrganisationState::Unknown) << all[i].code;
    }
    if (i > 0 && all[i].code == all[i - 1].code) {
      EXPECT_LT(all[i - 1].valid_to, all[i].valid_from) << all[i].code;
    }
  }
}

}  // namespace
}  // namespace cadre::vocabulary
