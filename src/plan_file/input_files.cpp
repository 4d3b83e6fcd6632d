#include "plan_file/input_files.h"

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

namespace cadre::plan_file {
namespace {

namespace fs = std::filesystem;

bool is_pattern(std::string_view path) { return path.find_first_of("*?[") != std::string_view::npos; }

/// Paths that fit the pattern, sorted by bytes whatever the locale.
std::vector<std::string> expand(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Characters of the plan's folder that a pattern would take for its own.
std::string escaped(std::string_view folder) {
  std::string out;
  for (const char c : folder) {
    if (c == '*' || c == '?' || c == '[' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string pattern_of(const Plan& plan, const std::string& path) {
  if (fs::path(path).is_absolute()) return path;
  return escaped(plan.dir) + "/" + path;
}

std::string shown_path(const Plan& plan, const std::string& path) {
  const std::string prefix = plan.dir + "/";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

/// Files that [forecast], [supply], [capability], [need] and [waits] name are no inputs, though they may lie among
/// them.
bool is_of_section(const Plan& plan, const std::string& path) {
  std::error_code ignored;
  std::vector<std::string> named = {plan.forecast.series, plan.forecast.breaks, plan.forecast.hierarchy};
  for (const auto& files : {plan.supply.files(), plan.capability.files(), plan.need.files()})
    for (const auto& [key, file] : files) named.push_back(file);
  named.insert(named.end(), {plan.capability.readiness, plan.waits.targets});
  for (const std::string& own : named)
    if (!own.empty() && fs::equivalent(path, plan.resolve(own), ignored)) return true;
  for (const auto* patterns : {&plan.waits.lists, &plan.capability.surveys})
    for (const std::string& pattern : *patterns)
      for (const std::string& own : files_fitting(plan, pattern))
        if (fs::equivalent(path, own, ignored)) return true;
  return false;
}

std::vector<std::string> paths_of(const Plan& plan, const Input& input, base::Diagnostics& diagnostics) {
  const auto error = [&](std::string message, std::string remedy) {
    diagnostics.push_back({base::Severity::Error, input.where, std::move(message), std::move(remedy)});
  };
  std::error_code ignored;
  if (!is_pattern(input.path) || fs::exists(plan.resolve(input.path), ignored)) {
    const std::string path = plan.resolve(input.path);
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (fs::is_regular_file(status)) return {path};
    if (failure == std::errc::permission_denied) {
      error(fmt::format("'{}' stands in a folder that you may not open", input.path),
            "Give your account permission to open the folder, or copy the file elsewhere");
    } else if (fs::is_directory(status)) {
      error(fmt::format("'{}' is a folder", input.path),
            fmt::format("Name the files in it, e.g. \"{}/*\"", input.path));
    } else if (fs::exists(status)) {
      error(fmt::format("'{}' is a device or a pipe", input.path), "Name a file");
    } else {
      error(fmt::format("there is no file '{}'", input.path),
            "Put it there, or correct the path; paths start at the plan's folder");
    }
    return {};
  }
  std::vector<std::string> files;
  for (std::string& path : expand(pattern_of(plan, input.path)))
    if (fs::is_regular_file(path, ignored) && !is_of_section(plan, path)) files.push_back(std::move(path));
  if (files.empty())
    error(fmt::format("no file fits '{}'", input.path),
          "Put the files there, or correct the pattern; paths start at the plan's folder");
  return files;
}

}  // namespace

std::vector<std::string> files_fitting(const Plan& plan, const std::string& path) {
  std::error_code ignored;
  const std::string whole = plan.resolve(path);
  if (fs::is_regular_file(whole, ignored)) return {whole};
  std::vector<std::string> files;
  if (is_pattern(path))
    for (std::string& found : expand(pattern_of(plan, path)))
      if (fs::is_regular_file(found, ignored)) files.push_back(std::move(found));
  return files;
}

std::vector<InputFile> input_files(const Plan& plan, base::Diagnostics& diagnostics) {
  std::vector<InputFile> files;
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
    for (const std::string& path : paths_of(plan, plan.inputs[i], diagnostics)) {
      std::error_code failed;
      const fs::path real = fs::canonical(path, failed);
      const auto [earlier, fresh] = seen.emplace(failed ? path : real.string(), i);
      if (fresh) {
        files.push_back({path, shown_path(plan, path), i});
        continue;
      }
      diagnostics.push_back({base::Severity::Error, plan.inputs[i].where,
                             fmt::format("'{}' is read twice; line {} reads it too", shown_path(plan, path),
                                         plan.inputs[earlier->second].where.line),
                             "Narrow one of the two patterns"});
    }
  }
  return files;
}

void check_named_paths(const Plan& plan, base::Diagnostics& diagnostics) {
  const auto check = [&](const char* section, std::string_view key, const std::string& path, bool folder) {
    if (path.empty()) return;
    std::error_code ignored;
    const fs::file_status status = fs::status(plan.resolve(path), ignored);
    if (folder ? fs::is_directory(status) : fs::is_regular_file(status)) return;
    diagnostics.push_back({base::Severity::Error,
                           {plan.file, 0, 0},
                           fmt::format("[{}] {} = '{}' is not a {}", section, key, path, folder ? "folder" : "file"),
                           "Put it there, or correct the path; paths start at the plan's folder"});
  };
  check("area", "organisations", plan.area.organisations, false);
  check("area", "locations", plan.area.locations, false);
  check("area", "cost_centres", plan.area.cost_centres, false);
  check("area", "apportionments", plan.area.apportionments, false);
  check("area", "subjective_codes", plan.area.subjective_codes, false);
  check("forecast", "series", plan.forecast.series, false);
  check("forecast", "breaks", plan.forecast.breaks, false);
  check("forecast", "hierarchy", plan.forecast.hierarchy, false);
  for (const auto& [key, path] : plan.supply.files()) check("supply", key, path, false);
  for (const auto& [key, path] : plan.capability.files()) check("capability", key, path, false);
  check("capability", "readiness", plan.capability.readiness, false);
  for (const auto& [key, path] : plan.need.files()) check("need", key, path, false);
  check("waits", "targets", plan.waits.targets, false);
  check("curation", "layouts", plan.curation.layouts, true);
}

}  // namespace cadre::plan_file
