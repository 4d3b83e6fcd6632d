#include "planning/programme.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "base/month.h"
#include "base/source_dir.h"
#include "planning/programme_table.h"

namespace cadre::planning {
namespace {

using testing::HasSubstr;

std::string reference(const std::string& file) {
  std::stringstream text;
  text << std::ifstream(base::source_dir() + "/reference/planning/" + file).rdbuf();
  return text.str();
}

ProgrammePlan documented() {
  return read_programme(reference("documented_tasks.csv"), "tasks", reference("inferred_links.csv"), "links");
}

TEST(Programme, TheDocumentedPlan) {  // METHODS 16
  const ProgrammePlan plan = documented();
  ASSERT_EQ(plan.tasks.size(), 10U);
  const Schedule s = schedule(plan, WorkingDays(false), {});
  const int durations[] = {86, 86, 128, 128, 85, 237, 131, 263, 113, 1};
  for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(s.tasks[i].duration, durations[i]) << i + 1;
  EXPECT_TRUE(s.remarks.empty());  // the stated weeks agree in all ten rows
  EXPECT_EQ(critical_path_text(plan, s), "1-4-7-9");
  EXPECT_EQ(s.length, 458);
  EXPECT_EQ(s.tasks[4].slack(), 1);
  EXPECT_EQ(s.tasks[5].slack(), 135);
  EXPECT_EQ(s.tasks[1].slack(), 244);
  EXPECT_EQ(s.tasks[2].slack(), 244);
  EXPECT_NEAR(s.progress, 20.25, 0.005);
  EXPECT_THAT(programme_summary(plan, s, false), HasSubstr("\"progress_percent\": 20.25"));
}

TEST(Programme, PlannedAgainstActual) {  // METHODS 16: row 2 at its 43rd day is planned 50 %
  const ProgrammePlan plan = documented();
  const WorkingDays days(false);
  const std::int32_t day43 = days.on(base::days_from_civil(2018, 11, 30), 42);
  const Schedule s = schedule(plan, days, day43);
  EXPECT_DOUBLE_EQ(*s.tasks[1].planned_percent, 50);
  EXPECT_FALSE(s.tasks[1].behind);
  EXPECT_DOUBLE_EQ(*s.tasks[8].planned_percent, 0);
  EXPECT_TRUE(schedule(plan, days, base::days_from_civil(2020, 1, 6)).tasks[2].behind);
}

TEST(Programme, BankHolidaysAreASwitch) {
  const Schedule s = schedule(documented(), WorkingDays(true), {});
  EXPECT_EQ(s.tasks[0].duration, 83);
  EXPECT_FALSE(s.remarks.empty());  // and the stated weeks no longer agree
}

TEST(Programme, BaselinesLagsAndDurations) {
  const ProgrammePlan plan = read_programme(
      "task_id,task,start_date,finish_date,duration_days,baseline_start,baseline_finish\n"
      "a,A,2024-01-08,2024-01-12,,2024-01-08,2024-01-10\nb,B,,,10,,\n",
      "tasks", "predecessor_task_id,successor_task_id,lag_days\na,b,3\n", "links");
  const Schedule s = schedule(plan, WorkingDays(false), {});
  EXPECT_EQ(s.tasks[1].early_start, 8);
  EXPECT_EQ(s.length, 18);
  EXPECT_EQ(s.tasks[0].start_slip, 0);
  EXPECT_EQ(s.tasks[0].finish_slip, 2);
  EXPECT_THAT(base::to_csv(programme_table(plan, s)), HasSubstr("b,B,,,10,2,8,18,8,18,0,true,2024-01-18,2024-01-31"));
}

TEST(Programme, NetworkEqualsLongestPathsByEnumeration) {
  for (std::uint64_t s = 0; s < 200; ++s) {
    std::uint64_t state = s * 2654435761U + 1;
    const auto next = [&](std::uint64_t n) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      return (state >> 33) % n;
    };
    ProgrammePlan plan;
    const std::size_t n = 2 + next(7);
    plan.tasks.resize(n);
    for (Task& task : plan.tasks) task.duration = static_cast<int>(next(20));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j)
        if (next(3) == 0) plan.links.push_back({i, j, static_cast<int>(next(4))});
    const Schedule found = schedule(plan, WorkingDays(false), {});
    // Longest way from i to an end and from a start to i, by going down every way.
    const auto down = [&](const auto& self, std::size_t i) -> int {
      int best = 0;
      for (const Link& link : plan.links)
        if (link.predecessor == i) best = std::max(best, link.lag + self(self, link.successor));
      return *plan.tasks[i].duration + best;
    };
    const auto up = [&](const auto& self, std::size_t i) -> int {
      int best = 0;
      for (const Link& link : plan.links)
        if (link.successor == i)
          best = std::max(best, link.lag + *plan.tasks[link.predecessor].duration + self(self, link.predecessor));
      return best;
    };
    int length = 0;
    for (std::size_t i = 0; i < n; ++i) length = std::max(length, down(down, i));
    EXPECT_EQ(found.length, length);
    for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(found.tasks[i].slack(), length - up(up, i) - down(down, i));
  }
}

TEST(Programme, FaultsAreTold) {
  const auto read = [](const std::string& tasks, const std::string& links) {
    return read_programme(tasks, "tasks", links, "links");
  };
  const std::string two = "task_id,task,duration_days\na,A,1\nb,B,1\n";
  EXPECT_THROW(read("task_id,task\na,A\n", ""), base::InputError);
  EXPECT_THROW(read("task_id,task,start_date,finish_date\na,A,2024-02-01,2024-01-01\n", ""), base::InputError);
  EXPECT_THROW(read("task_id,task,duration_days\na,A,1\na,B,1\n", ""), base::InputError);
  EXPECT_THROW(read(two, "predecessor_task_id,successor_task_id\na,c\n"), base::InputError);
  EXPECT_THROW(read(two, "predecessor_task_id,successor_task_id,link_type\na,b,XX\n"), base::InputError);
  try {
    read(two, "predecessor_task_id,successor_task_id\na,b\nb,a\n");
    FAIL();
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.diagnostics()[0].message, HasSubstr("wait for each other: a, b"));
  }
}

}  // namespace
}  // namespace cadre::planning
