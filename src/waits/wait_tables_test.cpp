#include "waits/wait_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "waits/read_waits.h"

namespace cadre::waits {
namespace {

/// The ENT P4 example of METHODS 8.
WaitPoint example() {
  WaitPoint p;
  p.service = "ENT P4";
  p.kind = ListKind::Dates;
  p.date = base::Month(2024, 3).last_day();
  p.queue = 1200;
  p.demand = 30;
  p.capacity = 27;
  p.mean_wait = 63;
  return p;
}
Target target(double weeks) {
  Target t;
  t.weeks = weeks;
  return t;
}

TEST(WaitTables, CommandWritesTheExampleOfMethods8) {
  const WaitPoint p = example();
  const Target t = target(52);
  const std::vector<Assessment> lists = {assess(p, t)};
  EXPECT_NEAR(lists[0].relief_wte, 1.6374, 1e-4);
  EXPECT_EQ(waits_csv(lists),
            "service,date,load,queue,target_queue,relief,target_capacity,pressure,unsustainable\n"
            "ENT P4,2024-03-31,1.1111111111111112,1200,390,61.15384615384615,30.076923076923077,2.423076923076923,"
            "yes\n");
  EXPECT_TRUE(lists[0].special_action());
  const base::Table table = waits_table(lists);
  EXPECT_EQ(table.text_at(0, "target_capacity_form"), "current");
  EXPECT_EQ(table.text_at(0, "unsustainable"), "yes");
  EXPECT_TRUE(table.flag_at(0, "assumed_variation"));
}

TEST(WaitTables, WhatIsNotToldStaysEmpty) {
  WaitPoint p = example();
  p.queue = p.demand = kUnknown;
  const Target t = target(4);
  const std::vector<Assessment> lists = {assess(p, t)};
  EXPECT_THAT(waits_csv(lists), testing::EndsWith("ENT P4,2024-03-31,,,,,,31.5,\n"));
}

TEST(WaitTables, TargetsAreDatedAndPerList) {
  std::vector<Target> targets;
  read_targets(
      "list,service,from,target_weeks,factor,harm_weeks,mark,source\n,,,18,,18;52,assumed,x\n"
      ",Podiatry,,12,,,assumed,x\n,Podiatry,2025-04,6,6,,from the plan,x\nscotland,,,4,,,published,x\n",
      "targets.csv", true, targets);
  WaitPoint p = example();
  EXPECT_EQ(target_of(targets, p)->weeks, 18);
  EXPECT_THAT(target_of(targets, p)->harm_weeks, testing::ElementsAre(18, 52));
  p.service = "Podiatry";
  EXPECT_EQ(target_of(targets, p)->weeks, 12);
  p.date = base::Month(2025, 4).last_day();
  EXPECT_EQ(target_of(targets, p)->weeks, 6);
  p.service = "Orthotics";
  p.kind = ListKind::Scotland;
  EXPECT_EQ(target_of(targets, p)->weeks, 4);
  EXPECT_THROW(read_targets("target_weeks,harm_weeks,mark,source\n18,many,assumed,x\n", "t.csv", true, targets),
               base::InputError);
}

WaitPoint counted(int month, double queue, double removed) {
  WaitPoint p;
  p.kind = ListKind::Bands;
  p.service = "Podiatry";
  p.date = base::Month(2024, month).last_day();
  p.queue = queue;
  p.removed = removed;
  p.weeks = 365.25 / 12 / 7;
  return p;
}

TEST(WaitTables, BalanceGivesWhoCameAndShowsWhatDoesNotClose) {
  WaitPoint third = counted(5, 130, 40);
  third.opening = 118;  // the month before closed with 120
  third.added = 50;
  const Linked linked = link({counted(3, 100, 30), third, counted(4, 120, 30)});
  ASSERT_EQ(linked.points.size(), 3U);
  EXPECT_EQ(linked.points[1].added, 50);
  EXPECT_NEAR(linked.points[1].demand, 50 / (365.25 / 12 / 7), 1e-9);
  EXPECT_EQ(linked.balances, 2U);
  ASSERT_EQ(linked.differences.size(), 2U);
  EXPECT_EQ(linked.differences[0].expected, 120);
  EXPECT_EQ(linked.differences[0].found, 118);
  EXPECT_EQ(linked.differences[1].expected, 128);
  EXPECT_EQ(linked.differences[1].found, 130);
}

TEST(WaitTables, TwoFilesOnTheSameListAreOnePointAndCompared) {
  WaitPoint other = counted(3, 103, kUnknown);
  other.file = "other.csv";
  const Linked linked = link({counted(3, 100, 30), other});
  ASSERT_EQ(linked.points.size(), 1U);
  EXPECT_EQ(linked.points[0].queue, 100);
  ASSERT_EQ(linked.differences.size(), 1U);
  EXPECT_EQ(linked.differences[0].kind, "two files");
  EXPECT_EQ(differences_table(linked.differences).decimal_at(0, "difference"), 3);
}

TEST(WaitTables, HarmIsToldByLines) {
  LabelBook labels;
  const WaitFile file = read_waits(
      "Referral,Removal\n2023-01-01,\n2023-01-02,\n2024-03-30,\n2023-01-04,2024-03-31\n2023-09-01,\n", "l.csv", labels);
  Target t = target(18);
  t.harm_weeks = {18, 52};
  const std::vector<Assessment> lists = {assess(file.points[0], t)};
  const base::Table harm = harm_table(lists);
  ASSERT_EQ(harm.rows(), 2U);
  EXPECT_EQ(harm.decimal_at(0, "people"), 3);
  EXPECT_EQ(harm.text_at(0, "lines"), "2-3;6");
  EXPECT_EQ(harm.text_at(1, "lines"), "2-3");
}

TEST(WaitTables, ProjectionFollowsTheCapacityOfEachMonth) {
  WaitPoint p = example();
  p.queue = 100;
  p.demand = 10;
  p.capacity = 12;
  Target t = target(18);
  t.profession = "PT";
  const std::vector<Assessment> lists = {assess(p, t)};
  const std::vector<CapacityPath> paths = {{"capacity stays", "", {1}, {1}, {1}},
                                           {"fewer", "PT", {1, 0.5}, {1, 0.4}, {1, 0.6}},
                                           {"other", "OT", {1}, {1}, {1}}};
  const base::Table table = projection_table(lists, paths, 12);
  ASSERT_EQ(table.rows(), 24U);
  EXPECT_EQ(table.integer_at(0, "month"), base::Month(2024, 4).ordinal());
  EXPECT_DOUBLE_EQ(table.decimal_at(0, "queue"), 100 - 4 * 2);  // four whole weeks of April
  EXPECT_DOUBLE_EQ(table.decimal_at(11, "queue"), 0);           // 52 weeks: the list is gone
  EXPECT_DOUBLE_EQ(table.decimal_at(12, "queue"), 100 + 4 * 4);
  EXPECT_LT(table.decimal_at(12, "queue_low"), table.decimal_at(12, "queue"));
  EXPECT_GT(table.decimal_at(12, "queue_high"), table.decimal_at(12, "queue"));
  EXPECT_GT(table.decimal_at(23, "gap_wte"), table.decimal_at(12, "gap_wte"));
}

}  // namespace
}  // namespace cadre::waits
