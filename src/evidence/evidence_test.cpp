#include "evidence/evidence.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "base/diagnostics.h"
#include "base/source_dir.h"

namespace cadre::evidence {
namespace {

using testing::HasSubstr;

std::vector<Item> shipped() {
  std::vector<Item> out;
  for (const std::string name :
       {"case_studies", "documents", "acp_pathways", "small_vulnerable_actions", "evaluations"}) {
    std::stringstream text;
    text << std::ifstream(base::source_dir() + "/reference/evidence/" + name + ".csv").rdbuf();
    read_items(text.str(), name, false, out);
  }
  return out;
}

std::string first_of(const Query& query) {
  static const std::vector<Item> kItems = shipped();
  const std::vector<Found> found = search(kItems, query);
  return found.empty() ? "" : kItems[found.front().item].id;
}

TEST(Evidence, ShippedItems) {
  const std::vector<Item> items = shipped();
  EXPECT_EQ(items.size(), 23U + 10 + 14 + 43 + 8);
  EXPECT_EQ(search(items, {}).size(), items.size());
}

TEST(Evidence, WordsAndFilters) {
  EXPECT_EQ(first_of({{"first", "contact", "taunton"}, "", "", "", "", {}}), "FCP_TAUNTON");
  EXPECT_EQ(first_of({{"police"}, "", "", "", "", {}}), "CASE_01");
  EXPECT_EQ(first_of({{"dysphagia incidents"}, "", "SLT", "", "", {}}), "CASE_20");
  EXPECT_EQ(first_of({{"dysphagia"}, "", "PT", "", "", {}}), "");
  EXPECT_EQ(first_of({{}, "eating disorder", "ART", "", "", {}}), "CASE_04");
  EXPECT_EQ(first_of({{}, "", "", "LEADERSHIP", "", {}}), "MDC_SPC");
  EXPECT_EQ(first_of({{}, "", "", "", "", base::Month(2026, 1)}), "LEVEL7_2026");
  EXPECT_EQ(first_of({{}, "", "", "", "review", {}}), "MSK_SHARE");
  EXPECT_EQ(first_of({{"zebra"}, "", "", "", "", {}}), "");
}

TEST(Evidence, LinksSayWhatIsMissingOrStale) {
  const base::Table table = links_table(shipped(),
                                        {{"m", "a", "MSK_SHARE", "assumed"},
                                         {"m", "b", "", "assumed"},
                                         {"m", "c", "NOTHING", "assumed"},
                                         {"m", "d", "LEVEL7_2026", "published"}},
                                        base::Month(2026, 11));
  ASSERT_EQ(table.rows(), 4U);
  EXPECT_EQ(table.text_at(0, "state"), "stale");
  EXPECT_EQ(table.text_at(1, "state"), "none");
  EXPECT_EQ(table.text_at(2, "state"), "unknown");
  EXPECT_EQ(table.text_at(3, "state"), "linked");
}

TEST(Evidence, IdeasByVotes) {
  const auto ideas = read_ideas("idea,theme,votes,project\nA,x,3,\nB,y,9,P01\n", "i.csv");
  EXPECT_EQ(ideas[0].idea, "B");
  EXPECT_THROW(read_ideas("idea,theme,votes\nA,x,-3\n", "i.csv"), base::InputError);
}

TEST(Evidence, FaultsAreTold) {
  std::vector<Item> items;
  const std::string head = "id,kind,title,professions,strength,mark,source\n";
  read_items(head + "A,k,t,OT,review,published,s\n", "e", true, items);
  EXPECT_THROW(read_items(head + "A,k,t,OT,review,published,s\n", "e", true, items), base::InputError);
  EXPECT_THROW(read_items(head + "B,k,t,XX,review,published,s\n", "e", true, items), base::InputError);
  EXPECT_THROW(read_items(head + "C,k,t,,strong,published,s\n", "e", true, items), base::InputError);
}

}  // namespace
}  // namespace cadre::evidence
