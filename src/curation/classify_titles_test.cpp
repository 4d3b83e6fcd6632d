#include "curation/classify_titles.h"
#include "base/source_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <sstream>
#include <string>

namespace cadre::curation {
namespace {

class TextStream final : public intake::ByteStream {
 public:
  explicit TextStream(std::string text) : text_(std::move(text)) {}
  std::size_t read(char* out, std::size_t room) override {
    const std::size_t n = std::min(room, text_.size() - at_);
    std::memcpy(out, text_.data() + at_, n);
    at_ += n;
    return n;
  }
  std::uint64_t size_on_disk() const override { return text_.size(); }
  std::uint64_t consumed() const override { return at_; }
  std::string sha256() override { return {}; }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

const TitleClassifier& classifier() {
  static const TitleClassifier loaded = TitleClassifier::load(base::source_dir() + "/reference");
  return loaded;
}

struct Ran {
  ClassifyCounts counts;
  std::string out;
};

Ran run(const std::string& text, const ClassifyOptions& options = {}) {
  TextStream in(text);
  std::ostringstream out;
  Ran ran;
  ran.counts = classify_titles(in, "jobs.csv", options, classifier(), out);
  ran.out = out.str();
  return ran;
}

/// The columns row, profession, tier and band of an answer, without its header.
std::string first_columns(const std::string& out) {
  std::istringstream lines(out);
  std::string line, kept;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::size_t at = 0;
    for (int comma = 0; comma < 4; ++comma) at = line.find(',', at) + 1;
    kept += line.substr(0, at - 1) + "\n";
  }
  return kept;
}

TEST(ClassifyTitles, AnswersEveryRowInOrder) {
  const Ran ran = run("id,Title ,pay\n1,Band 6 Physiotherapist,\n2,\"Nurse/ODP\",x\n3,Porter,\n");
  EXPECT_THAT(ran.out, testing::StartsWith("row,profession,tier,band,confidence,evidence\n1,PT,registered,6,"));
  EXPECT_EQ(first_columns(ran.out), "1,PT,registered,6\n2,ODP|NONE,registered,\n3,NONE,,\n");
  EXPECT_EQ(ran.counts.rows, 3U);
  EXPECT_EQ(ran.counts.allied_health, 1U);
  EXPECT_EQ(ran.counts.either, 1U);
  EXPECT_EQ(ran.counts.none, 1U);
}

TEST(ClassifyTitles, ReadsQuotesLineBreaksMarksAndOtherDelimiters) {
  EXPECT_EQ(first_columns(run("\xEF\xBB\xBF"
                              "title\r\n\"Occupational\r\nTherapist\"\r\n\r\n\"Say \"\"OT\"\"\"\r\n")
                              .out),
            "1,OT,registered,\n2,OT,registered,\n");
  EXPECT_EQ(first_columns(run("a;title\n1;Dietitian, Band 7\n").out), "1,DIET,registered,7\n");
  EXPECT_EQ(first_columns(run("\n\ntitle\nPodiatrist").out), "1,POD,registered,\n");
}

TEST(ClassifyTitles, TakesTheBandFromThePay) {
  EXPECT_EQ(
      first_columns(run("title,salary_text\nPhysiotherapist,\"£31,365 - £37,890 pa\"\n", {"title", "salary_text"}).out),
      "1,PT,registered,6\n");
}

TEST(ClassifyTitles, KeepsRowsThatItCannotRead) {
  const Ran ran = run("id,title\n1\n2,\n3,Orthoptist\n4,\"never closed\n5,Osteopath\n");
  EXPECT_EQ(first_columns(ran.out), "1,,,\n2,,,\n3,ORTHOPT,registered,\n4,,,\n5,OSTEO,registered,\n");
  EXPECT_EQ(ran.counts.unread, 3U);
  ASSERT_EQ(ran.counts.notes.size(), 2U);
  EXPECT_EQ(ran.counts.notes[0].where.line, 2U);
  EXPECT_EQ(ran.counts.notes[1].where.line, 5U);
}

TEST(ClassifyTitles, NamesTheNearestColumn) {
  try {
    run("vacancy_id,job_title\n1,x\n", {"job_titel", ""});
    FAIL() << "accepted a column that is not there";
  } catch (const base::InputError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("jobs.csv:1: error: there is no column 'job_titel'"));
    EXPECT_THAT(error.what(), testing::HasSubstr("Did you mean 'job_title'?"));
  }
  EXPECT_THROW(run("title\nx\n", {"title", "pay"}), base::InputError);
  EXPECT_THROW(run("\n\n"), base::InputError);
}

TEST(ClassifyTitles, DoesNotDependOnWhereBlocksAreCut) {
  std::string text = "title,text\n";
  const std::string note(997, 'x');
  for (int i = 0; i < 3000; ++i) text += "\"Speech and\nLanguage Therapist\",\"" + note + "\n\"\n";
  const Ran ran = run(text);
  EXPECT_EQ(ran.counts.rows, 3000U);
  EXPECT_EQ(ran.counts.allied_health, 3000U);
  EXPECT_TRUE(ran.counts.notes.empty());
}

}  // namespace
}  // namespace cadre::curation
