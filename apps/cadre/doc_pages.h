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

/// Writes every page into an existing folder. Throws base::UsageError when one cannot be written.
void write_doc_pages(const std::string& dir);

}  // namespace cadre::app
