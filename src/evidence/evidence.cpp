#include "evidence/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cadre::evidence {
namespace {

using base::ColumnKind;

constexpr base::ColumnSpec kColumns[] = {
    {"id", ColumnKind::Code, "", "Id of the item; parameters name it."},
    {"kind", ColumnKind::Code, "", "Case study, evaluation, framework …"},
    {"title", ColumnKind::Text, "", "What it says, in our words."},
    {"setting", ColumnKind::Code, "", "Where it was."},
    {"professions", ColumnKind::Code, "", "Codes, apart by ;. Missing = any."},
    {"enabler", ColumnKind::Code, "", "Enabler of the HEE Star, our assignment."},
    {"place", ColumnKind::Text, "", "Trust or town."},
    {"theme", ColumnKind::Code, "", "What it is about."},
    {"strength", ColumnKind::Code, "", "review, evaluation, described, guidance or policy."},
    {"date", ColumnKind::Code, "", "When it was published."},
    {"mark", ColumnKind::Code, "", "How far it may be trusted."},
    {"source", ColumnKind::Text, "", "Where it stands."},
    {"score", ColumnKind::Decimal, "", "How well it fits the words; 0 without any."},
};
constexpr base::TableSpec kSpec = {"evidence", "evidence", true, "Items of the evidence library.", kColumns};

constexpr base::ColumnSpec kLinks[] = {
    {"from", ColumnKind::Code, "", "Plan or model that has the parameter."},
    {"parameter", ColumnKind::Code, "", "Id of the parameter."},
    {"evidence", ColumnKind::Code, "", "Item that it names; missing = none."},
    {"state", ColumnKind::Code, "", "linked, stale, unknown or none."},
    {"mark", ColumnKind::Code, "", "Mark of the parameter."},
    {"title", ColumnKind::Text, "", "What the item says."},
};
constexpr base::TableSpec kLinksSpec = {"evidence_links", "evidence", true,
                                        "Parameters and the items that justify them.", kLinks};

/// Lower-case words of letters and digits; anything else parts them. Letters beyond ASCII stay as they are.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : text + ' ') {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80) {
      word += c;
    } else if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

bool starts_any(const std::vector<std::string>& words, const std::string& beginning) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return w.starts_with(beginning); });
}

bool holds_part(const std::string& text, const std::string& part) {
  const std::string in = fmt::format("{}", fmt::join(words_of(text), " "));
  return in.find(fmt::format("{}", fmt::join(words_of(part), " "))) != std::string::npos;
}

bool fits(const Item& item, const Query& query) {
  const auto profession = [&] {
    return item.professions.empty() ||
           std::find(item.professions.begin(), item.professions.end(), query.profession) != item.professions.end();
  };
  return (query.setting.empty() || holds_part(item.setting, query.setting)) &&
         (query.profession.empty() || profession()) && (query.enabler.empty() || item.enabler == query.enabler) &&
         (query.strength.empty() || kStrengths[item.strength] == query.strength) &&
         (!query.since.known() || item.date >= query.since);
}

/// What is looked through of an item.
struct Words {
  std::vector<std::string> title, all;
};

}  // namespace

std::vector<Found> search(const std::vector<Item>& items, const Query& query) {
  std::vector<std::string> wanted;
  for (const std::string& text : query.words)
    for (std::string& word : words_of(text)) wanted.push_back(std::move(word));
  std::vector<Words> words;
  for (const Item& item : items)
    words.push_back({words_of(item.title), words_of(fmt::format("{} {} {} {} {} {}", item.title, item.setting,
                                                                item.theme, item.kind, item.place, item.source))});
  std::vector<double> weight;
  for (const std::string& word : wanted) {
    const auto with =
        std::count_if(words.begin(), words.end(), [&](const Words& w) { return starts_any(w.all, word); });
    weight.push_back(
        std::log1p(static_cast<double>(items.size()) / static_cast<double>(std::max<std::ptrdiff_t>(1, with))));
  }
  std::vector<Found> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!fits(items[i], query)) continue;
    Found found{i, 0};
    bool all = true;
    for (std::size_t w = 0; w < wanted.size() && all; ++w) {
      all = starts_any(words[i].all, wanted[w]);
      found.score += weight[w] * (starts_any(words[i].title, wanted[w]) ? 2 : 1);
    }
    if (all) out.push_back(found);
  }
  std::sort(out.begin(), out.end(), [&](const Found& a, const Found& b) {
    const Item &x = items[a.item], &y = items[b.item];
    if (a.score != b.score) return a.score > b.score;
    if (x.strength != y.strength) return x.strength < y.strength;
    if (x.date != y.date) return x.date > y.date;
    return x.id < y.id;
  });
  return out;
}

const base::TableSpec& evidence_spec() { return kSpec; }

base::Table evidence_table(const std::vector<Item>& items, const std::vector<Found>& found) {
  base::Table table(kSpec);
  for (const Found& hit : found) {
    const Item& item = items[hit.item];
    table.text(item.id).text(item.kind).text(item.title).text(item.setting);
    table.text(fmt::format("{}", fmt::join(item.professions, ";")))
        .text(item.enabler)
        .text(item.place)
        .text(item.theme);
    table.text(kStrengths[item.strength]).text(item.date_text).text(item.mark).text(item.source);
    table.decimal(std::round(hit.score * 1e6) / 1e6).end_row();
  }
  return table;
}

const base::TableSpec& links_spec() { return kLinksSpec; }

base::Table links_table(const std::vector<Item>& items, const std::vector<Resting>& parameters, base::Month today,
                        int stale_years) {
  base::Table table(kLinksSpec);
  for (const Resting& row : parameters) {
    const auto at = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == row.evidence; });
    std::string_view state = "linked";
    if (row.evidence.empty())
      state = "none";
    else if (at == items.end())
      state = "unknown";
    else if (at->date.known() && today.known() && today.ordinal() - at->date.ordinal() > 12 * stale_years)
      state = "stale";
    table.text(row.from).text(row.parameter).text(row.evidence).text(state).text(row.mark);
    table.text(at == items.end() ? "" : at->title).end_row();
  }
  return table;
}

}  // namespace cadre::evidence
