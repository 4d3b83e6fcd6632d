#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "plan_file/plan.h"

namespace cadre::plan_file {

/// The secret with which identifiers are hashed (HMAC-SHA-256, RFC 2104). Never printed, never stored in outputs.
struct PersonKey {
  std::string bytes;           ///< 32 bytes
  std::string id;              ///< 16 hex digits that tell one key from another and reveal nothing of it
  bool demonstration = false;  ///< the public key of synthetic plans
};

/// The plan's key: the demonstration key, [privacy] key_file, or the file named by CADRE_KEY_FILE, in this order.
/// Throws base::InputError with a remedy when there is none, it stands in the plan's folder, or is not a key file.
/// A key file that others may read is a warning in `diagnostics`.
PersonKey load_person_key(const Plan& plan, base::Diagnostics& diagnostics);

/// Writes a fresh random key to `file`, mode 0600. Throws base::UsageError when the file exists or cannot be made.
void write_key_file(const std::string& file);

/// 64 hex digits, white space around them ignored. Throws base::InputError naming `file` otherwise.
PersonKey parse_key(std::string_view text, const std::string& file);

}  // namespace cadre::plan_file
