#include "run/seal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/month.h"
#include "base/test_data.h"
#include "capacity/cells.h"
#include "run/input_sources.h"
#include "run/seal_differences.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::map<std::string, std::string> contents(const fs::path& dir) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (entry.is_directory()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    out[fs::relative(entry.path(), dir).generic_string()] = text.str();
  }
  return out;
}

constexpr const char* kRunRecord = R"({"cadre":"1.0","rules_hash":"r1","finished":"2025-04-02T09:00:00Z","inputs":[],)"
                                   R"("tables":{"capacity_cells":"h1","input_sources":"h2"}})";
constexpr const char* kCells =
    "month,table_id,employer,profession,people,fte\n"
    "2025-03,total,,,10,8.5\n"
    "2025-03,employer,RHQ,,6,5\n"
    "2025-03,employer,RFF,,4,3.5\n"
    "2025-03,profession_employer,RHQ,PT,6,5\n"
    "2025-03,band,,,3,3\n";
constexpr const char* kSources =
    "month,employer,file,sha256,rows\n"
    "2025-03,RHQ,a.csv,aa,6\n"
    "2025-03,RFF,b.csv,bb,4\n";

class Sealing : public testing::Test {
 protected:
  Sealing()
      : plan_(fs::path(base::own_temp_dir()) / "cadre_seal" /
              testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(plan_);
    write(plan_ / "out/run.json", kRunRecord);
    write(plan_ / "out/internal/tables/capacity_cells.csv", kCells);
    write(plan_ / "out/internal/tables/input_sources.csv", kSources);
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(plan_, ignored);
  }
  std::string seal(const std::string& name) const {
    return seal_output(plan_.string(), (plan_ / "out").string(), name);
  }
  /// What is said when `name` cannot be sealed.
  std::string complaint(const std::string& name) const {
    try {
      seal(name);
    } catch (const base::InputError& error) {
      return error.what();
    }
    return "sealed";
  }
  std::vector<Seal> read() {
    remarks_.clear();
    return read_seals(plan_.string(), remarks_);
  }

  fs::path plan_;
  base::Diagnostics remarks_;
};

TEST_F(Sealing, HoldsWhatWasComputedReadOnlyWithHashes) {
  const fs::path sealed = seal("return-2025-03");
  EXPECT_EQ(sealed, plan_ / "sealed/return-2025-03");
  const auto files = contents(sealed);
  EXPECT_EQ(files.at("tables/capacity_cells.csv"), kCells);
  EXPECT_EQ(files.at("run.json"), kRunRecord);
  EXPECT_THAT(files.at("SHA256SUMS"), HasSubstr("  tables/capacity_cells.csv\n"));
  struct stat status {};
  ASSERT_EQ(::stat((sealed / "run.json").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0400U);
  ASSERT_EQ(::stat((plan_ / "sealed").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
  const auto seals = read();
  ASSERT_EQ(seals.size(), 1U);
  EXPECT_EQ(seals[0].name, "return-2025-03");
  EXPECT_EQ(seals[0].rules_hash, "r1");
  EXPECT_EQ(seals[0].cells.rows.size(), 5U);
  EXPECT_TRUE(remarks_.empty());
}

TEST_F(Sealing, IsNeverWrittenAgain) {
  const auto before = contents(seal("march"));
  write(plan_ / "out/internal/tables/capacity_cells.csv", "month\n");
  EXPECT_THAT(complaint("march"), HasSubstr("is sealed already"));
  EXPECT_EQ(contents(plan_ / "sealed/march"), before);
}

TEST_F(Sealing, AnOutputThatIsNotWholeIsRefusedAndLeavesNothing) {
  fs::remove(plan_ / "out/internal/tables/input_sources.csv");
  EXPECT_THAT(complaint("march"), HasSubstr("input_sources.csv"));
  write(plan_ / "out/run.json", "{");
  EXPECT_THAT(complaint("march"), HasSubstr("not the record of a whole output"));
  fs::remove(plan_ / "out/run.json");
  EXPECT_THAT(complaint("march"), HasSubstr("holds no output"));
  EXPECT_TRUE(contents(plan_ / "sealed").empty());
}

TEST_F(Sealing, NamesAreFolderNames) {
  for (const char* name : {"", "a/b", "..", ".hidden", "a b", "é"}) EXPECT_THROW(seal(name), base::UsageError) << name;
}

TEST_F(Sealing, AChangedByteIsToldAndTheSealLeftOut) {
  const fs::path sealed = seal("march");
  const fs::path cells = sealed / "tables/capacity_cells.csv";
  fs::permissions(cells, fs::perms::owner_all);
  std::string text = kCells;
  text[text.find("8.5")] = '9';
  write(cells, text);
  EXPECT_TRUE(read().empty());
  ASSERT_EQ(remarks_.size(), 1U);
  EXPECT_THAT(remarks_[0].text(), HasSubstr("tables/capacity_cells.csv was changed since it was sealed"));
  fs::remove(cells);
  EXPECT_TRUE(read().empty());
  EXPECT_THAT(remarks_[0].text(), HasSubstr("is missing"));
}

TEST_F(Sealing, AFileThatWasAddedIsTold) {
  write(fs::path(seal("march")) / "note.txt", "x");
  EXPECT_TRUE(read().empty());
  ASSERT_EQ(remarks_.size(), 1U);
  EXPECT_THAT(remarks_[0].text(), HasSubstr("files were added or lost"));
}

/// capacity_cells of a run, with one figure for each employer.
base::Table cells_now(double rhq, double rff) {
  base::Table table(capacity::capacity_cells_spec());
  const auto add = [&](const char* id, const char* employer, std::int64_t people, double fte) {
    for (const base::ColumnSpec& column : table.spec().columns) {
      if (column.name == "month")
        table.integer(base::Month(2025, 3).ordinal());
      else if (column.name == "table_id")
        table.text(id);
      else if (column.name == "employer")
        table.text(employer);
      else if (column.name == "people")
        table.integer(people);
      else if (column.name == "fte")
        table.decimal(fte);
      else if (column.kind == base::ColumnKind::Flag)
        table.flag(false);
      else
        table.missing();
    }
    table.end_row();
  };
  add("total", "", 10, rhq + rff);
  add("employer", "RHQ", 6, rhq);
  add("employer", "RFF", 4, rff);
  return table;
}

base::Table sources_now(const char* of_rhq) {
  base::Table table(input_sources_spec());
  table.integer(base::Month(2025, 3).ordinal()).text("RFF").text("b.csv").text("bb").integer(4).end_row();
  table.integer(base::Month(2025, 3).ordinal()).text("RHQ").text("a.csv").text(of_rhq).integer(6).end_row();
  return table;
}

TEST_F(Sealing, TheCauseOfADifferenceIsToldWhereItCanBe) {
  seal("march");
  const auto seals = read();
  const auto causes = [&](const base::Table& cells, const base::Table& sources, const std::string& rules) {
    const base::Table table = seal_differences(seals, cells, sources, rules);
    std::map<std::string, std::string> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (table.text_at(row, "profession").empty()) out[table.text_at(row, "employer")] = table.text_at(row, "cause");
    return out;
  };
  using Causes = std::map<std::string, std::string>;
  EXPECT_EQ(causes(cells_now(5, 3.5), sources_now("aa"), "r1"),
            (Causes{{"", "none"}, {"RFF", "none"}, {"RHQ", "none"}}));
  EXPECT_EQ(causes(cells_now(6, 3.5), sources_now("cc"), "r1"),
            (Causes{{"", "inputs"}, {"RFF", "none"}, {"RHQ", "inputs"}}));
  EXPECT_EQ(causes(cells_now(6, 3.5), sources_now("aa"), "r2"),
            (Causes{{"", "rules"}, {"RFF", "none"}, {"RHQ", "rules"}}));
  EXPECT_EQ(causes(cells_now(6, 4), sources_now("cc"), "r2"),
            (Causes{{"", "both"}, {"RFF", "rules"}, {"RHQ", "both"}}));
  EXPECT_EQ(causes(cells_now(6, 3.5), sources_now("aa"), "r1"),
            (Causes{{"", "plan"}, {"RFF", "none"}, {"RHQ", "plan"}}));
}

TEST_F(Sealing, AFigureThatIsNoLongerThereIsComparedWithNothing) {
  seal("march");
  const base::Table table = seal_differences(read(), cells_now(5, 3.5), sources_now("aa"), "r1");
  bool seen = false;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text_at(row, "profession") != "PT") continue;
    seen = true;
    EXPECT_EQ(table.decimal_at(row, "fte_sealed"), 5);
    EXPECT_EQ(table.decimal_at(row, "fte_now"), 0);
    EXPECT_EQ(table.decimal_at(row, "fte_difference"), -5);
  }
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace cadre::run
