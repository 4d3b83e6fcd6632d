// A list of exceptions is read or refused with a place and a remedy, and no message quotes what stands in it: letters
// and digits of a value that is no word of the format appear as a shape only.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>

#include "base/diagnostics.h"
#include "corrections/exceptions_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  try {
    std::set<std::uint64_t> findings;
    for (const auto& row : cadre::corrections::parse_exceptions(text, "fuzz").rows)
      if (row.finding == 0 || row.line == 0 || row.reason.empty() || row.by.empty() ||
          !findings.insert(row.finding).second)
        std::abort();
  } catch (const cadre::base::InputError& error) {
    if (error.diagnostics().empty()) std::abort();
    for (const auto& fault : error.diagnostics())
      if (fault.remedy.empty() || fault.where.file.empty()) std::abort();
  }
  return 0;
}
