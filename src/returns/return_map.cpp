#include "returns/return_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "plan_file/nearest.h"
#include "plan_file/section_reader.h"
#include "vocabulary/codes.h"

namespace cadre::returns {
namespace {

using plan_file::option;

struct MeasureName {
  std::string_view code, unit;
};
constexpr std::array<MeasureName, kMeasures> kNames = {
    MeasureName{"establishment", "FTE"}, MeasureName{"substantive", "FTE"}, MeasureName{"bank", "FTE"},
    MeasureName{"agency", "FTE"},        MeasureName{"total", "FTE"},       MeasureName{"agency_share", "%"},
    MeasureName{"vacancy", "FTE"},       MeasureName{"sickness_rate", "%"}, MeasureName{"turnover", "%"}};
constexpr std::array<std::string_view, kMeasures> kMeasureCodes = {
    "establishment", "substantive", "bank", "agency", "total", "agency_share", "vacancy", "sickness_rate", "turnover"};
constexpr std::array<std::string_view, 3> kGroups = {"all", "registered", "support"};
constexpr std::array<std::string_view, 2> kPer = {"plan", "employer"};

void check_codes(const std::vector<std::string>& codes, std::span<const std::string_view> known, const char* what,
                 const base::SourceSpot& spot, plan_file::SectionReader& reader) {
  for (const std::string& code : codes) {
    if (!code.empty() && std::find(known.begin(), known.end(), code) != known.end()) continue;
    const plan_file::Nearest nearest = plan_file::nearest_of(code, known);
    reader.error(spot, fmt::format("'{}' is no {}", code.substr(0, 40), what),
                 nearest.close ? fmt::format("Did you mean '{}'?", nearest.word)
                               : fmt::format("Write one of {}", fmt::join(known, ", ")));
  }
}

std::vector<std::string_view> named_professions() {
  std::vector<std::string_view> codes;
  for (const std::string_view code : vocabulary::profession_codes()) {
    const auto profession = vocabulary::profession_of(code);
    if (profession != vocabulary::Profession::None && profession != vocabulary::Profession::Unclear)
      codes.push_back(code);
  }
  return codes;
}

void check_rows(const ReturnMap& map, const std::vector<plan_file::SectionSpots>& spots,
                plan_file::SectionReader& reader) {
  std::vector<std::string_view> blocks;
  for (const ReturnBlock& block : map.blocks) {
    if (std::find(blocks.begin(), blocks.end(), block.id) != blocks.end())
      reader.error(block.spot, fmt::format("a second [[block]] is named '{}'", block.id), "Give each its own id");
    blocks.push_back(block.id);
    const bool used =
        std::any_of(map.rows.begin(), map.rows.end(), [&](const ReturnRow& row) { return row.block == block.id; });
    if (!used && !block.id.empty())
      reader.error(block.spot, fmt::format("no [[row]] stands in block '{}'", block.id),
                   "Add its rows, or take it out");
  }
  const std::vector<std::string_view> professions = named_professions();
  for (std::size_t i = 0; i < map.rows.size(); ++i) {
    const ReturnRow& row = map.rows[i];
    if (!row.block.empty() && std::find(blocks.begin(), blocks.end(), row.block) == blocks.end()) {
      const plan_file::Nearest nearest = plan_file::nearest_of(row.block, blocks);
      reader.error(spots[i].of("block"), fmt::format("there is no [[block]] '{}'", row.block.substr(0, 40)),
                   nearest.close ? fmt::format("Did you mean '{}'?", nearest.word) : "Add a [[block]] with this id");
    }
    check_codes(row.profession, professions, "profession", spots[i].of("profession"), reader);
    check_codes(row.role_level, vocabulary::role_level_codes().subspan(1), "role level", spots[i].of("role_level"),
                reader);
    check_codes(row.band, vocabulary::band_codes().subspan(1), "band", spots[i].of("band"), reader);
  }
  if (map.blocks.empty())
    reader.report({base::Severity::Error, {}, "there is no [[block]]", "Add one with an id and a title"});
}

}  // namespace

std::string_view code_of(Measure measure) { return kNames[static_cast<std::size_t>(measure)].code; }
std::string_view unit_of(Measure measure) { return kNames[static_cast<std::size_t>(measure)].unit; }

const plan_file::OptionTable<ReturnHead>& return_head_table() {
  static const plan_file::OptionTable<ReturnHead> table{
      "return",
      false,
      "What the template is, and how its months are numbered.",
      {
          option<&ReturnHead::title>("title", "name of the return").required().example("\"Provider workforce return\""),
          option<&ReturnHead::official>("official",
                                        "whether rows and order are those of the collecting body's own template; "
                                        "otherwise every output says that they are not"),
          option<&ReturnHead::note>("note", "shown above the blocks"),
          option<&ReturnHead::source>("source", "where rows and order come from")
              .required()
              .example("\"Template of March 2025\""),
          option<&ReturnHead::per>("per", "one set of rows for the whole plan, or for each employer").choices(kPer),
          option<&ReturnHead::first_month>("first_month", "calendar month that the template calls month 1; 4 = April")
              .range(1, 12),
          option<&ReturnHead::months>("months", "months of the template").unit("months").range(1, 24),
      }};
  return table;
}

const plan_file::OptionTable<ReturnBlock>& return_block_table() {
  static const plan_file::OptionTable<ReturnBlock> table{
      "block",
      true,
      "A part of the template that is pasted in one piece; a sheet of the workbook.",
      {
          option<&ReturnBlock::id>("id", "name that rows refer to").required().example("\"wte\""),
          option<&ReturnBlock::title>("title", "heading of the block").required().example("\"WTE by profession\""),
      }};
  return table;
}

const plan_file::OptionTable<ReturnRow>& return_row_table() {
  static const plan_file::OptionTable<ReturnRow> table{
      "row",
      true,
      "A row of the template, in its order: what it is called, what it measures and whom it selects.",
      {
          option<&ReturnRow::block>("block", "block it stands in").required().example("\"wte\""),
          option<&ReturnRow::label>("label", "words of the template").required().example("\"Physiotherapy\""),
          option<&ReturnRow::contract>("contract",
                                       "kind of contract in the template's words, where it has that column"),
          option<&ReturnRow::measure>("measure", "what it reports").choices(kMeasureCodes),
          option<&ReturnRow::group>("group", "registered staff, support staff with assistant practitioners, or all")
              .choices(kGroups),
          option<&ReturnRow::profession>("profession", "codes of professions; none = all").example("[\"PT\"]"),
          option<&ReturnRow::role_level>("role_level", "codes of role levels; none = all").example("[\"advanced\"]"),
          option<&ReturnRow::band>("band", "codes of bands; none = all").example("[\"6\", \"7\"]"),
          option<&ReturnRow::total>("total", "repeats what other rows hold, and is not added up"),
      }};
  return table;
}

ReturnMap parse_return_map(std::string_view text, const std::string& name) {
  plan_file::SectionReader reader(text, name);
  ReturnMap map;
  reader.read(return_head_table(), map.head);
  for (auto& [block, spots] : reader.read_all(return_block_table())) {
    block.spot = spots.whole;
    map.blocks.push_back(std::move(block));
  }
  std::vector<plan_file::SectionSpots> row_spots;
  for (auto& [row, spots] : reader.read_all(return_row_table())) {
    row.spot = spots.whole;
    map.rows.push_back(std::move(row));
    row_spots.push_back(std::move(spots));
  }
  reader.report_unknown_sections();
  check_rows(map, row_spots, reader);
  base::Diagnostics faults = reader.take_diagnostics();
  for (base::Diagnostic& fault : faults)
    if (fault.where.file.empty()) fault.where.file = name;
  if (base::any_error(faults)) throw base::InputError(std::move(faults));
  return map;
}

ReturnMap read_return_map(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file || text.str().empty())
    throw base::InputError({base::Severity::Error,
                            {path, 0, 0},
                            "is no template of a return",
                            "Name a file like reference/returns/operational_plan.toml"});
  return parse_return_map(text.str(), path);
}

}  // namespace cadre::returns
