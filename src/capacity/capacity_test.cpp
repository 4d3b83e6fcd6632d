#include "capacity/capacity.h"

#include <gtest/gtest.h>

#include <set>

#include "base/source_dir.h"
#include "capacity/per_population.h"
#include "capacity/test_staff.h"
#include "vocabulary/geography.h"

namespace cadre::capacity {
namespace {

using testing_staff::random_records;
using testing_staff::Record;
using testing_staff::table_of;

const std::string kReference = base::source_dir() + "/reference";

CapacityInputs inputs() { return {CapacityReference::load(kReference), nullptr, std::nullopt, {}}; }

std::size_t find_row(const base::Table& t, const std::vector<std::pair<std::string, std::string>>& wanted) {
  for (std::size_t i = 0; i < t.rows(); ++i) {
    bool all = true;
    for (const auto& [column, value] : wanted) all = all && t.csv_cell(i, t.index_of(column)) == value;
    if (all) return i;
  }
  ADD_FAILURE() << "no such row in " << t.spec().name;
  return 0;
}

TEST(Capacity, MakesEveryTableItLists) {
  const CapacityResult result = compute_capacity(table_of(random_records(1, 500)), inputs(), {});
  ASSERT_EQ(result.tables.size(), capacity_tables().size());
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < result.tables.size(); ++i) {
    EXPECT_EQ(&result.tables[i].spec(), capacity_tables()[i]);
    EXPECT_TRUE(names.insert(result.tables[i].spec().name).second);
    for (const auto& column : result.tables[i].spec().columns)
      EXPECT_TRUE(column.meaning.ends_with('.')) << column.name;
  }
}

TEST(Capacity, AnEmptyTableGivesEmptyFiguresNotACrash) {
  const CapacityResult result = compute_capacity({}, inputs(), {});
  EXPECT_EQ(result.table("capacity_cells").rows(), 0U);
  EXPECT_EQ(result.table("capacity_trend").rows(), 0U);
  EXPECT_EQ(result.table("capacity_assistant_practitioners").rows(), 3U);
}

TEST(Capacity, AllTablesAreTheSameWhateverOrderAndThreads) {
  auto records = random_records(8, 2000);
  const auto csv = [](const CapacityResult& r) {
    std::string all;
    for (const base::Table& t : r.tables) all += base::to_csv(t);
    return all;
  };
  CapacityOptions options;
  options.threads = 1;
  const std::string before = csv(compute_capacity(table_of(records), inputs(), options));
  std::reverse(records.begin(), records.end());
  options.threads = 2;
  EXPECT_EQ(csv(compute_capacity(table_of(records), inputs(), options)), before);
}

TEST(Rates, ArePerHundredThousandOfThePlacesPopulation) {
  EXPECT_DOUBLE_EQ(per_100k(50, 250000), 20.0);
  Record r;
  r.place = "barnsley";
  r.ics = "QF7";
  r.fte = 2.0;
  Record review = r;
  review.status = vocabulary::RecordStatus::Review;
  const CapacityResult result = compute_capacity(table_of({r, review}), inputs(), {});
  const base::Table& t = result.table("capacity_rates");
  // 323,481.4: community services weighted population of Barnsley, 2025/26 (reference/denominators.csv)
  const std::size_t row = find_row(t, {{"place", "barnsley"}, {"profession", "PT"}, {"measure", "community_services"}});
  EXPECT_EQ(t.decimal_at(row, "weighted_population"), 323481.4);
  EXPECT_NEAR(t.decimal_at(row, "fte_per_100k"), 4.0 / 3.234814, 1e-9);
  EXPECT_NEAR(t.decimal_at(row, "fte_per_100k_low"), 2.0 / 3.234814, 1e-9);
  const std::size_t none =
      find_row(t, {{"place", "barnsley"}, {"profession", "PARA"}, {"measure", "community_services"}});
  EXPECT_EQ(t.decimal_at(none, "fte_per_100k"), 0.0);
  find_row(t, {{"place", ""}, {"ics", ""}, {"profession", ""}, {"measure", "community_services"}});  // England
}

TEST(Rates, StaffOfAPartNeverStandAgainstTheWhole) {
  const auto geography = vocabulary::Geography::load(kReference);
  const auto all = CapacityReference::load(kReference).denominators;
  const auto codes = [&](const char* area) {
    std::set<std::string> out;
    for (const Denominator& d : denominators_of_area(all, &geography, geography.area(area))) out.insert(d.code);
    return out;
  };
  // South Yorkshire and Bassetlaw holds QF7 whole and of QT1 a part
  EXPECT_EQ(codes("syb"),
            (std::set<std::string>{"QF7", "barnsley", "bassetlaw", "doncaster", "rotherham", "sheffield"}));
  EXPECT_EQ(codes("QT1"), (std::set<std::string>{"QT1", "bassetlaw"}));
  EXPECT_EQ(codes("RHQ"), (std::set<std::string>{}));
  EXPECT_EQ(codes("england").size(), 48U);
}

TEST(SupportMix, LevelsSumToTheCell) {
  std::vector<Record> records;
  for (std::size_t level = 0; level < vocabulary::kRoleLevelCount; ++level) {
    Record r;
    r.level = static_cast<vocabulary::RoleLevel>(level);
    r.place = "sheffield";
    records.push_back(r);
  }
  const CapacityResult result = compute_capacity(table_of(records), inputs(), {});
  const base::Table& t = result.table("capacity_support_mix");
  EXPECT_EQ(t.rows(), 4U);
  EXPECT_EQ(t.decimal_at(0, "support_fte"), 1.0);
  EXPECT_EQ(t.decimal_at(0, "assistant_practitioner_fte"), 1.0);
  EXPECT_EQ(t.decimal_at(0, "registered_fte"), 4.0);
  EXPECT_EQ(t.decimal_at(0, "unknown_level_fte"), 1.0);
  EXPECT_NEAR(t.decimal_at(0, "support_share"), 100.0 * 2 / 6, 1e-9);
}

TEST(AgeProfile, CountsPeopleInTheirBandsAndPast55) {
  std::vector<Record> records;
  for (const int age : {24, 40, 54, 55, 67, 0}) {
    Record r;
    r.age = static_cast<std::uint8_t>(age);
    r.person = 100U + static_cast<unsigned>(age);
    records.push_back(r);
  }
  CapacityOptions options;
  CapacityResult result = compute_capacity(table_of(records), inputs(), options);
  const base::Table& past = result.table("capacity_past_55");
  EXPECT_EQ(past.integer_at(0, "people_known_age"), 5);
  EXPECT_EQ(past.integer_at(0, "people_55_plus"), 2);
  EXPECT_EQ(past.decimal_at(0, "share_55_plus"), 40.0);
  EXPECT_EQ(find_row(result.table("capacity_age_profile"), {{"profession", ""}, {"age_band", "under_25"}}), 0U);
  find_row(result.table("capacity_age_profile"), {{"profession", "PT"}, {"age_band", "unknown"}});

  options.past_age = 54;
  EXPECT_EQ(
      compute_capacity(table_of(records), inputs(), options).table("capacity_past_55").integer_at(0, "people_55_plus"),
      3);
}

TEST(Professions, MarkTheSmallAndVulnerableAndListTheAbsent) {
  const CapacityResult result = compute_capacity(table_of({Record{}}), inputs(), {});
  const base::Table& t = result.table("capacity_professions");
  EXPECT_EQ(t.rows(), 15U);
  std::set<std::string> vulnerable;
  for (std::size_t i = 0; i < t.rows(); ++i)
    if (t.flag_at(i, "small_and_vulnerable")) vulnerable.insert(t.text_at(i, "profession"));
  EXPECT_EQ(vulnerable, (std::set<std::string>{"ORTHOPT", "PO", "POD", "TRAD"}));  // HEE year in review, 2018-11
  EXPECT_EQ(t.integer_at(find_row(t, {{"profession", "PO"}}), "roles"), 0);
}

// METHODS 20: substantive 90 + bank 6 + agency 4 = 100, agency share 4.0%.
TEST(StaffingTable, SetsTemporaryStaffBesideSubstantive) {
  using vocabulary::Staffing;
  std::vector<Record> records(4);
  const std::vector<std::pair<Staffing, double>> parts = {
      {Staffing::Permanent, 90}, {Staffing::Bank, 6}, {Staffing::Agency, 4}, {Staffing::Learner, 7}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    records[i].staffing = parts[i].first;
    records[i].fte = parts[i].second;
  }
  const CapacityResult result = compute_capacity(table_of(records), inputs(), {});
  const base::Table& t = result.table("capacity_staffing");
  const auto row = [&](const char* staffing) {
    return find_row(t, {{"profession", ""}, {"employer", ""}, {"staffing", staffing}});
  };
  EXPECT_DOUBLE_EQ(t.decimal_at(row("agency"), "share"), 4.0);
  EXPECT_DOUBLE_EQ(t.decimal_at(row("permanent"), "share"), 90.0);
  EXPECT_TRUE(std::isnan(t.decimal_at(row("learner"), "share")));
  EXPECT_TRUE(t.flag_at(row("permanent"), "in_post"));
  EXPECT_FALSE(t.flag_at(row("bank"), "in_post"));
  EXPECT_EQ(result.table("capacity_cells").decimal_at(0, "fte"), 90.0);
  find_row(t, {{"profession", "PT"}, {"employer", ""}, {"staffing", "bank"}});
  find_row(t, {{"profession", ""}, {"employer", "RHQ"}, {"staffing", "bank"}});
}

TEST(Trend, TheMatchedPanelHidesWhatOnlyCoverageAdds) {
  std::vector<Record> records;
  auto add = [&](int month, const char* employer, double fte) {
    Record r;
    r.month = base::Month(2025, month);
    r.employer = employer;
    r.fte = fte;
    records.push_back(r);
  };
  add(1, "RHQ", 1.0);
  add(2, "RHQ", 1.5);
  add(2, "RFF", 3.0);
  add(3, "RHQ", 2.0);
  add(3, "RFF", 4.0);
  CapacityResult result = compute_capacity(table_of(records), inputs(), {});
  const base::Table& t = result.table("capacity_trend");
  const std::size_t last = find_row(t, {{"month", "2025-03"}, {"profession", ""}});
  EXPECT_EQ(t.decimal_at(last, "fte_raw"), 6.0);
  EXPECT_EQ(t.decimal_at(last, "fte_matched"), 2.0);
  EXPECT_EQ(t.integer_at(last, "employers_reporting"), 2);
  EXPECT_EQ(t.integer_at(last, "employers_matched"), 1);
  EXPECT_EQ(t.decimal_at(last, "fte_before_in_both"), 4.5);
  EXPECT_EQ(t.decimal_at(last, "fte_now_in_both"), 6.0);
  const base::Table& notes = result.table("capacity_notes");
  EXPECT_EQ(notes.text_at(find_row(notes, {{"id", "coverage"}}), "text"),
            "1 employer reports in January 2025 and 2 in March 2025; 1 in every month from January 2025 on. Growth "
            "is shown on these, because the raw sum also grows or falls with who reports.");

  CapacityOptions options;
  options.panel_months = 1;  // February and March
  result = compute_capacity(table_of(records), inputs(), options);
  const base::Table& two = result.table("capacity_trend");
  EXPECT_EQ(two.decimal_at(find_row(two, {{"month", "2025-03"}, {"profession", ""}}), "fte_matched"), 6.0);
  EXPECT_TRUE(std::isnan(two.decimal_at(find_row(two, {{"month", "2025-01"}, {"profession", ""}}), "fte_matched")));
}

TEST(Trend, EmployersWithoutAlliedStaffStillReport) {
  Record r;
  r.month = base::Month(2025, 1);
  Record later = r;
  later.month = base::Month(2025, 2);
  CapacityInputs in = inputs();
  for (const char* employer : {"RFF", "RHQ"})
    for (const Record& of : {r, later}) in.reporting.push_back({of.month.ordinal(), employer, "", "", ""});
  in.reporting.push_back({later.month.ordinal(), "RX8", "", "", ""});
  const CapacityResult result = compute_capacity(table_of({r, later}), in, {});
  const base::Table& t = result.table("capacity_trend");
  const std::size_t row = find_row(t, {{"month", "2025-02"}, {"profession", ""}});
  EXPECT_EQ(t.integer_at(row, "employers_reporting"), 3);
  EXPECT_EQ(t.integer_at(row, "employers_matched"), 2);
  EXPECT_EQ(t.decimal_at(row, "fte_matched"), 1.0);
}

TEST(Trend, ACodeThatIsNoEmployerIsCountedApart) {
  const auto geography = vocabulary::Geography::load(kReference);
  std::vector<Record> records;
  for (int month = 1; month <= 2; ++month)
    for (const char* employer : {"RHQ", "RH0Q", "RFF"}) {  // RH0Q: mistyped
      Record r;
      r.month = base::Month(2025, month);
      r.employer = employer;
      records.push_back(r);
    }
  CapacityInputs in = inputs();
  in.geography = &geography;
  for (const Record& r : records) in.reporting.push_back({r.month.ordinal(), r.employer, "", "", ""});
  const CapacityResult result = compute_capacity(table_of(records), in, {});
  const base::Table& t = result.table("capacity_trend");
  const std::size_t row = find_row(t, {{"month", "2025-02"}, {"profession", ""}});
  EXPECT_EQ(t.integer_at(row, "employers_reporting"), 2);
  EXPECT_EQ(t.integer_at(row, "employers_matched"), 2);
  EXPECT_EQ(t.decimal_at(row, "fte_raw"), 3.0) << "nothing is lost: its records count";
  EXPECT_EQ(t.decimal_at(row, "fte_matched"), 2.0);
  const base::Table& notes = result.table("capacity_notes");
  EXPECT_EQ(notes.text_at(find_row(notes, {{"id", "coverage"}}), "text"),
            "2 employers report in every month from January 2025 to February 2025. One organisation code that stands "
            "in the lists is not counted as an employer: unknown, or not open in that month. Its records are counted, "
            "and listed under Data quality.");
}

TEST(Area, CutsStaffOutAndListsWhomItCannotPlace) {
  vocabulary::PlanGeography plan;
  plan.apportionments = {{"by_population", "RX8", "sheffield", "QF7", 0.25, "test"}};
  const auto geography = vocabulary::Geography::load(kReference, plan);
  CapacityInputs in = inputs();
  in.geography = &geography;
  in.area = geography.area("syb");
  Record inside;
  inside.sub_icb = "02Q";
  inside.ics = "QT1";
  inside.place = "bassetlaw";
  Record outside = inside;
  outside.sub_icb = "52R";
  outside.place = "52R";
  Record ambulance;
  ambulance.employer = "RX8";
  ambulance.profession = vocabulary::Profession::Paramedic;
  ambulance.fte = 8.0;
  const CapacityResult result = compute_capacity(table_of({inside, outside, ambulance}), in, {});
  EXPECT_EQ(result.table("capacity_cells").integer_at(0, "roles"), 1);
  const base::Table& t = result.table("capacity_unplaced");
  ASSERT_EQ(t.rows(), 2U);
  EXPECT_EQ(t.text_at(0, "in_area"), "unknown");
  EXPECT_EQ(t.decimal_at(0, "fte"), 8.0);
  EXPECT_EQ(t.text_at(1, "rule"), "by_population");
  EXPECT_EQ(t.decimal_at(1, "apportioned_fte"), 2.0);
}

}  // namespace
}  // namespace cadre::capacity
