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

/// The plan's key: the demonstration key, [privacy] key_file, the file named by CADRE_KEY_FILE, or the user's own
/// (own_key_path), in this order.
/// Throws base::InputError with a remedy when there is none, it stands in the plan's folder, or is not a key file.
/// A key file that others may read is a warning in `diagnostics`.
PersonKey load_person_key(const Plan& plan, base::Diagnostics& diagnostics);

/// Writes a fresh random key to `file`, mode 0600. Throws base::UsageError when the file exists or cannot be made.
void write_key_file(const std::string& file);

/// Where a user's own key stands: $XDG_CONFIG_HOME/cadre/key, else ~/.config/cadre/key; empty when neither is set.
std::string own_key_path();
/// Whether the environment names a key or the user's own is there.
bool has_own_key();
/// Writes the user's own key, making folders that only the user may enter; gives its path. Throws base::UsageError when
/// it is there already or has no place.
std::string write_own_key();

/// 64 hex digits, white space around them ignored. Throws base::InputError naming `file` otherwise.
PersonKey parse_key(std::string_view text, const std::string& file);

}  // namespace cadre::plan_file
