#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "evidence/evidence.h"
#include "intake/input_sheet.h"
#include "vocabulary/codes.h"

namespace cadre::evidence {
namespace {

constexpr std::string_view kEnablers[] = {"SUPPLY", "UPSKILLING", "NEW_ROLES", "NEW_WAYS", "LEADERSHIP"};

std::vector<std::string> professions_of(intake::InputSheet& sheet) {
  std::vector<std::string> out;
  const std::string& cell = sheet.text("professions");
  const auto known = vocabulary::profession_codes();
  for (std::size_t first = 0; first < cell.size();) {
    const std::size_t end = std::min(cell.find(';', first), cell.size());
    const std::string code = cell.substr(first, end - first);
    if (std::find(known.begin(), known.end(), code) == known.end() || code.empty())
      sheet.fault("professions", fmt::format("'{}' is no profession", code.substr(0, 40)),
                  "Write codes such as OT;PT, or leave it empty");
    out.push_back(code);
    first = end + 1;
  }
  return out;
}

base::Month date_of(intake::InputSheet& sheet) {
  const std::string& cell = sheet.text("date");
  const bool year =
      cell.size() == 4 && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (year) return {std::stoi(cell), 1};
  return sheet.month("date");
}

}  // namespace

void read_items(std::string text, const std::string& name, bool own, std::vector<Item>& items) {
  static constexpr intake::InputColumn kInput[] = {{"id"},
                                                   {"kind"},
                                                   {"title"},
                                                   {"setting", false},
                                                   {"professions", false},
                                                   {"enabler", false},
                                                   {"place", false},
                                                   {"theme", false},
                                                   {"strength"},
                                                   {"date", false},
                                                   {"mark"},
                                                   {"source"}};
  intake::InputSheet sheet(std::move(text), name, kInput, own);
  std::set<std::string> ids;
  for (const Item& item : items) ids.insert(item.id);
  while (sheet.next()) {
    Item item;
    item.id = sheet.name("id");
    if (!ids.insert(item.id).second) sheet.fault("id", "another item has this id", "Give each its own");
    item.kind = sheet.name("kind");
    item.title = sheet.name("title");
    item.setting = sheet.text("setting");
    item.professions = professions_of(sheet);
    if (!sheet.blank("enabler")) item.enabler = kEnablers[sheet.choice("enabler", kEnablers)];
    item.place = sheet.text("place");
    item.theme = sheet.text("theme");
    item.strength = sheet.choice("strength", kStrengths);
    item.date = date_of(sheet);
    item.date_text = sheet.text("date");
    item.mark = plan_file::kMarks[sheet.choice("mark", plan_file::kMarks)];
    item.source = sheet.name("source");
    items.push_back(std::move(item));
  }
  sheet.finish();
}

std::vector<Idea> read_ideas(std::string text, const std::string& name) {
  static constexpr intake::InputColumn kInput[] = {{"idea"}, {"theme"}, {"votes"}, {"project", false}};
  intake::InputSheet sheet(std::move(text), name, kInput, true);
  std::vector<Idea> out;
  while (sheet.next())
    out.push_back(
        {sheet.name("idea"), sheet.text("theme"), sheet.text("project"), sheet.whole("votes", 0, 10'000'000)});
  sheet.finish();
  std::stable_sort(out.begin(), out.end(), [](const Idea& a, const Idea& b) { return a.votes > b.votes; });
  return out;
}

}  // namespace cadre::evidence
