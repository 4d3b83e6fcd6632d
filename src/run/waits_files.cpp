#include "run/waits_files.h"

#include <memory>
#include <vector>

#include "intake/byte_stream.h"
#include "intake/xlsx_stream.h"
#include "waits/read_waits.h"

namespace cadre::run {
namespace {

constexpr std::size_t kLargestText = std::size_t{512} << 20U;  // bytes

std::string all_of(intake::ByteStream& bytes, const std::string& shown) {
  std::string text;
  std::vector<char> block(std::size_t{1} << 20U);
  while (const std::size_t read = bytes.read(block.data(), block.size())) {
    text.append(block.data(), read);
    if (text.size() > kLargestText)
      throw base::InputError({base::Severity::Error,
                              {shown},
                              "this file is far too large for a waiting list",
                              "Leave out lists that ended long ago, or give counts by wait band"});
  }
  return text;
}

}  // namespace

waits::WaitFile read_wait_file(const std::string& path, const std::string& shown, waits::LabelBook& labels) {
  if (!intake::is_zip(path)) return waits::read_waits(all_of(*intake::open_bytes(path, shown), shown), shown, labels);
  const std::vector<std::string> sheets = intake::sheet_names(path, shown);
  for (std::size_t sheet = 0;; ++sheet) {
    try {
      return waits::read_waits(all_of(*intake::open_sheet(path, shown, sheet), shown), shown, labels);
    } catch (const base::InputError&) {
      if (sheet + 1 >= sheets.size()) throw;
    }
  }
}

}  // namespace cadre::run
