#include "waits/labels.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "intake/text_values.h"

namespace cadre::waits {
namespace {

/// Labels of one thing that no rule of spelling joins.
struct Alias {
  std::string_view label, name;
};
constexpr std::array kServices = {Alias{"Chiropody/Podiatry", "Podiatry"}, Alias{"Chiropody", "Podiatry"},
                                  Alias{"Prosthetics/Orthotics", "Orthotics"}};

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

}  // namespace

std::string service_name(std::string_view label) {
  for (const Alias& alias : kServices)
    if (intake::heading_key(alias.label) == intake::heading_key(label)) return std::string(alias.name);
  return std::string(intake::trimmed(label));
}

std::string board_name(std::string_view label) {
  std::string out(intake::trimmed(label));
  if (out.starts_with("NHS ")) out.erase(0, 4);
  return replaced(std::move(out), " and ", " & ");
}

std::string LabelBook::service(std::string_view label, const std::string& file) {
  std::string name = service_name(label);
  seen_[name][std::string(label)].insert(file);
  return name;
}

std::string LabelBook::board(std::string_view label, const std::string& file) {
  std::string name = board_name(label);
  seen_[name][std::string(label)].insert(file);
  return name;
}

void LabelBook::add(const LabelBook& other) {
  for (const auto& [name, labels] : other.seen_)
    for (const auto& [label, files] : labels) seen_[name][label].insert(files.begin(), files.end());
}

base::Diagnostics LabelBook::drift() const {
  base::Diagnostics out;
  for (const auto& [name, labels] : seen_) {
    const bool renamed =
        labels.size() == 1 && labels.begin()->first != name && service_name(labels.begin()->first) == name;
    if (labels.size() < 2 && !renamed) continue;
    std::vector<std::string> forms;
    for (const auto& [label, files] : labels) forms.push_back(fmt::format("'{}' in {}", label, fmt::join(files, ", ")));
    out.push_back({base::Severity::Note,
                   {*labels.begin()->second.begin()},
                   fmt::format("'{}' is written as {}; read as one", name, fmt::join(forms, " and ")),
                   "Nothing to do if they are the same; else give them names that differ"});
  }
  return out;
}

}  // namespace cadre::waits
