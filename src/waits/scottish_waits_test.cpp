// The published Scottish files on musculoskeletal waits, read whole, where they are at hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "base/month.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "intake/xlsx_stream.h"
#include "waits/link.h"
#include "waits/read_waits.h"

namespace cadre::waits {
namespace {

using testing::HasSubstr;

constexpr const char* kSnapshot = "Waiting Monthly [New Time-Bands] Snapshot ---Extended---.xlsx";

class ScottishWaits : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = base::shared_data(base::source_dir());
    if (folder_.empty()) GTEST_SKIP() << "skipped: no shared data";
    folder_ += "/scotland-ahp-msk/";
    if (!std::ifstream(folder_ + "Musculoskeletal.csv")) GTEST_SKIP() << "skipped: no shared data";
  }
  WaitFile csv(const std::string& name) {
    std::stringstream text;
    text << std::ifstream(folder_ + name).rdbuf();
    return read_waits(text.str(), name, labels_);
  }
  WaitFile workbook() {
    const auto sheet = intake::open_sheet(folder_ + kSnapshot, kSnapshot, 0);
    std::string text(1U << 20U, '\0'), all;
    while (const std::size_t read = sheet->read(text.data(), text.size())) all.append(text, 0, read);
    return read_waits(std::move(all), kSnapshot, labels_);
  }
  std::string folder_;
  LabelBook labels_;
};

const WaitPoint& find(const std::vector<WaitPoint>& points, const char* area, const char* service, base::Month month) {
  for (const WaitPoint& p : points)
    if (p.area == area && p.service == service && p.date == month.last_day()) return p;
  throw std::runtime_error("no such list");
}

TEST_F(ScottishWaits, FilesAreReadWhole) {
  const WaitFile waiting = csv("Musculoskeletal.csv"), seen = csv("Musculoskeletalseen.csv"), snapshot = workbook();
  EXPECT_EQ(waiting.rows, 5390U);
  EXPECT_EQ(waiting.used, 5390U);
  EXPECT_EQ(waiting.points.size(), 5390U);
  EXPECT_EQ(seen.used, 2520U);
  EXPECT_EQ(seen.points.size(), 2520U);
  EXPECT_EQ(snapshot.used, 67067U);
  EXPECT_EQ(snapshot.points.size(), 871U);
  EXPECT_EQ(find(waiting.points, "Ayrshire & Arran", "Physiotherapy", base::Month(2015, 9)).queue, 4702);
  EXPECT_EQ(find(snapshot.points, "Scotland", "All AHP MSK Specialties", base::Month(2023, 3)).queue, 68380);
  EXPECT_EQ(
      find(seen.points, "Ayrshire & Arran", "All AHP MSK Specialties (excluding MATS)", base::Month(2015, 9)).removed,
      6137);
}

TEST_F(ScottishWaits, BalanceClosesAndLabelDriftIsTold) {
  std::vector<WaitPoint> points;
  std::string said;
  for (WaitFile file : {csv("Musculoskeletal.csv"), csv("Musculoskeletalseen.csv"), workbook()}) {
    points.insert(points.end(), file.points.begin(), file.points.end());
    for (const base::Diagnostic& remark : file.remarks) said += remark.text() + "\n";
  }
  EXPECT_THAT(said, HasSubstr("'43 - 56 weeks' does not follow on"));
  EXPECT_THAT(said, HasSubstr("'51 - 64 weeks (%)'"));
  std::string drift;
  for (const base::Diagnostic& note : labels_.drift()) drift += note.text() + "\n";
  EXPECT_THAT(drift, HasSubstr("'Podiatry' is written as 'Chiropody/Podiatry'"));
  EXPECT_THAT(drift, HasSubstr("'Ayrshire & Arran'"));
  const Linked linked = link(points);
  EXPECT_GT(linked.balances, 1000U);
  std::size_t bands = 0;
  for (const Difference& d : linked.differences) bands += d.kind == "bands and total" ? 1 : 0;
  EXPECT_EQ(bands, 0U);
  for (const WaitPoint& p : linked.points)
    if (!std::isnan(p.opening) && !std::isnan(p.added) && !std::isnan(p.removed) && !std::isnan(p.queue)) {
      EXPECT_NEAR(p.opening + p.added - p.removed, p.queue, 0.5);
    }
}

}  // namespace
}  // namespace cadre::waits
