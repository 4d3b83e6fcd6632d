#include "plan_file/section_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/toml_text.h"
#include "plan_file/nearest.h"
#include "plan_file/section_document.h"
#include "plan_file/value_reader.h"

namespace cadre::plan_file {
namespace {

/// toml++ says what broke the grammar; the commonest slips are said in plainer words.
base::Diagnostic syntax_error(const toml::parse_error& error, const std::string& name) {
  const std::string description(error.description());
  const toml::source_position& begin = error.source().begin;
  base::Diagnostic diagnostic{base::Severity::Error, {name, begin.line, begin.column}, {}, {}};
  const auto redefined = description.find("cannot redefine existing ");
  if (redefined != std::string::npos) {
    const auto open = description.find('\'', redefined);
    const auto close = description.find('\'', open + 1);
    const std::string key = close == std::string::npos ? "" : description.substr(open, close - open + 1) + " ";
    diagnostic.message = fmt::format("{}stands twice", key);
    diagnostic.remedy = "Keep one of the two; a section that may repeat is written [[section]]";
  } else {
    diagnostic.message = fmt::format("not valid TOML: {}", description);
    diagnostic.remedy = "Mend this place first; the rest of the file could not be read. Text stands in \"quotes\"";
  }
  return diagnostic;
}

std::vector<std::string_view> keys_of(const std::vector<OptionSpec>& specs) {
  std::vector<std::string_view> keys;
  keys.reserve(specs.size());
  for (const OptionSpec& spec : specs) keys.push_back(spec.key);
  return keys;
}

std::string_view shown(std::string_view word) { return word.substr(0, 60); }

/// Reads one `[section]` or one element of `[[section]]`.
struct ElementReader {
  std::string_view section;
  const std::vector<OptionSpec>& specs;
  const SectionDocument& document;
  base::Diagnostics& diagnostics;
  SectionSpots spots;
  OptionValues values;

  void read(const toml::table& table) {
    spots.whole = document.spot(table);
    const std::vector<std::string_view> keys = keys_of(specs);
    for (const auto& [key, node] : table) {
      const base::SourceSpot where = document.key_spot(key, node);
      const auto at = std::find(keys.begin(), keys.end(), key.str());
      if (at == keys.end()) {
        unknown_key(key.str(), where, keys);
        continue;
      }
      const auto position = static_cast<std::size_t>(at - keys.begin());
      spots.keys.emplace_back(specs[position].key, where);
      if (std::optional<OptionValue> value = read_value(specs[position], node, document, diagnostics))
        values.emplace_back(position, std::move(*value));
    }
    for (const OptionSpec& spec : specs)
      if (spec.required && !table.contains(spec.key)) missing_key(spec);
  }

  void unknown_key(std::string_view key, const base::SourceSpot& where, const std::vector<std::string_view>& keys) {
    const Nearest nearest = nearest_of(key, keys);
    std::string remedy = nearest.close ? fmt::format("Did you mean '{}'?", nearest.word)
                                       : fmt::format("The nearest known key is '{}'; this section knows {}",
                                                     nearest.word, fmt::join(keys, ", "));
    diagnostics.push_back({base::Severity::Error, where, fmt::format("unknown key '{}' in [{}]", shown(key), section),
                           std::move(remedy)});
  }

  void missing_key(const OptionSpec& spec) {
    const auto blank = document.blank.find(fmt::format("{}.{}", section, spec.key));
    diagnostics.push_back(
        {base::Severity::Error, blank == document.blank.end() ? spots.whole : blank->second,
         fmt::format("[{}] has no '{}'", section, spec.key),
         fmt::format("Add {} = {}, {}", spec.key, spec.example.empty() ? "\"…\"" : spec.example, spec.meaning)});
  }
};

}  // namespace

const base::SourceSpot& SectionSpots::of(std::string_view key) const {
  for (const auto& [name, spot] : keys)
    if (name == key) return spot;
  return whole;
}

SectionReader::SectionReader(std::string_view text, std::string name) : document_(std::make_unique<SectionDocument>()) {
  document_->file = std::move(name);
  try {
    base::check_toml_text(text, document_->file);  // toml++ 3.3 must not see letters outside quotes
    document_->root = toml::parse(text, document_->file);
  } catch (const toml::parse_error& error) {
    throw base::InputError(syntax_error(error, document_->file));
  }
}

SectionReader::SectionReader(std::unique_ptr<SectionDocument> document)
    : document_(std::move(document)), diagnostics_(std::move(document_->faults)) {}

SectionReader::~SectionReader() = default;

void SectionReader::error(base::SourceSpot where, std::string message, std::string remedy) {
  diagnostics_.push_back({base::Severity::Error, std::move(where), std::move(message), std::move(remedy)});
}

void SectionReader::read_elements(std::string_view section, bool repeated, const std::vector<OptionSpec>& specs,
                                  const std::function<void(SectionSpots, OptionValues)>& take) {
  document_->known_sections.emplace_back(section);
  const auto read_one = [&](const toml::table& table) {
    ElementReader element{section, specs, *document_, diagnostics_, {}, {}};
    element.read(table);
    take(std::move(element.spots), std::move(element.values));
  };
  const toml::node* node = document_->root.get(section);
  if (node == nullptr) {
    const bool needed =
        !repeated && std::any_of(specs.begin(), specs.end(), [](const OptionSpec& s) { return s.required; });
    if (needed)
      error({document_->file, 0, 0}, fmt::format("there is no [{}] section", section),
            fmt::format("Add a line [{}]", section));
    return;
  }
  const toml::array* rows = node->as_array();
  const toml::table* table = node->as_table();
  if (repeated && rows != nullptr && rows->is_array_of_tables()) {
    for (const toml::node& row : *rows) read_one(*row.as_table());
  } else if (!repeated && table != nullptr) {
    read_one(*table);
  } else if (repeated) {
    error(document_->spot(*node), fmt::format("'{}' is a section that may stand several times", section),
          fmt::format("Write [[{}]] with two brackets on each side", section));
  } else {
    error(document_->spot(*node), fmt::format("'{}' is a section that stands once", section),
          fmt::format("Write [{}] with one bracket on each side", section));
  }
}

void SectionReader::report_unknown_sections() {
  const std::vector<std::string_view> known(document_->known_sections.begin(), document_->known_sections.end());
  for (const auto& [key, node] : document_->root) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    const bool section = node.is_table() || node.is_array_of_tables();
    const Nearest nearest = nearest_of(key.str(), known);
    std::string message = section ? fmt::format("unknown section [{}]", shown(key.str()))
                                  : fmt::format("'{}' stands outside every section", shown(key.str()));
    std::string remedy = nearest.close && section
                             ? fmt::format("Did you mean '{}'?", nearest.word)
                             : fmt::format("The {} is [{}]; a plan knows {}",
                                           section ? "nearest known section" : "section nearest in name", nearest.word,
                                           fmt::join(known, ", "));
    error(document_->key_spot(key, node), std::move(message), std::move(remedy));
  }
}

base::Diagnostics SectionReader::take_diagnostics() {
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.where.sheet, a.where.line, a.where.column) <
           std::tie(b.where.sheet, b.where.line, b.where.column);
  });
  return std::move(diagnostics_);
}

}  // namespace cadre::plan_file
