#include "publishing/capability_template.h"

#include <gtest/gtest.h>

#include "base/source_dir.h"
#include "base/test_data.h"
#include "capability/readiness.h"
#include "capability/test_inputs.h"
#include "intake/xlsx_stream.h"

namespace cadre::publishing {
namespace {

using capability::SheetText;

std::vector<SheetText> sheets_of(const std::string& path) {
  std::vector<SheetText> out;
  const std::vector<std::string> names = intake::sheet_names(path, "t.xlsx");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto bytes = intake::open_sheet(path, "t.xlsx", i);
    std::string text(1U << 22U, ' ');
    std::size_t size = 0;
    while (const std::size_t read = bytes->read(text.data() + size, text.size() - size)) size += read;
    text.resize(size);
    out.push_back({names[i], text});
  }
  return out;
}

TEST(CapabilityTemplate, AnEmptyOneIsReadAndSaysThatNobodyAnswered) {
  const std::string path = base::own_temp_dir() + "capability_template.xlsx";
  const auto& inputs = capability::testing_inputs::shipped();
  const std::vector<capability::PlaceName> places = {{"sheffield", "Sheffield"}};
  write_capability_template(path, inputs, places);
  std::vector<SheetText> sheets = sheets_of(path);
  ASSERT_EQ(sheets.size(), 4U);
  const capability::Survey empty = capability::read_survey("t.xlsx", sheets, inputs, places);
  EXPECT_TRUE(empty.answers.empty());
  ASSERT_EQ(empty.notes.size(), 1U);
  EXPECT_NE(empty.notes[0].text().find("Survey: warning: no row below the headings holds a level"), std::string::npos)
      << empty.notes[0].text();
}

TEST(ReadinessTemplate, HasEveryDomainAndIsRead) {
  const std::string path = base::own_temp_dir() + "readiness_template.xlsx";
  const auto& inputs = capability::testing_inputs::shipped();
  write_readiness_template(path, inputs);
  const std::vector<SheetText> sheets = sheets_of(path);
  const capability::Readiness read = capability::read_readiness("t.xlsx", sheets, inputs);
  EXPECT_TRUE(read.answers.empty());
  EXPECT_TRUE(read.actions.empty());
  EXPECT_TRUE(read.notes.empty()) << read.notes.front().text();
  for (const auto& domain : inputs.readiness) EXPECT_NE(sheets[1].text.find(domain.name), std::string::npos);
}

}  // namespace
}  // namespace cadre::publishing
