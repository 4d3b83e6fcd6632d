#include "run/seal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <tuple>

#include "run/checksums.h"
#include "store/durable_file.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kCells = "tables/capacity_cells.csv";
constexpr const char* kSources = "tables/input_sources.csv";

[[noreturn]] void refuse(const std::string& path, const std::string& message, const std::string& remedy) {
  throw base::InputError({base::Severity::Error, {path, 0, 0}, message, remedy});
}

void check_name(const std::string& name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  };
  if (name.empty() || name.size() > 64 || name.front() == '.' || !std::all_of(name.begin(), name.end(), fits))
    throw base::UsageError("freeze: a name has 1 to 64 letters, digits, '-', '_' or '.', and does not begin with '.'.");
}

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// run.json of an output; nothing usable is a fault of the output.
json record_of(const std::string& out_dir) {
  const std::string path = out_dir + "/run.json";
  if (!fs::exists(path)) refuse(out_dir, "holds no output to seal", "Run cadre run first");
  json record = json::parse(read_whole(path), nullptr, false);
  const bool whole = record.is_object() && record.contains("tables") && record["tables"].is_object() &&
                     record.contains("rules_hash") && record.contains("finished") && record.contains("cadre");
  if (!whole) refuse(path, "is not the record of a whole output", "Run cadre run again, then seal");
  return record;
}

void copy_output(const std::string& out_dir, const json& record, const fs::path& to) {
  fs::create_directories(to / "tables");
  for (const auto& [table, hash] : record["tables"].items()) {
    const fs::path from = fs::path(out_dir) / "internal" / "tables" / (table + ".csv");
    if (!fs::exists(from)) {
      // published figures and the star stand in workforce.duckdb only; the star says nothing that tables do not
      if (table == "published" || table.starts_with("fact_") || table.starts_with("dim_")) continue;
      refuse(from.string(), "is missing: the output is not whole", "Run cadre run again, then seal");
    }
    fs::copy_file(from, to / "tables" / (table + ".csv"));
  }
  fs::copy_file(fs::path(out_dir) / "run.json", to / "run.json");
  for (const char* needed : {kCells, kSources})
    if (!fs::exists(to / needed))
      refuse(out_dir, fmt::format("holds no {}: the output is not whole", needed), "Run cadre run again, then seal");
}

void make_read_only(const fs::path& dir) {
  for (const auto& entry : fs::recursive_directory_iterator(dir))
    ::chmod(entry.path().c_str(), entry.is_directory() ? 0700 : 0400);
  ::chmod(dir.c_str(), 0700);
}

void say_broken(const fs::path& dir, const std::string& what, base::Diagnostics& remarks) {
  remarks.push_back({base::Severity::Warning,
                     {dir.string(), 0, 0},
                     what + ", so this seal is not compared with",
                     "Restore the folder from a copy, or remove it and say so to whom it was sent"});
}

/// Whether every file is as it was sealed.
bool untouched(const fs::path& dir, base::Diagnostics& remarks) {
  const SumsCheck check = check_sums(dir.string());
  if (!check.missing.empty())
    say_broken(dir, check.missing.front() + " is missing since it was sealed", remarks);
  else if (!check.changed.empty())
    say_broken(dir, check.changed.front() + " was changed since it was sealed", remarks);
  else if (!check.added.empty())
    say_broken(dir, "files were added or lost since it was sealed", remarks);
  else
    return true;
  return false;
}

}  // namespace

std::string seal_output(const std::string& plan_dir, const std::string& out_dir, const std::string& name) {
  check_name(name);
  const fs::path sealed = fs::path(plan_dir) / "sealed", final = sealed / name, working = sealed / (".new-" + name);
  if (fs::exists(final))
    refuse(final.string(), "is sealed already, and a seal is never written again", "Choose another name");
  const json record = record_of(out_dir);
  std::error_code failed;
  fs::create_directories(sealed, failed);
  ::chmod(sealed.c_str(), 0700);
  fs::remove_all(working, failed);  // of a run that was killed
  try {
    copy_output(out_dir, record, working);
    store::write_durable_file((working / kSums).string(), sums_of(working.string()));
    make_read_only(working);
  } catch (const fs::filesystem_error& error) {
    fs::remove_all(working, failed);
    store::refuse_write(final.string(), error.code().message());
  } catch (...) {
    fs::remove_all(working, failed);
    throw;
  }
  if (::renameat2(AT_FDCWD, working.c_str(), AT_FDCWD, final.c_str(), RENAME_NOREPLACE) != 0) {
    const std::string reason = std::strerror(errno);
    fs::remove_all(working, failed);
    store::refuse_write(final.string(), reason);
  }
  return final.string();
}

std::vector<Seal> read_seals(const std::string& plan_dir, base::Diagnostics& remarks) {
  std::vector<Seal> seals;
  const fs::path sealed = fs::path(plan_dir) / "sealed";
  if (!fs::is_directory(sealed)) return seals;
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(sealed))
    if (entry.is_directory() && !entry.path().filename().string().starts_with('.')) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  for (const fs::path& dir : folders) {
    if (!untouched(dir, remarks)) continue;
    const json record = record_of(dir.string());
    seals.push_back({dir.filename().string(), record["cadre"].get<std::string>(),
                     record["rules_hash"].get<std::string>(), record["finished"].get<std::string>(),
                     base::read_small_csv((dir / kCells).string()), base::read_small_csv((dir / kSources).string())});
  }
  std::stable_sort(seals.begin(), seals.end(), [](const Seal& a, const Seal& b) { return a.finished < b.finished; });
  return seals;
}

}  // namespace cadre::run
