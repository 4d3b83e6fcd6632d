#include "cadre/plain_files.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <array>
#include <filesystem>
#include <memory>
#include <ostream>

#include "base/diagnostics.h"
#include "intake/byte_stream.h"
#include "store/durable_file.h"

namespace cadre::app {
namespace {

constexpr std::size_t kLargestFile = std::size_t{64} << 20U;

}  // namespace

std::string plain_text(const std::string& path) {
  const std::unique_ptr<intake::ByteStream> bytes = intake::open_bytes(path, path);
  std::string text;
  std::array<char, 1U << 16U> block{};
  while (const std::size_t read = bytes->read(block.data(), block.size())) {
    text.append(block.data(), read);
    if (text.size() > kLargestFile)
      throw base::InputError({base::Severity::Error, {path}, "this file is larger than 64 MiB", "Give a smaller one"});
  }
  return text;
}

void make_out_dir(const std::string& dir) {
  std::error_code failed;
  std::filesystem::create_directories(dir, failed);
  if (failed) throw base::UsageError(fmt::format("the folder '{}' cannot be made: {}.", dir, failed.message()));
}

void write_in(const std::string& dir, const std::string& name, std::string_view content) {
  store::write_durable_file((std::filesystem::path(dir) / name).string(), content);
}

void write_or_print(Console& console, const base::Table& table, const std::string& file) {
  if (file.empty()) {
    console.out << base::to_csv(table);
    return;
  }
  store::write_durable_file(file, base::to_csv(table));
  fmt::print(console.err, "{} rows written to {}.\n", table.rows(), file);
}

}  // namespace cadre::app
