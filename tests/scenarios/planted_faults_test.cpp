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
#include "curation/curator.h"
#include "intake/layout.h"
#include "intake/staff_reader.h"
#include "sample/sample.h"
#include "scenarios/sample_geography.h"

namespace cadre {
namespace {

namespace fs = std::filesystem;

constexpr const char* kReference = CADRE_SOURCE_DIR "/reference";
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
  Lists() : dir_(fs::path(testing::TempDir()) / "cadre_planted_faults") {
    fs::remove_all(dir_);
    sample::SampleOptions options;
    options.out_dir = dir_.string();
    options.reference_dir = kReference;
    options.people = 12000;
    options.months = 2;
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

  std::set<Spot> found(const std::vector<std::string>& switched_off) const {
    const auto context = curation::CurationContext::load(kReference, sample_geography(kReference), switched_off);
    const auto layouts = intake::load_layouts(kReference);
    const auto layout =
        std::find_if(layouts.begin(), layouts.end(), [](const auto& l) { return l.id == "esr_staff_in_post"; });
    std::set<Spot> spots;
    for (const std::string& file : files_) {
      intake::ReadOptions options;
      options.hash_key = "test";
      options.threads = 2;
      const intake::RawTable raw = intake::read_staff_file((dir_ / file).string(), *layout, options);
      const auto slice = curation::FileCurator(raw, context, 1, 2).curate(0, raw.rows());
      for (const auto& finding : slice.findings)
        spots.insert({file, raw.line[finding.row], std::string(curation::rules()[finding.rule].id)});
    }
    return spots;
  }

  std::set<Spot> planted, decoys;

 private:
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
  const Lists lists;
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
      if (!lists.planted.contains(spot)) std::printf("wrong   %s %s:%u\n", spot.rule.c_str(), spot.file.c_str(), spot.line);
    for (const Spot& spot : lists.planted)
      if (!found.contains(spot)) std::printf("missed  %s %s:%u\n", spot.rule.c_str(), spot.file.c_str(), spot.line);
  }
}

TEST(PlantedFaults, ARuleThatIsSwitchedOffFindsNothing) {
  const Lists lists;
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
