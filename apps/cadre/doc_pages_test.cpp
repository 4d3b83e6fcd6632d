#include "cadre/doc_pages.h"
#include "base/source_dir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace cadre::app {
namespace {

TEST(DocPagesTest, CommittedPagesAreCurrent) {
  for (const DocPage& page : doc_pages()) {
    std::ostringstream committed;
    committed << std::ifstream(std::filesystem::path(base::source_dir()) / "docs/formats" / page.file).rdbuf();
    EXPECT_EQ(committed.str(), page.text) << page.file << " is stale; run: cadre docs --write docs/formats";
  }
}

}  // namespace
}  // namespace cadre::app
