#include "run/partitions.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/diagnostics.h"
#include "curation/rules.h"
#include "store/durable_file.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    std::string text;
    for (unsigned i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

void add_file(Sha256& hash, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw base::InputError(
        {base::Severity::Error, {path, 0, 0}, "cannot be opened", "Check the path and its permissions"});
  std::string block(std::size_t{1} << 20U, '\0');
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
    hash.add({block.data(), static_cast<std::size_t>(file.gcount())});
}

nlohmann::ordered_json to_json(const FileSummary& s) {
  nlohmann::ordered_json rules = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < s.by_rule.size(); ++i) rules[std::string(curation::rules()[i].id)] = s.by_rule[i];
  nlohmann::ordered_json labels = nlohmann::ordered_json::array();
  for (const LabelCount& l : s.labels) labels.push_back({l.label, l.profession, l.rows});
  return {{"file", s.file},
          {"layout", s.layout},
          {"sha256", s.sha256},
          {"bytes", s.bytes},
          {"rows_read", s.rows_read},
          {"accepted", s.accepted},
          {"review", s.review},
          {"rejected", s.rejected},
          {"merged", s.merged},
          {"allied", s.allied},
          {"allied_fte", s.allied_fte},
          {"findings", s.findings},
          {"rules", rules},
          {"months", s.months},
          {"missing_fields", s.missing_fields},
          {"person_scope", s.person_scope},
          {"parts", s.parts},
          {"content_hash", s.content_hash},
          {"labels", labels}};
}

FileSummary from_json(const nlohmann::json& j) {
  FileSummary s;
  s.file = j.at("file");
  s.layout = j.at("layout");
  s.sha256 = j.at("sha256");
  s.bytes = j.at("bytes");
  s.rows_read = j.at("rows_read");
  s.accepted = j.at("accepted");
  s.review = j.at("review");
  s.rejected = j.at("rejected");
  s.merged = j.at("merged");
  s.allied = j.at("allied");
  s.allied_fte = j.at("allied_fte");
  s.findings = j.at("findings");
  for (const curation::Rule& rule : curation::rules()) s.by_rule.push_back(j.at("rules").at(std::string(rule.id)));
  s.months = j.at("months").get<std::vector<std::string>>();
  s.missing_fields = j.at("missing_fields").get<std::vector<std::string>>();
  s.person_scope = j.at("person_scope");
  s.parts = j.at("parts");
  s.content_hash = j.at("content_hash");
  for (const auto& l : j.at("labels"))
    s.labels.push_back({l.at(0).get<std::string>(), l.at(1).get<std::string>(), l.at(2).get<std::uint64_t>()});
  return s;
}

constexpr const char* kSummary = "/summary.json";
constexpr const char* kWorking = ".new-";

std::optional<nlohmann::json> read_summary(const std::string& folder) {
  std::ifstream file(folder + kSummary, std::ios::binary);
  if (!file) return std::nullopt;
  auto json = nlohmann::json::parse(file, nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  return json;
}

}  // namespace

Partitions::Partitions(const std::string& plan_dir) : dir_(plan_dir + "/.cadre") {
  if (::mkdir(dir_.c_str(), 0700) != 0 && errno != EEXIST) store::refuse_write(dir_, std::strerror(errno));
  lock_ = ::open((dir_ + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) store::refuse_write(dir_ + "/lock", std::strerror(errno));
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw base::InputError({base::Severity::Error,
                            {plan_dir, 0, 0},
                            "another run of this plan is under way",
                            "Wait until it ends, or stop it"});
  }
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(dir_, ignored))
    if (entry.path().filename().string().starts_with(kWorking)) fs::remove_all(entry.path(), ignored);
  for (const auto& entry : fs::directory_iterator(dir_, ignored)) {
    if (!entry.is_directory()) continue;
    if (const auto json = read_summary(entry.path().string())) sizes_.insert(json->value("bytes", std::uint64_t{0}));
  }
}

Partitions::~Partitions() {
  if (lock_ >= 0) ::close(lock_);
}

std::string Partitions::folder(const std::string& name) const { return dir_ + "/" + name; }

std::optional<FileSummary> Partitions::find(const std::string& name) const {
  const auto json = read_summary(folder(name));
  if (!json) return std::nullopt;
  try {
    return from_json(*json);
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;  // of another version: made again
  }
}

bool Partitions::any_of_size(std::uint64_t bytes) const { return sizes_.contains(bytes); }

std::string Partitions::begin() {
  std::string folder = fmt::format("{}/{}{}", dir_, kWorking, ++begun_);
  if (::mkdir(folder.c_str(), 0700) != 0) store::refuse_write(folder, std::strerror(errno));
  return folder;
}

void Partitions::finish(const std::string& working_folder, const std::string& name, const FileSummary& summary) {
  store::write_durable_file(working_folder + kSummary, to_json(summary).dump(1) + "\n");
  sizes_.insert(summary.bytes);
  std::error_code failed;
  if (fs::exists(folder(name))) {
    if (find(name)) {
      fs::remove_all(working_folder, failed);
      return;
    }
    fs::remove_all(folder(name), failed);
  }
  fs::rename(working_folder, folder(name), failed);
  if (failed) store::refuse_write(folder(name), failed.message());
  const int dir = ::open(dir_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (dir >= 0) {
    ::fsync(dir);
    ::close(dir);
  }
}

void Partitions::touch(const std::string& name) { ::utimensat(AT_FDCWD, folder(name).c_str(), nullptr, 0); }

void Partitions::forget_older(int months, std::int32_t today) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(dir_, ignored)) {
    struct stat facts {};
    if (!entry.is_directory() || ::stat(entry.path().c_str(), &facts) != 0) continue;
    const auto used = static_cast<std::int32_t>(facts.st_mtim.tv_sec / 86400);
    if (today - used > months * 31) fs::remove_all(entry.path(), ignored);
  }
}

std::string sha256_of_file(const std::string& path) {
  Sha256 hash;
  add_file(hash, path);
  return hash.hex();
}

std::string sha256_of_text(std::string_view text) {
  Sha256 hash;
  hash.add(text);
  return hash.hex();
}

std::string sha256_of_folder(const std::string& dir) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(dir))
    if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), dir).generic_string());
  std::sort(names.begin(), names.end());
  Sha256 hash;
  for (const std::string& name : names) {
    hash.add(fmt::format("{}:{}\n", name, fs::file_size(fs::path(dir) / name)));
    add_file(hash, fmt::format("{}/{}", dir, name));
  }
  return hash.hex();
}

}  // namespace cadre::run
