#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "intake/raw_table.h"

namespace cadre::intake {

/// HMAC-SHA-256 (RFC 2104, FIPS 180-4) with the key's pads hashed once, so that a short message costs two compressions.
/// Plain value: each thread copies or shares it freely.
class IdentifierHash {
 public:
  explicit IdentifierHash(std::string_view key);

  /// The first 64 bits, big endian, of HMAC-SHA-256(key, message).
  std::uint64_t key64(std::string_view message) const;
  /// The whole code in lower-case hexadecimal (for tests against published vectors).
  std::string hex(std::string_view message) const;

 private:
  using State = std::array<std::uint32_t, 8>;
  State digest(std::string_view message) const;

  State inner_{};
  State outer_{};
};

/// What is hashed for an identifier: scope word, 0x1f, scope id, 0x1f; the trimmed identifier follows. The scope id is
/// empty for "national", the organisation code for "employer", the file's SHA-256 in hexadecimal for "file".
std::string identifier_prefix(IdentifierScope scope, std::string_view scope_id);

/// The whole derivation, for whoever wants to check one by hand; 0 for an empty identifier.
std::uint64_t identifier_key(const IdentifierHash& hash, IdentifierScope scope, std::string_view scope_id,
                             std::string_view identifier);

}  // namespace cadre::intake
