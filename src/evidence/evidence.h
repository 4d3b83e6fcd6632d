#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/month.h"
#include "base/table.h"

namespace cadre::evidence {

/// How strong an item is, strongest first.
inline constexpr std::string_view kStrengths[] = {"review", "evaluation", "described", "guidance", "policy"};

/// One item of the library.
struct Item {
  std::string id, kind, title, setting;
  std::vector<std::string> professions;  ///< codes; empty = any
  std::string enabler;                   ///< code of the HEE Star, our assignment
  std::string place, theme;
  std::size_t strength = 0;  ///< place in kStrengths
  base::Month date;          ///< unknown when not given; January where only a year is given
  std::string date_text, mark, source;
};

/// Adds the items of a file (docs/formats/evidence.md). Throws base::InputError with every fault; an id that stands in
/// `items` already is one.
void read_items(std::string text, const std::string& name, bool own, std::vector<Item>& items);

/// What is looked for; empty = anything.
struct Query {
  std::vector<std::string> words;
  std::string setting, profession, enabler, strength;
  base::Month since;
};

struct Found {
  std::size_t item = 0;
  double score = 0;
};

/// Items in which every word stands (as a word's beginning, letters and digits, case aside) in title, setting, theme,
/// kind, place or source, best first. Score: sum over words of log(1 + items / items with the word), doubled in the
/// title; equal scores by strength, then date, newest first, then id. Filters: setting = part of its words, the others
/// exact; an item without professions fits each. A query without words finds all that fits.
std::vector<Found> search(const std::vector<Item>& items, const Query& query);

const base::TableSpec& evidence_spec();
base::Table evidence_table(const std::vector<Item>& items, const std::vector<Found>& found);

/// A parameter of a plan or model and what it rests on.
struct Resting {
  std::string from, parameter, evidence, mark;  ///< evidence: id or ""
};
/// evidence_links: a row for each parameter: linked, stale (older than `stale_years` at `today`), unknown (no such
/// item) or none; what is published or from the plan needs no item.
const base::TableSpec& links_spec();
base::Table links_table(const std::vector<Item>& items, const std::vector<Resting>& parameters, base::Month today,
                        int stale_years = 7);

/// Ideas of a consultation round, `idea,theme,votes` and, where wanted, `project`; most votes first.
struct Idea {
  std::string idea, theme, project;
  int votes = 0;
};
std::vector<Idea> read_ideas(std::string text, const std::string& name);

}  // namespace cadre::evidence
