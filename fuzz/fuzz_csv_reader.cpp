// The fast reader agrees with the plain one on any bytes, whatever its threads, blocks and SIMD level. The first byte
// chooses those; the rest is the file behind a header line.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "intake/layout.h"
#include "intake/plain_csv_reader.h"
#include "intake/staff_reader.h"

namespace {

using namespace cadre::intake;

const Layout& layout() {
  static const Layout made =
      parse_layout("id=\"abc\"\n[[column]]\nname=\"A\"\n[[column]]\nname=\"B\"\n[[column]]\nname=\"C\"", "abc.toml");
  return made;
}

/// A file in memory where the system has one, so that a fuzzer does not wear out a disk.
const std::string& scratch_file() {
  static const std::string path = [] {
    const std::filesystem::path memory = "/dev/shm";
    const auto folder = std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
    return (folder / ("cadre_fuzz_" + std::to_string(getpid()) + "_2025-03.csv")).string();
  }();
  return path;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void compare(const RawTable& table, const PlainCsvReader& plain) {
  require(table.rows() == plain.rows.size());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    require(table.line[i] == plain.rows[i].line);
    for (std::size_t c = 0; c < 3; ++c) require(table.columns[c].text.text(i) == plain.rows[i].cells[c]);
  }
  std::size_t at = 0;
  for (const ReadFault& fault : table.faults) {
    if (fault.kind == FaultKind::EncodingMixed) continue;
    require(at < plain.faults.size() && plain.faults[at] == PlainCsvReader::Fault{fault.kind, fault.line});
    ++at;
  }
  require(at == plain.faults.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  std::ofstream(scratch_file(), std::ios::binary) << "A,B,C\n" << text;
  const RecordLimits limits{64, 256};
  ReadOptions options;
  options.hash_key = "k";
  options.threads = 1 + bytes[0] % 2;
  options.block_bytes = std::size_t{1} << (bytes[0] / 2 % 8);
  options.use_simd = bytes[0] / 16 % 2 == 1;
  options.field_bytes = limits.field;
  options.record_bytes = limits.record;
  try {
    const RawTable table = read_staff_file(scratch_file(), layout(), options);
    compare(table, PlainCsvReader(text, ',', {"A", "B", "C"}, 2, limits));
  } catch (const cadre::base::InputError& error) {
    require(!error.diagnostics().front().remedy.empty());  // binary noise is refused politely
  }
  std::filesystem::remove(scratch_file());
  return 0;
}
