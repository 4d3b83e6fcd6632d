#include "publishing/capability_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/source_dir.h"
#include "capability/capability_tables.h"
#include "capability/test_inputs.h"

namespace cadre::publishing {
namespace {

using testing::HasSubstr;

std::string said(const capability::CapabilityModel& model, const std::vector<std::string>& lifted) {
  const capability::CapabilityTables t = capability::capability_tables(model, {{"OT", "primary_care", 100}}, {});
  CapabilitySource from{&t.matrix,   &t.roles, &t.cells,   &t.dependency, &t.benefits,
                        &t.barriers, &t.law,   &t.support, nullptr,       lifted};
  const FurtherPage page = capability_page(from, Labels::load(base::source_dir() + "/reference"));
  std::string out;
  for (const AnswerSentence& sentence : page.answer) out += plain_text(sentence) + "\n";
  return out;
}

TEST(CapabilityPage, SaysWhatTheyCanDoAndWhatTheyCould) {
  const capability::CapabilityModel model(capability::testing_inputs::shared(capability::testing_inputs::shipped()),
                                          base::Month(2025, 3));
  const std::string text = said(model, {});
  EXPECT_THAT(text, HasSubstr("110 entries"));
  EXPECT_THAT(text, HasSubstr("34 of the 72 cells"));
  EXPECT_THAT(text, HasSubstr("By the law of March 2025, 98 entries are lawful, 6 blocked"));
  EXPECT_THAT(text, HasSubstr("every share is an assumption"));
  EXPECT_THAT(text, HasSubstr("What could be:"));
  EXPECT_THAT(text, HasSubstr("say anything yet of: Diagnostics, Theatres"));
  EXPECT_THAT(said(model.with_lifted("S12"), {"S12"}), HasSubstr("takes as fallen or in force: S12"));
  EXPECT_THAT(said(model.at(base::Month(2019, 3)), {}), HasSubstr("8 blocked"));
}

}  // namespace
}  // namespace cadre::publishing
