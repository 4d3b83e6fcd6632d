#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cadre::publishing {

/// One column of the partner return as its template explains it; `name` is that of
/// reference/layouts/partner_return.toml, whose likeliest heading the template writes.
struct TemplateColumn {
  enum class Holds : unsigned char { Text, List, Month, Count, Number };
  std::string_view name;
  Holds holds = Holds::Text;
  bool required = false;
  std::string_view list;     ///< column of reference/return_terms.csv whose listed words may be chosen; List only
  double width = 12;         ///< characters
  std::string_view meaning;  ///< plain words for somebody outside the NHS, at most 255 bytes
  std::string_view example;
};
std::span<const TemplateColumn> template_columns();

/// Writes the workbook that an employer outside the Electronic Staff Record fills in (docs/formats/partner-return.md):
/// sheets Instructions, Return and Lists. No macros; the same bytes each time. Throws base::InputError when it cannot
/// be written or a reference table cannot be read.
void write_partner_template(const std::string& path, const std::string& reference_dir);

}  // namespace cadre::publishing
