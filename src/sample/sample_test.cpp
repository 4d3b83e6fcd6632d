#include "sample/sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "sample/changes.h"

namespace cadre::sample {
namespace {

namespace fs = std::filesystem;

std::string reference_dir() { return base::source_dir() + "/reference"; }

std::string folder(const std::string& name) {
  const fs::path path = fs::path(base::own_temp_dir()) / ("cadre_sample_" + name);
  fs::remove_all(path);
  return path.string();
}

SampleOptions small(const std::string& name) {
  SampleOptions options;
  options.out_dir = folder(name);
  options.reference_dir = reference_dir();
  return options;
}

std::map<std::string, std::string> contents(const std::string& dir) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::directory_iterator(dir)) {
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    out[entry.path().filename().string()] = text.str();
  }
  return out;
}

TEST(Sample, SameBytesWhateverTheThreads) {
  SampleOptions one = small("one");
  one.months = 3;
  SampleOptions four = small("four");
  four.months = 3;
  four.threads = 4;
  write_sample(one);
  write_sample(four);
  EXPECT_EQ(contents(one.out_dir), contents(four.out_dir));
}

TEST(Sample, AnotherSeedGivesAnotherList) {
  SampleOptions one = small("seed1");
  one.people = 50;
  SampleOptions two = small("seed2");
  two.people = 50;
  two.seed = 2;
  write_sample(one);
  write_sample(two);
  EXPECT_NE(contents(one.out_dir), contents(two.out_dir));
}

TEST(Sample, OneListForEachEmployerAndMonthAndAsManyRowsAsItSays) {
  SampleOptions options = small("counts");
  options.months = 2;
  const SampleSummary summary = write_sample(options);
  EXPECT_EQ(summary.files.size(), 16U);
  std::int64_t rows = 0;
  for (const std::string& file : summary.files)
    rows += static_cast<std::int64_t>(base::read_small_csv(options.out_dir + "/" + file).rows.size());
  EXPECT_EQ(rows, summary.rows);
  EXPECT_EQ(base::read_small_csv(options.out_dir + "/truth_staff.csv").rows.size(), static_cast<std::size_t>(rows));
  EXPECT_GT(rows, 6000);
  EXPECT_LT(rows, 7500);
}

TEST(Sample, WhatChangesIsToldByMonthEmployerAndKind) {
  SampleOptions options = small("changes");
  options.months = 12;
  options.people = 6000;
  const SampleSummary summary = write_sample(options);
  // ZY7 sends its first list nine months before the last one, ZY8 leaves one month out
  EXPECT_EQ(summary.files.size(), 8U * 12U - 3U - 1U);
  EXPECT_THAT(summary.files, testing::Not(testing::Contains("esr_ZY8_2024-09.csv")));
  EXPECT_THAT(summary.files, testing::Contains("esr_ZY7_2024-07.csv"));
  const base::SmallCsv truth = base::read_small_csv(options.out_dir + "/truth_changes.csv");
  std::map<std::string, int> people;
  for (const auto& row : truth.rows) {
    EXPECT_NE(row[truth.column("profession")] + row[truth.column("to_profession")], "NONE");
    people[row[truth.column("kind")]] += std::stoi(row[truth.column("people")]);
  }
  for (const std::string_view kind : kChangeKindNames) EXPECT_GE(people[std::string(kind)], 5) << kind;
}

TEST(Sample, ATransferredServiceIsGoneFromTheOldEmployer) {
  SampleOptions options = small("transfer");
  options.months = 6;
  options.people = 6000;
  options.faults = false;
  write_sample(options);
  const base::SmallCsv truth = base::read_small_csv(options.out_dir + "/truth_staff.csv");
  std::map<std::string, int> podiatrists;
  for (const auto& row : truth.rows)
    if (row[truth.column("profession")] == "POD") ++podiatrists[row[truth.column("file")]];
  EXPECT_GT(podiatrists["esr_ZY4_2024-10.csv"], 5);
  EXPECT_EQ(podiatrists["esr_ZY4_2024-11.csv"], 0);
  EXPECT_EQ(podiatrists["esr_ZY4_2025-03.csv"], 0);
  EXPECT_GE(podiatrists["esr_ZY3_2024-11.csv"], podiatrists["esr_ZY3_2024-10.csv"] + 5);
}

TEST(Sample, EveryFaultIsPlantedAndNearMissesAreNotFewer) {
  const SampleOptions options = small("faults");
  const SampleSummary summary = write_sample(options);
  EXPECT_GE(summary.decoys, summary.planted);
  const base::SmallCsv truth = base::read_small_csv(options.out_dir + "/truth.csv");
  std::map<std::string, int> seen;
  for (const auto& row : truth.rows) ++seen[row[truth.column("fault_id")]];
  for (const FaultKind& kind : fault_kinds()) EXPECT_GE(seen[kind.id], 1) << kind.id;
}

TEST(Sample, EveryRuleHasAPlantedFaultAndANearMiss) {
  std::set<std::string> planted, decoys;
  for (const FaultKind& kind : fault_kinds())
    (kind.planted ? planted : decoys).insert(kind.rules.begin(), kind.rules.end());
  EXPECT_GE(planted.size(), 30U);
  for (const std::string& rule : decoys) EXPECT_TRUE(planted.contains(rule)) << rule;
}

TEST(Sample, TheListOfFaultsIsTheOneInReference) {
  const base::SmallCsv csv = base::read_small_csv(reference_dir() + "/sample/faults.csv");
  std::vector<std::string> written, kinds;
  for (const auto& row : csv.rows)
    written.push_back(row[csv.column("id")] + ' ' + row[csv.column("rules")] + ' ' + row[csv.column("kind")]);
  for (const FaultKind& kind : fault_kinds()) {
    std::string rules;
    for (const std::string& rule : kind.rules) rules += (rules.empty() ? "" : "|") + rule;
    kinds.push_back(kind.id + ' ' + rules + ' ' + (kind.planted ? "planted" : "decoy"));
  }
  EXPECT_THAT(written, testing::UnorderedElementsAreArray(kinds));
}

TEST(Sample, AlliedShareIsRealistic) {
  SampleOptions options = small("share");
  options.people = 20000;
  options.faults = false;
  write_sample(options);
  const base::SmallCsv truth = base::read_small_csv(options.out_dir + "/truth_staff.csv");
  double allied = 0;
  for (const auto& row : truth.rows) allied += row[truth.column("profession")] == "NONE" ? 0 : 1;
  const double share = allied / static_cast<double>(truth.rows.size());
  EXPECT_GT(share, 0.35);
  EXPECT_LT(share, 0.45);
  EXPECT_TRUE(base::read_small_csv(options.out_dir + "/truth.csv").rows.empty());
}

TEST(Sample, AlliedOnlyLeavesOutEverybodyElse) {
  SampleOptions options = small("allied");
  options.allied_only = true;
  options.faults = false;
  options.people = 500;
  write_sample(options);
  const base::SmallCsv truth = base::read_small_csv(options.out_dir + "/truth_staff.csv");
  for (const auto& row : truth.rows) EXPECT_NE(row[truth.column("profession")], "NONE");
}

TEST(Sample, TheExamplePlanPlacesEverySite) {
  const base::SmallCsv sites = base::read_small_csv(reference_dir() + "/sample/sites.csv");
  const auto place_by = [](const std::string& file, const std::string& key) {
    const base::SmallCsv csv = base::read_small_csv(base::source_dir() + "/examples/south-yorkshire/maps/" + file);
    std::map<std::string, std::string> places;
    for (const auto& row : csv.rows) EXPECT_TRUE(places.emplace(row[csv.column(key)], row[csv.column("place")]).second);
    return places;
  };
  const auto of_location = place_by("locations.csv", "location");
  const auto of_centre = place_by("cost_centres.csv", "cost_centre");
  for (const auto& row : sites.rows) {
    const std::string& place = row[sites.column("place")];
    EXPECT_EQ(of_location.at(row[sites.column("location")]), place);
    const int centre = std::stoi(row[sites.column("cost_centre")]);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(of_centre.at(std::to_string(centre + i)), place);
  }
}

TEST(Sample, OptionsOutOfRangeAreRefused) {
  SampleOptions options = small("range");
  options.people = 0;
  EXPECT_THROW(write_sample(options), base::UsageError);
  options.people = 10;
  options.months = 61;
  EXPECT_THROW(write_sample(options), base::UsageError);
  options.months = 1;
  options.reference_dir = "/nowhere";
  EXPECT_THROW(write_sample(options), base::InputError);
}

TEST(Sample, ThePublicationDiffersByPartsThatAddUp) {
  SampleOptions options = small("published");
  options.months = 2;
  const SampleSummary summary = write_sample(options);
  EXPECT_EQ(summary.files.size(), 16U) << "a publication is no staff list";
  const base::SmallCsv truth = base::read_small_csv(options.out_dir + "/truth_reconciliation.csv");
  std::map<std::string, double> planted;
  std::set<std::string> months, absent;
  std::map<std::pair<std::string, std::string>, double> published;
  for (const auto& row : truth.rows) {
    const auto text = [&](const char* column) { return row[truth.column(column)]; };
    if (text("published").empty()) {
      absent.insert(text("employer"));
      continue;
    }
    months.insert(text("published_month"));
    double sum = std::stod(text("published"));
    for (const char* part : {"scope", "recode", "date", "duplicates"}) {
      sum += std::stod(text(part));
      planted[part] += std::abs(std::stod(text(part)));
    }
    EXPECT_NEAR(sum, std::stod(text("ours")), 1e-6);
    published[{text("employer"), text("label")}] = std::stod(text("published"));
  }
  for (const auto& [part, fte] : planted) EXPECT_GT(fte, 0) << part;
  EXPECT_EQ(months, (std::set<std::string>{"2025-02", "2025-03"}));
  EXPECT_EQ(absent, std::set<std::string>{"ZY2"});
  const base::SmallCsv file = base::read_small_csv(options.out_dir + "/published_2025-03.csv");
  for (const auto& row : file.rows)
    published[{row[file.column("Org code")], row[file.column("Care Setting")]}] -=
        std::stod(row[file.column("Total FTE")]);
  for (const auto& [key, left] : published) EXPECT_NEAR(left, 0, 1e-6) << key.first << " " << key.second;
}

}  // namespace
}  // namespace cadre::sample
