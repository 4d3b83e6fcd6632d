#include "publishing/staffing_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "capacity/test_staff.h"
#include "capacity/test_staffing.h"
#include "publishing/figures.h"

namespace cadre::publishing {
namespace {

using capacity::testing_staff::Record;
using namespace capacity::testing_staffing;  // NOLINT(google-build-using-namespace)
using testing::HasSubstr;
using testing::Not;
using vocabulary::Presence;
using vocabulary::Staffing;

/// Ten posts of RHQ (an establishment of 12) and two of RFF (without one), two months.
class StaffingPage : public testing::Test {
 protected:
  StaffingPage() {
    for (const int month : {2, 3}) {
      for (int i = 0; i < 12; ++i) {
        Record r;
        r.month = base::Month(2025, month);
        r.assignment = static_cast<std::uint64_t>(i) + 1;
        r.employer = i < 10 ? "RHQ" : "RFF";
        if (i == 0) r.presence = Presence::Maternity;
        if (i == 1) {
          r.staffing = Staffing::FixedTerm;
          r.contract_end = base::Month(2025, 8);
        }
        records_.push_back(r);
      }
    }
    labels_.add("employer", {"RHQ", "Sheffield Teaching Hospitals", "", "", false});
    labels_.add("employer", {"RFF", "Barnsley Hospital", "", "", false});
    labels_.add("profession", {"PT", "Physiotherapist", "", "", false});
  }

  void add_establishment() {
    for (int month = 2; month <= 3; ++month)
      add(establishment_, Post{.funded = 12, .month = base::Month(2025, month), .funding_end = base::Month(2025, 5)});
    files_.establishment = &establishment_;
  }

  std::string said(base::Month shown = kMarch) {
    tables_ =
        capacity::compute_staffing(capacity::testing_staff::table_of(records_), {}, files_, nullptr, std::nullopt, {});
    page_ = staffing_page({&tables_.position, &tables_.bands, &tables_.recruitment, &tables_.peers}, labels_, shown);
    std::string all;
    for (const AnswerSentence& sentence : page_.answer) all += plain_text(sentence) + "\n";
    return all;
  }

  std::vector<Record> records_;
  base::Table establishment_{intake::establishment_spec()}, temporary_{intake::temporary_staff_spec()},
      absences_{intake::absences_spec()}, recruitment_{intake::recruitment_spec()};
  capacity::StaffingFiles files_;
  capacity::StaffingTables tables_;
  Labels labels_;
  FurtherPage page_;
};

TEST_F(StaffingPage, SaysEveryFigureAndWhatItRestsOn) {
  add_establishment();
  add(temporary_, Shift{.worked = 0.6, .cost = 3000});
  add(temporary_, Shift{.staffing = "agency", .worked = 0.2, .cost = 1500});
  add(absences_, Absent{.assignment = 2, .lost = 15.5});
  add(absences_, Absent{.assignment = 1, .kind = "maternity", .lost = 31});
  add(recruitment_, Advert{.advertised = 4, .offered = 3, .started = 1.5, .days = 92.4});
  files_.temporary_staff = &temporary_;
  files_.absences = &absences_;
  files_.recruitment = &recruitment_;
  EXPECT_EQ(
      said(),
      "In March 2025, 2.0 of 12.0 funded FTE are vacant (16.7%), at 1 of 2 employers that have both a staff list "
      "and an establishment.\n"
      "Bank staff worked 0.6 FTE and agency staff 0.2 FTE, for £4,500 in the month; together they are 7.4% of "
      "substantive, bank and agency FTE, agency alone 1.9%.\n"
      "In March 2025, 12.0 FTE are in post, and 11.0 of them are available: 1.0 are on maternity leave, 0.0 on a "
      "career break and 0.0 seconded out.\n"
      "Sickness took 5.0% of the days of staff in post, maternity leave and other absence 10.0%.\n"
      "Fixed terms of 0.0 FTE end within 3 months, of 1.0 within 6 and of 1.0 within 12; the funding of 12.0, 12.0 "
      "and 12.0 funded FTE ends in the same time.\n"
      "In the month 4.0 FTE were advertised and 3.0 offered; 1.5 started, 50% of what was offered, on average 92 "
      "days after the advert.\n"
      "Left out, for want of a file of the month, of what is vacant and whose funding ends (layout "
      "finance_establishment); of who fills in, and for how much (layout temporary_staff); of sickness and other time "
      "lost (layout esr_absences); of what is advertised, offered and started (layout recruitment): Barnsley "
      "Hospital.\n");
  EXPECT_EQ(page_.answer[0][1].figure, "capacity_staffing_position.vacancies?month=2025-03");
  for (const AnswerSentence& sentence : page_.answer)
    for (const AnswerPart& part : sentence)
      if (!part.figure.empty()) {
        EXPECT_EQ(parse_figure(part.figure).text(), part.figure);
      }
}

TEST_F(StaffingPage, NamesTheFilesThatWouldTellWhatIsMissing) {
  add_establishment();
  const std::string text = said();
  EXPECT_THAT(text, HasSubstr("Not known: who fills in, and for how much. Add a file of bank and agency staff (layout "
                              "temporary_staff) as an [[input]]."));
  EXPECT_THAT(text, HasSubstr("(layout esr_absences)"));
  EXPECT_THAT(text, HasSubstr("(layout recruitment)"));
  EXPECT_THAT(text, Not(HasSubstr("Sickness took")));
  EXPECT_THAT(text, Not(HasSubstr("Bank staff worked")));
}

TEST_F(StaffingPage, SaysThatMoreAreInPostThanFunded) {
  add(establishment_, Post{.funded = 8});
  files_.establishment = &establishment_;
  EXPECT_THAT(said(),
              HasSubstr("In March 2025, 2.0 FTE more are in post than the 8.0 that are funded, at 1 of 2 employers"));
}

TEST_F(StaffingPage, TellsOfVacanciesThatLast) {
  records_.clear();
  for (int month = 1; month <= 7; ++month) {
    Record r;
    r.month = base::Month(2025, month);
    r.fte = 0.4;
    records_.push_back(r);
    add(establishment_, Post{.funded = 1, .month = r.month});
  }
  files_.establishment = &establishment_;
  EXPECT_THAT(said(base::Month(2025, 7)),
              HasSubstr("0.6 FTE have been vacant for 6 months or more, in one group of employer, profession and "
                        "band; the largest is Physiotherapist, band 6, at Sheffield Teaching Hospitals: 0.6 FTE since "
                        "January 2025 or before."));
}

TEST_F(StaffingPage, IsSilentWithoutFiles) {
  EXPECT_EQ(said(), "");
  EXPECT_EQ(page_.page, "staffing");
}

TEST_F(StaffingPage, ShowsTheLatestMonthThatHasLists) {
  add_establishment();
  add(establishment_, Post{.funded = 12, .month = base::Month(2025, 9)});
  EXPECT_THAT(said(base::Month(2025, 9)), HasSubstr("In March 2025, 2.0 of"));
  EXPECT_THAT(said(base::Month(2025, 2)), HasSubstr("In February 2025, 2.0 of"));
}

}  // namespace
}  // namespace cadre::publishing
