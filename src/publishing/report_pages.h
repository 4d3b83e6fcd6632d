#pragma once

#include <span>
#include <string_view>

namespace cadre::publishing {

/// The pages of the report and the sections they stand in (DESIGN, PAGES). A page with `missing` waits for a file.
struct ReportSection {
  std::string_view id, title;
};
struct ReportPage {
  std::string_view id, section, title, question;
  std::string_view missing;  ///< which file to add, in one line; empty = made by this version
};
std::span<const ReportSection> report_sections();
std::span<const ReportPage> report_pages();

}  // namespace cadre::publishing
