#include "curation/title_classifier.h"

#include <gtest/gtest.h>

namespace cadre::curation {
namespace {

TEST(TitleClassifier, ReadsItsTables) {
  const TitleClassifier classifier = TitleClassifier::load(std::string(CADRE_SOURCE_DIR) + "/reference");
  EXPECT_EQ(codes_of(classifier.classify("Band 6 Physiotherapist")), "PT");
}

}  // namespace
}  // namespace cadre::curation
