// Two-level working: two trusts run cadre on their own records, a system reads their packs. Everything the system
// counts must be what the trusts counted.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/diagnostics.h"
#include "plan_file/plan.h"
#include "run/pack_step.h"
#include "small_plan.h"
#include "store/database.h"

namespace cadre {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kHeadings =
    "month,employer,place,sub_icb,ics,region,sector,setting,profession,alternatives,role_level,manager,band,staffing,"
    "presence,age_group,status,people,roles,fte\n";

constexpr const char* kSystemPlan = R"([plan]
title = "The system"
month = "2025-03"
synthetic = true

[[input]]
path = "data/packs/*/*.csv"

[area]
kind = "named"
code = "syb"
organisations = "maps/organisations.csv"

[privacy]
demonstration = true

[disclosure]
mode = "off"
)";

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Packs : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    trust_ = std::make_unique<scenario::SmallPlan>("packs", 220, false);
    system_ = fs::temp_directory_path() / ("cadre_packs_system_" + std::to_string(getpid()));
    fs::remove_all(system_);
    write(system_ / "plan.toml", kSystemPlan);
    fs::create_directories(system_ / "data/packs");
    fs::copy(base::source_dir() + "/examples/south-yorkshire/maps", system_ / "maps");
    run::write_pack(trust_->plan, {"", pack().string(), "test"});
    remarks_ = run_system();
  }
  static void TearDownTestSuite() {
    std::error_code ignored;
    fs::remove_all(system_, ignored);
    trust_.reset();
  }
  static fs::path pack() { return system_ / "data/packs/trust"; }
  static base::Diagnostics run_system() {
    run::RunOptions options;
    options.threads = 2;
    options.reference_dir = scenario::SmallPlan::reference();
    options.version = "test";
    base::SilentProgress progress;
    return run::run_plan(plan_file::read_plan(system_.string()), options, progress).remarks;
  }
  static std::map<std::string, std::string> rows(const fs::path& plan, const std::string& sql) {
    store::DatabaseOptions options;
    options.read_only = true;
    store::Database database((plan / "out/internal/workforce.duckdb").string(), options);
    const auto found = database.query(sql);
    std::map<std::string, std::string> out;
    for (std::size_t row = 0; row < found.rows(); ++row) out[found.text(row, 0)] = found.text(row, 1);
    return out;
  }

  static inline std::unique_ptr<scenario::SmallPlan> trust_;
  static inline fs::path system_;
  static inline base::Diagnostics remarks_;
};

/// Roles, FTE, what is under review and the range: by month and every grouping that a pack can answer.
TEST_F(Packs, TheSystemCountsWhatTheTrustCounted) {
  const std::string cells =
      "SELECT concat_ws('/', month::VARCHAR, table_id, profession, role_level, band, setting, sector, employer, place, "
      "ics, "
      "region, age_band, staffing) AS cell, concat_ws(' ', roles, roles_low, roles_high, round(review_share, 6), "
      "round(fte, 4), "
      "round(fte_low, 4), round(fte_high, 4), round(available_fte, 4)) AS counts FROM capacity_cells ORDER BY 1";
  const auto theirs = rows(trust_->dir, cells), ours = rows(system_, cells);
  ASSERT_GT(theirs.size(), 300U);
  EXPECT_EQ(ours, theirs);
}

/// People are told apart within the pack, so totals agree; somebody with jobs in two cells counts in the main one.
TEST_F(Packs, PeopleAddUpToThoseOfTheTrust) {
  const std::string people = "SELECT month::VARCHAR, people::VARCHAR FROM capacity_cells WHERE table_id = 'total'";
  EXPECT_EQ(rows(system_, people), rows(trust_->dir, people));
  const std::string by_band =
      "SELECT month::VARCHAR, sum(people)::VARCHAR FROM capacity_cells WHERE table_id = 'band' GROUP BY 1";
  const std::string all =
      "SELECT month::VARCHAR, sum(people)::VARCHAR FROM capacity_cells WHERE table_id = 'total' GROUP BY 1";
  EXPECT_EQ(rows(system_, by_band), rows(system_, all));
}

TEST_F(Packs, TheLedgersOfBothLevelsCome) {
  EXPECT_EQ(
      rows(system_, "SELECT file, concat_ws(' ', rows_read, accepted, review, rejected, merged) FROM pack_ledger"),
      rows(trust_->dir, "SELECT file, concat_ws(' ', rows_read, accepted, review, rejected, merged) FROM ledger"));
  EXPECT_EQ(rows(system_, "SELECT rule, findings::VARCHAR FROM pack_rules"),
            rows(trust_->dir, "SELECT rule, findings::VARCHAR FROM rules WHERE findings > 0"));
  EXPECT_EQ(rows(system_, "SELECT 'lost', sum(rows_read - accepted - review - rejected - merged)::VARCHAR FROM ledger"),
            (std::map<std::string, std::string>{{"lost", "0"}}));
}

TEST_F(Packs, NoIdentifierIsInAnyFileOfIt) {
  store::DatabaseOptions options;
  options.read_only = true;
  store::Database database((trust_->dir / "out/internal/workforce.duckdb").string(), options);
  const auto keys =
      database.query("SELECT DISTINCT person_key::VARCHAR FROM staff WHERE person_key IS NOT NULL LIMIT 500");
  ASSERT_GT(keys.rows(), 100U);
  std::string all;
  for (const auto& entry : fs::directory_iterator(pack())) all += text_of(entry.path());
  for (std::size_t row = 0; row < keys.rows(); ++row) EXPECT_THAT(all, Not(HasSubstr(keys.text(row, 0))));
  for (const auto& entry : fs::directory_iterator(pack()))
    EXPECT_EQ(fs::status(entry.path()).permissions() & fs::perms::all, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_THAT(text_of(pack() / "contents.html"), HasSubstr("Synthetic data"));
}

/// The pack of March once more under another name: every employer in it is counted twice, and each is named for each
/// pack.
TEST_F(Packs, AnEmployerThatComesTwiceIsNamed) {
  const auto told = [](const base::Diagnostics& remarks) {
    return std::count_if(remarks.begin(), remarks.end(), [](const base::Diagnostic& remark) {
      return remark.message.find("its staff are counted twice") != std::string::npos;
    });
  };
  EXPECT_EQ(told(remarks_), 0);
  fs::create_directories(system_ / "data/packs/again");
  std::string march = kHeadings;
  std::istringstream lines(text_of(pack() / "pack.csv"));
  std::set<std::string> employers;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("2025-03,")) continue;
    march += line + "\n";
    if (const std::string employer = line.substr(8, line.find(',', 8) - 8); !employer.empty())
      employers.insert(employer);
  }
  write(system_ / "data/packs/again/pack.csv", march);
  ASSERT_GT(employers.size(), 3U);
  EXPECT_EQ(told(run_system()), static_cast<std::ptrdiff_t>(2 * employers.size())) << "in each of the two packs";
  fs::remove_all(system_ / "data/packs/again");
}

/// Nothing links the people of two packs, so they are at least those of the larger one and at most the sum.
TEST_F(Packs, HeadcountOfTwoPacksIsARangeFromTheLargerToTheSum) {
  const scenario::SmallPlan other("packs_other", 150, false);
  run::write_pack(other.plan, {"", (system_ / "data/packs/other").string(), "test"});
  run_system();
  const auto number = [](const fs::path& plan, const char* column) {
    const auto found = rows(plan, std::string("SELECT month::VARCHAR, ") + column +
                                      "::VARCHAR FROM capacity_cells WHERE table_id = 'total'");
    return std::stod(found.at("2025-03-01"));
  };
  const double mine = number(trust_->dir, "people"), theirs = number(other.dir, "people");
  ASSERT_GT(theirs, 30);
  EXPECT_EQ(number(system_, "people"), mine + theirs);
  EXPECT_EQ(number(system_, "people_high"), mine + theirs);
  EXPECT_EQ(number(system_, "people_low"), std::max(mine, theirs));
  EXPECT_NEAR(number(system_, "fte"), number(trust_->dir, "fte") + number(other.dir, "fte"), 1e-6) << "FTE adds up";
  fs::remove_all(system_ / "data/packs/other");
}

TEST_F(Packs, APackOnceMadeIsNotMadeAgainAndAChangeIsSeen) {
  for (const base::Diagnostic& remark : remarks_) EXPECT_THAT(remark.message, Not(HasSubstr("of this pack")));
  EXPECT_THROW(run::write_pack(trust_->plan, {"", pack().string(), "test"}), base::UsageError);
  EXPECT_THROW(run::write_pack(trust_->plan, {"", (trust_->dir / "out/internal/pack").string(), "test"}),
               base::UsageError);
  const std::string before = text_of(pack() / "pack.csv");
  const fs::path again = system_ / "again";
  run::write_pack(trust_->plan, {"", again.string(), "test"});
  EXPECT_EQ(text_of(again / "pack.csv"), before);

  std::ofstream(pack() / "rules.csv", std::ios::app) << "2025-03,The trust,FTE-HIGH,review,1\n";
  const base::Diagnostics remarks = run_system();
  ASSERT_TRUE(std::any_of(remarks.begin(), remarks.end(), [](const base::Diagnostic& remark) {
    return remark.message == "rules.csv of this pack was changed since it was made";
  }));
}

}  // namespace
}  // namespace cadre
