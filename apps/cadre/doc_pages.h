#pragma once

#include <string>
#include <vector>

namespace cadre::app {

/// A page of docs/formats that is made from the tables in the sources.
struct DocPage {
  std::string file;  ///< "plan.md"
  std::string text;
};

std::vector<DocPage> doc_pages();

/// Writes pages into an existing folder. Throws base::UsageError when one cannot be written.
void write_pages(const std::string& dir, const std::vector<DocPage>& pages);

}  // namespace cadre::app
