#include "cadre/doc_pages.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "base/diagnostics.h"
#include "cadre/exit_codes.h"
#include "cadre/stage_pages.h"
#include "plan_file/starter_plan.h"

namespace cadre::app {

std::vector<DocPage> doc_pages() {
  return {{"plan.md", plan_file::plan_markdown()},
          {"exit-codes.md", exit_code_markdown()},
          {"stages.md", stages_markdown(stage_tables())}};
}

void write_pages(const std::string& dir, const std::vector<DocPage>& pages) {
  for (const DocPage& page : pages) {
    std::ofstream out(std::filesystem::path(dir) / page.file, std::ios::binary);
    out << page.text;
    out.flush();
    if (!out) throw base::UsageError(fmt::format("'{}' cannot be written in '{}'.", page.file, dir));
  }
}

}  // namespace cadre::app
