#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace cadre::intake {

/// The text of one input file, whatever it is packed in. For one thread at a time; size_on_disk() and consumed() may be
/// asked while another reads.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Up to `room` bytes of text into `out`; 0 at the end. Throws InputError when the file breaks off or is corrupt.
  virtual std::size_t read(char* out, std::size_t room) = 0;
  virtual std::uint64_t size_on_disk() const = 0;
  /// How much of the file has been consumed, for progress.
  virtual std::uint64_t consumed() const = 0;
  /// Of the file's bytes on disk, lower-case hexadecimal; call after read() gave 0.
  virtual std::string sha256() = 0;
};

/// Opens a CSV file, plain or gzip. Throws InputError, naming the file as `display_name`, when it is missing, a
/// directory, unreadable, empty, or plainly something else (workbook, archive, program, UTF-16 text).
std::unique_ptr<ByteStream> open_bytes(const std::string& path, const std::string& display_name);

/// SHA-256 of a file's bytes, lower-case hexadecimal. Throws InputError as open_bytes does.
std::string sha256_of_file(const std::string& path, const std::string& display_name);

}  // namespace cadre::intake
