#include "capacity/hours.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/source_dir.h"
#include "capacity/learners.h"
#include "capacity/staff_view.h"
#include "capacity/test_staff.h"
#include "intake/companion_table.h"

namespace cadre::capacity {
namespace {

using testing_staff::random_records;
using testing_staff::Record;
using testing_staff::table_of;
using vocabulary::Band;
using vocabulary::Profession;

const base::Month kMonth(2025, 3);

const HoursReference& reference() {
  static const HoursReference loaded = HoursReference::load(base::source_dir() + "/reference");
  return loaded;
}

/// Assignment keys 1, 2, 3 … in the order of the records.
curation::StaffTable keyed(const std::vector<Record>& records) {
  curation::StaffTable staff = table_of(records);
  for (std::size_t row = 0; row < staff.rows(); ++row) staff.assignment_key[row] = row + 1;
  return staff;
}

struct PlanRow {
  std::uint64_t assignment = 1;
  std::string category = "dcc";
  double hours = 0;
  std::string active = "yes", linked = {}, compared = {};
  base::Month month = kMonth;
};
base::Table job_plans(const std::vector<PlanRow>& rows) {
  base::Table out(intake::job_plans_spec());
  std::int64_t line = 1;
  for (const PlanRow& row : rows) {
    out.integer(row.month.ordinal()).integer(static_cast<std::int64_t>(row.assignment)).text("RHQ").text(row.category);
    out.decimal(row.hours).text(row.active).text(row.linked).text(row.compared);
    out.missing().missing().integer(1).integer(++line).text("accepted").end_row();
  }
  return out;
}

struct LearnerRow {
  std::uint64_t assignment = 0;
  std::string programme = "degree";
  double share = 1;
  std::string on_break = {}, outcome = {};
  base::Month end{2026, 9};
};
base::Table learners(const std::vector<LearnerRow>& rows) {
  base::Table out(intake::learners_spec());
  std::int64_t line = 1;
  for (const LearnerRow& row : rows) {
    out.integer(kMonth.ordinal()).missing().integer(static_cast<std::int64_t>(row.assignment)).text("RHQ").text("PT");
    out.text(row.programme).missing().missing().integer(row.end.ordinal()).text(row.on_break).text(row.outcome);
    out.decimal(row.share).missing().missing().integer(1).integer(++line).text("accepted").end_row();
  }
  return out;
}

StaffHours hours_of(const curation::StaffTable& staff, const HoursFiles& files = {}) {
  return staff_hours(staff, area_membership(staff, nullptr, std::nullopt), reference(), files, {});
}

std::size_t row_where(const base::Table& t, const std::vector<std::pair<std::string, std::string>>& wanted) {
  for (std::size_t i = 0; i < t.rows(); ++i)
    if (std::all_of(wanted.begin(), wanted.end(),
                    [&](const auto& w) { return t.csv_cell(i, t.index_of(w.first)) == w.second; }))
      return i;
  ADD_FAILURE() << "no such row in " << t.spec().name;
  return 0;
}

Record physio(double fte = 1.0, Band band = Band::B6) {
  Record r;
  r.fte = fte;
  r.band = band;
  return r;
}

TEST(StaffHours, OnePostByTheAssumptionsOfItsBand) {
  const base::Table t = capacity_clinical_hours(hours_of(keyed({physio()})));
  const std::size_t row = row_where(t, {{"profession", "PT"}});
  // 37.5 less (29 + 8) and 5 days of 7.5 / 52 and 4%: 29.9423 available, of which 75% (reference/assumptions.csv)
  const double available = 37.5 - (37 + 5) * 7.5 / 52 - 0.04 * 37.5;
  EXPECT_NEAR(t.decimal_at(row, "clinical_hours"), 0.75 * available, 1e-8);
  EXPECT_NEAR(t.decimal_at(row, "other_hours"), 0.25 * available, 1e-8);
  EXPECT_LT(t.decimal_at(row, "clinical_hours_low"), t.decimal_at(row, "clinical_hours"));
  EXPECT_GT(t.decimal_at(row, "clinical_hours_high"), t.decimal_at(row, "clinical_hours"));
  EXPECT_EQ(t.decimal_at(row, "planned_share"), 0);
}

TEST(StaffHours, AJobPlanReplacesTheAssumption) {
  const base::Table plans = job_plans({{1, "dcc", 30}, {1, "spa", 5}, {1, "anr", 1.5}, {1, "ed", 1}});
  const StaffHours hours = hours_of(keyed({physio(), physio()}), {&plans, nullptr});
  const base::Table t = capacity_clinical_hours(hours);
  const std::size_t row = row_where(t, {{"profession", "PT"}});
  const double available = 37.5 - (37 + 5) * 7.5 / 52 - 0.04 * 37.5;
  EXPECT_NEAR(t.decimal_at(row, "clinical_hours"), (30 / 37.5 + 0.75) * available, 1e-8);
  EXPECT_NEAR(t.decimal_at(row, "planned_share"), 50, 1e-9);
  const base::Table p = capacity_job_plans(hours, reference());
  const std::size_t employer = row_where(p, {{"employer", "RHQ"}});
  EXPECT_EQ(p.integer_at(employer, "staff"), 2);
  EXPECT_EQ(p.integer_at(employer, "active"), 1);
  EXPECT_EQ(p.integer_at(employer, "level"), 0);
  EXPECT_NEAR(p.decimal_at(employer, "clinical_share"), 80, 1e-9);
}

TEST(StaffHours, APlanThatDoesNotAddUpIsTurnedDownAndListed) {
  const base::Table plans =
      job_plans({{1, "dcc", 30}, {1, "spa", 7.8}, {2, "dcc", 20, "no"}, {9, "dcc", 37.5}, {3, "dcc", 18.9}});
  const StaffHours hours = hours_of(keyed({physio(), physio(), physio(0.5)}), {&plans, nullptr});
  const base::Table p = capacity_job_plans(hours, reference());
  const std::size_t row = row_where(p, {{"employer", "RHQ"}});
  EXPECT_EQ(p.integer_at(row, "not_adding_up"), 1);  // 37.8 against 37.5
  EXPECT_EQ(p.integer_at(row, "inactive"), 1);
  EXPECT_EQ(p.integer_at(row, "active"), 1);  // 18.9 against 18.75
  const base::Table f = capacity_job_plan_faults(hours);
  ASSERT_EQ(f.rows(), 2U);
  EXPECT_EQ(f.text_at(0, "fault"), "time_does_not_add_up");
  EXPECT_EQ(f.integer_at(0, "line"), 2);
  EXPECT_EQ(f.text_at(1, "fault"), "no_allied_assignment");
  EXPECT_EQ(f.integer_at(1, "line"), 5);
}

// METHODS 6: 91% active and no link to output is level 1; 89% is level 0.
TEST(StaffHours, LevelOfAttainmentOfAnEmployer) {
  for (const auto& [active, level] : {std::pair{91, 1}, std::pair{89, 0}}) {
    std::vector<PlanRow> rows;
    for (int i = 1; i <= active; ++i) rows.push_back({static_cast<std::uint64_t>(i), "dcc", 37.5});
    const base::Table plans = job_plans(rows);
    const base::Table p =
        capacity_job_plans(hours_of(keyed(std::vector<Record>(100, physio())), {&plans, nullptr}), reference());
    EXPECT_EQ(p.integer_at(row_where(p, {{"employer", "RHQ"}}), "level"), level) << active;
  }
}

TEST(StaffHours, AnExportHoldsUntilTheNextOne) {
  Record before = physio(), after = physio();
  before.month = base::Month(2025, 2);
  after.month = base::Month(2025, 4);
  curation::StaffTable staff = keyed({before, after});
  staff.assignment_key = {1, 1};
  const base::Table plans = job_plans({{1, "dcc", 37.5}});
  const base::Table t = capacity_clinical_hours(hours_of(staff, {&plans, nullptr}));
  EXPECT_EQ(t.decimal_at(row_where(t, {{"profession", "PT"}, {"month", "2025-02"}}), "planned_share"), 0);
  EXPECT_EQ(t.decimal_at(row_where(t, {{"profession", "PT"}, {"month", "2025-04"}}), "planned_share"), 100);
}

TEST(StaffHours, ApprenticesInPostGiveTheirHoursLessTheSupernumeraryShare) {
  const base::Table list = learners({{1, "apprenticeship", 0.4}, {2, "apprenticeship", 0.4, "yes"}, {3, "degree", 1}});
  const base::Table t = capacity_clinical_hours(hours_of(keyed({physio(), physio(), physio()}), {nullptr, &list}));
  const std::size_t row = row_where(t, {{"profession", "PT"}});
  const double available = 37.5 - (37 + 5) * 7.5 / 52 - 0.04 * 37.5;
  EXPECT_NEAR(t.decimal_at(row, "learning_hours"), 0.4 * available, 1e-8);
  EXPECT_NEAR(t.decimal_at(row, "clinical_hours"), 0.75 * (3 - 0.4) * available, 1e-8);
  const base::Table l = capacity_learners(&list);
  const std::size_t students = row_where(l, {{"profession", "PT"}, {"programme", "degree"}});
  EXPECT_FALSE(l.flag_at(students, "in_stock"));
  const std::size_t apprentices = row_where(l, {{"profession", ""}, {"programme", "apprenticeship"}});
  EXPECT_TRUE(l.flag_at(apprentices, "in_stock"));
  EXPECT_EQ(l.integer_at(apprentices, "people"), 2);
  EXPECT_EQ(l.integer_at(apprentices, "on_break"), 1);
  EXPECT_EQ(capacity_learners(nullptr).rows(), 0U);
}

TEST(StaffHours, OnlyStaffWhoCountAndAreThere) {
  std::vector<Record> records(6, physio());
  records[1].presence = vocabulary::Presence::Maternity;
  records[2].staffing = vocabulary::Staffing::Bank;
  records[3].status = vocabulary::RecordStatus::Merged;
  records[4].profession = Profession::Unclear;
  records[5].profession = Profession::None;
  const base::Table t = capacity_clinical_hours(hours_of(keyed(records)));
  EXPECT_EQ(t.decimal_at(row_where(t, {{"profession", ""}, {"employer", ""}}), "fte"), 1);
}

TEST(StaffHours, CostsByBand) {
  const StaffHours hours = hours_of(keyed({physio(2.0), physio(1.0, Band::NonAfc)}));
  const base::Table t = capacity_staff_cost(hours, reference());
  const std::size_t row = row_where(t, {{"profession", "PT"}, {"band", "6"}});
  EXPECT_EQ(t.text_at(row, "pay_year"), "2025-26");
  EXPECT_EQ(t.decimal_at(row, "pay"), 40823);
  EXPECT_NEAR(t.decimal_at(row, "cost"), 2 * 40823 * (1 + t.decimal_at(row, "on_cost") / 100), 1e-6);
  EXPECT_NEAR(t.decimal_at(row, "paid_centrally"), 9.4, 1e-9);
  const std::size_t other = row_where(t, {{"profession", "PT"}, {"band", "unknown"}});
  EXPECT_EQ(t.decimal_at(other, "fte"), 1);
  EXPECT_EQ(t.csv_cell(other, t.index_of("cost")), "");
  const base::Table h = hours_table(hours, reference());
  const std::size_t group = row_where(h, {{"band", "6"}});
  EXPECT_EQ(h.text_at(group, "group_id"), "PT/registered/6/acute_specialist/RHQ/unknown");
  EXPECT_NEAR(h.decimal_at(group, "cost_per_hour"), t.decimal_at(row, "cost_per_clinical_hour"), 1e-9);
}

/// Slow second computation: every record by itself in double arithmetic.
TEST(StaffHours, AgreeWithASumOverSingleRecords) {
  const auto records = random_records(11, 3000);
  const base::Table t = capacity_clinical_hours(hours_of(keyed(records)));
  const CapacityOptions options;
  std::map<std::pair<std::int32_t, std::string>, double> clinical;
  double contracted = 0;
  for (const Record& r : records) {
    if (r.status != vocabulary::RecordStatus::Accepted && r.status != vocabulary::RecordStatus::Review) continue;
    if (r.profession == Profession::None || r.profession == Profession::Unclear || std::isnan(r.fte)) continue;
    if (!options.in_post.has(r.staffing) || options.away.has(r.presence)) continue;
    const double share = reference().clinical_share[static_cast<std::size_t>(r.band)].likely;
    clinical[{r.month.ordinal(), std::string(vocabulary::code_of(r.profession))}] +=
        split_time(37.5 * r.fte, reference().likely, share).clinical;
    contracted += 37.5 * r.fte;
  }
  std::size_t compared = 0;
  double all = 0;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.text_at(row, "profession").empty()) {
      if (t.text_at(row, "employer").empty()) all += t.decimal_at(row, "contracted_hours");
      continue;
    }
    const auto month = static_cast<std::int32_t>(t.integer_at(row, "month"));
    EXPECT_NEAR(t.decimal_at(row, "clinical_hours"), (clinical[{month, t.text_at(row, "profession")}]), 1e-5);
    ++compared;
  }
  EXPECT_EQ(compared, clinical.size());
  EXPECT_NEAR(all, contracted, 1e-5);
}

TEST(StaffHours, DoNotDependOnTheOrderOfRecords) {
  auto records = random_records(12, 1000);
  const auto csv = [&] {
    const StaffHours hours = hours_of(table_of(records));
    return base::to_csv(hours_table(hours, reference())) + base::to_csv(capacity_clinical_hours(hours)) +
           base::to_csv(capacity_staff_cost(hours, reference()));
  };
  const std::string before = csv();
  std::reverse(records.begin(), records.end());
  EXPECT_EQ(csv(), before);
}

TEST(StaffHours, GroupsHaveStableNamesOnce) {
  const base::Table h = hours_table(hours_of(keyed(random_records(13, 1500))), reference());
  std::set<std::pair<std::int64_t, std::string>> seen;
  for (std::size_t row = 0; row < h.rows(); ++row)
    EXPECT_TRUE(seen.emplace(h.integer_at(row, "month"), h.text_at(row, "group_id")).second);
  EXPECT_GT(seen.size(), 100U);
}

}  // namespace
}  // namespace cadre::capacity
