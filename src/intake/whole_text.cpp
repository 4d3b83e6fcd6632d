#include "intake/whole_text.h"

#include <fmt/format.h>

#include <array>
#include <memory>

#include "base/diagnostics.h"
#include "intake/byte_stream.h"

namespace cadre::intake {

std::string whole_text(const std::string& path, const std::string& name, std::size_t most) {
  const std::unique_ptr<ByteStream> bytes = open_bytes(path, name);
  std::string text;
  std::array<char, 1U << 16U> block{};
  while (const std::size_t read = bytes->read(block.data(), block.size())) {
    text.append(block.data(), read);
    if (text.size() > most)
      throw base::InputError(base::Diagnostic{base::Severity::Error,
                                              {name},
                                              fmt::format("this file is larger than {} MiB", most >> 20U),
                                              "Check that it is the right file"});
  }
  return text;
}

}  // namespace cadre::intake
