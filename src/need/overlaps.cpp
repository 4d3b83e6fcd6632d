#include "need/overlaps.h"

#include <algorithm>
#include <optional>

#include "need/check_needs.h"

namespace cadre::need {
namespace {

using Words = std::vector<std::string>;

/// What two lists share; an empty list means anything. Nothing when they do not meet.
std::optional<Words> meeting(const Words& a, const Words& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  Words out;
  for (const std::string& word : a)
    if (std::find(b.begin(), b.end(), word) != b.end()) out.push_back(word);
  if (out.empty()) return std::nullopt;
  return out;
}

/// Competencies of a line; empty = all, since a line that is not split may hold any.
Words competencies_of(const NeedLine& line, const Inputs& inputs) {
  Words out;
  for (const ShareRow* share : shares_of(inputs, line.id)) {
    if (share->competency == "all") return {};
    out.push_back(share->competency);
  }
  if (out.empty() && line.competency != "all") out.push_back(line.competency);
  return out;
}

bool may_be_one_service(const NeedLine& a, const NeedLine& b) {
  return a.service.empty() || b.service.empty() || a.service == b.service;
}

}  // namespace

std::vector<Overlap> overlaps_of(const std::vector<LineHours>& lines, const Inputs& inputs) {
  std::vector<Overlap> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const NeedLine& a = *lines[i].line;
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      const NeedLine& b = *lines[j].line;
      if (a.setting != b.setting || a.function != b.function || !may_be_one_service(a, b)) continue;
      if (!a.place.empty() && !b.place.empty() && a.place != b.place) continue;
      if (!meeting(a.role_levels, b.role_levels)) continue;
      const std::optional<Words> professions = meeting(a.professions, b.professions);
      const std::optional<Words> competencies = meeting(competencies_of(a, inputs), competencies_of(b, inputs));
      if (professions && competencies)
        out.push_back({&lines[i], &lines[j], a.place.empty() ? b.place : a.place, *professions, *competencies});
    }
  }
  return out;
}

}  // namespace cadre::need
