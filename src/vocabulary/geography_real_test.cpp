// The tables against the published files they were built from, where these stand beside the checkout.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "base/csv_text.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "vocabulary/codes.h"
#include "vocabulary/geography.h"

namespace cadre::vocabulary {
namespace {

using base::Month;
using base::SmallCsv;

const Geography& reference() {
  static const Geography geography = Geography::load(base::source_dir() + "/reference");
  return geography;
}

std::vector<std::string> files_of(const std::string& folder, std::string_view part) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().filename().string().find(part) != std::string::npos) out.push_back(entry.path().string());
  std::sort(out.begin(), out.end());
  return out;
}

TEST(RealFiles, EveryPrimaryCareRowStandsUnderTheSystemTheFileStates) {
  const std::string data = base::shared_data(base::source_dir());
  if (data.empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto files = files_of(data + "/pcn-workforce", "Individual Level");
  ASSERT_EQ(files.size(), 9U);
  const Area syb = reference().area("syb").value();
  std::size_t rows = 0, bassetlaw = 0, inside = 0;
  for (const std::string& file : files) {
    const SmallCsv csv = base::read_small_csv(file);
    const auto sub = csv.column("SUB_ICB_CODE"), ics = csv.column("ICB_CODE"), region = csv.column("COMM_REGION_CODE"),
               pcn = csv.column("PCN_CODE"), year = csv.column("CENSUS_YEAR"), month = csv.column("CENSUS_MONTH");
    for (const auto& row : csv.rows) {
      const Month at(std::stoi(row[year]), std::stoi(row[month]));
      const Placement placed = reference().place({row[pcn], "", "", row[sub], at});
      ASSERT_EQ(placed.ics, row[ics]) << row[sub];
      ASSERT_EQ(placed.region, row[region]) << row[sub];
      ASSERT_EQ(placed.evidence, PlaceEvidence::SubIcbColumn);
      const bool in = reference().in_area(syb, row[pcn], placed) == Membership::Inside;
      ASSERT_EQ(in, row[ics] == "QF7" || row[sub] == "02Q");
      inside += in ? 1 : 0;
      bassetlaw += placed.place == "bassetlaw" ? 1 : 0;
      ++rows;
      ASSERT_EQ(reference().organisation(row[pcn], at).state, OrganisationState::Valid) << row[pcn];
    }
  }
  EXPECT_EQ(rows, 64634U);  // the nine row counts of the published files summed
  EXPECT_GT(bassetlaw, 0U);
  EXPECT_GT(inside, bassetlaw);
}

TEST(RealFiles, EveryEmployerOfTheSicknessFilesIsOpenInItsMonth) {
  const std::string data = base::shared_data(base::source_dir());
  if (data.empty()) GTEST_SKIP() << "skipped: no shared data";
  std::map<std::string, std::set<Month>> seen;
  for (const std::string& file : files_of(data + "/sickness-absence", "nhs_sickness")) {
    const SmallCsv csv = base::read_small_csv(file);
    const auto code = csv.column("ORG_CODE"), name = csv.column("ORG_NAME"), ics = csv.column("ICS_CODE"),
               date = csv.column("DATE");
    for (const auto& row : csv.rows) {
      const Month month = base::parse_month(row[date]).value();
      const OrganisationAnswer answer = reference().organisation(row[code], month);
      ASSERT_EQ(answer.state, OrganisationState::Valid) << row[code] << ' ' << month.iso();
      EXPECT_EQ(answer.organisation->name, row[name]);
      EXPECT_EQ(answer.organisation->ics, row[ics] == "QZZ" ? "" : row[ics]) << row[code];
      seen[row[code]].insert(month);
    }
  }
  EXPECT_EQ(seen.size(), 286U);
  // and the codes that vanish are closed in the month after
  for (const auto& [code, months] : seen) {
    if (*months.rbegin() == Month(2024, 12)) continue;
    const Month after = Month::from_ordinal(months.rbegin()->ordinal() + 1);
    EXPECT_EQ(reference().organisation(code, after).state, OrganisationState::Closed) << code;
  }
}

TEST(RealFiles, TrustsOfTheOldListOpenAndCloseOnItsDates) {
  const std::string data = base::shared_data(base::source_dir());
  if (data.empty()) GTEST_SKIP() << "skipped: no shared data";
  std::ifstream file(data + "/ods/etr.csv");
  std::string text("c1"), line;
  for (int i = 2; i <= 27; ++i) text += ",c" + std::to_string(i);
  for (text += '\n'; std::getline(file, line);) text += line + '\n';
  const SmallCsv csv = base::parse_small_csv(text, "etr.csv");
  EXPECT_EQ(csv.rows.size(), 218U);
  int closed = 0;
  for (const auto& row : csv.rows) {
    const Month open = base::parse_month(row[10].substr(0, 6)).value();
    EXPECT_EQ(reference().organisation(row[0], open).state, OrganisationState::Valid) << row[0];
    EXPECT_EQ(reference().organisation(row[0], Month::from_ordinal(open.ordinal() - 1)).state,
              OrganisationState::NotYetOpen)
        << row[0];
    if (row[11].empty()) continue;
    ++closed;
    const Month last = base::parse_month(row[11].substr(0, 6)).value();
    EXPECT_EQ(reference().organisation(row[0], last).state, OrganisationState::Valid) << row[0];
    EXPECT_EQ(reference().organisation(row[0], Month::from_ordinal(last.ordinal() + 1)).state,
              OrganisationState::Closed)
        << row[0];
  }
  EXPECT_EQ(closed, 6);
}

TEST(RealFiles, FormerCommissioningGroupsStandUnderTheirSystem) {
  const std::string data = base::shared_data(base::source_dir());
  if (data.empty()) GTEST_SKIP() << "skipped: no shared data";
  const SmallCsv csv = base::read_small_csv(data + "/ods/CCG_ICB_code.csv");
  int checked = 0;
  for (const auto& row : csv.rows) {
    if (row[0].starts_with("n/a")) continue;  // a prompt among the codes
    const auto at = reference().sub_icb(row[0], Month(2022, 7));
    ASSERT_TRUE(at.has_value()) << row[0];
    EXPECT_EQ(at->ics, row[1]) << row[0];
    ++checked;
  }
  EXPECT_GE(checked, 247);
}

TEST(RealFiles, DenominatorsAreTheSumsOfThePublishedAllocations) {
  const std::string data = base::shared_data(base::source_dir());
  if (data.empty()) GTEST_SKIP() << "skipped: no shared data";
  const SmallCsv csv = base::read_small_csv(data + "/icb-allocations/2025_2026.csv");
  const std::map<std::string, std::string> columns = {{"registered_population", "Population"},
                                                      {"community_services", "CS WP"},
                                                      {"general_and_acute", "G&A WP"},
                                                      {"mental_health", "MH WP"},
                                                      {"maternity", "Mat WP"},
                                                      {"primary_medical_care", "Primary Medical Care WP"}};
  const std::map<std::string, std::pair<std::string, std::set<std::string>>> places = {
      {"barnsley", {"QF7", {"Barnsley"}}},
      {"doncaster", {"QF7", {"Doncaster"}}},
      {"rotherham", {"QF7", {"Rotherham"}}},
      {"sheffield", {"QF7", {"Sheffield"}}},
      {"bassetlaw", {"QT1", {"Bassetlaw", "Doncaster"}}}};  // Bawtry lies in Doncaster, its practice under 02Q
  const auto ics = csv.column("ICB"), ltla = csv.column("LTLA");
  const SmallCsv table = base::read_small_csv(base::source_dir() + "/reference/denominators.csv");
  for (const auto& row : table.rows) {
    const std::string &level = row[table.column("level")], &code = row[table.column("code")];
    const auto measure = csv.column(columns.at(row[table.column("measure")]));
    double sum = 0;
    for (const auto& practice : csv.rows) {
      bool in = level == "england" || (level == "ics" && practice[ics] == code);
      if (level == "place")
        in = practice[ics] == places.at(code).first && places.at(code).second.count(practice[ltla]) == 1;
      if (in && !practice[measure].empty()) sum += std::stod(practice[measure]);
    }
    EXPECT_NEAR(sum, std::stod(row[table.column("value")]), 0.051) << code << ' ' << row[table.column("measure")];
  }
  EXPECT_EQ(table.rows.size(), 6U * (1 + 42 + 5));
}

}  // namespace
}  // namespace cadre::vocabulary
