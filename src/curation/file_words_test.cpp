#include "curation/file_words.h"

#include <gtest/gtest.h>

#include "base/source_dir.h"

namespace cadre::curation {
namespace {

class FileWords : public testing::Test {
 protected:
  static std::string read(const char* column, std::string_view word) {
    static const auto context = CurationContext::load(base::source_dir() + "/reference", vocabulary::PlanGeography{},
                                                      std::vector<std::string>{});
    static const intake::WordReaders words = file_words(context);
    return words.at(column)(word, base::Month(2025, 3)).value_or("?");
  }
};

TEST_F(FileWords, AProfessionMayBeACodeANameALabelOrATitle) {
  for (const auto* word : {"PT", "Physiotherapist", "physiotherapy", "S1E", "Physiotherapist Specialist Practitioner",
                           "Band 6 Physiotherapist"})
    EXPECT_EQ(read("profession", word), "PT") << word;
  EXPECT_EQ(read("profession", "Allied Health Professionals"), "AHP");
  EXPECT_EQ(read("profession", "Art/Music/Dramatherapy"), "AHP") << "one of three";
  EXPECT_EQ(read("profession", "Administrative and Clerical"), "NONE");
  EXPECT_EQ(read("profession", "Nursing and Midwifery Registered"), "NONE");
  EXPECT_EQ(read("profession", "xyzzy"), "?");
}

TEST_F(FileWords, BandStaffingAndOrganisation) {
  EXPECT_EQ(read("band", "XR08a"), read("band", "Band 8 - Range A"));
  EXPECT_EQ(read("band", "Band 66"), "?");
  EXPECT_EQ(read("staffing", "Bank"), "bank");
  EXPECT_EQ(read("staffing", "agency"), "agency");
  EXPECT_EQ(read("employer", " rhq "), "RHQ");
}

}  // namespace
}  // namespace cadre::curation
