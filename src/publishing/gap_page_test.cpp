#include "publishing/gap_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/month.h"
#include "gap/table_specs.h"

namespace cadre::publishing {
namespace {

using ::testing::HasSubstr;

/// Tables of one place: 100 hours needed, 80 covered.
struct Tables {
  base::Table totals{gap::totals_spec()}, cover{gap::cover_spec()}, staff{gap::staff_spec()}, work{gap::work_spec()},
      training{gap::training_spec()}, barriers{gap::barriers_spec()}, moves{gap::moves_spec()},
      conflict{gap::conflict_spec()};

  void total(const char* scenario, int year, double need, double unmet, double low, double high) {
    totals.text(scenario).integer(base::Month(year, 3).ordinal()).decimal(need).decimal(need).decimal(need);
    totals.decimal(need - unmet).decimal(unmet).decimal(low).decimal(high).decimal(100 * (need - unmet) / need);
    totals.decimal(unmet).decimal(1000).integer(std::isfinite(low) ? 200 : 0).end_row();
  }
  void move(const char* kind, const char* profession, const char* barrier, double worth) {
    moves.integer(static_cast<std::int64_t>(moves.rows() + 1)).text(kind).text(profession).text("").text(barrier);
    moves.text(barrier[0] == 0 ? "sheffield" : "").text("WTE").decimal(worth).end_row();
  }
  GapSource source() const {
    return {&totals, &cover, &staff, &work, &training, &barriers, &moves, &conflict, {}, {{"stay", "Fewer leave"}}};
  }
};

Labels labels() {
  Labels out;
  out.add("profession", {"PT", "Physiotherapist", "Physio", "", false});
  out.add("place", {"sheffield", "Sheffield", "Sheffield", "", false});
  return out;
}

std::string text_of(const FurtherPage& page) {
  std::string out;
  for (const AnswerSentence& sentence : page.answer) out += plain_text(sentence) + "\n";
  return out;
}

TEST(GapPage, SaysHowMuchIsCoveredNowAndLaterAndWhatWouldHelp) {
  Tables t;
  t.total("base", 2025, 100, 20, 15, 30);
  t.total("base", 2030, 110, 40, 25, 50);
  t.total("stay", 2030, 110, 33, NAN, NAN);
  t.move("change a rule", "", "S12", 9);
  t.move("hire or free time", "PT", "", 7.5);
  t.move("hire or free time", "PT", "", 7);
  const std::string text = text_of(gap_page(t.source(), labels()));
  EXPECT_THAT(text,
              HasSubstr("In March 2025, staff who are able and trained can cover 80 of 100 hours of care needed a "
                        "week (80.0%); 20 hours stay unmet (15 to 30 in four of five futures)."));
  EXPECT_THAT(text, HasSubstr("In March 2030 it is 40 hours (25 to 50 in four of five futures) if nothing is done; the "
                              "scenario that closes most, \"Fewer leave\", leaves 33."));
  EXPECT_THAT(text,
              HasSubstr("What would move it most: to lift the barrier \"S12\" (9.0 hours a week); one more full-time "
                        "Physiotherapist in Sheffield, hired or freed (7.5 hours a week)."));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("7.0 hours"))) << "the largest of each kind only";
}

TEST(GapPage, NamesLimitsThatCannotHoldTogetherAndNothingElse) {
  Tables t;
  t.conflict.text("supervision/sheffield").end_row();
  const FurtherPage page = gap_page(t.source(), labels());
  EXPECT_THAT(text_of(page), HasSubstr("No assignment meets every limit."));
  EXPECT_THAT(text_of(page), HasSubstr("supervision/sheffield"));
  EXPECT_EQ(page.tables.size(), 1U);
}

TEST(GapPage, IsEmptyWithoutNeed) {
  const Tables t;
  EXPECT_TRUE(gap_page(t.source(), labels()).answer.empty());
}

}  // namespace
}  // namespace cadre::publishing
