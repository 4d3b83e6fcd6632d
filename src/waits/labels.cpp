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

using Labels = std::map<std::string, std::set<std::string>>;

/// "'A' in x.csv and 'B' in y.csv, z.csv"
std::string forms_of(const Labels& labels) {
  std::vector<std::string> forms;
  for (const auto& [label, files] : labels) {
    std::vector<std::string> names;
    for (const std::string& file : files) names.push_back(file.substr(file.find_last_of('/') + 1));
    forms.push_back(fmt::format("'{}' in {}", label, fmt::join(names, ", ")));
  }
  return fmt::format("{}", fmt::join(forms, " and "));
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
  services_[name][std::string(label)].insert(file);
  return name;
}

std::string LabelBook::board(std::string_view label, const std::string& file) {
  std::string name = board_name(label);
  boards_[name][std::string(label)].insert(file);
  return name;
}

base::Diagnostics LabelBook::drift() const {
  constexpr const char* kRemedy = "Nothing to do if they are the same; else give them names that differ";
  base::Diagnostics out;
  for (const auto& [name, labels] : services_) {
    if (labels.size() < 2 && labels.begin()->first == name) continue;
    out.push_back({base::Severity::Note,
                   {*labels.begin()->second.begin()},
                   fmt::format("'{}' is written as {}; read as one", name, forms_of(labels)),
                   kRemedy});
  }
  const std::pair<const std::string, Labels>* first = nullptr;
  std::size_t several = 0;
  for (const auto& board : boards_) {
    if (board.second.size() < 2) continue;
    if (++several == 1) first = &board;
  }
  if (first != nullptr)
    out.push_back({base::Severity::Note,
                   {*first->second.begin()->second.begin()},
                   fmt::format("{} boards are written in several ways, such as '{}': {}; read as one each", several,
                               first->first, forms_of(first->second)),
                   kRemedy});
  return out;
}

}  // namespace cadre::waits
