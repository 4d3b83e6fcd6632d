// Synthetic lists with planted faults and near misses are curated; what the rules find is held against the truth file.
// The lists come from the sample module, which shares no rule and no title list with curation.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "base/csv_text.h"
#include "base/progress.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "curation/context.h"
#include "intake/layout.h"
#include "plan_file/plan.h"
#include "run/curate_file.h"
#include "run/load_staff.h"
#include "run/people_across_files.h"
#include "run/plan_geography.h"
#include "sample/sample.h"
#include "store/chunk_reader.h"
#include "store/sql_text.h"

namespace cadre {
namespace {

namespace fs = std::filesystem;

const std::string kReference = cadre::base::source_dir() + "/reference";
constexpr double kFloor = 0.98;  // precision and recall that each rule must reach

struct Spot {
  std::string file;
  std::uint32_t line = 0;
  std::string rule;
  auto operator<=>(const Spot&) const = default;
};

/// A set of lists with everything that was planted in it.
class Lists {
 public:
  Lists(int people, int months) : dir_(fs::path(base::own_temp_dir()) / "cadre_planted_faults") {
    fs::remove_all(dir_);
    sample::SampleOptions options;
    options.out_dir = dir_.string();
    options.reference_dir = kReference;
    options.people = people;
    options.months = months;
    options.seed = 20251;
    files_ = sample::write_sample(options).files;
    const auto truth = base::read_small_csv((dir_ / "truth.csv").string());
    for (const auto& row : truth.rows) {
      const Spot spot{row[truth.column("file")], static_cast<std::uint32_t>(std::stoul(row[truth.column("line")])),
                      row[truth.column("rule_id")]};
      (row[truth.column("kind")] == "planted" ? planted : decoys).insert(spot);
    }
  }
  ~Lists() { fs::remove_all(dir_); }
  Lists(const Lists&) = delete;
  Lists& operator=(const Lists&) = delete;

  /// What a run over these lists finds, under the maps of the example plan.
  std::set<Spot> found(const std::vector<std::string>& switched_off) const {
    const plan_file::Plan plan = plan_file::read_plan(cadre::base::source_dir() + "/examples/south-yorkshire");
    const auto context = curation::CurationContext::load(kReference, run::read_plan_geography(plan), switched_off);
    const auto layouts = intake::load_layouts(kReference);
    const auto layout =
        std::find_if(layouts.begin(), layouts.end(), [](const auto& l) { return l.id == "esr_staff_in_post"; });
    base::SilentProgress progress;
    std::vector<run::NumberedPartition> partitions;
    std::set<Spot> spots;
    for (const std::string& file : files_) {
      const std::string folder = (dir_ / ("curated_" + file)).string();
      fs::remove_all(folder);
      fs::create_directories(folder);
      const run::StaffFile staff{(dir_ / file).string(), file, &*layout, std::nullopt, "", ""};
      const run::FileSummary summary = run::curate_file(staff, context, "test", folder, 2, progress);
      partitions.push_back({static_cast<std::uint16_t>(partitions.size() + 1), folder, summary.parts});
      add_found(partitions.back(), file, spots);
    }
    const auto across = run::compare_people_across_files(partitions, context.switched_off, "test", 2);
    for (std::size_t row = 0; row < across.findings.rows(); ++row)
      spots.insert({files_[static_cast<std::size_t>(across.findings.integer_at(row, "file_id")) - 1],
                    static_cast<std::uint32_t>(across.findings.integer_at(row, "line")),
                    across.findings.text_at(row, "rule")});
    return spots;
  }

  std::set<Spot> planted, decoys;

 private:
  static void add_found(const run::NumberedPartition& partition, const std::string& file, std::set<Spot>& spots) {
    store::Database database;
    for (const std::string& part : run::part_files(partition, "findings"))
      store::read_chunks(database, "SELECT line, rule FROM read_parquet(" + store::quote_literal(part) + ")", {},
                         [&](const store::Chunk& chunk) {
                           for (std::size_t row = 0; row < chunk.rows(); ++row)
                             spots.insert({file, static_cast<std::uint32_t>(chunk.column(0).integer(row)),
                                           std::string(chunk.column(1).text(row))});
                         });
  }

  fs::path dir_;
  std::vector<std::string> files_;
};

struct Score {
  int planted = 0, found = 0, wrong = 0, decoys = 0, fooled = 0;
  double recall() const { return planted == 0 ? 1 : static_cast<double>(found) / planted; }
  double precision() const { return found + wrong == 0 ? 1 : static_cast<double>(found) / (found + wrong); }
};

std::map<std::string, Score> scores(const Lists& lists, const std::set<Spot>& found) {
  std::map<std::string, Score> scores;
  for (const Spot& spot : lists.planted) {
    ++scores[spot.rule].planted;
    scores[spot.rule].found += found.contains(spot) ? 1 : 0;
  }
  for (const Spot& spot : lists.decoys) {
    ++scores[spot.rule].decoys;
    scores[spot.rule].fooled += found.contains(spot) ? 1 : 0;
  }
  for (const Spot& spot : found) scores[spot.rule].wrong += lists.planted.contains(spot) ? 0 : 1;
  return scores;
}

TEST(PlantedFaults, EachRuleFindsItsFaultsAndNothingElse) {
  const Lists lists(12000, 2);
  const std::set<Spot> found = lists.found({});
  std::printf("%-22s %8s %8s %8s %8s %8s\n", "rule", "planted", "recall", "precise", "decoys", "fooled");
  for (const auto& [rule, score] : scores(lists, found)) {
    std::printf("%-22s %8d %8.3f %8.3f %8d %8d\n", rule.c_str(), score.planted, score.recall(), score.precision(),
                score.decoys, score.fooled);
    EXPECT_GE(score.recall(), kFloor) << rule;
    EXPECT_GE(score.precision(), kFloor) << rule;
    EXPECT_EQ(score.fooled, 0) << rule;
  }
  if (std::getenv("CADRE_SHOW_WRONG") != nullptr) {
    for (const Spot& spot : found)
      if (!lists.planted.contains(spot))
        std::printf("wrong   %s %s:%u\n", spot.rule.c_str(), spot.file.c_str(), spot.line);
    for (const Spot& spot : lists.planted)
      if (!found.contains(spot)) std::printf("missed  %s %s:%u\n", spot.rule.c_str(), spot.file.c_str(), spot.line);
  }
}

TEST(PlantedFaults, ARuleThatIsSwitchedOffFindsNothing) {
  const Lists lists(3000, 1);
  std::set<std::string> planted_rules;
  for (const Spot& spot : lists.planted) planted_rules.insert(spot.rule);
  ASSERT_GE(planted_rules.size(), 30U);
  // All at once would be quicker, but one rule could then lean on another: each alone.
  for (const std::string& rule : planted_rules) {
    const auto without = scores(lists, lists.found({rule}));
    EXPECT_EQ(without.at(rule).found, 0) << rule;
  }
}

}  // namespace
}  // namespace cadre
