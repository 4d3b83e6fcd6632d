#include "plan_file/person_key.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace cadre::plan_file {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKeyBytes = 32;

std::string sha256(std::string_view text) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

std::string hex_of(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

/// The label keeps this digest apart from every other use of SHA-256 on the key.
PersonKey key_of(std::string bytes, bool demonstration) {
  PersonKey key;
  key.id = hex_of(sha256("cadre key id\n" + bytes)).substr(0, 16);
  key.bytes = std::move(bytes);
  key.demonstration = demonstration;
  return key;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

[[noreturn]] void refuse(base::SourceSpot where, std::string message, std::string remedy) {
  throw base::InputError({base::Severity::Error, std::move(where), std::move(message), std::move(remedy)});
}

bool lies_inside(const fs::path& file, const fs::path& folder) {
  std::error_code failed;
  const fs::path inner = fs::weakly_canonical(file, failed);
  const fs::path outer = fs::weakly_canonical(folder, failed);
  const auto [left, right] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return left == outer.end() || (std::next(left) == outer.end() && left->empty());
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read once, before any thread
  return value == nullptr ? "" : value;
}

std::string key_path(const Plan& plan) {
  if (!plan.privacy.key_file.empty()) return plan.resolve(plan.privacy.key_file);
  if (std::string named = variable("CADRE_KEY_FILE"); !named.empty()) return named;
  std::string own = own_key_path();
  std::error_code ignored;
  return fs::exists(own, ignored) ? own : std::string();
}

}  // namespace

PersonKey parse_key(std::string_view text, const std::string& file) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  const auto last = text.find_last_not_of(kSpace);
  text = first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
  std::string bytes;
  bool whole = text.size() == 2 * kKeyBytes;
  for (std::size_t i = 0; whole && i < text.size(); i += 2) {
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    whole = high >= 0 && low >= 0;
    bytes += static_cast<char>(high * 16 + low);
  }
  if (!whole) refuse({file, 0, 0}, "is not a key file of 64 hexadecimal digits", "Make one with: cadre key FILE");
  return key_of(std::move(bytes), false);
}

PersonKey load_person_key(const Plan& plan, base::Diagnostics& diagnostics) {
  if (plan.privacy.demonstration) return key_of(sha256("cadre demonstration key, known to everybody"), true);
  const std::string path = key_path(plan);
  if (path.empty())
    refuse(
        {plan.file, 0, 0}, "identifiers are hashed with a key, and the plan names none",
        "Make one with: cadre key FILE, outside the plan's folder; then set key_file in [privacy], or CADRE_KEY_FILE. "
        "cadre new makes your own, which serves every plan that names none");
  if (lies_inside(path, plan.dir))
    refuse({path, 0, 0}, "the key file stands in the plan's folder",
           "Keep it where only its holder can read it, apart from the data");
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (!fs::is_regular_file(status)) refuse({path, 0, 0}, "there is no such key file", "Make one with: cadre key FILE");
  std::ifstream in(path, std::ios::binary);
  std::array<char, 256> text{};
  in.read(text.data(), text.size());
  if (!in.is_open() || in.bad()) refuse({path, 0, 0}, "the key file cannot be read", "Check that you may read it");
  const fs::perms others = fs::perms::group_read | fs::perms::others_read;
  if ((status.permissions() & others) != fs::perms::none)
    diagnostics.push_back(
        {base::Severity::Warning, {path, 0, 0}, "other users may read this key file", "Run: chmod 600 on it"});
  return parse_key(std::string_view(text.data(), static_cast<std::size_t>(in.gcount())), path);
}

void write_key_file(const std::string& file) {
  std::array<unsigned char, kKeyBytes> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error("no random numbers could be had");
  const std::string text = hex_of({reinterpret_cast<const char*>(bytes.data()), bytes.size()}) + "\n";
  const int handle = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (handle < 0) {
    if (errno == EEXIST)
      throw base::UsageError(fmt::format("'{}' exists already; a key is never overwritten. Name a new file.", file));
    throw base::UsageError(fmt::format("'{}' cannot be made: {}.", file, std::strerror(errno)));
  }
  const bool written =
      write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(handle) == 0;
  const int cause = errno;
  close(handle);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  if (!written) {
    unlink(file.c_str());
    throw base::UsageError(fmt::format("'{}' could not be written: {}.", file, std::strerror(cause)));
  }
}

std::string own_key_path() {
  // As the XDG Base Directory Specification has it: a relative path is none.
  if (const std::string config = variable("XDG_CONFIG_HOME"); config.starts_with('/')) return config + "/cadre/key";
  const std::string home = variable("HOME");
  return home.starts_with('/') ? home + "/.config/cadre/key" : std::string();
}

bool has_own_key() {
  std::error_code ignored;
  return !variable("CADRE_KEY_FILE").empty() || fs::exists(own_key_path(), ignored);
}

std::string write_own_key() {
  std::string path = own_key_path();
  if (path.empty()) throw base::UsageError("no place for a key of your own: HOME is not set. Use: cadre key FILE.");
  const fs::path folder = fs::path(path).parent_path();
  std::error_code failed;
  if (!fs::exists(folder, failed)) {
    fs::create_directories(folder, failed);
    if (failed) throw base::UsageError(fmt::format("'{}' cannot be made: {}.", folder.string(), failed.message()));
    fs::permissions(folder, fs::perms::owner_all, failed);
  }
  write_key_file(path);
  return path;
}

}  // namespace cadre::plan_file
