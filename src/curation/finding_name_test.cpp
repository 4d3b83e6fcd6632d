#include "curation/finding_name.h"

#include <gtest/gtest.h>

#include <set>

#include "base/random_stream.h"

namespace cadre::curation {
namespace {

TEST(FindingName, SurvivesARoundTripAndTyping) {
  for (const std::uint64_t key : {std::uint64_t{1}, std::uint64_t{20}, std::uint64_t{0x0123456789abcdef}, UINT64_MAX}) {
    const std::string name = finding_name(key);
    EXPECT_EQ(name.size(), 17U);
    EXPECT_EQ(finding_key_of(name), key) << name;
  }
  EXPECT_EQ(finding_name(1), "bbbbb-bbbbb-bbbbc");
  EXPECT_EQ(finding_key_of("BBBBB BBBBB BBBBC"), 1U);
  EXPECT_EQ(finding_key_of("bbbbbbbbbbbbbbc"), 1U);
}

TEST(FindingName, RefusesWhatIsNone) {
  for (const char* text : {"", "bbbbb-bbbbb-bbbb", "bbbbb-bbbbb-bbbbc-c", "20012345", "bbbbb-bbbbb-bbbba",
                           "zzzzz-zzzzz-zzzzz", "bbbbb-bbbbb-bbbbb"})
    EXPECT_FALSE(finding_key_of(text)) << text;
}

TEST(FindingKey, DependsOnEachPartAndOnTheKey) {
  const intake::IdentifierHash hash("a key"), other("another key");
  const FindingParts parts{"OCC-BLANK", "occupation_code", "S1E", 42, "ZY1"};
  std::set<std::uint64_t> keys{finding_key(hash, parts), finding_key(other, parts)};
  for (int changed = 0; changed < 4; ++changed) {
    FindingParts p = parts;
    if (changed == 0) p.rule = "OCC-OTHER";
    if (changed == 1) p.field = "job_role";
    if (changed == 2) p.shown = "S1D";
    if (changed == 3) p.assignment = 43;
    keys.insert(finding_key(hash, p));
  }
  EXPECT_EQ(keys.size(), 6U);
  FindingParts moved = parts;
  moved.employer = "ZY2";
  EXPECT_EQ(finding_key(hash, moved), finding_key(hash, parts)) << "the assignment says whose it is";
  FindingParts unnamed = parts, elsewhere = moved;
  unnamed.assignment = elsewhere.assignment = 0;
  EXPECT_NE(finding_key(hash, unnamed), finding_key(hash, elsewhere));
}

TEST(FindingKey, PartsCannotRunIntoEachOther) {
  const intake::IdentifierHash hash("a key");
  EXPECT_NE(finding_key(hash, {"AB", "C", "", 0, ""}), finding_key(hash, {"A", "BC", "", 0, ""}));
}

}  // namespace
}  // namespace cadre::curation
