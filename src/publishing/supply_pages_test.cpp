#include "publishing/supply_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>

#include "publishing/figures.h"
#include "publishing/report_pages.h"
#include "supply/early_warning.h"
#include "supply/outlook_tables.h"
#include "supply/placement_table.h"
#include "supply/test_outcomes.h"

namespace cadre::publishing {
namespace {

using supply::RouteCount;
using testing::HasSubstr;

/// 40 podiatrists in Sheffield, one route that wants more weeks than are offered; five years by hand.
supply::Model model() {
  supply::Model m = supply::still_model(30, 60);
  m.axes.professions = {"POD"};
  m.axes.areas = {"sheffield"};
  m.people[static_cast<std::size_t>(m.axes.ages()) - 1] = 10;
  m.limits = {{"placement_weeks, POD", "weeks", 100.0, 9}};
  supply::Route degree;
  degree.name = "Undergraduate degree";
  degree.stages = {{"year_1", 12, 0.0, {{0, 20}}}};
  degree.starts = 8.0;
  degree.targets = {{0, 0, 1.0}};
  m.routes = {degree};
  return m;
}

supply::ScenarioOutcome outcome(const char* id, const char* title, std::vector<std::int32_t> then) {
  supply::ScenarioOutcome of = supply::empty_outcome(id, model(), then.size());
  of.title = title;
  supply::set_people(of, 0, 0, std::vector<std::int32_t>(then.size(), 40));
  supply::set_people(of, 0, 60, then);
  const std::vector<std::int32_t> eight(then.size(), 8), five(then.size(), 5), three(then.size(), 3);
  for (int year = 0; year < 5; ++year) {
    supply::set_route(of, 0, RouteCount::Asked, year, eight);
    supply::set_route(of, 0, RouteCount::Started, year, five);
    supply::set_route(of, 0, RouteCount::NoRoom, year, three);
    for (std::size_t f = 0; f < then.size(); ++f)
      of.record.limit_used[of.record.at(0, static_cast<std::size_t>(year), 5, f)] = 100;
    supply::set_flow(of, 0, supply::Flow::Left, year, five);
    supply::set_flow(of, 0, supply::Flow::NewlyQualified, year, three);
  }
  return of;
}

class SupplyPagesTest : public testing::Test {
 protected:
  SupplyPagesTest() {
    labels_.add("profession", {"POD", "Podiatrist", "", "", false});
    labels_.add("place", {"sheffield", "Sheffield", "", "", false});
    rules_.floor_share = 0.8;
    rules_.horizon = 5;
    outcomes_.push_back(outcome("base", "As now", {26, 30, 34, 38, 42}));
    outcomes_.push_back(outcome("more", "More placements", {36, 40, 44, 48, 52}));
    outcomes_[1].levers = {"Placement weeks rise by 20%."};
    make();
  }
  void make() {
    tables_.clear();
    const auto keep = [&](base::Table table) { return &tables_.emplace_back(std::move(table)); };
    from_.outlook = keep(supply::outlook_table(outcomes_));
    from_.months = keep(supply::outlook_months_table(outcomes_));
    from_.flows = keep(supply::flow_table(outcomes_));
    from_.scenarios = keep(supply::scenario_table(outcomes_));
    from_.levers = keep(supply::lever_table(outcomes_));
    from_.routes = keep(supply::route_table(outcomes_));
    from_.limits = keep(supply::limit_table(outcomes_));
    supply::WarningTables warnings = supply::early_warning({&outcomes_[0], watched_, rules_, {}});
    from_.warnings = keep(std::move(warnings.warnings));
    from_.warning_years = keep(std::move(warnings.years));
    from_.placements = keep(supply::placement_table(outcomes_));
    from_.futures = 5;
    from_.floor_share = 0.8;
  }
  static std::string said(const FurtherPage& page) {
    std::string all;
    for (const AnswerSentence& sentence : page.answer) all += plain_text(sentence) + "\n";
    return all;
  }

  std::vector<supply::ScenarioOutcome> outcomes_;
  std::vector<supply::WatchedProfession> watched_ = {{"POD", "", ""}};
  supply::WarningRules rules_;
  std::deque<base::Table> tables_;
  SupplyTables from_;
  Labels labels_;
};

TEST_F(SupplyPagesTest, SupplySaysStockProfessionScenarioAndLimit) {
  EXPECT_EQ(
      said(supply_page(from_, labels_)),
      "As now: 40 people in March 2025 become 34 in March 2030 (28 to 40 in 4 of 5 futures); 32 FTE become "
      "27 (22 to 32).\n"
      "Of professions with 20 people or more, Podiatrist loses most for its size: from 40 people to 34 (28 to 40 in 4 "
      "of 5 futures).\n"
      "Against it, More placements makes 10 people more by March 2030 (10 in 4 of 5 futures).\n"
      "What holds learners back most: Placement weeks, Podiatrist, too little in 100% of futures in the year to "
      "March 2026.\n");
}

TEST_F(SupplyPagesTest, WarningSaysChanceAndWhy) {
  const FurtherPage page = warning_page(from_, labels_);
  EXPECT_EQ(page.page, "early-warning");
  EXPECT_EQ(
      said(page),
      "1 profession is looked at here: 1 from the list of small and vulnerable professions, none raised by "
      "figures of their own.\n"
      "Most urgent over all areas: Podiatrist, of whose 40 people fewer than 32 are left in March 2030 in 40% of "
      "futures (12 to "
      "77%).\n"
      "Of its people 25% are 55 or older (14 to 40%); for each who leaves, 0.6 join (0.6 in 4 of 5 futures); 100% work "
      "in one place, Sheffield.\n");
}

TEST_F(SupplyPagesTest, WarningNamesWhoTurnedVulnerableByItself) {
  watched_.clear();
  rules_.rules = {{"few", supply::WarningMeasure::People, false, 50, "", "", ""},
                  {"under_floor", supply::WarningMeasure::UnderFloor, true, 20, "", "", ""}};
  make();
  const std::string words = said(warning_page(from_, labels_));
  EXPECT_THAT(words,
              HasSubstr("none from the list of small and vulnerable professions, 1 raised by figures of its own"));
  EXPECT_THAT(words, HasSubstr("On no list, but turned vulnerable by its figures: Podiatrist (few people, it may fall "
                               "under its floor).\n"));
}

TEST_F(SupplyPagesTest, WarningSaysThatNothingIsRaised) {
  watched_.clear();
  make();
  EXPECT_THAT(said(warning_page(from_, labels_)), HasSubstr("no rule raises one"));
}

TEST_F(SupplyPagesTest, PlacementsSayNeedOfferAndShortage) {
  EXPECT_EQ(
      said(placement_page(from_, labels_)),
      "Placement weeks, Podiatrist: in the year to March 2030 everybody who asks for a place would need 160 weeks "
      "(160 in 4 of 5 futures), and 100 are offered: 60 short (60), and too few in 100% of futures.\n");
}

TEST_F(SupplyPagesTest, PlacementsAreSilentWithoutWeeks) {
  for (supply::ScenarioOutcome& of : outcomes_) of.model.limits[0].unit = "places";
  make();
  EXPECT_TRUE(placement_page(from_, labels_).answer.empty());
}

TEST_F(SupplyPagesTest, EveryNumberThatOpensNamesARowOfATableOfThePage) {
  for (const FurtherPage& page : supply_pages(from_, labels_)) {
    EXPECT_FALSE(page.withheld.empty());
    EXPECT_TRUE(std::any_of(report_pages().begin(), report_pages().end(),
                            [&](const ReportPage& known) { return known.id == page.page; }));
    std::size_t opened = 0;
    for (const AnswerSentence& sentence : page.answer)
      for (const AnswerPart& part : sentence) {
        if (part.figure.empty()) continue;
        ++opened;
        const FigureName figure = parse_figure(part.figure);
        const auto table = std::find_if(page.tables.begin(), page.tables.end(),
                                        [&](const FurtherTable& t) { return t.table->spec().name == figure.table; });
        ASSERT_NE(table, page.tables.end()) << part.figure;
        std::size_t rows = 0;
        for (std::size_t row = 0; row < table->table->rows(); ++row) {
          bool same = true;
          for (const std::string_view key : keys_of(figure.table)) {
            std::string cell = table->table->csv_cell(row, table->table->index_of(key));
            same = same && cell == figure.value_of(key);
          }
          rows += same ? 1 : 0;
        }
        EXPECT_EQ(rows, 1U) << part.figure;
      }
    EXPECT_GT(opened, 0U) << page.page;
  }
}

}  // namespace
}  // namespace cadre::publishing
