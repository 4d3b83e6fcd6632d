// A layout is read or refused with a place and a remedy; nothing else may happen.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "intake/layout.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  try {
    const cadre::intake::Layout layout = cadre::intake::parse_layout(text, "fuzz.toml");
    std::set<std::string> names;
    for (const auto& column : layout.columns)
      if (column.name.empty() || !names.insert(column.name).second) std::abort();
    if (layout.id.empty() || layout.columns.empty()) std::abort();
  } catch (const cadre::base::InputError& error) {
    if (error.diagnostics().empty()) std::abort();
    for (const auto& diagnostic : error.diagnostics())
      if (diagnostic.remedy.empty() || diagnostic.where.file.empty()) std::abort();
  }
  return 0;
}
