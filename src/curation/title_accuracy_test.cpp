// Measures the title classifier on titles with labels. The table it prints is the one in docs/methods/titles.md.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/csv_text.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "curation/title_classifier.h"

namespace cadre::curation {
namespace {

struct Case {
  std::string title, pay, label;
};

struct Answer {
  std::string codes;  ///< as printed: "ODP|NONE"
  std::string first;  ///< the likelier choice
  bool support = false;
};

Answer answer_of(const std::string& label) {
  Answer answer;
  answer.codes = label.substr(0, label.find('/'));
  answer.support = label.ends_with("/support");
  answer.first = answer.codes.substr(0, answer.codes.find('|'));
  if (answer.codes == "ART|DRAMA|MUSIC") answer.first = answer.codes;  // one kind to whoever counts them
  return answer;
}

Answer answer_of(const TitleVerdict& verdict) {
  return answer_of(codes_of(verdict) + (tier_of(verdict) == "support" ? "/support" : ""));
}

std::set<std::string> codes_in(const std::string& codes) {
  std::set<std::string> parts;
  for (std::size_t at = 0; at <= codes.size();) {
    const std::size_t end = std::min(codes.find('|', at), codes.size());
    parts.insert(codes.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

struct Count {
  int right = 0, claimed = 0, true_ones = 0;
};

/// Wilson score interval at 95% (Wilson 1927, JASA 22), as text in per cent.
std::string share(int right, int of) {
  if (of == 0) return "none";
  const double z = 1.959964, n = of, p = right / n;
  const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return fmt::format("{}/{} = {:.3f} ({:.3f}-{:.3f})", right, of, p, centre - half, centre + half);
}

struct Measure {
  std::map<std::string, Count> by_profession;
  Count pooled;       ///< the fifteen professions and RAD
  Count pooled_sure;  ///< of them, titles whose label has no alternative
  int tier_right = 0, tier_of = 0;
  std::map<std::string, std::pair<int, int>> by_class;  ///< n, correct
  std::vector<std::string> wrong;

  double precision() const { return static_cast<double>(pooled.right) / pooled.claimed; }
  double recall() const { return static_cast<double>(pooled.right) / pooled.true_ones; }
};

bool names_profession(const std::string& code) { return code != "NONE" && code != "AHP"; }

Measure measure(const TitleClassifier& classifier, const std::vector<Case>& cases) {
  Measure m;
  for (const Case& c : cases) {
    const TitleVerdict verdict = classifier.classify(c.title, c.pay);
    const Answer said = answer_of(verdict), truth = answer_of(c.label);
    const bool sure = truth.codes.find('|') == std::string::npos;
    const bool right = said.first == truth.first;
    const auto tally = [&](Count& count) {
      count.claimed += names_profession(said.first) ? 1 : 0;
      count.true_ones += names_profession(truth.first) ? 1 : 0;
      count.right += right && names_profession(said.first) ? 1 : 0;
    };
    tally(m.pooled);
    if (sure) tally(m.pooled_sure);
    ++m.by_profession[said.first].claimed;
    ++m.by_profession[truth.first].true_ones;
    if (right) ++m.by_profession[said.first].right;
    if (right && truth.first != "NONE") {
      ++m.tier_of;
      m.tier_right += said.support == truth.support ? 1 : 0;
    }
    const bool exact = codes_in(said.codes) == codes_in(truth.codes) && said.support == truth.support;
    auto& [n, correct] = m.by_class[std::string(code_of(verdict.evidence_class))];
    ++n;
    correct += exact ? 1 : 0;
    if (!exact) m.wrong.push_back(fmt::format("{} for {} by {}", codes_of(verdict), c.label, verdict.evidence));
  }
  return m;
}

void print(const std::string& heading, const Measure& m) {
  fmt::print("{}\n{:<16} {:<30} {:<30}\n", heading, "likelier choice", "precision (95% Wilson)", "recall (95% Wilson)");
  for (const auto& [code, count] : m.by_profession)
    fmt::print("{:<16} {:<30} {:<30}\n", code, share(count.right, count.claimed), share(count.right, count.true_ones));
  fmt::print("{:<16} {:<30} {:<30}\n", "pooled", share(m.pooled.right, m.pooled.claimed),
             share(m.pooled.right, m.pooled.true_ones));
  fmt::print("{:<16} {:<30} {:<30}\n", "  one choice", share(m.pooled_sure.right, m.pooled_sure.claimed),
             share(m.pooled_sure.right, m.pooled_sure.true_ones));
  fmt::print("tier right where the profession is: {}\n", share(m.tier_right, m.tier_of));
  fmt::print("class,n,correct\n");
  for (const auto& [name, counts] : m.by_class) fmt::print("{},{},{}\n", name, counts.first, counts.second);
  std::map<std::string, int> wrong;  // what was said for what, without the titles
  for (const std::string& line : m.wrong) ++wrong[line];
  for (const auto& [line, n] : wrong) fmt::print("not exact: {} x {}\n", n, line);
}

std::string reference() { return base::source_dir() + "/reference"; }
std::string test_data(const std::string& name) { return base::source_dir() + "/tests/data/titles/" + name; }

/// Rows of one set; all when it is empty.
std::vector<Case> written(const std::string& set, const std::string& file = "written_titles.csv") {
  const base::SmallCsv csv = base::read_small_csv(test_data(file));
  std::vector<Case> cases;
  for (const auto& row : csv.rows)
    if (set.empty() || row[csv.column("set")] == set)
      cases.push_back({row[csv.column("title")], "", row[csv.column("label")]});
  return cases;
}

/// Empty without the shared data.
std::string adverts_path() {
  const std::string shared = base::shared_data(base::source_dir());
  return shared.empty() ? "" : shared + "/nhs-jobs-2020/nhs_jobs_adverts.csv";
}

/// Labelled adverts of one set; all when it is empty.
std::vector<Case> held_out(const base::SmallCsv& adverts, const std::string& file = "heldout_labels.csv",
                           const std::string& set = "") {
  std::map<std::string, std::string> labels;
  const base::SmallCsv csv = base::read_small_csv(test_data(file));
  for (const auto& row : csv.rows)
    if (set.empty() || row[csv.column("set")] == set) labels[row[0]] = row[1];
  std::vector<Case> cases;
  const std::size_t id = adverts.column("vacancy_id"), title = adverts.column("title");
  const std::size_t pay = adverts.column("salary_text");
  for (const auto& row : adverts.rows)
    if (const auto label = labels.find(row[id]); label != labels.end())
      cases.push_back({row[title], row[pay], label->second});
  EXPECT_EQ(cases.size(), labels.size());
  return cases;
}

void expect_floors(const std::string& heading, const Measure& m) {
  print(heading, m);
  EXPECT_GE(m.precision(), 0.97) << heading;
  EXPECT_GE(m.recall(), 0.95) << heading;
}

TEST(TitleAccuracy, WrittenTitlesReachTheFloors) {
  const TitleClassifier classifier = TitleClassifier::load(reference());
  EXPECT_GE(written("").size(), 300U);
  for (const char* set : {"tune", "apart"})
    expect_floors(fmt::format("written titles, set {}", set), measure(classifier, written(set)));
}

TEST(TitleAccuracy, TitlesWrittenByAnotherHandReachTheFloors) {
  const TitleClassifier classifier = TitleClassifier::load(reference());
  for (const char* set : {"mend", "apart"})
    expect_floors(fmt::format("second written titles, set {}", set),
                  measure(classifier, written(set, "second_written_titles.csv")));
}

TEST(TitleAccuracy, AdvertsLabelledByAnotherHandReachTheFloors) {
  if (adverts_path().empty()) GTEST_SKIP() << "skipped: no shared data";
  const TitleClassifier classifier = TitleClassifier::load(reference());
  const base::SmallCsv adverts = base::read_small_csv(adverts_path());
  for (const char* set : {"mend", "apart"})
    expect_floors(fmt::format("adverts labelled by another hand, set {}", set),
                  measure(classifier, held_out(adverts, "second_labels.csv", set)));
}

TEST(TitleAccuracy, HeldOutAdvertsReachTheFloors) {
  if (adverts_path().empty()) GTEST_SKIP() << "skipped: no shared data";
  const TitleClassifier classifier = TitleClassifier::load(reference());
  expect_floors("held-out adverts, November 2020", measure(classifier, held_out(base::read_small_csv(adverts_path()))));
}

TEST(TitleAccuracy, ConfidenceIsWhatWasMeasured) {
  if (adverts_path().empty()) GTEST_SKIP() << "skipped: no shared data";
  const TitleClassifier classifier = TitleClassifier::load(reference());
  const base::SmallCsv adverts = base::read_small_csv(adverts_path());
  std::vector<Case> cases = held_out(adverts);
  for (const std::vector<Case>& apart : {written("apart"), held_out(adverts, "second_labels.csv", "apart"),
                                         written("apart", "second_written_titles.csv")})
    cases.insert(cases.end(), apart.begin(), apart.end());
  std::string expected = "class,n,correct\n";
  for (const auto& [name, counts] : measure(classifier, cases).by_class)
    expected += fmt::format("{},{},{}\n", name, counts.first, counts.second);
  const base::SmallCsv csv = base::read_small_csv(reference() + "/titles/confidence.csv");
  std::string stated = "class,n,correct\n";
  for (const auto& row : csv.rows) stated += fmt::format("{},{},{}\n", row[0], row[1], row[2]);
  EXPECT_EQ(stated, expected) << "rewrite reference/titles/confidence.csv with the second text";
}

}  // namespace
}  // namespace cadre::curation
